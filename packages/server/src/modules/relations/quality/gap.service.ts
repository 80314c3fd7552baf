import { dutchDay } from '@klantregie/contract'
import type { QualityGap, RelationFilter } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findFreshSince } from '../../governance/index.ts'
import { countUpTo, hasGap, idsWithGap, type Condition } from './gap.queries.ts'

/** Which fields tell whether a relation has this gap: who may not read them does not learn it from a list. */
const fieldsOf: Partial<Readonly<Record<QualityGap, readonly string[]>>> = {
  'no-reachable': ['emails', 'phones', 'addresses'],
  'bad-postcode': ['addresses'],
  'bad-brin': ['identifiers'],
  stale: [],
}

export type Gap = {
  readonly holds: Condition
  readonly fields: readonly string[]
  /** Ids among which all of them are, and how many, counted up to `most` + 1; null when every relation must be looked at. */
  readonly among: { readonly ids: Condition; readonly count: number } | null
}

/** Fields of which somebody must be able to read the values to learn of the gap. */
export function fieldsOfGap(gap: QualityGap): readonly string[] {
  return fieldsOf[gap] ?? [gap.slice(gap.indexOf('-') + 1)]
}

/** The gap of a filter, ready for a list; what is fresh follows from the domain that is asked for. */
export async function gapOf(ctx: Ctx, { gap, domainId }: RelationFilter, most: number): Promise<Gap | undefined> {
  if (gap === undefined) return undefined
  const asking = { today: dutchDay(ctx.now), since: await findFreshSince(ctx, domainId) }
  const ids = await idsWithGap(ctx, gap, asking)
  return {
    holds: hasGap(gap, asking),
    fields: fieldsOfGap(gap),
    among: ids && { ids, count: await countUpTo(ctx, ids, most) },
  }
}
