import type { RelationFilter } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { expect } from './condition.queries.ts'
import * as list from './list.queries.ts'
import { sampleWhere } from './sample.queries.ts'
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

/** So many times what can be gone through is expected: then it is not looked at how many there are. */
const SURELY_MORE = 5

/**
 * The same as `listedIds`, with a sample when there are more than `most` or when that cannot be known quickly: then `ids` is for work in the
 * background, and how many there are is the sample by its share.
 */
export async function measuredIds(
  ctx: Ctx,
  { filter, most }: { readonly filter: RelationFilter; readonly most: number },
  sources: SourceLookup,
) {
  const { condition } = await narrow(ctx, filter, sources)
  const ids = list.idsWhere(ctx, condition)
  const isSurelyMore =
    condition.start === null && condition.checked === null && (await expect(ctx, condition)) > SURELY_MORE * most
  if (!isSurelyMore && (await list.countFew(ctx, condition, most)).what === 'few') return { ids, sample: null }
  return { ids, sample: await sampleWhere(ctx, condition) }
}
