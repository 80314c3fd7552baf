import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { leftOutOfForetelling } from '../../privacy/index.ts'
import { EVERY } from '../conditions/exact.ts'
import { countWithin, newestUntil, oldest, sumWithin } from '../profile/behaviour-days.queries.ts'
import type { SpendColumns, SummaryColumns } from './summary-columns.rules.ts'

/** Rows that are read at once; as columns they are a megabyte. */
const AT_ONCE = 20_000

/** The first day on which anything counted in a family; null: never. */
export async function firstDay(ctx: Ctx, familyId: string): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select min(${oldest(sql`b.days`)}) as day from segments.behaviour b
    where b.family_id = ${familyId} and b.genre_id = ${EVERY}::uuid and b.branch_id = ${EVERY}::uuid`.execute(ctx.tx)
  return rows[0]?.day ?? null
}

export type Summarised = {
  readonly familyId: string
  readonly today: string
  /** Null: the past is not parted. */
  readonly calibrationUntil: string | null
  /** Whoever was born later is a child, of whom nothing is foretold. */
  readonly bornBy: string
}

/** The tables of one connection in which a family is summarised. */
const TABLES = ['value_one', 'value_whole', 'value_early', 'value_spend', 'value_told'] as const

/**
 * Summarises the past of a family as `summarise` and `divideInTime` do, in temporary tables of this connection: `value_one` has a row per
 * relation that may be judged, `value_whole` and `value_early` one per relations that are alike, numbered from 1 without gaps.
 */
export async function noteSummaries(
  ctx: Ctx,
  { familyId, today, calibrationUntil, bornBy }: Summarised,
): Promise<void> {
  for (const table of TABLES) await sql`drop table if exists ${sql.table(`pg_temp.${table}`)}`.execute(ctx.tx)
  const until = (day: RawBuilder<unknown>) =>
    sql`(select ${countWithin(sql`b.days`, { from: null, until: day })} as times, ${newestUntil(sql`b.days`, day)} as last)`
  const early = calibrationUntil === null ? sql`'0001-01-01'::date` : sql`${calibrationUntil}::date`
  await sql`
    create temporary table value_one as
    select b.number, b.relation_id, k.times - 1 as repeats, k.last - f.first as active_days, ${today}::date - f.first as observed_days,
      greatest(0, ${sumWithin(sql`b.money_days`, sql`b.cents`, { from: sql`f.first + 1`, until: sql`${today}::date` })})::bigint as cents,
      nullif(e.times, 0) - 1 as early_repeats, e.last - f.first as early_active_days, k.times - e.times as holdout
    from segments.behaviour b join segments.profile p on p.number = b.number
    cross join lateral (select ${oldest(sql`b.days`)} as first) f
    cross join lateral ${until(sql`${today}::date`)} k
    cross join lateral ${until(early)} e
    where b.family_id = ${familyId} and b.genre_id = ${EVERY}::uuid and b.branch_id = ${EVERY}::uuid
      and f.first <= ${today}::date and p.is_open and not p.is_protected and (p.birth_date is null or p.birth_date <= ${bornBy}::date)
      and not exists (select from (${leftOutOfForetelling()}) x where x.relation_id = b.relation_id)`.execute(ctx.tx)
  await sql`
    create temporary table value_whole as
    select row_number() over ()::int as id, g.* from (
      select o.repeats, o.active_days, o.observed_days, 0 as holdout, 0 as returned, count(*)::int as weight
      from pg_temp.value_one o group by 1, 2, 3 order by 1, 2, 3
    ) g`.execute(ctx.tx)
  await sql`
    create temporary table value_early as
    select row_number() over ()::int as id, g.* from (
      select o.early_repeats as repeats, o.early_active_days as active_days, o.observed_days - (${today}::date - ${early}) as observed_days,
        sum(o.holdout)::int as holdout, count(*) filter (where o.holdout > 0)::int as returned, count(*)::int as weight
      from pg_temp.value_one o where o.early_repeats is not null group by 1, 2, 3 order by 1, 2, 3
    ) g`.execute(ctx.tx)
  await sql`
    create temporary table value_spend as
    select row_number() over ()::int as id, g.* from (
      select o.repeats, o.cents, count(*)::int as weight from pg_temp.value_one o where o.repeats > 0 group by 1, 2 order by 1, 2
    ) g`.execute(ctx.tx)
  for (const table of ['value_one', 'value_whole'] as const)
    await sql`analyze ${sql.table(`pg_temp.${table}`)}`.execute(ctx.tx)
}

/** Relations that are alike, in the order of their numbers. */
export async function readSummaries(ctx: Ctx, table: 'value_whole' | 'value_early'): Promise<SummaryColumns> {
  const rows = await countRows(ctx, table)
  const columns = {
    repeats: new Int32Array(rows),
    activeDays: new Int32Array(rows),
    observedDays: new Int32Array(rows),
    weight: new Int32Array(rows),
    holdout: new Int32Array(rows),
    returned: new Int32Array(rows),
  }
  for (let from = 0; from < rows; from += AT_ONCE) {
    const read = await sql<Record<keyof SummaryColumns, number[]>>`
      select array_agg(t.repeats order by t.id) as repeats, array_agg(t.active_days order by t.id) as "activeDays",
        array_agg(t.observed_days order by t.id) as "observedDays", array_agg(t.weight order by t.id) as weight,
        array_agg(t.holdout order by t.id) as holdout, array_agg(t.returned order by t.id) as returned
      from ${sql.table(`pg_temp.${table}`)} t where t.id > ${from} and t.id <= ${from + AT_ONCE}`.execute(ctx.tx)
    const [page] = read.rows
    if (!page) break
    for (const name of Object.keys(columns) as (keyof SummaryColumns)[]) columns[name].set(page[name], from)
  }
  return columns
}

export async function readSpend(ctx: Ctx): Promise<SpendColumns> {
  const rows = await countRows(ctx, 'value_spend')
  const columns = { repeats: new Int32Array(rows), cents: new Float64Array(rows), weight: new Int32Array(rows) }
  for (let from = 0; from < rows; from += AT_ONCE) {
    const read = await sql<Record<keyof SpendColumns, number[]>>`
      select array_agg(t.repeats order by t.id) as repeats, array_agg(t.cents::float8 order by t.id) as cents,
        array_agg(t.weight order by t.id) as weight
      from pg_temp.value_spend t where t.id > ${from} and t.id <= ${from + AT_ONCE}`.execute(ctx.tx)
    const [page] = read.rows
    if (!page) break
    columns.repeats.set(page.repeats, from)
    columns.cents.set(page.cents, from)
    columns.weight.set(page.weight, from)
  }
  return columns
}

async function countRows(ctx: Ctx, table: 'value_whole' | 'value_early' | 'value_spend'): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(`pg_temp.${table}`)}`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** Notes what is expected of each row of `value_whole`, in their order. */
export async function noteTold(
  ctx: Ctx,
  { alive, repeats }: { readonly alive: readonly string[]; readonly repeats: Float64Array },
): Promise<void> {
  await sql`create temporary table value_told (id integer primary key, alive_class text, repeats double precision)`.execute(
    ctx.tx,
  )
  for (let from = 0; from < repeats.length; from += AT_ONCE)
    await sql`
      insert into pg_temp.value_told (id, alive_class, repeats)
      select ${from}::int + t.place, t.alive_class, t.repeats
      from unnest(${alive.slice(from, from + AT_ONCE)}::text[], ${[...repeats.subarray(from, from + AT_ONCE)]}::float8[])
        with ordinality t(alive_class, repeats, place)`.execute(ctx.tx)
  await sql`analyze pg_temp.value_told`.execute(ctx.tx)
}
