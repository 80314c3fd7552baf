import type { Ctx } from '../../../platform/context.ts'
import { eraseRelation, type EraseTools } from '../erasure/erase.service.ts'

/**
 * Takes relations away for good, the same way as when somebody asks to be forgotten: with everything that any module
 * declares about them and about what was merged into them. Answers how many relations.
 */
export async function removeRelations(ctx: Ctx, relationIds: readonly string[], tools: EraseTools): Promise<number> {
  for (const relationId of relationIds) await eraseRelation(ctx, { relationId, reason: 'retention' }, tools)
  return relationIds.length
}
