import { dutchDay } from '@klantregie/contract'
import type { LapseList, LapseReason } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { bitsFor } from '../conditions/building.service.ts'
import { exactOf } from '../conditions/exact.service.ts'
import { withRights } from '../conditions/rights.service.ts'
import { listPage } from '../counting/page-of-members.service.ts'
import { treeOfSegment } from '../saved/segment-tree.service.ts'
import { getFamily, listValueFamilies } from '../tiers/family.service.ts'
import { listPasts } from './lapse.queries.ts'
import { reasonsFor } from './lapse-reason.rules.ts'
import { findModel } from './model.queries.ts'

/**
 * Who of a family may stay away, with the reasons, page by page; and how often that was right of people whose later visits it had not seen. Nobody
 * when it was not measured to be as good as looking at the last time alone. Never children, nor people under protection, whose data is
 * restricted, or who objected: of them nothing is stored, nor counted. @throws AppError segments.family_not_found
 */
export async function listLapsing(
  ctx: Ctx,
  { id, after, limit }: { readonly id: string; readonly after?: number | undefined; readonly limit: number },
): Promise<LapseList> {
  const { name } = await getFamily(ctx, id)
  const check = (await findModel(ctx, id))?.fitted.lapse ?? null
  const found = { family: { id, name }, check }
  if (check?.verdict !== 'not_worse') return { ...found, count: 0, items: [], next: null }
  const condition = { about: 'alive' as const, familyId: id, oneOf: ['unlikely' as const] }
  const asked = await exactOf(ctx, { group: 'all', of: [condition] }, treeOfSegment)
  const page = await listPage(ctx, await bitsFor(ctx, withRights(ctx, asked)), { after, limit })
  const ids = page.items.map((one) => one.id)
  const reasons = await reasonsOf(ctx, ids, id)
  return { ...found, ...page, items: page.items.map((one) => ({ ...one, reasons: reasons.get(one.id) ?? [] })) }
}

/** Reasons of relations of whom it may be said, in one family; of those of whom it may not, nobody asks. */
export async function reasonsOf(
  ctx: Ctx,
  ids: readonly string[],
  familyId: string,
): Promise<ReadonlyMap<string, LapseReason[]>> {
  const families = (await listValueFamilies(ctx)).map((family) => family.id)
  const today = dutchDay(ctx.now)
  const rows = await listPasts(ctx, { ids, families, today })
  return new Map(rows.filter((row) => row.familyId === familyId).map((row) => [row.relationId, reasonsFor(row, today)]))
}
