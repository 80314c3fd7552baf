import type { RelationFilter } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import * as list from './list.queries.ts'
import { narrow, type SourceLookup } from './list.service.ts'

/**
 * The relations of a list as a subquery (relation_id, sort_key, kind, domain_mask, is_changeable) without order, for work on all of them at once:
 * what the reader sees with this filter, and of each whether they may change it.
 * @throws AppError relations.filter_invalid, relations.field_hidden
 */
export async function listedIds(ctx: Ctx, filter: RelationFilter, sources: SourceLookup) {
  const { condition } = await narrow(ctx, filter, sources)
  return list.idsWhere(ctx, condition)
}

/** The same of relations that were picked one by one; those that the reader may not see are left out. */
export function pickedIds(ctx: Ctx, ids: readonly string[]) {
  return list.idsAmong(ctx, ids)
}
