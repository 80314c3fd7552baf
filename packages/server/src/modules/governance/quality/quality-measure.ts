import type { Ctx } from '../../../platform/context.ts'

/** A domain as far as measuring needs it. */
export type MeasuredDomain = {
  readonly id: string
  /** Its place in the mask of a relation. */
  readonly bit: number
  /** What was changed or confirmed since counts as fresh. */
  readonly freshSince: Date
}

/** `good` of `measured` relations or values. */
export type Measured = {
  readonly domainId: string
  readonly dimension: 'completeness' | 'validity' | 'freshness' | 'duplicates' | 'conflicts'
  /** The key of a field; empty when it is about the relation as a whole. */
  readonly field: string
  readonly measured: number
  readonly good: number
}

/**
 * What a module above this one can say about the quality of relations, of all domains at once: set-based, in one transaction, for a
 * job in the background.
 */
export type QualityMeasure = (ctx: Ctx, domains: readonly MeasuredDomain[]) => Promise<readonly Measured[]>

/** From which sources the relations of each domain come. */
export type SourceMeasure = (
  ctx: Ctx,
  domains: readonly MeasuredDomain[],
) => Promise<readonly { readonly domainId: string; readonly source: string; readonly relations: number }[]>

export type QualityMeasures = { readonly measures: readonly QualityMeasure[]; readonly sources: SourceMeasure }
