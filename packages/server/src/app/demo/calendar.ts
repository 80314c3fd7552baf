/** Calendar arithmetic for the demonstration: days as "2026-03-01", moments as ISO 8601 in UTC. */
const MS_PER_DAY = 86_400_000

/** Days since 1970-01-01 of a calendar day. */
export function dayNumber(day: string): number {
  return Math.round(
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MS_PER_DAY,
  )
}

/** The calendar day of a number of days since 1970-01-01. */
export function dayOf(number: number): string {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10)
}

/** Monday is 1, Sunday 7. */
export function weekday(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1
}

/** "31-12-2025", as Dutch systems export it. */
export function dutchDay(day: string): string {
  return `${day.slice(8, 10)}-${day.slice(5, 7)}-${day.slice(0, 4)}`
}

/** Summer time from the last Sunday of March to the last Sunday of October (directive 2000/84/EC). */
function isSummerTime(number: number): boolean {
  const year = Number(dayOf(number).slice(0, 4))
  const lastSunday = (lastDay: string) =>
    dayNumber(`${year}-${lastDay}`) - (weekday(dayNumber(`${year}-${lastDay}`)) % 7)
  return number >= lastSunday('03-31') && number < lastSunday('10-31')
}

/** The moment at which Dutch clocks show the given minutes after midnight on a day, as ISO 8601 in UTC. */
export function momentAt(number: number, minutesAfterMidnight: number): string {
  const offset = isSummerTime(number) ? 120 : 60
  return new Date(number * MS_PER_DAY + (minutesAfterMidnight - offset) * 60_000).toISOString()
}
