/** A day as of which is counted, with the first day of its year and the day before that. */
export type CountedStretch = { readonly day: string; readonly from: string; readonly before: string }

/** The stretch of a day: its calendar year until then, because that is the year in which an organisation accounts for itself. */
export function stretchOf(day: string): CountedStretch {
  const year = yearOf(day)
  return { day, from: `${asYear(year)}-01-01`, before: `${asYear(year - 1)}-12-31` }
}

const yearOf = (day: string) => Number(day.slice(0, 4))
const asYear = (year: number) => String(year).padStart(4, '0')

/** Whole years besides the one that runs. */
export const YEARS_BACK = 4

/** What is counted every night: the year so far, the same stretch of the year before to compare with, and whole years before it. */
export function daysOfRound(today: string): string[] {
  return [today, sameDayLastYear(today), ...yearEndsBefore(today)]
}

/** The days that are shown beside a day; not all of them need have been counted. */
export function daysBeside(day: string): { readonly last: string; readonly years: readonly string[] } {
  return { last: sameDayLastYear(day), years: yearEndsBefore(day).toReversed() }
}

/** 28 February for 29 February. */
function sameDayLastYear(day: string): string {
  const rest = day.slice(4)
  return `${asYear(yearOf(day) - 1)}${rest === '-02-29' ? '-02-28' : rest}`
}

/** The last days of the years before that of `day`, newest first. */
function yearEndsBefore(day: string): string[] {
  const year = yearOf(day)
  return Array.from({ length: YEARS_BACK }, (_, back) => `${asYear(year - 1 - back)}-12-31`)
}
