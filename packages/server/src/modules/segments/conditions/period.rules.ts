import { utcDay } from '@klantregie/contract'
import type { Period } from '@klantregie/contract'

/** Days as "2026-03-01", both included; null: open at that end. */
export type Days = { readonly from: string | null; readonly until: string | null }

/**
 * The days of a period as seen on `today`. "The last three months" of 22 November begin on 22 August: the day three months ago counts, and
 * today does too. Where that day does not exist (31 November) it is the last day of the month.
 */
export function daysOf(period: Period, today: string): Days {
  switch (period.in) {
    case 'last':
      return { from: before(today, period.count, period.unit), until: null }
    case 'calendar_year': {
      const year = Number(today.slice(0, 4)) - period.yearsAgo
      return { from: `${year}-01-01`, until: `${year}-12-31` }
    }
    case 'between':
      return { from: period.from, until: period.until }
  }
}

type Unit = Extract<Period, { in: 'last' }>['unit']

function before(today: string, count: number, unit: Unit): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  if (unit === 'days' || unit === 'weeks') return asDay(year, month, day - count * (unit === 'weeks' ? 7 : 1))
  const months = unit === 'years' ? count * 12 : count
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return asDay(year, month - months, Math.min(day, last))
}

function asDay(year: number, month: number, day: number): string {
  const moment = new Date(0)
  // `Date.UTC` would take a year below 100 for one of the last century.
  moment.setUTCFullYear(Math.max(1, year), month - 1, day)
  return utcDay(moment)
}

/**
 * Who is at least `from` and at most `to` years old on `today` was born on these days, both included. Somebody grows older on the
 * birthday; who was born on 29 February does so on 1 March of a year without one.
 */
export function birthDaysOf(
  { from, to }: { readonly from: number | null; readonly to: number | null },
  today: string,
): Days {
  return {
    from: to === null ? null : dayAfter(latestBirth(today, to + 1)),
    until: from === null ? null : latestBirth(today, from),
  }
}

function dayAfter(day: string): string {
  return asDay(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)) + 1)
}

/** The same day so many years before; on 29 February of a year without one the day before 1 March. */
function latestBirth(today: string, years: number): string {
  const year = Number(today.slice(0, 4)) - years
  const last = new Date(Date.UTC(2000 + (((year % 400) + 400) % 400), Number(today.slice(5, 7)), 0)).getUTCDate()
  return asDay(year, Number(today.slice(5, 7)), Math.min(Number(today.slice(8, 10)), last))
}
