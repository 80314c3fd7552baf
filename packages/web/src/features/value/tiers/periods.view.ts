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
      const [from, middle] = [yearsBefore(today, 2), yearsBefore(today, 1)]
      return { earlier: { from: nextDay(from), until: middle }, later: { from: nextDay(middle), until: today } }
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

function yearsBefore(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) - years
  return day.endsWith('-02-29') ? `${year}-02-28` : `${year}${day.slice(4)}`
}

function nextDay(day: string): string {
  return shifted(day, 1)
}

export function shifted(day: string, days: number): string {
  const moment = new Date(`${day}T12:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + days)
  return moment.toISOString().slice(0, 10)
}
