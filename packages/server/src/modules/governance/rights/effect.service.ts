import type { RightsCell, RightsEffect } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { listColleagues } from '../../../platform/tenants/colleague.queries.ts'
import { calculateEffect, calculateFieldEffect } from './effect.rules.ts'
import { nobodyLeft, withCell } from './house.rules.ts'
import type { RelationSight } from './relation-sight.ts'
import { getDecidable, loadHouse, refuseInvalid, type CellPlace } from './rights.service.ts'

/**
 * What a change of one cell would do, before it is kept: counts of colleagues and relations, nothing about a relation itself.
 * @throws AppError the same as `changeRights`, except that somebody else changed it or that nobody is left
 */
export async function previewRights(
  ctx: Ctx,
  place: CellPlace,
  { cell, relations }: { cell: RightsCell; relations: RelationSight },
): Promise<RightsEffect> {
  await getDecidable(ctx, place)
  await refuseInvalid(ctx, cell)
  const before = await loadHouse(ctx)
  const after = withCell(before, { ...place.subject, domainId: place.domainId, ...cell })
  const people = await listColleagues(ctx)
  const counts = (await relations.countPerMask(ctx)).map(({ mask, count }) => ({ mask: BigInt(mask), count }))
  const change = { before, after, people, counts }
  const fields = [...new Set([...before.limits, ...after.limits].map(({ field }) => field))]
  return {
    rights: calculateEffect(change),
    fields: calculateFieldEffect(change, place.domainId, fields),
    nobodyLeft: nobodyLeft({ before, after }, { before: people, after: people }, place.domainId),
  }
}
