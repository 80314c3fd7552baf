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

/** Facts of these keys, one look in the index per key: of rows of a moment ago the planner thinks that there are none. */
const lookedUp = (keys: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select f.id, f.source_id, f.source_key, f.reverses_key, f.reverses_id from (${keys}) k cross join lateral (
    select g.id, g.source_id, g.source_key, g.reverses_key, g.reverses_id from activity.fact g
    where g.source_id = k.source_id and g.source_key = k.source_key and g.superseded_by is null offset 0
  ) f`

/**
 * Ties reversals of these keys to what they reverse, whichever of the two came first, and says of every fact of the keys whether it
 * is wholly reversed. `keys`: a subquery (source_id, source_key) of what was written.
 */
async function settleReversals(ctx: Ctx, keys: RawBuilder<unknown>): Promise<void> {
  await sql`
    with tied as materialized (
      select r.id, (select f.id from activity.fact f where f.source_id = r.source_id and f.source_key = r.reverses_key
        and f.superseded_by is null and f.id <> r.id) as reverses_id
      from (${lookedUp(keys)}) r where r.reverses_key is not null
    )
    update activity.fact r set reverses_id = t.reverses_id
    from tied t where r.id = t.id and t.reverses_id is not null and r.reverses_id is distinct from t.reverses_id`.execute(
    ctx.tx,
  )
  await sql`
    with tied as materialized (
      select r.id, f.id as reverses_id from (${lookedUp(keys)}) f cross join lateral (
        select w.id from activity.fact w where w.source_id = f.source_id and w.reverses_key = f.source_key and w.reverses_id is null
          and w.superseded_by is null and w.id <> f.id offset 0
      ) r
    )
    update activity.fact r set reverses_id = t.reverses_id from tied t where r.id = t.id`.execute(ctx.tx)
  await sql`
    with written as materialized (${lookedUp(keys)}),
    touched as (
      select w.id, w.reverses_id from written w
      union all
      select null, h.reverses_id from written w cross join lateral (
        select v.reverses_id from activity.fact v where v.superseded_by = w.id and v.reverses_id is not null offset 0
      ) h
    )
    ${settle(sql`select id from touched where id is not null union select reverses_id from touched where reverses_id is not null`)}
  `.execute(ctx.tx)
}

/** Says of these facts (a subquery of ids) whether everything of them was reversed. */
const settle = (ids: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  update activity.fact f set is_reversed = s.is_reversed
  from (
    select f.id, exists (select from activity.fact r where r.reverses_id = f.id and r.superseded_by is null and r.removed_at is null)
      and f.quantity + (select coalesce(sum(r.quantity), 0) from activity.fact r
        where r.reverses_id = f.id and r.superseded_by is null and r.removed_at is null) <= 0 as is_reversed
    from activity.fact f where f.id in (${ids})
  ) s
  where f.id = s.id and f.is_reversed <> s.is_reversed`

export async function settleSome(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await settle(sql`select unnest(${[...ids]}::uuid[])`).execute(ctx.tx)
}
