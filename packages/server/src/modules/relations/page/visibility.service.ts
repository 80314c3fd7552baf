import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import * as relations from './relation.queries.ts'

/** @throws AppError relations.relation_not_found: also when it exists for others only, so that nothing can be learned from it. */
export async function getVisible(ctx: Ctx, id: string): Promise<relations.RelationRow> {
  const relation = await relations.findVisible(ctx, id)
  if (!relation) throw new AppError('relations.relation_not_found')
  return relation
}

/** For modules that hang something on a relation. @throws AppError relations.relation_not_found */
export async function assertVisible(ctx: Ctx, id: string): Promise<void> {
  await getVisible(ctx, id)
}
