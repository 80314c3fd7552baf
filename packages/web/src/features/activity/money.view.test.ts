import { expect, test } from 'vitest'
import { amountText, centsOf } from './money.view.ts'

test.each([
  ['12,50', 1250],
  ['12.5', 1250],
  ['€ 1.250', 125_000],
  ['1.250,75', 125_075],
  ['7', 700],
  ['0,07', 7],
  ['1234567,89', 123_456_789],
  ['', null],
  ['twaalf', null],
  ['1,234,567', null],
  ['-5', null],
])('%s is %s cents', (text, cents) => {
  expect(centsOf(text)).toBe(cents)
})

test.each([0, 7, 1250, 125_075])('%i cents come back as they were', (cents) => {
  expect(centsOf(amountText(cents))).toBe(cents)
})
