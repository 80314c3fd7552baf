/**
 * The term for answering a request (GDPR 12(3)): one month, with two more at most. Months are counted by Regulation (EEC,
 * Euratom) 1182/71, art. 3: the day of receipt is not counted, the term ends with the day of the same number in the last month,
 * or with the last day of that month when there is none; and when that is a Saturday, Sunday or public holiday, with the next
 * working day. Good Friday is no holiday here: whether it counts is disputed, and a day too early harms nobody.
 * Days are ISO 8601 "2026-03-01"; they have no time zone.
 */
export const TERM_MONTHS = 1

const DAY = 86_400_000

/** The last day on which a request that came in on this day can be answered in time. */
export function calculateDueDay(receivedOn: string, extendedMonths = 0): string {
  let day = addMonths(receivedOn, TERM_MONTHS + extendedMonths)
  while (isDayOff(day)) day = addDays(day, 1)
  return day
}

/** Days from one day to another; negative when the other is earlier. */
export function daysBetween(from: string, until: string): number {
  return Math.round((moment(until) - moment(from)) / DAY)
}

/** The person must be told of an extension, and why, within the first month (GDPR 12(3)). */
export function mayExtend(request: { receivedOn: string; extendedMonths: number }, today: string): boolean {
  return request.extendedMonths === 0 && today <= calculateDueDay(request.receivedOn)
}

export function addDays(day: string, days: number): string {
  return dayOf(moment(day) + days * DAY)
}

function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)))
}

const moment = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

const SATURDAY = 6
const SUNDAY = 0

function isDayOff(day: string): boolean {
  const weekday = new Date(moment(day)).getUTCDay()
  return weekday === SATURDAY || weekday === SUNDAY || isHoliday(day)
}

const FIXED_HOLIDAYS = new Set(['01-01', '05-05', '12-25', '12-26'])
/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const MOVING_HOLIDAYS = [1, 39, 50]

/** The generally recognised public holidays of the Netherlands (Algemene termijnenwet, art. 3). */
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
  return dayOf(Date.UTC(year, month - 1, date))
}
