import type { MatchSettings } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { buildHistogram, curveOf, effectOf, expectedOf, type JudgedPair } from './histogram.rules.ts'
import { areCrossed, DEFAULT_SETTINGS, thresholdsFor } from './thresholds.rules.ts'

const pair = (score: number, probability: number, more: Partial<JudgedPair> = {}): JudgedPair => ({
  score,
  probability,
  sourceIds: ['tickets', 'members'],
  typeIds: ['borrower'],
  ...more,
})
const settings = (auto: number, suggest: number, more: Partial<MatchSettings> = {}): MatchSettings => ({
  isAutomatic: true,
  thresholds: { auto, suggest },
  exceptions: [],
  ...more,
})
const pairs = [pair(10, 1), pair(8, 0.9), pair(8, 0.9), pair(2, 0.5), pair(-3, 0.1), pair(-9, 0)]
const histogram = buildHistogram(pairs)

test.each([
  { what: 'strict', wanted: settings(9, 0), effect: { merges: 1, questions: 3, expectedWrong: 0 } },
  { what: 'usual', wanted: settings(8, 0), effect: { merges: 3, questions: 1, expectedWrong: 0.2 } },
  { what: 'loose', wanted: settings(2, -4), effect: { merges: 4, questions: 1, expectedWrong: 0.7 } },
  {
    what: 'never merging by itself',
    wanted: settings(8, 0, { isAutomatic: false }),
    effect: { merges: 0, questions: 4, expectedWrong: 0 },
  },
  { what: 'out of reach', wanted: settings(60, 50), effect: { merges: 0, questions: 0, expectedWrong: 0 } },
])('$what settings would have made $effect of the run', ({ wanted, effect }) => {
  expect(effectOf(histogram, wanted)).toEqual(effect)
})

test('a pair in which nothing is about the person is asked about whatever its score', () => {
  const family = buildHistogram([pair(20, 0.99, { mayMerge: false }), pair(20, 0.99)])
  expect(effectOf(family, settings(7, -4))).toMatchObject({ merges: 1, questions: 1 })
})

test('exceptions hold for the pairs that they are about', () => {
  const mixed = buildHistogram([pair(8, 0.9), pair(8, 0.9, { sourceIds: ['newsletter', 'members'] })])
  const strict = { sourceId: 'newsletter', typeId: null, thresholds: { auto: 12, suggest: 9 } }
  expect(effectOf(mixed, settings(7, -4, { exceptions: [strict] }))).toEqual({
    merges: 1,
    questions: 0,
    expectedWrong: 0.1,
  })
})

test('the curve says from every score on how many pairs there are and how many of them are expected to be one', () => {
  expect(curveOf(buildHistogram([pair(10, 1), pair(8.2, 0.9), pair(8.4, 0.7)]))).toEqual([
    { score: 8, pairs: 3, precision: expect.closeTo(0.8667, 3) },
    { score: 10, pairs: 1, precision: 1 },
  ])
})

test('the expected precision is of what is merged, and of what is asked; of nothing nothing is expected', () => {
  expect(expectedOf(histogram, settings(8, 0))).toEqual({ auto: expect.closeTo(0.9333, 3), suggest: 0.5 })
  expect(expectedOf(buildHistogram([]), settings(8, 0))).toEqual({ auto: null, suggest: null })
})

test('the order in which pairs are found makes no difference, and what is kept is small', () => {
  const many = Array.from({ length: 5000 }, (_, index) => pair((index % 100) / 2 - 10, (index % 100) / 100))
  const one = JSON.stringify(buildHistogram(many))
  expect(JSON.stringify(buildHistogram(many.toReversed()))).toBe(one)
  expect(one.length).toBeLessThan(5000)
})

test('a score outside what can be set is counted at the edge', () => {
  expect(effectOf(buildHistogram([pair(200, 1), pair(-200, 0)]), settings(60, -20))).toMatchObject({
    merges: 1,
    questions: 1,
  })
})

const general = { auto: 7, suggest: -4 }
const strict = { auto: 12, suggest: 2 }
const loose = { auto: 5, suggest: -8 }
test.each([
  { what: 'without exceptions the general limits hold', exceptions: [], limits: general },
  {
    what: 'one about another source does not count',
    exceptions: [{ sourceId: 'other', typeId: null, thresholds: strict }],
    limits: general,
  },
  {
    what: 'one about a source of the pair counts',
    exceptions: [{ sourceId: 'tickets', typeId: null, thresholds: strict }],
    limits: strict,
  },
  {
    what: 'one about a type of the pair counts',
    exceptions: [{ sourceId: null, typeId: 'borrower', thresholds: loose }],
    limits: loose,
  },
  {
    what: 'one about a source and a type counts when both are there',
    exceptions: [{ sourceId: 'tickets', typeId: 'sponsor', thresholds: strict }],
    limits: general,
  },
  {
    what: 'of several the strictest counts, limit by limit',
    exceptions: [
      { sourceId: 'tickets', typeId: null, thresholds: { auto: 9, suggest: 3 } },
      { sourceId: null, typeId: 'borrower', thresholds: strict },
      { sourceId: 'members', typeId: null, thresholds: loose },
    ],
    limits: { auto: 12, suggest: 3 },
  },
])('$what', ({ exceptions, limits }) => {
  expect(thresholdsFor({ thresholds: general, exceptions }, ['tickets', 'members'], ['borrower'])).toEqual(limits)
})

test.each([
  { what: 'those that hold everywhere', wanted: DEFAULT_SETTINGS, crossed: false },
  { what: 'equal limits', wanted: settings(4, 4), crossed: true },
  { what: 'asking above merging', wanted: settings(4, 5), crossed: true },
  {
    what: 'an exception that asks above merging',
    wanted: settings(7, -4, { exceptions: [{ sourceId: 'x', typeId: null, thresholds: { auto: 1, suggest: 2 } }] }),
    crossed: true,
  },
])('$what are crossed: $crossed', ({ wanted, crossed }) => {
  expect(areCrossed(wanted)).toBe(crossed)
})
