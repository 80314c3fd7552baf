import { sql, type RawBuilder } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'

type Counted = { readonly key: string; readonly count: number }

/** Only relations that exist for the reader count. Without limits no relation has to be looked at. */
function among(ctx: Ctx, id: RawBuilder<unknown>): RawBuilder<unknown> {
  if (ctx.domainMask === EVERY_DOMAIN) return sql`true`
  return sql`exists (select from relations.relation r where r.id = ${id} and (r.domain_mask & ${ctx.domainMask}::bigint) <> 0)`
}

/** How many relations have each type now, by its id. */
export async function countTypes(ctx: Ctx, today: string): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`
    select ro.type_id as key, count(distinct ro.relation_id) as count from relations.role ro
    where (ro.valid_until is null or ro.valid_until > ${today}::date) and ${among(ctx, sql`ro.relation_id`)} group by ro.type_id
  `.execute(ctx.tx)
  return rows
}

/** How many running links there are of each kind, by its id. */
export async function countLinkTypes(ctx: Ctx, today: string): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`
    select l.type_id as key, count(*) as count from relations.link l
    where (l.valid_until is null or l.valid_until > ${today}::date) and ${among(ctx, sql`l.from_id`)} and ${among(ctx, sql`l.to_id`)}
    group by l.type_id
  `.execute(ctx.tx)
  return rows
}

/** How many relations have a value in each own field, by its key. Several choices of one relation count once. */
export async function countFields(ctx: Ctx): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`
    select v.field_key as key, count(distinct v.relation_id) as count from relations.field_value v
    where ${among(ctx, sql`v.relation_id`)} group by v.field_key
  `.execute(ctx.tx)
  return rows
}

/** Whether anybody has or had the type, also somebody that the reader does not see. */
export async function isTypeUsed(ctx: Ctx, typeId: string): Promise<boolean> {
  const { rows } = await sql`select from relations.role ro where ro.type_id = ${typeId} limit 1`.execute(ctx.tx)
  return rows.length > 0
}
