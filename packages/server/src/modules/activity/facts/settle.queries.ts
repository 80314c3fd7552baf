import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** Whether a reversal of one of these sources is there of which the fact is not. */
export async function isWaiting(ctx: Ctx, sourceIds: readonly string[]): Promise<boolean> {
  const { rows } =
    await sql`select from activity.fact f where f.source_id = any(${[...sourceIds]}::uuid[]) and f.reverses_key is not null
    and f.reverses_id is null and f.superseded_by is null limit 1`.execute(ctx.tx)
  return rows.length > 0
}

export async function settleWritten(
  ctx: Ctx,
  { sourceIds, sourceKeys }: { sourceIds: readonly string[]; sourceKeys: readonly string[] },
): Promise<void> {
  await settleReversals(
    ctx,
    sql`select * from unnest(${[...sourceIds]}::uuid[], ${[...sourceKeys]}::text[]) as w (source_id, source_key)`,
  )
}

/**
 * Ties reversals of these keys to what they reverse, whichever of the two came first, and says of every fact of the keys whether it
 * is wholly reversed. `keys`: a subquery with (source_id, source_key) of what was written. Each fact is looked up by its key
 * (`offset 0` keeps it so): of a table that is being filled the planner knows nothing, and joins everything with everything.
 */
export async function settleReversals(ctx: Ctx, keys: RawBuilder<unknown>): Promise<void> {
  await sql`
    update activity.fact r set reverses_id = t.fact_id
    from (
      select r.id, f.id as fact_id from (${keys}) k
      cross join lateral (select r.id, r.source_id, r.reverses_key, r.reverses_id from activity.fact r
        where ${isOf(sql`r`, sql`k.source_key`)} and r.reverses_key is not null offset 0) r
      cross join lateral (select f.id from activity.fact f where ${isOf(sql`f`, sql`r.reverses_key`)} offset 0) f
      where f.id <> r.id and r.reverses_id is distinct from f.id
    ) t where r.id = t.id`.execute(ctx.tx)
  await sql`
    update activity.fact r set reverses_id = t.fact_id
    from (
      select r.id, f.id as fact_id from (${keys}) k
      cross join lateral (select r.id from activity.fact r
        where r.source_id = k.source_id and r.reverses_key = k.source_key and r.reverses_id is null and r.superseded_by is null offset 0) r
      cross join lateral (select f.id from activity.fact f where ${isOf(sql`f`, sql`k.source_key`)} offset 0) f
      where r.id <> f.id
    ) t where r.id = t.id`.execute(ctx.tx)
  await sql`
    with current as (
      select f.id, f.reverses_id from (${keys}) k
      cross join lateral (select f.id, f.reverses_id from activity.fact f where ${isOf(sql`f`, sql`k.source_key`)} offset 0) f
    ),
    touched as (
      select id from current
      union select reverses_id from current where reverses_id is not null
      union select h.reverses_id from current c
        cross join lateral (select h.reverses_id from activity.fact h where h.superseded_by = c.id and h.reverses_id is not null offset 0) h
    )
    ${settle(sql`select id from touched`)}
  `.execute(ctx.tx)
}

/** The current fact of the source of `k` that is called so there. */
const isOf = (fact: RawBuilder<unknown>, key: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`${fact}.source_id = k.source_id and ${fact}.source_key = ${key} and ${fact}.superseded_by is null`

/** Says of these facts (a subquery of ids) whether everything of them was reversed. */
const settle = (ids: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  update activity.fact f set is_reversed = s.is_reversed
  from (
    select f.id, f.is_reversed as was, r.times > 0 and f.quantity + r.quantity <= 0 as is_reversed
    from (${ids}) i (id)
    cross join lateral (select f.id, f.quantity, f.is_reversed from activity.fact f where f.id = i.id offset 0) f
    cross join lateral (
      select count(*) as times, coalesce(sum(r.quantity), 0) as quantity from activity.fact r
      where r.reverses_id = f.id and r.superseded_by is null and r.removed_at is null offset 0
    ) r
    offset 0
  ) s
  where f.id = s.id and s.was <> s.is_reversed`

export async function settleSome(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await settle(sql`select unnest(${[...ids]}::uuid[])`).execute(ctx.tx)
}
