import { daysLater, monthsLater } from '@klantregie/contract'

/** Calendar days as text (jjjj-mm-dd); no time of day and no zone, so nothing shifts. */

/**
 * The day that lies so many months, and then so many days, after another. A month that has no such day ends at its last one:
 * one month after 31 January is 28 or 29 February (Algemene termijnenwet leaves this to us; BW 3:15 counts by the calendar).
 */
export function dayAfter(day: string, { months, days }: { readonly months: number; readonly days: number }): string {
  return daysLater(monthsLater(day, months), days)
}

/**
 * The latest day that can lie a whole term before another: whatever happened after it cannot have had its term yet. A day or
 * three too late rather than too early, because it only narrows what is looked at.
 */
export function latestBefore(
  day: string,
  { months, days }: { readonly months: number; readonly days: number },
): string {
  const start = dayAfter(day, { months: -months, days: -days })
  return dayAfter(start, { months: 0, days: 3 })
}

/** The latest of these days; null when there is none. */
export function latest(...found: readonly (string | null)[]): string | null {
  return found.reduce((best, day) => (day !== null && (best === null || day > best) ? day : best), null)
}
