import { ALIVE_CLASSES, decideAliveClass } from './alive-class.rules.ts'
import { fitBgNbd, type BgNbdFit } from './bg-nbd-fit.rules.ts'
import { calibrate, decideSpendVerdict, type Calibration, type SpendVerdict } from './diagnostics.rules.ts'
import { fitGammaGamma, type GammaGammaFit } from './gamma-gamma.rules.ts'
import { checkLapse, type LapseCheck } from './lapse-check.rules.ts'
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
  /** How often the class of who stays away was right; null: the model may not be told at all. */
  readonly lapse: LapseCheck | null
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
  const checked = early && checkEarly(early, holdoutWeeks)
  const fit = fitBgNbd(summaryRows(whole))
  const isTold = checked?.calibration.verdict === 'fits' && fit.problem === null
  const lapse = isTold ? checked.lapse() : null
  return {
    fit,
    early: checked?.fit ?? null,
    calibration: checked?.calibration ?? null,
    ...fitSpend(spend),
    lapse,
    told: isTold ? tell(fit, whole, lapse) : null,
  }
}

function checkEarly(early: SummaryColumns, holdoutWeeks: number) {
  const fit = fitBgNbd(summaryRows(early))
  const calibration = calibrate(fit, summaryRows(early), holdoutWeeks)
  return { fit, calibration, lapse: () => checkLapse(fit, summaryRows(early), holdoutWeeks) }
}

function fitSpend(spend: SpendColumns): Pick<Fitted, 'spend' | 'spendVerdict'> {
  const hasMoney = spend.cents.some((cents) => cents > 0)
  const fit = hasMoney ? fitGammaGamma(spendRows(spend)) : null
  return { spend: fit, spendVerdict: fit && decideSpendVerdict(fit) }
}

/** Where the class was worse than looking at the last time alone, nobody has one: of everybody it cannot be said. */
function tell({ model }: BgNbdFit, whole: SummaryColumns, lapse: LapseCheck | null): NonNullable<Fitted['told']> {
  const hasClasses = lapse?.verdict === 'not_worse'
  const expect = furtherRepeatsWithin(model, WEEKS_TOLD)
  const alive = new Uint8Array(whole.weight.length)
  const repeats = new Float64Array(whole.weight.length)
  let at = 0
  for (const row of summaryRows(whole)) {
    const { probabilityAlive, expectedRepeats } = expect(row)
    alive[at] = ALIVE_CLASSES.indexOf(hasClasses ? decideAliveClass(probabilityAlive, row) : 'unsure')
    repeats[at] = expectedRepeats
    at++
  }
  return { alive, repeats }
}
