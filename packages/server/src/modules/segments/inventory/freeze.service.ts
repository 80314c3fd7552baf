import type { Inventory, InventoryFreeze } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import * as freezes from './freeze.queries.ts'
import { getInventory, viewOf } from './inventory.service.ts'

/**
 * Keeps the inventory of a day as it stands, with what the words meant: as its maker sees it.
 * @throws AppError segments.day_not_counted
 */
export async function freezeInventory(
  ctx: Ctx,
  { day, name }: { readonly day: string; readonly name: string },
): Promise<InventoryFreeze> {
  const figures = await getInventory(ctx, day)
  const { masks, kinds } = await sightOf(ctx)
  const id = await freezes.insertFreeze(ctx, { name, by: ctx.actor, sees: masks, kinds, figures })
  await ctx.audit('inventory.frozen', { kind: 'inventory_freeze', id }, { name, day })
  await ctx.announce({ topic: 'segment', id: 'inventory' })
  return toFreeze(await getRow(ctx, id))
}

/** Those that rest upon nothing that the reader does not see. */
export async function listFreezes(ctx: Ctx): Promise<InventoryFreeze[]> {
  const sight = await sightOf(ctx)
  return (await freezes.listFreezes(ctx)).filter((row) => covers(sight, row)).map(toFreeze)
}

/** @throws AppError segments.freeze_not_found: also when it rests upon more than the reader sees */
export async function getFreeze(ctx: Ctx, id: string): Promise<InventoryFreeze & { figures: Inventory }> {
  const row = await getRow(ctx, id)
  return { ...toFreeze(row), figures: row.figures }
}

/** @throws AppError segments.freeze_not_found */
export async function removeFreeze(ctx: Ctx, id: string): Promise<void> {
  const { name, day } = await getRow(ctx, id)
  await freezes.deleteFreeze(ctx, id)
  await ctx.audit('inventory.freeze_removed', { kind: 'inventory_freeze', id }, { name, day })
  await ctx.announce({ topic: 'segment', id: 'inventory' })
}

async function getRow(ctx: Ctx, id: string) {
  const row = await freezes.findFreeze(ctx, id)
  if (!row || !covers(await sightOf(ctx), row)) throw new AppError('segments.freeze_not_found')
  return row
}

type Sight = { readonly masks: freezes.Sees; readonly kinds: readonly string[] }

async function sightOf(ctx: Ctx): Promise<Sight> {
  const { clear, kinds } = await viewOf(ctx)
  return { masks: { relations: ctx.domainMask, ...clear }, kinds }
}

/** Whether who sees this sees no less than what the figures were made with. */
function covers(sight: Sight, { sees, kinds }: freezes.FreezeRow): boolean {
  const isCovered = ([key, bits]: [string, string]) => (BigInt(bits) & ~BigInt(sight.masks[key] ?? '0')) === 0n
  return Object.entries(sees).every(isCovered) && kinds.every((kind) => sight.kinds.includes(kind))
}

const toFreeze = ({ id, name, day, byName, at }: freezes.FreezeRow): InventoryFreeze => ({
  id,
  name,
  day,
  by: byName,
  at: at.toISOString(),
})
