import type { Ctx } from '../../../platform/context.ts'
import { findGolden } from '../disclosure/disclosure.queries.ts'
import { replaceProjections } from '../projection/projection.service.ts'
import { findChangedAt } from '../page/relation.queries.ts'
import * as protection from './protection.queries.ts'

/**
 * Puts a relation (an id that `changeableId` gave) under protection, or ends that: lists and search hold only what it is found by, at once. Why, until when
 * and by whom is kept by the module of privacy.
 */
export async function setProtected(ctx: Ctx, relationId: string, isProtected: boolean): Promise<void> {
  await protection.setMarked(ctx, relationId, isProtected)
  const golden = (await findGolden(ctx, [relationId])).get(relationId)
  const changedAt = await findChangedAt(ctx, relationId)
  if (golden && changedAt) await replaceProjections(ctx, [{ relationId, golden, changedAt }])
  await ctx.announce({ topic: 'relation', id: relationId })
}

/** Shows one user the particulars of one relation until a moment, on its own page and nowhere else. */
export async function openMask(ctx: Ctx, opened: Parameters<typeof protection.openMask>[1]): Promise<void> {
  await protection.openMask(ctx, opened)
  await ctx.announce({ topic: 'relation', id: opened.relationId })
}

/** Keeps them back again before the time is over. */
export async function closeMask(ctx: Ctx, closed: Parameters<typeof protection.closeMask>[1]): Promise<void> {
  await protection.closeMask(ctx, closed)
  await ctx.announce({ topic: 'relation', id: closed.relationId })
}
