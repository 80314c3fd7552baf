import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import type { Group } from './report.rules.ts'

/** What somebody chose at a merge is no record of its own. */
const current = sql`r.superseded_by is null and r.object_type <> 'merge'`

/** Whether there are more current records than this; counting stops there. */
export async function hasMoreThan(ctx: Ctx, records: number): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select from identity.source_record r where ${current} limit ${records + 1}) few`.execute(ctx.tx)
  return (rows[0]?.count ?? 0) > records
}

export type SourceFigures = {
  readonly id: string
  readonly name: string
  readonly records: number
  readonly filled: {
    readonly name: number
    readonly email: number
    readonly phone: number
    readonly address: number
    readonly birthDate: number
  }
}

/** Records per source, and how many have what; the largest source first. */
export async function listSources(ctx: Ctx): Promise<SourceFigures[]> {
  const { rows } = await sql<SourceFigures>`
    select s.id, s.name, f.records,
      json_build_object('name', f.name, 'email', f.email, 'phone', f.phone, 'address', f.address, 'birthDate', f.birth_date) as filled
    from identity.source s join (
      select r.source_id, count(*) as records,
        count(*) filter (where jsonb_exists_any(r.record, '{name,organisationName}')) as name,
        count(*) filter (where jsonb_exists(r.record, 'emails')) as email,
        count(*) filter (where jsonb_exists(r.record, 'phones')) as phone,
        count(*) filter (where jsonb_exists(r.record, 'addresses')) as address,
        count(*) filter (where jsonb_exists(r.record, 'birthDate')) as birth_date
      from identity.source_record r where ${current} group by r.source_id) f on f.source_id = s.id
    order by f.records desc, s.id
  `.execute(ctx.tx)
  return rows
}

/**
 * Relations by the sources that know them (a bit per source, in the given order) and by the number of their records (`most` stands
 * for that or more). One pass over the records: no join of relations with
 * themselves, and none with the sources either, which the planner would do source by source through an index.
 */
export async function countGroups(ctx: Ctx, sourceIds: readonly string[], most: number): Promise<Group[]> {
  if (sourceIds.length === 0) return []
  const ids = [...sourceIds]
  const bits = ids.map((_, place) => `${'0'.repeat(place)}1${'0'.repeat(ids.length - place - 1)}`)
  const { rows } = await sql<Group>`
    with known as (
      select bit_or((${bits}::bit varying[])[array_position(${ids}::uuid[], r.source_id)]) as known_to, least(count(*), ${most}) as records
      from identity.source_record r where ${current} and r.source_id = any(${ids}::uuid[]) group by r.relation_id)
    select known_to::text as "knownTo", records, count(*) as relations from known group by known_to, records order by 1, 2
  `.execute(ctx.tx)
  return rows
}

/**
 * What is compared of each field: where two values differ in this, the sources contradict each other. Of lists the first
 * value, which is the one that people use; of a name the surname, because "J." beside "Jan" is no contradiction.
 */
const COMPARED = [
  ['name', sql`lower(r.record -> 'name' ->> 'surname')`],
  ['organisationName', sql`lower(r.record ->> 'organisationName')`],
  ['birthDate', sql`r.record ->> 'birthDate'`],
  ['emails', sql`lower(r.record -> 'emails' ->> 0)`],
  ['phones', sql`r.record -> 'phones' -> 0 ->> 'number'`],
  [
    'addresses',
    sql`(r.record -> 'addresses' -> 0 ->> 'postcode') || ' ' || (r.record -> 'addresses' -> 0 ->> 'houseNumber')`,
  ],
] as const

/**
 * Relations of which two sources say different things about a field; only relations with several records can. Numbers are
 * compared and not the texts themselves (64-bit hashes, and the places of the sources in a list): that halves the time.
 */
export async function countConflicts(
  ctx: Ctx,
  sourceIds: readonly string[],
): Promise<{ field: string; relations: number }[]> {
  const hashes = COMPARED.map(([field, value]) => sql`hashtextextended(${value}, 0) as ${sql.ref(field)}`)
  const differs = COMPARED.map(([field]) => {
    const value = sql.ref(`v.${field}`)
    const place = (extreme: string) => sql`${sql.raw(extreme)}(v.place) filter (where ${value} is not null)`
    return sql`min(${value}) <> max(${value}) and ${place('min')} <> ${place('max')} as ${sql.ref(field)}`
  })
  const counts = COMPARED.map(([field]) => sql`count(*) filter (where d.${sql.ref(field)}) as ${sql.ref(field)}`)
  const { rows } = await sql<Record<string, number>>`
    with several as materialized (select r.relation_id from identity.source_record r where ${current} group by r.relation_id having count(*) > 1),
    said as (
      select r.relation_id, array_position(${[...sourceIds]}::uuid[], r.source_id) as place, ${sql.join(hashes)}
      from several join identity.source_record r using (relation_id) where ${current}),
    differing as (select ${sql.join(differs)} from said v group by v.relation_id)
    select ${sql.join(counts)} from differing d
  `.execute(ctx.tx)
  return COMPARED.map(([field]) => ({ field, relations: rows[0]?.[field] ?? 0 }))
}

/** The last moment at which a run of matching or an import ended. */
export async function lastChange(ctx: Ctx): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select greatest(
      (select max(n.finished_at) from (select finished_at from identity.match_run order by started_at desc, id desc limit 5) n),
      (select max(i.finished_at) from (select finished_at from identity.import order by created_at desc, id desc limit 5) i)) as at
  `.execute(ctx.tx)
  return rows[0]?.at ?? null
}

export async function findKept(
  ctx: Ctx,
): Promise<{ report: unknown; asOf: Date; refreshingSince: Date | null } | undefined> {
  const row = await tablesOf(ctx, 'identity')
    .selectFrom('identity.match_report')
    .select(['report', 'as_of', 'refreshing_since'])
    .executeTakeFirst()
  return row && { report: row.report, asOf: row.as_of, refreshingSince: row.refreshing_since }
}

export async function keep(ctx: Ctx, report: unknown): Promise<void> {
  const values = { report: JSON.stringify(report), as_of: ctx.now, refreshing_since: null }
  await tablesOf(ctx, 'identity')
    .insertInto('identity.match_report')
    .values(values)
    .onConflict((conflict) => conflict.columns(['tenant_id']).doUpdateSet(values))
    .execute()
}

/** Says that fresh figures are being made; false when somebody said so a moment ago. */
export async function markRefreshing(ctx: Ctx, since: Date | null): Promise<boolean> {
  const result = await sql`update identity.match_report set refreshing_since = ${ctx.now}
    where refreshing_since is not distinct from ${since}`.execute(ctx.tx)
  return (result.numAffectedRows ?? 0n) > 0n
}
