import type { SegmentMember } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findSummaries } from '../../relations/index.ts'
import { countBits } from '../conditions/counts.queries.ts'
import { pageOfMembers, type Bits } from './page-of-members.queries.ts'

export type PageAsked = { readonly after?: number | undefined; readonly limit: number }
export type PageOfMembers = { count: number; items: SegmentMember[]; next: number | null }

/** Members page by page, in the order of their numbers; `next` goes into `after` of the page after it. Rights are in the bits already. */
export async function listPage(ctx: Ctx, bits: Bits, { after, limit }: PageAsked): Promise<PageOfMembers> {
  const page = await pageOfMembers(ctx, bits, { after: after ?? -1, limit })
  const known = await findSummaries(
    ctx,
    page.map(({ id }) => id),
  )
  return {
    count: await countBits(ctx, bits),
    items: page.flatMap(({ id }) => {
      const found = known.get(id)
      return found ? [{ id: found.id, name: found.name, kind: found.kind, place: found.place }] : []
    }),
    next: page.length === limit ? (page.at(-1)?.number ?? null) : null,
  }
}
