import { isJson, listOf, objectOf, textOf, type Json } from '../values.rules.ts'

/** How many loans in a calendar year: all that is ever taken of what somebody borrowed. */
export type LoansOfYear = { readonly year: string; readonly count: number }

const LOANS = /loan|uitlening|leningen|checkout|borrow/i
const THIS_YEAR = /year|jaar/i
const YEAR = /^(?:19|20)\d{2}$/
/** More in a year than anybody borrows: then it is no count. */
const MOST = 100_000

function countOf(value: unknown): number | null {
  const count = /^\d{1,6}$/.test(textOf(value)) ? Number(textOf(value)) : null
  return count === null || count > MOST ? null : count
}

/**
 * Counts of loans by year, from a list of years with a number, from an object by year, or from one number that says to be of the year of
 * `day` ("2026-03-01"); one level deep at most. Nothing else of loans is looked at: no title, no copy, no date.
 */
export function loansOf(patron: Json, day: string): readonly LoansOfYear[] {
  const places = [patron, ...Object.values(patron).filter(isJson)]
  const found = places.flatMap((place) =>
    Object.entries(place).flatMap(([key, value]) => (LOANS.test(key) ? countsIn(key, value, day) : [])),
  )
  const byYear = new Map(found.map(({ year, count }) => [year, count]))
  return [...byYear]
    .map(([year, count]) => ({ year, count }))
    .sort((one, other) => Number(one.year) - Number(other.year))
}

function countsIn(key: string, value: unknown, day: string): readonly LoansOfYear[] {
  const listed = listOf(value).map((one): [string, unknown] => [
    textOf(one['year'] ?? one['jaar']),
    one['count'] ?? one['number'] ?? one['aantal'],
  ])
  const single: [string, unknown][] = THIS_YEAR.test(key) && !isJson(value) ? [[day.slice(0, 4), value]] : []
  return [...listed, ...Object.entries(objectOf(value)), ...single].flatMap(([year, number]) => {
    const count = countOf(number)
    return count === null || !YEAR.test(year) ? [] : [{ year, count }]
  })
}
