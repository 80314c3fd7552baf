import { daysLater, daysBetween, monthsLater } from '@klantregie/contract'
import type { Recurrence, RepeatUnit } from '@klantregie/contract'

/** The series that a task is a turn of. */
export type Series = {
  readonly recurrence: Recurrence
  /** The day of the first turn: every turn is counted from it. */
  readonly startsOn: string
}

/** A turn: the day it is for, and the day that the series is counted from after it. */
export type Turn = { readonly dueOn: string; readonly startsOn: string }

const STEPS: Readonly<Record<RepeatUnit, (day: string, count: number) => string>> = {
  day: daysLater,
  week: (day, count) => daysLater(day, count * 7),
  month: monthsLater,
  year: (day, count) => monthsLater(day, count * 12),
}

/**
 * The next turn of a task that comes back; null when the series is over.
 *
 * Counted from the day it was for: the first turn of the series after both that day and the day it was done. Turns that passed
 * while nobody did it are not made up for. Counted from the day it was done: so long after that day, and the series goes on
 * from there.
 */
export function nextTurn(
  { recurrence, startsOn }: Series,
  { dueOn, doneOn }: { dueOn: string; doneOn: string },
): Turn | null {
  const turn =
    recurrence.from === 'done' ? afterDone(recurrence, doneOn) : afterDue({ recurrence, startsOn }, dueOn, doneOn)
  return recurrence.until !== null && turn.dueOn > recurrence.until ? null : turn
}

function afterDone({ every, unit }: Recurrence, doneOn: string): Turn {
  const dueOn = STEPS[unit](doneOn, every)
  return { dueOn, startsOn: dueOn }
}

/** Counted from the first day and not from the last turn, so that the 31st is the 31st again and 29 February comes back. */
function afterDue({ recurrence: { every, unit }, startsOn }: Series, dueOn: string, doneOn: string): Turn {
  const past = doneOn > dueOn ? doneOn : dueOn
  let turns = Math.max(0, turnsBefore({ every, unit }, startsOn, past))
  let day = STEPS[unit](startsOn, turns * every)
  while (day <= past) day = STEPS[unit](startsOn, (turns += 1) * every)
  return { dueOn: day, startsOn }
}

const DAYS: Readonly<Record<RepeatUnit, number>> = { day: 1, week: 7, month: 31, year: 366 }

/** So many turns have passed at least: from there on they are tried one by one, also after years of a daily task. */
function turnsBefore({ every, unit }: { every: number; unit: RepeatUnit }, startsOn: string, past: string): number {
  return Math.floor(daysBetween(startsOn, past) / (DAYS[unit] * every))
}
