import type { SegmentGroup, SegmentMember } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { countBits } from '../conditions/counts.queries.ts'
import { bitsOf, membersPage } from '../counting/counting.service.ts'
import { getSegment } from '../saved/segment.service.ts'

type Between = {
  readonly id: string
  readonly from: string
  /** Null: and now. */
  readonly to?: string | undefined
}
type Which = 'came' | 'left' | 'stayed'

/**
 * Who came, left or stayed is a tree of conditions like all others: of whom something that was looked into at one of both ends is kept back
 * from the reader, nothing is told. Whoever is archived, merged into another or forgotten since is in none of the three.
 */
function treeOf({ id, from, to }: Between, which: Which): SegmentGroup {
  const before = { about: 'moment' as const, id: from }
  const after = to === undefined ? { about: 'segment' as const, id } : { about: 'moment' as const, id: to }
  const none = (part: typeof before | typeof after): SegmentGroup => ({ group: 'none', of: [part] })
  if (which === 'stayed') return { group: 'all', of: [before, after] }
  return which === 'came' ? { group: 'all', of: [after, none(before)] } : { group: 'all', of: [before, none(after)] }
}

/** @throws AppError segments.segment_not_found, segments.moment_not_found, and what `exactOf` throws */
export async function compareMoments(ctx: Ctx, between: Between): Promise<Record<Which, number>> {
  await getSegment(ctx, between.id)
  const count = async (which: Which) => countBits(ctx, await bitsOf(ctx, treeOf(between, which)))
  return { came: await count('came'), left: await count('left'), stayed: await count('stayed') }
}

const PAGE = 50

/** By name, in the order in which they were added. Errors as `compareMoments`. */
export async function listMoved(
  ctx: Ctx,
  { which, after, ...between }: Between & { readonly which: Which; readonly after?: number | undefined },
): Promise<{ items: SegmentMember[]; next: number | null }> {
  await getSegment(ctx, between.id)
  return membersPage(ctx, treeOf(between, which), { after: after ?? null, limit: PAGE })
}
