import type { RoleChoice, RoleChoiceKind } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'governance')

/** Of every type, in the order in which they are shown; retired ones last. */
export async function findChoices(ctx: Ctx): Promise<RoleChoice[]> {
  const rows = await tables(ctx)
    .selectFrom('governance.role_choice')
    .select(['id', 'type_id', 'kind', 'name', 'retired_at'])
    .orderBy('type_id')
    .orderBy('kind')
    .orderBy(sql`retired_at is not null`)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    typeId: row.type_id,
    // The check constraint allows no other kinds.
    kind: row.kind as RoleChoiceKind,
    name: row.name,
    isRetired: row.retired_at !== null,
  }))
}

/** Two who set the lists of one type take turns. */
export async function lockLists(ctx: Ctx, typeId: string): Promise<void> {
  await sql`select from governance.relation_type where id = ${typeId} for no key update`.execute(ctx.tx)
}

export type Placed = { readonly id: string; readonly name: string; readonly position: number }

export async function insert(
  ctx: Ctx,
  { typeId, kind }: { typeId: string; kind: RoleChoiceKind },
  { name, position }: Omit<Placed, 'id'>,
): Promise<void> {
  await tables(ctx)
    .insertInto('governance.role_choice')
    .values({ id: newId(), type_id: typeId, kind, name, position })
    .execute()
}

/** Gives a choice its name and place; one that was retired can be chosen again. */
export async function place(ctx: Ctx, { id, name, position }: Placed): Promise<void> {
  await tables(ctx)
    .updateTable('governance.role_choice')
    .set({ name, position, retired_at: null })
    .where('id', '=', id)
    .execute()
}

/** Out of the way of the others, whose names may be swapped: no two of a list have one name at any moment. */
export async function parkNames(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`update governance.role_choice set name = id::text where id = any(${[...ids]}::uuid[])`.execute(ctx.tx)
}

export async function retire(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx)
    .updateTable('governance.role_choice')
    .set({ retired_at: ctx.now })
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .execute()
}
