import type { QualityFigure } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { grouped, missingOf, partOf, partsOfScore, trendPath } from './quality.view.ts'

const figure = (field: string, good: number | null, measured: number | null, isCounted = true): QualityFigure => ({
  dimension: 'completeness',
  field,
  good,
  measured,
  isCounted,
  gap: null,
})

test.each([
  { what: 'not measured', figure: figure('x', null, null), missing: null, part: null },
  { what: 'nothing to judge', figure: figure('x', 0, 0), missing: 0, part: null },
  { what: 'all good', figure: figure('x', 5, 5), missing: 0, part: 1 },
  { what: 'none good', figure: figure('x', 0, 5), missing: 5, part: 0 },
])('$what: $missing missing, $part good', ({ figure: one, missing, part }) => {
  expect([missingOf(one), partOf(one)]).toEqual([missing, part])
})

test('what counts comes first, and of that what lacks most', () => {
  const list = [figure('website', 0, 100, false), figure('emails', 90, 100), figure('addresses', 50, 100)]
  expect(grouped(list, 'completeness').map((one) => one.field)).toEqual(['addresses', 'emails', 'website'])
  expect(grouped(list, 'validity')).toEqual([])
})

test('the score is explained by what was measured', () => {
  const dimensions = [
    { dimension: 'completeness' as const, score: 0.5 },
    { dimension: 'bounced' as const, score: null },
  ]
  expect(partsOfScore({ dimensions })).toEqual(['completeness'])
})

test('the course is drawn by day, on a scale of nothing to everything', () => {
  const trend = [
    { day: '2026-03-01', score: 0.5 },
    { day: '2026-03-02', score: null },
    { day: '2026-03-03', score: 1 },
    { day: '2026-03-05', score: 0 },
  ]
  expect(trendPath(trend, 100, 10)).toBe('M0.0 5.0 L50.0 0.0 L100.0 10.0')
  expect(trendPath(trend.slice(0, 1), 100, 10)).toBe('')
  expect(trendPath([], 100, 10)).toBe('')
})
