import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** What terms of keeping are decided by, as far as relations know it; days as jjjj-mm-dd in Amsterdam. */
export type KeepingFacts = {
  readonly id: string
  readonly kind: string
  /** Bits of its domains, as text. */
  readonly domainMask: string
  readonly createdOn: string
  readonly changedOn: string
  readonly roles: readonly { readonly typeId: string; readonly until: string | null }[]
  /** A link runs with a relation whose role runs; of a household: with any relation. */
  readonly isLinked: boolean
}

/** By id; `before` (a day, or null for no limit) only narrows what has to be looked at. */
export type KeepingPage = { readonly after: string | null; readonly limit: number; readonly before: string | null }

const FIRST = '00000000-0000-0000-0000-000000000000'

/** Relations with a role (of this type) that ended on or before a day, whatever else they have: a page of ids. */
export async function listWithEndedRole(
  ctx: Ctx,
  { after, limit, before, typeId }: KeepingPage & { readonly typeId: string | null },
): Promise<string[]> {
  const ofType = typeId === null ? sql`true` : sql`r.type_id = ${typeId}`
  const { rows } = await sql<{ id: string }>`
    select distinct r.relation_id as id from relations.role r
    where r.relation_id > ${after ?? FIRST}::uuid and ${ofType}
      and r.valid_until is not null and ${before === null ? sql`true` : sql`r.valid_until <= ${before}::date`}
    order by 1 limit ${limit}
  `.execute(ctx.tx)
  return rows.map((row) => row.id)
}

/** Relations that never had a role (or have none left), received on or before a day: a page of ids. */
export async function listWithoutRole(ctx: Ctx, { after, limit, before }: KeepingPage): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from relations.relation r
    where r.id > ${after ?? FIRST}::uuid and r.merged_into_id is null
      and ${before === null ? sql`true` : sql`r.created_at < (${before}::date + 1)::timestamp at time zone 'Europe/Amsterdam'`}
      and not exists (select from relations.role ro where ro.relation_id = r.id)
    order by r.id limit ${limit}
  `.execute(ctx.tx)
  return rows.map((row) => row.id)
}

/** How many relations a rule is about in all: with a role (of this type), or without any. */
export async function countKeepable(
  ctx: Ctx,
  about: { readonly roles: 'none' } | { readonly roles: 'some'; readonly typeId: string | null },
): Promise<number> {
  const query =
    about.roles === 'none'
      ? sql`select count(*) as count from relations.relation r where r.merged_into_id is null
          and not exists (select from relations.role ro where ro.relation_id = r.id)`
      : sql`select count(distinct r.relation_id) as count from relations.role r
          where ${about.typeId === null ? sql`true` : sql`r.type_id = ${about.typeId}`}`
  const { rows } = await sql<{ count: number }>`${query}`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** The facts of these relations; those that are gone or were merged away are missing. `today` decides which links run. */
export async function findKeepingFacts(ctx: Ctx, ids: readonly string[], today: string): Promise<KeepingFacts[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<KeepingFacts>`
    select r.id, r.kind, r.domain_mask::text as "domainMask",
      (r.created_at at time zone 'Europe/Amsterdam')::date as "createdOn",
      (r.changed_at at time zone 'Europe/Amsterdam')::date as "changedOn",
      coalesce((select jsonb_agg(jsonb_build_object('typeId', ro.type_id, 'until', ro.valid_until))
        from relations.role ro where ro.relation_id = r.id), '[]') as roles,
      case r.kind when 'household' then ${anyLink(today)} else ${neededLink(today)} end as "isLinked"
    from relations.relation r where r.id = any(${[...ids]}::uuid[]) and r.merged_into_id is null order by r.id
  `.execute(ctx.tx)
  return rows
}

const runs = (today: string) => sql`(l.valid_until is null or l.valid_until > ${today}::date)`

function anyLink(today: string): RawBuilder<boolean> {
  return sql`(exists (select from relations.link l where l.from_id = r.id and l.to_id <> r.id and ${runs(today)})
    or exists (select from relations.link l where l.to_id = r.id and l.from_id <> r.id and ${runs(today)}))`
}

/** The other is no household and has a role that runs: a contact person of a school, a parent of a member. */
function neededLink(today: string): RawBuilder<boolean> {
  const other = (column: RawBuilder<unknown>) => sql`exists (
    select from relations.relation o join relations.role ro on ro.relation_id = o.id
    where o.id = ${column} and o.id <> r.id and o.kind <> 'household' and (ro.valid_until is null or ro.valid_until > ${today}::date))`
  return sql`(exists (select from relations.link l where l.from_id = r.id and ${runs(today)} and ${other(sql`l.to_id`)})
    or exists (select from relations.link l where l.to_id = r.id and ${runs(today)} and ${other(sql`l.from_id`)}))`
}

/** Everybody who is or was of a type, as a subquery of ids. */
export function relationIdsOfType(typeId: string): RawBuilder<unknown> {
  return sql`select h.relation_id from relations.role h where h.type_id = ${typeId}`
}
