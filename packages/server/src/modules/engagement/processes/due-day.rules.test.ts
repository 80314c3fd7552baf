import type { StepDue } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { dueDayOf, isLate, reminderDay } from './due-day.rules.ts'

type Counted = Extract<StepDue, { from: 'start' | 'previous' }>
const after = (count: number, unit: Counted['unit'], ifClosed: Counted['ifClosed'] = 'keep'): StepDue => ({
  from: 'start',
  count,
  unit,
  ifClosed,
})
const nothing = { startedOn: '2026-03-02', previousEndedOn: null, dates: {}, shiftDays: 0 }

describe('counted from the start', () => {
  test.each([
    { what: 'the same day', start: '2026-03-02', due: after(0, 'day'), day: '2026-03-02' },
    { what: 'five days on', start: '2026-03-02', due: after(5, 'day'), day: '2026-03-07' },
    {
      what: 'a week over the night in which summer time begins',
      start: '2026-03-26',
      due: after(1, 'week'),
      day: '2026-04-02',
    },
    {
      what: 'a week over the night in which summer time ends',
      start: '2026-10-22',
      due: after(7, 'day'),
      day: '2026-10-29',
    },
    { what: 'a month from 31 January', start: '2026-01-31', due: after(1, 'month'), day: '2026-02-28' },
    { what: 'a month from 31 January in a leap year', start: '2028-01-31', due: after(1, 'month'), day: '2028-02-29' },
    { what: 'twelve months from 29 February', start: '2028-02-29', due: after(12, 'month'), day: '2029-02-28' },
    { what: 'five working days over a weekend', start: '2026-03-05', due: after(5, 'working_day'), day: '2026-03-12' },
    { what: 'one working day from a Friday', start: '2026-03-06', due: after(1, 'working_day'), day: '2026-03-09' },
    { what: 'one working day from a Saturday', start: '2026-03-07', due: after(1, 'working_day'), day: '2026-03-09' },
    { what: 'one working day over Easter', start: '2026-04-03', due: after(1, 'working_day'), day: '2026-04-07' },
    { what: 'one working day over King’s Day', start: '2026-04-24', due: after(1, 'working_day'), day: '2026-04-28' },
    { what: 'one working day over Christmas', start: '2026-12-24', due: after(1, 'working_day'), day: '2026-12-28' },
    { what: 'three working days before', start: '2026-03-10', due: after(-3, 'working_day'), day: '2026-03-05' },
    { what: 'no working days', start: '2026-03-07', due: after(0, 'working_day'), day: '2026-03-07' },
  ])('$what is $day', ({ start, due, day }) => {
    expect(dueDayOf(due, { ...nothing, startedOn: start })).toBe(day)
  })
})

describe('on a day off', () => {
  test.each([
    { what: 'kept on Sunday', due: after(6, 'day', 'keep'), day: '2026-03-08' },
    { what: 'put on the working day before', due: after(6, 'day', 'before'), day: '2026-03-06' },
    { what: 'put on the working day after', due: after(6, 'day', 'after'), day: '2026-03-09' },
    { what: 'left alone on a working day', due: after(3, 'day', 'after'), day: '2026-03-05' },
    { what: 'put before all of Easter', due: after(35, 'day', 'before'), day: '2026-04-03' },
    { what: 'put after all of Easter', due: after(35, 'day', 'after'), day: '2026-04-07' },
  ])('it is $what', ({ due, day }) => {
    expect(dueDayOf(due, nothing)).toBe(day)
  })
})

describe('counted from something else', () => {
  const from = (due: StepDue, more: object) => dueDayOf(due, { ...nothing, ...more })
  const previous: StepDue = { from: 'previous', count: 3, unit: 'day', ifClosed: 'keep' }
  const deadline: StepDue = { from: 'date', dateKey: 'deadline', count: -14, unit: 'day', ifClosed: 'keep' }

  test('what is counted from the step before has no day until that has ended', () => {
    expect(from(previous, {})).toBeNull()
    expect(from(previous, { previousEndedOn: '2026-03-10' })).toBe('2026-03-13')
  })
  test('what is counted from a date has no day until that is known', () => {
    expect(from(deadline, { dates: { deadline: null } })).toBeNull()
    expect(from(deadline, { dates: { other: '2026-05-01' } })).toBeNull()
    expect(from(deadline, { dates: { deadline: '2026-05-01' } })).toBe('2026-04-17')
  })
  test('a pause moves along what we count ourselves, and not what somebody else counts on', () => {
    expect(from(after(5, 'day'), { shiftDays: 10 })).toBe('2026-03-17')
    expect(from(previous, { previousEndedOn: '2026-03-10', shiftDays: 10 })).toBe('2026-03-23')
    expect(from(deadline, { dates: { deadline: '2026-05-01' }, shiftDays: 10 })).toBe('2026-04-17')
  })
  test('a step without a day never has one', () => {
    expect(dueDayOf({ from: 'none' }, nothing)).toBeNull()
  })
})

test.each([
  { what: 'yesterday', dueOn: '2026-03-01', late: true },
  { what: 'today', dueOn: '2026-03-02', late: false },
  { what: 'tomorrow', dueOn: '2026-03-03', late: false },
  { what: 'never', dueOn: null, late: false },
])('due $what is late: $late', ({ dueOn, late }) => {
  expect(isLate(dueOn, '2026-03-02')).toBe(late)
})

test.each([
  { what: 'two months before three years have passed', from: '2026-03-02', months: 36, days: -60, day: '2029-01-01' },
  { what: 'a month after a day in a leap year', from: '2028-01-31', months: 1, days: 0, day: '2028-02-29' },
  { what: 'today when the day has passed', from: '2020-01-01', months: 12, days: 0, day: '2026-03-02' },
])('a reminder comes $what', ({ from, months, days, day }) => {
  expect(reminderDay(from, { months, days }, '2026-03-02')).toBe(day)
})
