import { decideAliveClass } from './alive-class.rules.ts'
import type { BgNbdFit } from './bg-nbd-fit.rules.ts'
import type { HoldoutRow } from './diagnostics.rules.ts'
import { furtherRepeatsWithin } from './lifetime-value.rules.ts'

/** Relations that were alike at the end of the calibration, and how many of them came back in the holdout. */
export type ReturnRow = HoldoutRow & { readonly returned: number }

/**
 * Whether somebody may be called "unlikely to come back". `worse`: the simple rule ("the last time is longer ago than so many days") was right
 * more often of as many people. `too_few`: too few people to tell.
 */
export const LAPSE_VERDICTS = ['not_worse', 'worse', 'too_few'] as const
export type LapseVerdict = (typeof LAPSE_VERDICTS)[number]

export type LapseCheck = {
  readonly verdict: LapseVerdict
  /** People who had come back before, of whom it could be said. */
  readonly people: number
  /** Of so many it was said that they would stay away. */
  readonly called: number
  /** How many of these did stay away for the whole of the holdout. */
  readonly right: number
  /** The same of as many people whose last time was longest ago. */
  readonly baselineRight: number
  /** From so many days since the last time on, the simple rule calls somebody lost. */
  readonly baselineDays: number
}

/** Shares of fewer people than this move by ten percent by chance. */
export const FEWEST_CALLED = 100
const DAYS_PER_WEEK = 7

/**
 * Measures the class on the holdout, beside the simplest thing anybody would do: calling those lost whose last time is longest ago. Both may call
 * as many people, so that neither is right more often because it says less. Somebody who never came back is not among them: of them
 * nothing is said.
 */
export function checkLapse({ model }: BgNbdFit, rows: Iterable<ReturnRow>, holdoutWeeks: number): LapseCheck {
  const expect = furtherRepeatsWithin(model, holdoutWeeks)
  const known = [...rows].filter(({ repeats }) => repeats > 0)
  const called = known.filter((row) => decideAliveClass(expect(row).probabilityAlive, row) === 'unlikely')
  const sum = (some: readonly ReturnRow[], value: (row: ReturnRow) => number) =>
    some.reduce((total, row) => total + value(row), 0)
  const calledPeople = sum(called, ({ weight }) => weight)
  const right = sum(called, ({ weight, returned }) => weight - returned)
  const simple = longestAgo(known, calledPeople)
  return {
    verdict: calledPeople < FEWEST_CALLED ? 'too_few' : right >= simple.right ? 'not_worse' : 'worse',
    people: sum(known, ({ weight }) => weight),
    called: calledPeople,
    right,
    baselineRight: simple.right,
    baselineDays: simple.days,
  }
}

const weeksAway = ({ observedWeeks, activeWeeks }: ReturnRow): number => observedWeeks - activeWeeks

/** Of so many whose last time is longest ago: how many stayed away, and how long ago it was for the last of them. */
function longestAgo(rows: readonly ReturnRow[], people: number): { right: number; days: number } {
  let left = people
  let right = 0
  let days = 0
  const alike = Map.groupBy(rows, (row) => Math.round(weeksAway(row) * DAYS_PER_WEEK))
  for (const [daysAway, some] of [...alike].toSorted(([one], [other]) => other - one)) {
    if (left <= 0) break
    const weight = some.reduce((sum, row) => sum + row.weight, 0)
    const stayed = some.reduce((sum, row) => sum + row.weight - row.returned, 0)
    // Of people who were last seen on the same day the rule cannot choose: their share counts.
    right += (stayed * Math.min(left, weight)) / weight
    left -= weight
    days = daysAway
  }
  return { right: Math.round(right), days }
}
