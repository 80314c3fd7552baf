import type { RepeatUnit } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { instantOf } from './clock.rules.ts'
import { nextTurn } from './recurrence.rules.ts'

type Case = {
  what: string
  start: string
  due: string
  done?: string
  every?: number
  unit: RepeatUnit
  from?: 'due' | 'done'
  until?: string
  next: string | null
}

const cases: Case[] = [
  { what: 'every day', start: '2026-03-02', due: '2026-03-02', unit: 'day', next: '2026-03-03' },
  {
    what: 'every ten days over the end of a month',
    start: '2026-02-20',
    due: '2026-02-20',
    every: 10,
    unit: 'day',
    next: '2026-03-02',
  },
  {
    what: 'every day over the change to summer time',
    start: '2026-03-28',
    due: '2026-03-28',
    unit: 'day',
    next: '2026-03-29',
  },
  {
    what: 'every day over the change to winter time',
    start: '2026-10-24',
    due: '2026-10-25',
    unit: 'day',
    next: '2026-10-26',
  },
  { what: 'every week stays on its weekday', start: '2026-03-02', due: '2026-03-23', unit: 'week', next: '2026-03-30' },
  { what: 'every two weeks', start: '2026-03-02', due: '2026-03-16', every: 2, unit: 'week', next: '2026-03-30' },
  { what: 'the 31st in a month of 28 days', start: '2026-01-31', due: '2026-01-31', unit: 'month', next: '2026-02-28' },
  {
    what: 'the 31st again after a short month',
    start: '2026-01-31',
    due: '2026-02-28',
    unit: 'month',
    next: '2026-03-31',
  },
  { what: 'the 31st in a month of 30 days', start: '2026-01-31', due: '2026-03-31', unit: 'month', next: '2026-04-30' },
  {
    what: 'the 31st in February of a leap year',
    start: '2028-01-31',
    due: '2028-01-31',
    unit: 'month',
    next: '2028-02-29',
  },
  {
    what: 'every quarter over the turn of the year',
    start: '2026-11-30',
    due: '2026-11-30',
    every: 3,
    unit: 'month',
    next: '2027-02-28',
  },
  { what: 'every year', start: '2026-08-01', due: '2026-08-01', unit: 'year', next: '2027-08-01' },
  { what: '29 February in an ordinary year', start: '2028-02-29', due: '2028-02-29', unit: 'year', next: '2029-02-28' },
  {
    what: '29 February again in the next leap year',
    start: '2028-02-29',
    due: '2031-02-28',
    unit: 'year',
    next: '2032-02-29',
  },
  {
    what: '29 February every four years',
    start: '2028-02-29',
    due: '2028-02-29',
    every: 4,
    unit: 'year',
    next: '2032-02-29',
  },
  {
    what: 'done before its day, the next is still the next',
    start: '2026-03-02',
    due: '2026-03-09',
    done: '2026-03-05',
    unit: 'week',
    next: '2026-03-16',
  },
  {
    what: 'done too late, turns that passed are not made up for',
    start: '2026-03-02',
    due: '2026-03-02',
    done: '2026-03-18',
    unit: 'week',
    next: '2026-03-23',
  },
  {
    what: 'done on the day of the next turn, that turn has passed',
    start: '2026-03-02',
    due: '2026-03-02',
    done: '2026-03-09',
    unit: 'week',
    next: '2026-03-16',
  },
  {
    what: 'years late with a daily task',
    start: '2020-01-01',
    due: '2020-01-01',
    done: '2026-03-02',
    unit: 'day',
    next: '2026-03-03',
  },
  {
    what: 'years late with a monthly task on the 31st',
    start: '2020-01-31',
    due: '2020-01-31',
    done: '2026-02-28',
    unit: 'month',
    next: '2026-03-31',
  },
  {
    what: 'counted from the day it was done',
    start: '2026-03-02',
    due: '2026-03-02',
    done: '2026-03-18',
    unit: 'week',
    from: 'done',
    next: '2026-03-25',
  },
  {
    what: 'counted from done, earlier than its day',
    start: '2026-03-31',
    due: '2026-03-31',
    done: '2026-03-20',
    unit: 'month',
    from: 'done',
    next: '2026-04-20',
  },
  {
    what: 'counted from done on the 31st',
    start: '2026-01-31',
    due: '2026-01-31',
    done: '2026-01-31',
    unit: 'month',
    from: 'done',
    next: '2026-02-28',
  },
  {
    what: 'the last turn may fall on the last day',
    start: '2026-03-02',
    due: '2026-03-02',
    unit: 'week',
    until: '2026-03-09',
    next: '2026-03-09',
  },
  {
    what: 'after the last day it does not come back',
    start: '2026-03-02',
    due: '2026-03-09',
    unit: 'week',
    until: '2026-03-15',
    next: null,
  },
  {
    what: 'the day was moved by hand, the series keeps its own rhythm',
    start: '2026-03-02',
    due: '2026-03-04',
    unit: 'week',
    next: '2026-03-09',
  },
]

test.each(cases)('$what: $next', ({ start, due, done = due, every = 1, unit, from = 'due', until = null, next }) => {
  const series = { recurrence: { every, unit, from, until }, startsOn: start }
  expect(nextTurn(series, { dueOn: due, doneOn: done })?.dueOn ?? null).toBe(next)
})

test('a whole life of a monthly task on the 31st never drifts', () => {
  let due = '2026-01-31'
  const days: string[] = []
  for (let turn = 0; turn < 26; turn++) {
    due = nextTurn(
      { recurrence: { every: 1, unit: 'month', from: 'due', until: null }, startsOn: '2026-01-31' },
      { dueOn: due, doneOn: due },
    )!.dueOn
    days.push(due)
  }
  expect(days.slice(0, 5)).toEqual(['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30'])
  expect(days[24]).toBe('2028-02-29')
  expect(days[25]).toBe('2028-03-31')
})

describe('a time on the clock is the moment', () => {
  test.each([
    { what: 'in winter', day: '2026-01-15', time: '09:00', at: '2026-01-15T08:00:00.000Z' },
    { what: 'in summer', day: '2026-07-15', time: '09:00', at: '2026-07-15T07:00:00.000Z' },
    {
      what: 'on the morning of summer time, before the change',
      day: '2026-03-29',
      time: '01:30',
      at: '2026-03-29T00:30:00.000Z',
    },
    {
      what: 'in the hour that is skipped: an hour on',
      day: '2026-03-29',
      time: '02:30',
      at: '2026-03-29T01:30:00.000Z',
    },
    { what: 'after the change', day: '2026-03-29', time: '09:00', at: '2026-03-29T07:00:00.000Z' },
    {
      what: 'in the hour that comes twice: the first',
      day: '2026-10-25',
      time: '02:30',
      at: '2026-10-25T00:30:00.000Z',
    },
    { what: 'after winter time began', day: '2026-10-25', time: '09:00', at: '2026-10-25T08:00:00.000Z' },
    { what: 'at midnight', day: '2026-07-01', time: '00:00', at: '2026-06-30T22:00:00.000Z' },
    { what: 'on the last minute of the year', day: '2026-12-31', time: '23:59', at: '2026-12-31T22:59:00.000Z' },
  ])('$what', ({ day, time, at }) => {
    expect(instantOf(day, time).toISOString()).toBe(at)
  })
})
