import type { RelationKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { replaceProjections } from '../projection/projection.service.ts'
import * as grouping from './grouping.queries.ts'

export type { Belonging } from './grouping.queries.ts'

/**
 * Writes down to which relation these cells belong from now on. One that belongs to another goes out of lists and search and
 * keeps only its id, as a way to that other; one that stands by itself again has to be computed by the caller.
 */
export async function regroupRelations(ctx: Ctx, belonging: readonly grouping.Belonging[]): Promise<void> {
  const hidden = belonging.filter(({ cellId, relationId }) => cellId !== relationId).map(({ cellId }) => cellId)
  const shown = await grouping.findShown(ctx, hidden)
  await grouping.setBelonging(ctx, belonging)
  await replaceProjections(
    ctx,
    shown.map(({ id, kind }) => ({ relationId: id, golden: { kind: kind as RelationKind }, changedAt: ctx.now })),
  )
}
