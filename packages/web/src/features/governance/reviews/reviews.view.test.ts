import { expect, test } from 'vitest'
import { addressLine, doneOf, outcomeOfKey, progressOf } from './reviews.view.ts'

const figures = { total: 10, right: 4, corrected: 1, ended: 1, skipped: 0, left: 3, gone: 1 }

test('what is gone is no work', () => {
  expect(doneOf(figures)).toEqual({ done: 6, total: 9 })
  expect(progressOf(figures)).toBeCloseTo(6 / 9)
  expect(progressOf({ ...figures, total: 1, gone: 1, left: 0 })).toBe(1)
})

test.each([
  ['k', 'right'],
  ['V', 'corrected'],
  ['n', 'ended'],
  ['o', 'skipped'],
  ['Enter', null],
  ['x', null],
])('the key %s means %s', (key, outcome) => {
  expect(outcomeOfKey(key)).toBe(outcome)
})

test.each([
  { street: 'Kerkstraat 1', postcode: '1234 AB', place: 'Testdam', line: 'Kerkstraat 1, 1234 AB Testdam' },
  { street: null, postcode: null, place: 'Testdam', line: 'Testdam' },
  { street: null, postcode: null, place: null, line: null },
])('an address is said as "$line"', ({ line, ...address }) => {
  expect(addressLine(address)).toBe(line)
})
