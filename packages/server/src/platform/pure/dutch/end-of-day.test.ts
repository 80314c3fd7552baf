import { expect, test } from 'vitest'
import { lastMomentOfDutchDay } from './end-of-day.ts'

test.each([
  { what: 'a day in winter', day: '2026-01-15', ends: '2026-01-15T22:59:59.999Z' },
  { what: 'a day in summer', day: '2026-07-15', ends: '2026-07-15T21:59:59.999Z' },
  { what: 'the day on which summer time begins', day: '2026-03-29', ends: '2026-03-29T21:59:59.999Z' },
  { what: 'the day before it', day: '2026-03-28', ends: '2026-03-28T22:59:59.999Z' },
  { what: 'the day on which it ends', day: '2026-10-25', ends: '2026-10-25T22:59:59.999Z' },
])('$what ends at $ends', ({ day, ends }) => {
  expect(lastMomentOfDutchDay(day).toISOString()).toBe(ends)
})
