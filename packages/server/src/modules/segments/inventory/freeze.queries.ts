import type { Inventory } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

/** What somebody sees, as bits of domains: relations at all, and fields. Whoever sees no less may see what was counted with it. */
export type Sees = Readonly<Record<string, string>>

export type FreezeRow = {
  readonly id: string
  readonly day: string
  readonly name: string
  readonly byName: string
  readonly at: Date
  readonly sees: Sees
  readonly kinds: readonly string[]
}

const columns = sql`f.id, f.day, f.name, f.by_name as "byName", f.at, f.sees -> 'masks' as sees, f.sees -> 'kinds' as kinds`
/** More than these nobody looks through. */
const MOST = 200

export async function listFreezes(ctx: Ctx): Promise<FreezeRow[]> {
  const { rows } = await sql<FreezeRow>`
    select ${columns} from segments.inventory_freeze f order by f.day desc, f.at desc, f.id limit ${MOST}`.execute(
    ctx.tx,
  )
  return rows
}

export async function findFreeze(ctx: Ctx, id: string): Promise<(FreezeRow & { figures: Inventory }) | undefined> {
  const { rows } = await sql<FreezeRow & { figures: Inventory }>`
    select ${columns}, f.figures from segments.inventory_freeze f where f.id = ${id}`.execute(ctx.tx)
  return rows[0]
}

export async function insertFreeze(
  ctx: Ctx,
  freeze: {
    readonly name: string
    readonly by: { readonly id: string; readonly name: string }
    readonly sees: Sees
    readonly kinds: readonly string[]
    readonly figures: Inventory
  },
): Promise<string> {
  const id = newId()
  await tablesOf(ctx, 'segments')
    .insertInto('segments.inventory_freeze')
    .values({
      id,
      day: freeze.figures.day,
      name: freeze.name,
      by_user_id: freeze.by.id,
      by_name: freeze.by.name,
      at: ctx.now,
      sees: JSON.stringify({ masks: freeze.sees, kinds: freeze.kinds }),
      figures: JSON.stringify(freeze.figures),
    })
    .execute()
  return id
}

export async function deleteFreeze(ctx: Ctx, id: string): Promise<void> {
  await tablesOf(ctx, 'segments').deleteFrom('segments.inventory_freeze').where('id', '=', id).execute()
}
