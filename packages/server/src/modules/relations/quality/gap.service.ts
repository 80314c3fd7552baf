import type { QualityGap, RelationFilter } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findFreshSince } from '../../governance/index.ts'
import { hasGap, type Condition } from './gap.queries.ts'

/** Which fields tell whether a relation has this gap: who may not read them does not learn it from a list. */
const fieldsOf: Partial<Readonly<Record<QualityGap, readonly string[]>>> = {
  'no-reachable': ['emails', 'phones', 'addresses'],
  'bad-postcode': ['addresses'],
  'bad-brin': ['identifiers'],
  stale: [],
}

/** The gap of a filter, ready for a list; what is fresh follows from the domain that is asked for. */
export async function gapOf(
  ctx: Ctx,
  { gap, domainId }: RelationFilter,
): Promise<{ holds: Condition; fields: readonly string[] } | undefined> {
  if (gap === undefined) return undefined
  const fields = fieldsOf[gap] ?? [gap.slice(gap.indexOf('-') + 1)]
  return { holds: hasGap(gap, await findFreshSince(ctx, domainId)), fields }
}
