import type { Ctx } from '../../../platform/context.ts'
import type { ListedSegment } from '../../relations/index.ts'
import * as counts from '../conditions/counts.queries.ts'
import { bitsOf } from './counting.service.ts'

/** Whom a segment holds for this reader, for lists. @throws AppError segments.segment_not_found, and what `exactOf` throws */
export async function segmentOf(ctx: Ctx, id: string): Promise<ListedSegment> {
  const bits = await bitsOf(ctx, { group: 'all', of: [{ about: 'segment', id }] })
  const chunks = await counts.countChunks(ctx)
  return {
    count: await counts.countBits(ctx, bits),
    ids: counts.idsOfMembers(bits),
    holds: (relationId) => counts.isMember(bits, chunks, relationId),
  }
}
