/** Calendar days as text (jjjj-mm-dd); no time of day and no zone, so nothing shifts. */

/**
 * The day that lies so many months, and then so many days, after another. A month that has no such day ends at its last one:
 * one month after 31 January is 28 or 29 February (Algemene termijnenwet leaves this to us; BW 3:15 counts by the calendar).
 */
export function dayAfter(day: string, { months, days }: { readonly months: number; readonly days: number }): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const lastDate = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, lastDate) + days)
  return first.toISOString().slice(0, 10)
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

/** The calendar day of a moment in the Netherlands, where the day turns an hour or two before it does in UTC. */
export function dayOf(moment: Date): string {
  return DAY.format(moment)
}

/** Swedish writes calendar days as ISO 8601 does. */
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' })
