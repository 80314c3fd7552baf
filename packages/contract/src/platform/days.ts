/**
 * Calendar days as text, "2026-03-01": without a time and a zone, so that nothing shifts them. Server and screens reckon with them
 * here and nowhere else: a day that one counts otherwise than the other is a day on which a term ends twice.
 */
const DAY_MS = 24 * 60 * 60 * 1000

/** Swedish writes calendar days as ISO 8601 does. */
const DUTCH = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' })

/** The calendar day of a moment in the Netherlands, where it begins an hour or two before it does in UTC. */
export function dutchDay(moment: Date): string {
  return DUTCH.format(moment)
}

/** The calendar day of a moment in UTC: to reckon with days, and for systems that tell theirs so; never for what day it is here. */
export function utcDay(moment: Date): string {
  const [day = ''] = moment.toISOString().split('T')
  return day
}

const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** The day so many days on; back when it is negative. */
export function daysLater(day: string, days: number): string {
  return utcDay(new Date(startOf(day) + days * DAY_MS))
}

/**
 * The same day so many months on, or back when it is negative; of a month that is shorter its last day: one month after 31 January
 * is 28 or 29 February.
 */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return utcDay(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))))
}

/** Days from one day to another; negative when the other comes first. */
export function daysBetween(from: string, until: string): number {
  return Math.round((startOf(until) - startOf(from)) / DAY_MS)
}

/** 1 for Monday … 7 for Sunday. */
export function weekdayOf(day: string): number {
  return new Date(startOf(day)).getUTCDay() || 7
}
