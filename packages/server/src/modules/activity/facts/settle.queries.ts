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
 * is wholly reversed. `keys`: a subquery with (source_id, source_key) of what was written.
 */
export async function settleReversals(ctx: Ctx, keys: RawBuilder<unknown>): Promise<void> {
  await sql`
    update activity.fact r set reverses_id = f.id
    from activity.fact f, (${keys}) k
    where r.source_id = k.source_id and r.source_key = k.source_key and r.superseded_by is null and r.reverses_key is not null
      and f.source_id = r.source_id and f.source_key = r.reverses_key and f.superseded_by is null and f.id <> r.id
      and r.reverses_id is distinct from f.id`.execute(ctx.tx)
  await sql`
    update activity.fact r set reverses_id = f.id
    from activity.fact f, (${keys}) k
    where f.source_id = k.source_id and f.source_key = k.source_key and f.superseded_by is null
      and r.source_id = k.source_id and r.reverses_key = k.source_key and r.reverses_id is null and r.superseded_by is null and r.id <> f.id`.execute(
    ctx.tx,
  )
  await sql`
    with touched as (
      select f.id, f.reverses_id from activity.fact f, (${keys}) k
      where f.source_id = k.source_id and f.source_key = k.source_key and f.superseded_by is null
      union all
      select null, h.reverses_id from activity.fact f join activity.fact h on h.superseded_by = f.id, (${keys}) k
      where f.source_id = k.source_id and f.source_key = k.source_key and f.superseded_by is null and h.reverses_id is not null
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
