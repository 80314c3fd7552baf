import { describe, expect, test } from 'vitest'
import {
  inThousand,
  isSameSettings,
  pairsAt,
  placeOf,
  precisionAt,
  rangeOf,
  withException,
  withThreshold,
} from './settings.view.ts'

const curve = [
  { score: 4, pairs: 1000, precision: 0.6 },
  { score: 8, pairs: 700, precision: 0.9 },
  { score: 16, pairs: 500, precision: 0.998 },
]

describe('what may be expected from a threshold on', () => {
  test.each([
    { score: 0, precision: 0.6, pairs: 1000 },
    { score: 8, precision: 0.9, pairs: 700 },
    { score: 8.5, precision: 0.998, pairs: 500 },
    { score: 20, precision: null, pairs: 0 },
  ])('from $score: $precision of $pairs', ({ score, precision, pairs }) => {
    expect(precisionAt(curve, score)).toBe(precision)
    expect(pairsAt(curve, score)).toBe(pairs)
  })
})

test.each([
  { precision: 0.9982, good: 998 },
  { precision: 0.99996, good: 999 },
  { precision: 1, good: 1000 },
])('$precision is said as $good of 1000', ({ precision, good }) => {
  expect(inThousand(precision)).toBe(good)
})

describe('moving a threshold', () => {
  const thresholds = { auto: 16, suggest: 6 }
  test.each([
    { which: 'auto' as const, value: 20, becomes: { auto: 20, suggest: 6 } },
    { which: 'auto' as const, value: 4, becomes: { auto: 4, suggest: 4 } },
    { which: 'suggest' as const, value: 18, becomes: { auto: 18, suggest: 18 } },
  ])('$which to $value gives $becomes', ({ which, value, becomes }) => {
    expect(withThreshold(thresholds, which, value)).toEqual(becomes)
  })
})

test('the sliders span what was measured and both thresholds', () => {
  expect(rangeOf(curve, { auto: 18.5, suggest: 6 })).toEqual({ min: 4, max: 19 })
  expect(rangeOf([], { auto: 18, suggest: 6 })).toEqual({ min: 0, max: 30 })
})

test('a source has one exception: a new one takes its place', () => {
  const one = { sourceId: 's1', typeId: null, thresholds: { auto: 20, suggest: 10 } }
  const other = { ...one, sourceId: 's2' }
  const stricter = { ...one, thresholds: { auto: 30, suggest: 12 } }
  expect(withException([one, other], stricter)).toEqual([other, stricter])
})

test('settings are the same when nothing that is sent differs', () => {
  const settings = { isAutomatic: true, thresholds: { auto: 16, suggest: 6 }, exceptions: [] }
  expect(isSameSettings(settings, { ...settings, thresholds: { suggest: 6, auto: 16 } })).toBe(true)
  expect(isSameSettings(settings, { ...settings, isAutomatic: false })).toBe(false)
})

test('certain stands at the top of the picture, a low score at the left', () => {
  const { x, y } = placeOf({ min: 4, max: 16 }, { width: 120, height: 50 })
  expect([x(4), x(16), y(1), y(0)]).toEqual([0, 120, 0, 50])
})
