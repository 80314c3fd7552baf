import { daysLater, monthsLater } from '@klantregie/contract'
import type { IfClosed, StepDue } from '@klantregie/contract'
import { isDayOff } from '../../../platform/pure/dutch/working-days.ts'

/** What a due day is counted from. Days are calendar days in the Netherlands ("2026-03-01"), so that summer time moves none. */
export type DueFrom = {
  readonly startedOn: string
  /** The day on which the step before it ended; null as long as it has not. */
  readonly previousEndedOn: string | null
  readonly dates: Readonly<Record<string, string | null>>
  /** Days that the process stood still while this step was to be done. */
  readonly shiftDays: number
}

/**
 * The last day on which a step is in time; null when it has none, or when what it is counted from is not known yet.
 * A pause moves along what is counted from the start or from the step before. A date of the process does not move: a fund
 * does not wait because we did.
 */
export function dueDayOf(due: StepDue, from: DueFrom): string | null {
  if (due.from === 'none') return null
  const base = baseOf(due, from)
  if (base === null) return null
  return opened(countedFrom(base, due), due.ifClosed)
}

function baseOf(due: Exclude<StepDue, { from: 'none' }>, from: DueFrom): string | null {
  if (due.from === 'date') return from.dates[due.dateKey] ?? null
  const base = due.from === 'start' ? from.startedOn : from.previousEndedOn
  return base === null ? null : daysLater(base, from.shiftDays)
}

function countedFrom(
  day: string,
  { count, unit }: { count: number; unit: 'day' | 'working_day' | 'week' | 'month' },
): string {
  if (unit === 'month') return monthsLater(day, count)
  if (unit === 'week') return daysLater(day, count * 7)
  return unit === 'day' ? daysLater(day, count) : workingDaysFrom(day, count)
}

/** The day itself is not counted; Saturdays, Sundays and public holidays are not either. */
function workingDaysFrom(day: string, count: number): string {
  const direction = count < 0 ? -1 : 1
  let left = Math.abs(count)
  let at = day
  while (left > 0) {
    at = daysLater(at, direction)
    if (!isDayOff(at)) left -= 1
  }
  return at
}

function opened(day: string, ifClosed: IfClosed): string {
  if (ifClosed === 'keep') return day
  let at = day
  while (isDayOff(at)) at = daysLater(at, ifClosed === 'before' ? -1 : 1)
  return at
}

/** A step that is due today is not late: the day counts until it is over. */
export function isLate(dueOn: string | null, today: string): boolean {
  return dueOn !== null && dueOn < today
}

type Reminder = { readonly months: number; readonly days: number }

/** When somebody is to be reminded, counted from a day; a day in the past becomes today, because a late reminder is better than none. */
export function reminderDay(from: string, { months, days }: Reminder, today: string): string {
  const day = daysLater(monthsLater(from, months), days)
  return day < today ? today : day
}
