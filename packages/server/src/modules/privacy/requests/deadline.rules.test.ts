import { expect, test } from 'vitest'
import { calculateDueDay, mayExtend } from './deadline.rules.ts'

test.each([
  {
    what: 'an ordinary day',
    received: '2026-03-05',
    months: 0,
    due: '2026-04-07',
    why: '5 April is Easter Sunday, 6 April Easter Monday',
  },
  {
    what: 'a day that the next month has too',
    received: '2026-06-09',
    months: 0,
    due: '2026-07-09',
    why: 'a Thursday',
  },
  {
    what: 'the last day of a long month',
    received: '2026-08-31',
    months: 0,
    due: '2026-09-30',
    why: 'September has 30 days',
  },
  {
    what: 'the end of January',
    received: '2027-01-31',
    months: 0,
    due: '2027-03-01',
    why: '28 February 2027 is a Sunday',
  },
  { what: 'the end of January in a leap year', received: '2028-01-31', months: 0, due: '2028-02-29', why: 'a Tuesday' },
  {
    what: 'a month that ends on a Saturday',
    received: '2026-07-01',
    months: 0,
    due: '2026-08-03',
    why: '1 August is a Saturday',
  },
  {
    what: 'a month that ends on Christmas Day',
    received: '2026-11-25',
    months: 0,
    due: '2026-12-28',
    why: '25 and 26 December, then Sunday',
  },
  {
    what: 'a month that ends on New Year’s Day',
    received: '2026-12-01',
    months: 0,
    due: '2027-01-04',
    why: '1 January is a Friday',
  },
  { what: 'King’s Day', received: '2026-03-27', months: 0, due: '2026-04-28', why: '27 April is a Monday' },
  {
    what: 'King’s Day that is moved from a Sunday',
    received: '2031-03-26',
    months: 0,
    due: '2031-04-28',
    why: '26 April 2031 is a Saturday',
  },
  {
    what: 'Liberation Day',
    received: '2027-04-05',
    months: 0,
    due: '2027-05-07',
    why: '5 May, then Ascension on 6 May',
  },
  { what: 'Whit Monday', received: '2026-04-25', months: 0, due: '2026-05-26', why: '25 May 2026 is Whit Monday' },
  {
    what: 'Good Friday, which is no holiday here',
    received: '2026-03-03',
    months: 0,
    due: '2026-04-03',
    why: 'a day too early harms nobody',
  },
  {
    what: 'an extension of two months',
    received: '2026-11-30',
    months: 2,
    due: '2027-03-01',
    why: '28 February is a Sunday',
  },
])('a request that comes in on $what ($received) is due on $due: $why', ({ received, months, due }) => {
  expect(calculateDueDay(received, months)).toBe(due)
})

test.each([
  { today: '2026-03-02', extendedMonths: 0, may: true },
  { today: '2026-04-07', extendedMonths: 0, may: true },
  { today: '2026-04-08', extendedMonths: 0, may: false },
  { today: '2026-03-20', extendedMonths: 1, may: false },
])('on $today a term that was extended by $extendedMonths may be extended: $may', ({ today, extendedMonths, may }) => {
  expect(mayExtend({ receivedOn: '2026-03-05', extendedMonths }, today)).toBe(may)
})
