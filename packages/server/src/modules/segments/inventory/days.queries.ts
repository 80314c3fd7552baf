import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export type DayRow = {
  readonly day: string
  readonly from: string
  readonly isAsked: boolean
  readonly countedAt: Date | null
}

/** Newest first. */
export async function listDays(ctx: Ctx): Promise<DayRow[]> {
  const { rows } = await sql<DayRow>`
    select d.day, d.from_day as "from", d.is_asked as "isAsked", d.counted_at as "countedAt"
    from segments.inventory_day d order by d.day desc`.execute(ctx.tx)
  return rows
}

/** Asked for: not counted again until that has been done, and kept. */
export async function askForDay(ctx: Ctx, day: string, from: string): Promise<void> {
  await sql`
    insert into segments.inventory_day (day, from_day, is_asked) values (${day}::date, ${from}::date, true)
    on conflict (tenant_id, day) do update set is_asked = true`.execute(ctx.tx)
}

/** Days that nobody asked for and that are not of this round. */
export async function forgetDaysBut(ctx: Ctx, days: readonly string[]): Promise<void> {
  await sql`delete from segments.inventory_day where not is_asked and day <> all(${[...days]}::date[])`.execute(ctx.tx)
}

export async function memberTypeIds(ctx: Ctx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.type_id as id from segments.library_member_type m order by m.type_id`.execute(ctx.tx)
  return rows.map(({ id }) => id)
}

export async function replaceMemberTypes(ctx: Ctx, typeIds: readonly string[]): Promise<void> {
  await sql`delete from segments.library_member_type`.execute(ctx.tx)
  await sql`insert into segments.library_member_type (type_id)
    select distinct t.id from unnest(${[...typeIds]}::uuid[]) t(id)`.execute(ctx.tx)
}
