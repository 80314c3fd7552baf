export type Span = { readonly unit: 'days' | 'weeks' | 'months' | 'years'; readonly count: number }

const WEEK = 7
const MONTH = 365.25 / 12

/** A number of days as people say it: two weeks and more in weeks, two months and more in months, two years and more in years. */
export function spanOf(days: number): Span {
  if (days < 2 * WEEK) return { unit: 'days', count: days }
  if (days < 2 * MONTH) return { unit: 'weeks', count: Math.round(days / WEEK) }
  const months = Math.round(days / MONTH)
  return months < 24 ? { unit: 'months', count: months } : { unit: 'years', count: Math.floor(months / 12) }
}
