import { dutchDay } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { bitsOfMoment } from '../moments/moment-bits.queries.ts'
import * as bitmaps from './bitmap.queries.ts'
import { countChunks, idsOfMembers } from './counts.queries.ts'
import { conditionsIn, textOf, type Exact, type ExactGroup } from './exact.ts'
import { whoMayBeReached } from '../../privacy/index.ts'
import { numbersOf, numbersOfRelations, type Among } from './numbers.queries.ts'
import { bitsOfTree } from './tree.queries.ts'

/** A tree as a subquery (chunk, bits) that knows no rights; conditions that nobody asked before are built first. */
export async function bitsFor(ctx: Ctx, tree: ExactGroup) {
  const ids = await ensureBuilt(ctx, conditionsIn(tree))
  return bitsOfTree(tree, ids, await countChunks(ctx))
}

/** The id of each condition by its text, all of them built. */
export async function ensureBuilt(ctx: Ctx, conditions: readonly Exact[]): Promise<Map<string, string>> {
  const today = dutchDay(ctx.now)
  const ids = await bitmaps.conditionIds(ctx, conditions)
  const byText = new Map(conditions.map((condition, index) => [textOf(condition), ids[index] ?? '']))
  const isBuilt = await bitmaps.findBuilt(ctx, ids, today)
  const missing = conditions.filter((condition) => !isBuilt.has(byText.get(textOf(condition)) ?? ''))
  if (missing.length === 0) return byText
  await bitmaps.holdStill(ctx)
  for (const says of missing) {
    const stretches =
      says.on === 'moment' ? bitsOfMoment(says.id) : bitmaps.bitmapsOf(await numbersFor(ctx, says, null))
    await bitmaps.build(ctx, { id: byText.get(textOf(says)) ?? '', says, stretches, today })
  }
  return byText
}

/** Their ids by their texts when every one is built already; null: not all of them are, and this is no moment to build. */
export async function findAllBuilt(ctx: Ctx, conditions: readonly Exact[]): Promise<Map<string, string> | null> {
  const ids = await bitmaps.conditionIds(ctx, conditions)
  const isBuilt = await bitmaps.findBuilt(ctx, ids, dutchDay(ctx.now))
  if (ids.some((id) => !isBuilt.has(id))) return null
  return new Map(conditions.map((condition, index) => [textOf(condition), ids[index] ?? '']))
}

/** The relations for which a condition holds, as a subquery (number); what is asked of the other end of a link is built first. */
export async function numbersFor(ctx: Ctx, says: Exact, among: Among) {
  // The decision itself is asked, so that a count and a message later never disagree.
  if (says.on === 'may') return numbersOfRelations(await whoMayBeReached(ctx, says, among))
  if (says.on !== 'link' || says.other === null) return numbersOf(ctx, says, { among })
  const others = idsOfMembers(await bitsFor(ctx, says.other))
  return numbersOf(ctx, says, { among, others })
}
