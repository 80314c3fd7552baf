import { daysLater, monthsLater } from '@klantregie/contract'
import type { ComparedPeriods } from '@klantregie/contract'

export const comparisons = ['maanden', 'ditjaar', 'vorigjaar'] as const
export type Comparison = (typeof comparisons)[number]

type Periods = Pick<ComparedPeriods, 'earlier' | 'later'>

/** Two periods of the same length, the later one first closed. `today` is a day, as "2026-03-01". */
export function periodsOf(comparison: Comparison, today: string): Periods {
  const year = Number(today.slice(0, 4))
  const day = today.slice(4)
  switch (comparison) {
    case 'maanden': {
      const [from, middle] = [monthsLater(today, -24), monthsLater(today, -12)]
      return {
        earlier: { from: daysLater(from, 1), until: middle },
        later: { from: daysLater(middle, 1), until: today },
      }
    }
    case 'ditjaar':
      return {
        // Of 29 February the year before ends a day sooner.
        earlier: { from: `${year - 1}-01-01`, until: day === '-02-29' ? `${year - 1}-02-28` : `${year - 1}${day}` },
        later: { from: `${year}-01-01`, until: today },
      }
    case 'vorigjaar':
      return {
        earlier: { from: `${year - 2}-01-01`, until: `${year - 2}-12-31` },
        later: { from: `${year - 1}-01-01`, until: `${year - 1}-12-31` },
      }
  }
}
