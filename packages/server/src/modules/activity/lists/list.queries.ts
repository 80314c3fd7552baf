import type { ActivityList } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'

export type ListName = 'genre' | 'target_group'
const table = (list: ListName) => sql.table(`activity.${list}`)

/** In their order; retired ones last. */
export async function findAll(ctx: Ctx, list: ListName): Promise<ActivityList[]> {
  const { rows } = await sql<ActivityList>`
    select l.id, l.name, l.is_active as "isActive" from ${table(list)} l order by not l.is_active, l.position, l.id`.execute(
    ctx.tx,
  )
  return rows
}

/** Two who set one list take turns. */
export async function lock(ctx: Ctx, list: ListName): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('klantregie-list/' || ${list} || platform.current_tenant(), 0))`.execute(
    ctx.tx,
  )
}

/** Out of the way of the others, whose names may be swapped: no two of a list have one name at any moment. */
export async function parkNames(ctx: Ctx, list: ListName, ids: readonly string[]): Promise<void> {
  await sql`update ${table(list)} set name = id::text where id = any(${[...ids]}::uuid[])`.execute(ctx.tx)
}

export async function place(
  ctx: Ctx,
  list: ListName,
  { id, name, position }: { id: string; name: string; position: number },
): Promise<void> {
  await sql`update ${table(list)} set name = ${name}, position = ${position}, is_active = true where id = ${id}`.execute(
    ctx.tx,
  )
}

export async function insert(
  ctx: Ctx,
  list: ListName,
  { name, position }: { name: string; position: number },
): Promise<void> {
  const id = newId()
  await sql`insert into ${table(list)} (id, key, name, position) values (${id}, ${`own_${id}`}, ${name}, ${position})`.execute(
    ctx.tx,
  )
}

export async function retire(ctx: Ctx, list: ListName, ids: readonly string[]): Promise<void> {
  await sql`update ${table(list)} set is_active = false where id = any(${[...ids]}::uuid[])`.execute(ctx.tx)
}
