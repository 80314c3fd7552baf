import { daysBetween } from '@klantregie/contract'

/**
 * What the models know of one relation: how often it came back, and over which time.
 * In the papers `repeats` is x, `activeWeeks` is t_x and `observedWeeks` is T; the first purchase itself is not counted.
 */
export interface RepeatSummary {
  /** Days with a purchase after the first such day. */
  readonly repeats: number
  /** Weeks from the first day with a purchase to the last; 0 without repeats. Not the recency of RFM, which counts back from today. */
  readonly activeWeeks: number
  /** Weeks from the first day with a purchase to the end of the observation. */
  readonly observedWeeks: number
}

/** What the repeats brought, on average per day with a repeat; 0 without repeats. In cents, not rounded. */
export interface SpendSummary {
  readonly repeats: number
  readonly averageCents: number
}

/** Relations that are the same to the model, counted together: a million relations are far fewer rows. */
export interface SummaryRow extends RepeatSummary {
  readonly weight: number
}

/** One purchase, or money given back when the amount is below zero. `day` is an ISO day. */
export interface DatedAmount {
  readonly day: string
  readonly amountCents: number
}

export interface CalibrationEnds {
  /** The last day that the model may learn from. */
  readonly calibrationUntil: string
  /** The last day of the time after it, in which the model's expectation is compared with what came. */
  readonly holdoutUntil: string
}

const DAYS_PER_WEEK = 7

/**
 * The summary of one relation's purchases up to and including a day, or null when it had none by then.
 * What was bought on one day is one purchase. Money back is no purchase: it lowers what the repeats brought, never below
 * zero, when it was given after the first day. (The construction of the CDNOW summaries by Fader, Hardie & Lee 2005.)
 */
export function summarise(
  amounts: readonly DatedAmount[],
  observedUntil: string,
): (RepeatSummary & SpendSummary) | null {
  const known = amounts.filter(({ day }) => day <= observedUntil)
  const days = daysWithPurchase(known)
  const [first] = days
  if (first === undefined) return null
  const repeats = days.length - 1
  const later = known.filter(({ day }) => day > first).reduce((sum, { amountCents }) => sum + amountCents, 0)
  return {
    repeats,
    activeWeeks: weeksBetween(first, days.at(-1) ?? first),
    observedWeeks: weeksBetween(first, observedUntil),
    averageCents: repeats === 0 ? 0 : Math.max(0, later) / repeats,
  }
}

/**
 * One relation parted in time: what was known at the end of the calibration, and how often it came in the holdout after it.
 * Null for who was not there before the calibration ended: about them the model had nothing to say.
 */
export function divideInTime(
  amounts: readonly DatedAmount[],
  { calibrationUntil, holdoutUntil }: CalibrationEnds,
): (RepeatSummary & SpendSummary & { readonly holdoutRepeats: number }) | null {
  const summary = summarise(amounts, calibrationUntil)
  if (!summary) return null
  const later = amounts.filter(({ day }) => day > calibrationUntil && day <= holdoutUntil)
  return { ...summary, holdoutRepeats: daysWithPurchase(later).length }
}

/** Weeks from one ISO day to another, in sevenths. */
export function weeksBetween(from: string, until: string): number {
  return daysBetween(from, until) / DAYS_PER_WEEK
}

/** Counts equal summaries together, in the order in which they first came. */
export function countTogether(summaries: Iterable<RepeatSummary>): SummaryRow[] {
  const rows = new Map<string, { repeats: number; activeWeeks: number; observedWeeks: number; weight: number }>()
  for (const { repeats, activeWeeks, observedWeeks } of summaries) {
    const key = `${repeats} ${activeWeeks} ${observedWeeks}`
    const row = rows.get(key)
    if (row) row.weight += 1
    else rows.set(key, { repeats, activeWeeks, observedWeeks, weight: 1 })
  }
  return [...rows.values()]
}

function daysWithPurchase(amounts: readonly DatedAmount[]): string[] {
  return [...new Set(amounts.filter(({ amountCents }) => amountCents >= 0).map(({ day }) => day))].sort()
}
