import { monthsLater } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { dueDay, nextTurn, worksOn } from './review.rules.ts'

test.each([
  ['2026-08-01', 12, '2027-08-01'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2027-11-30', 3, '2028-02-29'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-01-15', 24, '2028-01-15'],
])('%s and %i months later is %s', (day, months, later) => {
  expect(monthsLater(day, months)).toBe(later)
})

test.each([
  { what: 'each August, on the day itself', on: '2026-08-01', interval: 12, day: '2026-08-01', next: '2027-08-01' },
  { what: 'before its day nothing moves', on: '2026-08-01', interval: 12, day: '2026-07-31', next: '2026-08-01' },
  {
    what: 'turns that passed are not made up for',
    on: '2026-01-01',
    interval: 3,
    day: '2026-11-20',
    next: '2027-01-01',
  },
  {
    what: 'the 31st stays the 31st after a short month',
    on: '2026-01-31',
    interval: 1,
    day: '2026-02-28',
    next: '2026-03-31',
  },
])('$what: next on $next', ({ on, interval, day, next }) => {
  expect(nextTurn(on, interval, day)).toBe(next)
})

test('a round of four weeks that opened on the first of August is due on the 29th', () => {
  expect(dueDay('2026-08-01', 4)).toBe('2026-08-29')
})

test.each([
  { who: 'a colleague who was named', workers: ['anna'], userId: 'anna', isOwner: false, works: true },
  { who: 'a colleague who was not', workers: ['anna'], userId: 'bob', isOwner: false, works: false },
  { who: 'anybody when nobody was named', workers: [], userId: 'bob', isOwner: false, works: true },
  { who: 'the owner, named or not', workers: ['anna'], userId: 'bob', isOwner: true, works: true },
])('$who works on a round: $works', ({ workers, works, ...who }) => {
  expect(worksOn({ workerUserIds: workers }, who)).toBe(works)
})
