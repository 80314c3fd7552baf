import { expect, test } from 'vitest'
import { gapOf, scoreOf, scoreOfDomain } from './quality.rules.ts'

const figure = (dimension: string, field: string, good: number, measured: number) => ({
  dimension,
  field,
  good,
  measured,
})
const figures = [
  figure('completeness', 'emails', 50, 100),
  figure('completeness', 'addresses', 100, 100),
  figure('completeness', 'website', 0, 20),
  figure('validity', 'emails', 9, 10),
  figure('freshness', '', 0, 100),
  figure('conflicts', 'birthDate', 0, 0),
]

test.each([
  {
    what: 'of the expected fields together',
    dimension: 'completeness',
    expected: ['emails', 'addresses'],
    score: 0.75,
  },
  { what: 'of one expected field', dimension: 'completeness', expected: ['addresses'], score: 1 },
  { what: 'nothing when no field is expected', dimension: 'completeness', expected: [], score: null },
  { what: 'of values that are there', dimension: 'validity', expected: [], score: 0.9 },
  { what: 'zero when nothing is fresh', dimension: 'freshness', expected: [], score: 0 },
  { what: 'nothing when no two sources say anything', dimension: 'conflicts', expected: [], score: null },
  { what: 'nothing while it is not measured', dimension: 'bounced', expected: [], score: null },
] as const)('the score is $what', ({ dimension, expected, score }) => {
  expect(scoreOf(figures, dimension, expected)).toBe(score)
})

test('the score of a domain is the mean of what was measured; what was not is left out', () => {
  expect(scoreOfDomain([0.75, 0.9, 0, null, null])).toBeCloseTo(0.55)
  expect(scoreOfDomain([null, null])).toBeNull()
  expect(scoreOfDomain([1])).toBe(1)
})

test.each([
  ['completeness', 'emails', 'no-emails'],
  ['completeness', 'reachable', 'no-reachable'],
  ['validity', 'postcode', 'bad-postcode'],
  ['freshness', '', 'stale'],
  ['duplicates', '', null],
  ['conflicts', 'birthDate', null],
  ['completeness', 'something', null],
] as const)('behind %s of "%s" is the list %s', (dimension, field, gap) => {
  expect(gapOf({ dimension, field })).toBe(gap)
})
