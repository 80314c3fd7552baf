import { expect, test } from 'vitest'
import { workingDayOf } from './daily.rules.ts'

test.each([
  { what: 'in the morning', now: '2026-03-02T09:00:00Z', day: '2026-03-02' },
  { what: 'at three in winter', now: '2026-03-02T02:00:00Z', day: '2026-03-02' },
  { what: 'a minute before three', now: '2026-03-02T01:59:00Z', day: '2026-03-01' },
  { what: 'at midnight in summer', now: '2026-07-31T22:00:00Z', day: '2026-07-31' },
  { what: 'at three in summer', now: '2026-08-01T01:00:00Z', day: '2026-08-01' },
  { what: 'after midnight on the first of March of a leap year', now: '2028-02-29T23:30:00Z', day: '2028-02-29' },
  { what: 'after midnight on New Year', now: '2026-12-31T23:30:00Z', day: '2026-12-31' },
  { what: 'in the night in which the clock goes forward', now: '2026-03-29T01:00:00Z', day: '2026-03-29' },
  { what: 'in the night in which the clock goes back', now: '2026-10-25T01:30:00Z', day: '2026-10-24' },
])('$what it is the work of $day', ({ now, day }) => {
  expect(workingDayOf(new Date(now))).toBe(day)
})
