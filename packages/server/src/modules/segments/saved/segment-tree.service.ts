import type { SegmentGroup } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import * as moments from '../moments/moment.queries.ts'
import { lookingOf } from './looking.service.ts'
import * as segments from './segment.queries.ts'

/** What a segment says, or a moment of one by its own id, for whoever may open it. @throws AppError segments.segment_not_found */
export async function treeOfSegment(ctx: Ctx, id: string): Promise<SegmentGroup> {
  const looking = await lookingOf(ctx)
  const row = await segments.find(ctx, id, looking)
  if (row && !row.isRemoved) return row.conditions
  const moment = row ? undefined : await moments.find(ctx, id, looking)
  if (!moment || moment.isRemoved) throw new AppError('segments.segment_not_found')
  return { group: 'all', of: [{ about: 'moment', id }] }
}
