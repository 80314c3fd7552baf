import type { SegmentGroup } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { lookingOf } from './looking.service.ts'
import * as segments from './segment.queries.ts'

/** What a segment says, for whoever may open it. @throws AppError segments.segment_not_found */
export async function treeOfSegment(ctx: Ctx, id: string): Promise<SegmentGroup> {
  const row = await segments.find(ctx, id, await lookingOf(ctx))
  if (!row || row.isRemoved) throw new AppError('segments.segment_not_found')
  return row.conditions
}
