import { daysBetween, daysLater } from '@klantregie/contract'
import type { CalibrationEnds } from './summary.rules.ts'

const DAYS_PER_WEEK = 7
/** A year holds every season once; a longer holdout would only make the model learn from older habits. */
const LONGEST_HOLDOUT_WEEKS = 52
/** In a few weeks hardly anybody comes back, whatever the model says. */
const SHORTEST_HOLDOUT_WEEKS = 4

export type Ends = CalibrationEnds & { readonly holdoutWeeks: number }

/**
 * Where the past of a family is parted to check a model: the newer half of it is kept apart, in whole weeks and at most a year, so that
 * 39 and 39 weeks come out for the published example. Null when the past is too short. Days are ISO days.
 */
export function decideEnds(firstDay: string, today: string): Ends | null {
  const weeks = Math.round(daysBetween(firstDay, today) / DAYS_PER_WEEK / 2)
  if (weeks < SHORTEST_HOLDOUT_WEEKS) return null
  const holdoutWeeks = Math.min(LONGEST_HOLDOUT_WEEKS, weeks)
  return { calibrationUntil: daysLater(today, -holdoutWeeks * DAYS_PER_WEEK), holdoutUntil: today, holdoutWeeks }
}
