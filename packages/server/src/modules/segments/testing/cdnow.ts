import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DatedAmount, RepeatSummary, SpendSummary } from '../lifetime-value/summary.rules.ts'

const FOLDER = resolve(import.meta.dirname, '../../../../test-data/cdnow')
const lines = (file: string) => readFileSync(resolve(FOLDER, file), 'utf8').trim().split(/\r?\n/)

/** The end of the calibration and of the holdout in the published analysis. */
export const CDNOW_ENDS = { calibrationUntil: '1997-09-30', holdoutUntil: '1998-06-30' }
export const CDNOW_HOLDOUT_WEEKS = 39

/** The published parameters, in three decimals as printed. */
export const PUBLISHED = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }

/** The published summaries: x, t_x and T in weeks of two decimals, zbar in dollars. */
export function cdnowSummaries(): readonly (RepeatSummary & SpendSummary)[] {
  return lines('cdnow_customers_summary_with_transactions.csv')
    .slice(1)
    .map((line) => {
      const [, repeats = NaN, activeWeeks = NaN, observedWeeks = NaN, average = NaN] = line.split(',').map(Number)
      return { repeats, activeWeeks, observedWeeks, averageCents: average * 100 }
    })
}

/** The purchases themselves, customer by customer, in the order of the summaries. */
export function cdnowPurchases(): readonly (readonly DatedAmount[])[] {
  const customers = new Map<string, DatedAmount[]>()
  for (const line of lines('CDNOW_sample.txt')) {
    const [, customer = '', date = '', , dollars = ''] = line.trim().split(/\s+/)
    const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
    const purchases = customers.get(customer) ?? []
    purchases.push({ day, amountCents: Math.round(Number(dollars) * 100) })
    customers.set(customer, purchases)
  }
  return [...customers.values()]
}
