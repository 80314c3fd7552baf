import { expect, it } from 'vitest'
import { dayNumber, dayOf, dutchDay, momentAt, weekday } from './calendar.ts'

it('counts days to and fro over leap years', () => {
  for (let number = dayNumber('1899-12-28'); number < dayNumber('2101-01-05'); number += 1) {
    expect(dayOf(number)).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10))
  }
  expect(dayOf(dayNumber('2024-02-29') + 1)).toBe('2024-03-01')
})

it.each([
  ['2026-11-21', 6],
  ['2026-11-22', 7],
  ['2026-11-23', 1],
])('%s is day %i of the week', (day, expected) => {
  expect(weekday(dayNumber(day))).toBe(expected)
})

it.each([
  ['in winter', '2026-01-15', '2026-01-15T19:15:00.000Z'],
  ['in summer', '2026-07-15', '2026-07-15T18:15:00.000Z'],
  ['on the Sunday that summer time begins', '2026-03-29', '2026-03-29T18:15:00.000Z'],
  ['on the Sunday that it ends', '2026-10-25', '2026-10-25T19:15:00.000Z'],
])('shows a quarter past eight in the evening %s', (_when, day, expected) => {
  expect(momentAt(dayNumber(day), 20 * 60 + 15)).toBe(expected)
})

it('writes a day as Dutch systems do', () => {
  expect(dutchDay('2026-03-01')).toBe('01-03-2026')
})
