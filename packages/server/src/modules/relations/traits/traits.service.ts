import type { Ctx } from '../../../platform/context.ts'
import { requireFilterable } from '../list/list.service.ts'
import { ownFieldsIn, ownFiltersOf } from '../field-values/own-filter.service.ts'
import * as traits from './traits.queries.ts'

/**
 * Whether a condition on an own field ("own_diet:is:vegan") can be asked by this reader at all.
 * @throws AppError relations.filter_invalid, relations.field_hidden
 */
export async function requireOwnCondition(ctx: Ctx, asked: string): Promise<void> {
  for (const field of ownFieldsIn(asked)) requireFilterable(ctx, field)
  await ownFiltersOf(ctx, asked, 0)
}

/** The relations (relation_id) for which it holds, as a subquery that knows no rights. @throws AppError relations.filter_invalid */
export async function idsOfOwnCondition(ctx: Ctx, asked: string, among: traits.Among) {
  const [filter] = (await ownFiltersOf(ctx, asked, 0)).all
  if (filter === undefined) throw new Error('A condition on an own field names one field.')
  return traits.relationsWithOwnValue(filter, among)
}
