import type { Ctx } from '../../../platform/context.ts'
import type { ListedSegment } from '../../relations/index.ts'
import * as counts from '../conditions/counts.queries.ts'
import { bitsOf } from './counting.service.ts'

/** Up to here members are looked up one by one; beyond it reading every profile at once costs less. */
const ONE_BY_ONE = 40_000

/** Whom a segment holds for this reader, for lists. @throws AppError segments.segment_not_found, and what `exactOf` throws */
export async function segmentOf(ctx: Ctx, id: string): Promise<ListedSegment> {
  const bits = await bitsOf(ctx, { group: 'all', of: [{ about: 'segment', id }] })
  const chunks = await counts.countChunks(ctx)
  const count = await counts.countBits(ctx, bits)
  return {
    count,
    ids: count > ONE_BY_ONE ? counts.idsOfMembers(bits) : counts.idsOfNumbers(await counts.findNumbers(ctx, bits)),
    holds: (relationId) => counts.isMember(bits, chunks, relationId),
  }
}
