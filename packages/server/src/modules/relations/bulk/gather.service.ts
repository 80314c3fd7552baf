import { MOST_IN_BULK } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { SourceLookup } from '../list/list.service.ts'
import { askerNow } from './asker.service.ts'
import { countsIn, isFarMore, refusedIn, type Counts } from './bulk.rules.ts'
import { closeDeed } from './bulk-work.service.ts'
import * as deeds from './deed.queries.ts'
import { isChangeable } from './ready.service.ts'
import * as verdicts from './verdict.queries.ts'
import { askedInWork } from './whom.service.ts'

/**
 * The first step of a deed along a long list: fixes who is in it. In one statement, so the set and its counts are of one moment, which is
 * kept (`fixed_at`) and lies before anything changes; killed in between there is nothing, and it is done again. It is the list that was asked
 * for as whoever asked sees it: with the rights that they had then and still have. When it comes to many more relations than they were
 * told, to more than one deed may hold, or when they may no longer do this, nothing is done and the deed says so.
 */
export async function gatherDeed(ctx: Ctx, id: string, sources: SourceLookup): Promise<void> {
  const deed = await deeds.hold(ctx, id)
  if (deed?.state !== 'gathering' || deed.gather === null) return
  const { filter, sight, told } = deed.gather
  const asker = await askerNow(ctx, deed.byUserId, sight)
  if (asker === null || !(await isChangeable(asker, deed.what))) return closeDeed(ctx, id, 'right_lost')
  const asked = await askedInWork(asker, { what: deed.what, filter }, sources)
  const { items, counted } = await verdicts.fix(ctx, id, asked)
  const counts = countsIn(counted)
  if (counts.asked > MOST_IN_BULK) return closeDeed(ctx, id, 'too_many')
  await setFixed(ctx, id, { counts, items })
  if (isFarMore(counts.will.count, told)) return closeDeed(ctx, id, 'more')
  await ctx.audit('bulk_deed.gathered', { kind: 'bulk_deed', id }, { kind: deed.what.kind, count: counts.will.count })
  await ctx.announce({ topic: 'relation', id })
}

/** Keeps what was counted when who is in it was fixed. */
export async function setFixed(
  ctx: Ctx,
  id: string,
  { counts: { asked, will, already, refused }, items }: { readonly counts: Counts; readonly items: number },
): Promise<void> {
  const counts = { asked, will: will.count, already: already.count, refused: refusedIn(refused) }
  await deeds.setFixed(ctx, id, { ...counts, items })
}
