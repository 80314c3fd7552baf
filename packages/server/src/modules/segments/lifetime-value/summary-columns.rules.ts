import type { ReturnRow } from './lapse-check.rules.ts'
import type { SpendSummary, SummaryRow } from './summary.rules.ts'

const DAYS_PER_WEEK = 7

/** Relations that are alike, as columns: hundreds of thousands of rows in a few megabytes, which a thread can be sent. In days. */
export type SummaryColumns = {
  readonly repeats: Int32Array
  readonly activeDays: Int32Array
  readonly observedDays: Int32Array
  readonly weight: Int32Array
  /** How often they came in the holdout, all of them together; 0 where there is none. */
  readonly holdout: Int32Array
  /** How many of them came at all in the holdout. */
  readonly returned: Int32Array
}

/** Relations with as many repeats that brought as much, all repeats together; in cents. */
export type SpendColumns = {
  readonly repeats: Int32Array
  readonly cents: Float64Array
  readonly weight: Int32Array
}

/** The rows of columns, one by one. */
export function* summaryRows({
  repeats,
  activeDays,
  observedDays,
  weight,
  holdout,
  returned,
}: SummaryColumns): Generator<SummaryRow & ReturnRow> {
  for (let row = 0; row < weight.length; row++)
    yield {
      repeats: repeats[row] ?? 0,
      activeWeeks: (activeDays[row] ?? 0) / DAYS_PER_WEEK,
      observedWeeks: (observedDays[row] ?? 0) / DAYS_PER_WEEK,
      weight: weight[row] ?? 0,
      holdoutRepeats: holdout[row] ?? 0,
      returned: returned[row] ?? 0,
    }
}

/** The same of what repeats brought; who never came back brought nothing with repeats and is not among them. */
export function* spendRows({
  repeats,
  cents,
  weight,
}: SpendColumns): Generator<SpendSummary & { readonly weight: number }> {
  for (let row = 0; row < weight.length; row++) {
    const times = repeats[row] ?? 0
    yield { repeats: times, averageCents: times === 0 ? 0 : (cents[row] ?? 0) / times, weight: weight[row] ?? 0 }
  }
}
