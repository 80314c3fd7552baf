import { daysLater, dutchDay, weekdayOf } from '@klantregie/contract'
import type { TaskGroup, TaskReminder, TaskState } from '@klantregie/contract'
import { instantOf } from './clock.rules.ts'

export type Due = { readonly dueOn: string | null; readonly dueTime: string | null }

/** The last day of the week that a day is in: weeks end on Sunday. */
export function endOfWeek(day: string): string {
  return daysLater(day, 7 - weekdayOf(day))
}

/**
 * Where a task stands, seen from a moment. Overdue goes by the day: what was for ten o'clock this morning is still for today.
 * What has no day is for later.
 */
export function groupOf({ dueOn, state }: { dueOn: string | null; state: TaskState }, today: string): TaskGroup {
  if (state !== 'open') return 'done'
  if (dueOn === null) return 'later'
  if (dueOn < today) return 'overdue'
  if (dueOn === today) return 'today'
  return dueOn <= endOfWeek(today) ? 'week' : 'later'
}

/** A task for a day without a time is told of at the start of the working day. */
const START_OF_DAY = '08:00'

const MINUTES_BEFORE: Partial<Record<TaskReminder, number>> = { at_due: 0, quarter: 15, hour: 60 }
const DAYS_BEFORE: Partial<Record<TaskReminder, number>> = { day: 1, two_days: 2, week: 7 }

/** The moment at which somebody wants to be reminded. */
export function remindAt({ dueOn, dueTime }: { dueOn: string; dueTime: string | null }, reminder: TaskReminder): Date {
  const time = dueTime ?? START_OF_DAY
  const days = DAYS_BEFORE[reminder]
  if (days !== undefined) return instantOf(daysLater(dueOn, -days), time)
  return new Date(instantOf(dueOn, time).getTime() - (MINUTES_BEFORE[reminder] ?? 0) * 60_000)
}

export type DayNotice = { readonly kind: 'task_reminder' | 'task_due' | 'task_overdue'; readonly at: Date }

/**
 * What its owner is told about an open task on a day: that it is for today, that it was for yesterday, or the reminder that was
 * asked for. A reminder at the moment itself takes the place of the notice of the day.
 */
export function noticesOn(
  task: { readonly dueOn: string | null; readonly dueTime: string | null; readonly reminder: TaskReminder | null },
  day: string,
): DayNotice[] {
  const { dueOn, dueTime, reminder } = task
  if (dueOn === null) return []
  const notices: DayNotice[] = []
  const reminded = reminder && remindAt({ dueOn, dueTime }, reminder)
  if (reminded && dutchDay(reminded) === day) notices.push({ kind: 'task_reminder', at: reminded })
  const isSaid = reminder !== null && MINUTES_BEFORE[reminder] !== undefined
  if (dueOn === day && !isSaid) notices.push({ kind: 'task_due', at: instantOf(day, START_OF_DAY) })
  if (daysLater(dueOn, 1) === day) notices.push({ kind: 'task_overdue', at: instantOf(day, START_OF_DAY) })
  return notices
}

/** No reminder lies further ahead of the day it is about than this. */
export const LONGEST_REMINDER_DAYS = 7
