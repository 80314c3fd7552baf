import { daysLater, utcDay, weekdayOf } from '@klantregie/contract'

/** Which calendar days ("2026-03-01") nobody has to work on in the Netherlands. */
const SATURDAY = 6
const SUNDAY = 7

/** A Saturday, a Sunday or a public holiday. */
export function isDayOff(day: string): boolean {
  const weekday = weekdayOf(day)
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
    MOVING_HOLIDAYS.some((days) => day === daysLater(easter, days))
  )
}

/** 27 April, and the day before when that is a Sunday. */
function kingsDay(year: number): string {
  const day = `${year}-04-27`
  return weekdayOf(day) === SUNDAY ? `${year}-04-26` : day
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
  return utcDay(new Date(Date.UTC(year, month - 1, date)))
}
