/**
 * Calendar days of the Netherlands. Days are ISO 8601 "2026-03-01" and have no time zone, so that no change of the clock
 * moves them.
 */
const DAY = 86_400_000
const SATURDAY = 6
const SUNDAY = 0

const moment = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayAt = (at: number) => new Date(at).toISOString().slice(0, 10)

export function addDays(day: string, days: number): string {
  return dayAt(moment(day) + days * DAY)
}

/** The day of the same number so many months on, or the last day of that month when there is none. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return dayAt(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)))
}

/** Days from one day to another; negative when the other is earlier. */
export function daysBetween(from: string, until: string): number {
  return Math.round((moment(until) - moment(from)) / DAY)
}

/** A Saturday, a Sunday or a public holiday. */
export function isDayOff(day: string): boolean {
  const weekday = new Date(moment(day)).getUTCDay()
  return weekday === SATURDAY || weekday === SUNDAY || isHoliday(day)
}

const FIXED_HOLIDAYS = new Set(['01-01', '05-05', '12-25', '12-26'])
/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const MOVING_HOLIDAYS = [1, 39, 50]

/**
 * The generally recognised public holidays of the Netherlands (Algemene termijnenwet, art. 3). Good Friday is none here: whether
 * it counts is disputed.
 */
function isHoliday(day: string): boolean {
  const year = Number(day.slice(0, 4))
  const easter = easterSunday(year)
  return (
    FIXED_HOLIDAYS.has(day.slice(5)) ||
    day === kingsDay(year) ||
    MOVING_HOLIDAYS.some((days) => day === addDays(easter, days))
  )
}

/** 27 April, and the day before when that is a Sunday. */
function kingsDay(year: number): string {
  const day = `${year}-04-27`
  return new Date(moment(day)).getUTCDay() === SUNDAY ? `${year}-04-26` : day
}

/** The anonymous Gregorian computus. */
function easterSunday(year: number): string {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const correction = Math.floor((8 * century + 13) / 25)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const moon = epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11))
  const weekday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7
  const offset = moon - weekday
  const month = 3 + Math.floor((offset + 40) / 44)
  const date = offset + 28 - 31 * Math.floor(month / 4)
  return dayAt(Date.UTC(year, month - 1, date))
}
