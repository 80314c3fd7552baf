import type { ModelVerdict, SpendVerdict } from '@klantregie/contract'
import type { BgNbd } from './bg-nbd.rules.ts'
import type { HoldoutGroup } from './diagnostics.rules.ts'
import type { Ends } from './ends.rules.ts'
import type { FitDiagnostics } from './fit.rules.ts'
import type { LapseCheck } from './lapse-check.rules.ts'
import type { GammaGamma } from './gamma-gamma.rules.ts'
import type { Fitted } from './value-model.rules.ts'

type Told<M> = Pick<FitDiagnostics, 'problem' | 'logLikelihood' | 'relations'> & { readonly model: M }

/** What is kept of a fit: the models, and everything by which somebody could judge them. */
export type StoredModel = {
  readonly ends: Ends | null
  readonly fit: Told<BgNbd> & { readonly repeaters: number }
  readonly early: (Told<BgNbd> & { readonly repeaters: number }) | null
  readonly spend: (Told<GammaGamma> & { readonly correlation: number; readonly leftOut: number }) | null
  readonly spendVerdict: SpendVerdict | null
  readonly groups: readonly HoldoutGroup[]
  readonly predicted: number
  readonly actual: number
  readonly baseline: number
  readonly deviation: number | null
  readonly baselineDeviation: number | null
  /** Left out by models of before it was measured. */
  readonly lapse?: LapseCheck | null
}

/** Without a check nothing is told; a model that was checked and then found no top on everything is not told either. */
export function verdictOf({ fit, calibration }: Fitted): ModelVerdict {
  if (calibration === null) return 'too_few_data'
  return calibration.verdict === 'fits' && fit.problem !== null ? 'not_converged' : calibration.verdict
}

const NOT_CHECKED = { groups: [], predicted: 0, actual: 0, baseline: 0, deviation: null, baselineDeviation: null }

export function toStored(
  { fit, early, calibration, spend, spendVerdict, lapse }: Fitted,
  ends: Ends | null,
): StoredModel {
  const { groups, predicted, actual, baseline, deviation, baselineDeviation } = calibration ?? NOT_CHECKED
  return {
    ends,
    fit: { ...toldOf(fit), repeaters: fit.repeaters },
    early: early && { ...toldOf(early), repeaters: early.repeaters },
    spend: spend && { ...toldOf(spend), correlation: spend.correlation, leftOut: spend.leftOut },
    spendVerdict,
    groups,
    predicted,
    actual,
    baseline,
    deviation,
    baselineDeviation,
    lapse,
  }
}

function toldOf<M>({ model, problem, logLikelihood, relations }: FitDiagnostics & { readonly model: M }): Told<M> {
  return { model, problem, logLikelihood, relations }
}
