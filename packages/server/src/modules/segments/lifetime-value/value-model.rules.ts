import { ALIVE_CLASSES, decideAliveClass } from './alive-class.rules.ts'
import { fitBgNbd, type BgNbdFit } from './bg-nbd-fit.rules.ts'
import { calibrate, decideSpendVerdict, type Calibration, type SpendVerdict } from './diagnostics.rules.ts'
import { fitGammaGamma, type GammaGammaFit } from './gamma-gamma.rules.ts'
import { furtherRepeatsWithin } from './lifetime-value.rules.ts'
import { spendRows, summaryRows, type SpendColumns, type SummaryColumns } from './summary-columns.rules.ts'

/** A year: what an organisation plans by, and as long as the longest check. */
export const WEEKS_TOLD = 52

/** What is known of one family: everybody now, and those who were known before the holdout. */
export type ToFit = {
  readonly whole: SummaryColumns
  /** Null: the past is too short to part. */
  readonly early: SummaryColumns | null
  readonly spend: SpendColumns
  readonly holdoutWeeks: number
}

export type Fitted = {
  /** On everybody: what is told. */
  readonly fit: BgNbdFit
  /** On the calibration only: what was checked. */
  readonly early: BgNbdFit | null
  readonly calibration: Calibration | null
  /** Null: nothing brought money. */
  readonly spend: GammaGammaFit | null
  readonly spendVerdict: SpendVerdict | null
  /** Per row of `whole`, only when the model may be told: a place in `ALIVE_CLASSES`, and repeats to expect within a year. */
  readonly told: { readonly alive: Uint8Array; readonly repeats: Float64Array } | null
}

/**
 * Fits the models of one family and decides whether they may be told: first on the past before the holdout, to be checked; then on
 * everything, because the holdout is the newest past. Both fits must have converged.
 */
export function fitValueModels({ whole, early, spend, holdoutWeeks }: ToFit): Fitted {
  const earlyFit = early && fitBgNbd(summaryRows(early))
  const calibration = early && earlyFit && calibrate(earlyFit, summaryRows(early), holdoutWeeks)
  const fit = fitBgNbd(summaryRows(whole))
  const hasMoney = spend.cents.some((cents) => cents > 0)
  const spendFit = hasMoney ? fitGammaGamma(spendRows(spend)) : null
  return {
    fit,
    early: earlyFit,
    calibration,
    spend: spendFit,
    spendVerdict: spendFit && decideSpendVerdict(spendFit),
    told: calibration?.verdict === 'fits' && fit.problem === null ? tell(fit, whole) : null,
  }
}

function tell({ model }: BgNbdFit, whole: SummaryColumns): NonNullable<Fitted['told']> {
  const expect = furtherRepeatsWithin(model, WEEKS_TOLD)
  const alive = new Uint8Array(whole.weight.length)
  const repeats = new Float64Array(whole.weight.length)
  let at = 0
  for (const row of summaryRows(whole)) {
    const { probabilityAlive, expectedRepeats } = expect(row)
    alive[at] = ALIVE_CLASSES.indexOf(decideAliveClass(probabilityAlive, row))
    repeats[at] = expectedRepeats
    at++
  }
  return { alive, repeats }
}
