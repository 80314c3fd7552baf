import { dayNumber, dayOf } from '../calendar.ts'

/** A season runs from the first of September. The season of a day, by the year in which it began. */
export function seasonOf(day: number): number {
  const text = dayOf(day)
  const year = Number(text.slice(0, 4))
  return text.slice(5) >= '09-01' ? year : year - 1
}

export const nameOfSeason = (season: number): string => `${String(season)}–${String(season + 1)}`

/** The season that runs and the three before it are known fact by fact; what was before stands in notes only. */
const SEASONS_BACK = 3
export const firstFactDay = (today: string): number =>
  dayNumber(`${String(seasonOf(dayNumber(today)) - SEASONS_BACK)}-09-01`)

/** So far ahead the programme is on sale. */
export const ON_SALE_DAYS = 170
