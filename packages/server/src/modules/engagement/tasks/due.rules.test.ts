import { dutchDay } from '@klantregie/contract'
import type { TaskReminder } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { groupOf, noticesOn, remindAt } from './due.rules.ts'

// 2 March 2026 is a Monday.
test.each([
  { what: 'yesterday', dueOn: '2026-03-01', group: 'overdue' },
  { what: 'today', dueOn: '2026-03-02', group: 'today' },
  { what: 'tomorrow', dueOn: '2026-03-03', group: 'week' },
  { what: 'Sunday of this week', dueOn: '2026-03-08', group: 'week' },
  { what: 'Monday of next week', dueOn: '2026-03-09', group: 'later' },
  { what: 'no day at all', dueOn: null, group: 'later' },
])('a task for $what stands under $group', ({ dueOn, group }) => {
  expect(groupOf({ dueOn, state: 'open' }, '2026-03-02')).toBe(group)
})

test('on Sunday the week has no more days', () => {
  expect(groupOf({ dueOn: '2026-03-09', state: 'open' }, '2026-03-08')).toBe('later')
})

test('what is done or cancelled is done, whatever its day', () => {
  expect(groupOf({ dueOn: '2026-01-01', state: 'done' }, '2026-03-02')).toBe('done')
  expect(groupOf({ dueOn: null, state: 'cancelled' }, '2026-03-02')).toBe('done')
})

test('the day turns at midnight here, not in London', () => {
  expect(dutchDay(new Date('2026-03-01T23:30:00Z'))).toBe('2026-03-02')
  expect(dutchDay(new Date('2026-07-01T22:30:00Z'))).toBe('2026-07-02')
})

describe('a reminder', () => {
  test.each<{ what: string; dueOn: string; dueTime: string | null; reminder: TaskReminder; at: string }>([
    {
      what: 'at the moment itself',
      dueOn: '2026-03-10',
      dueTime: '14:00',
      reminder: 'at_due',
      at: '2026-03-10T13:00:00.000Z',
    },
    {
      what: 'a quarter of an hour before',
      dueOn: '2026-03-10',
      dueTime: '14:00',
      reminder: 'quarter',
      at: '2026-03-10T12:45:00.000Z',
    },
    {
      what: 'an hour before, on the day before',
      dueOn: '2026-03-10',
      dueTime: '00:30',
      reminder: 'hour',
      at: '2026-03-09T22:30:00.000Z',
    },
    {
      what: 'a day before, at the same hour over the change to summer time',
      dueOn: '2026-03-29',
      dueTime: '09:00',
      reminder: 'day',
      at: '2026-03-28T08:00:00.000Z',
    },
    {
      what: 'a week before, over the change to winter time',
      dueOn: '2026-10-28',
      dueTime: '09:00',
      reminder: 'week',
      at: '2026-10-21T07:00:00.000Z',
    },
    {
      what: 'without a time: at the start of the working day',
      dueOn: '2026-03-10',
      dueTime: null,
      reminder: 'two_days',
      at: '2026-03-08T07:00:00.000Z',
    },
  ])('$what', ({ reminder, at, ...due }) => {
    expect(remindAt(due, reminder).toISOString()).toBe(at)
  })
})

describe('what is told on a day', () => {
  const told = (task: Parameters<typeof noticesOn>[0], day: string) => noticesOn(task, day).map(({ kind }) => kind)
  const plain = { dueOn: '2026-03-10', dueTime: null, reminder: null }
  test.each([
    { what: 'a task for today', task: plain, day: '2026-03-10', kinds: ['task_due'] },
    { what: 'a task that was for yesterday', task: plain, day: '2026-03-11', kinds: ['task_overdue'] },
    { what: 'two days over nothing is said again', task: plain, day: '2026-03-12', kinds: [] },
    { what: 'the day before, without a reminder', task: plain, day: '2026-03-09', kinds: [] },
    {
      what: 'the day before, with one',
      task: { ...plain, reminder: 'day' as const },
      day: '2026-03-09',
      kinds: ['task_reminder'],
    },
    {
      what: 'the day itself, with a reminder of the day before',
      task: { ...plain, reminder: 'day' as const },
      day: '2026-03-10',
      kinds: ['task_due'],
    },
    {
      what: 'the day itself, with a reminder for that day: once',
      task: { dueOn: '2026-03-10', dueTime: '14:00', reminder: 'hour' as const },
      day: '2026-03-10',
      kinds: ['task_reminder'],
    },
    {
      what: 'a task without a day',
      task: { dueOn: null, dueTime: null, reminder: null },
      day: '2026-03-10',
      kinds: [],
    },
  ])('$what', ({ task, day, kinds }) => {
    expect(told(task, day)).toEqual(kinds)
  })
})
