import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { neighboursOf, traitsOf } from '../../relations/index.ts'

/** Whether anything waits to be made anew: one look at an index. */
export async function isAnythingMarked(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql<{ is_marked: boolean }>`
    select exists (select from segments.dirty) or exists (select from segments.freed_number) as is_marked`.execute(
    ctx.tx,
  )
  return rows[0]?.is_marked ?? false
}

/** Since when the oldest mark waits; null: everything is as fresh as can be. */
export async function oldestMark(ctx: Ctx): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select min(d.marked_at) as at from segments.dirty d`.execute(ctx.tx)
  return rows[0]?.at ?? null
}

/** How many relations wait, counted up to `most` + 1 marks. */
export async function countMarks(ctx: Ctx, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select from segments.dirty limit ${most + 1}) d`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/**
 * Takes the marks of the next relations away and answers whose they were. What is read after this holds everything that was committed with
 * those marks; a change that is committed later has a mark of its own.
 */
export async function takeMarks(ctx: Ctx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct d.relation_id as id from (
      select m.relation_id from segments.dirty m order by m.relation_id limit ${limit}) d`.execute(ctx.tx)
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await sql`delete from segments.dirty where relation_id = any(${ids}::uuid[])`.execute(ctx.tx)
  return ids
}

export async function takeFreedNumbers(ctx: Ctx): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`delete from segments.freed_number returning number`.execute(ctx.tx)
  return rows.map(({ number }) => number)
}

/** Who is linked to these, together with themselves. */
export async function withNeighbours(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select n.relation_id as id from (${neighboursOf(ids)}) n`.execute(ctx.tx)
  return [...new Set([...ids, ...rows.map(({ id }) => id)])]
}

/** Marks every relation, as if something of each had changed. */
export async function markEverybody(ctx: Ctx): Promise<void> {
  await sql`insert into segments.dirty (relation_id) select t.relation_id from (${traitsOf(null)}) t on conflict do nothing`.execute(
    ctx.tx,
  )
}
