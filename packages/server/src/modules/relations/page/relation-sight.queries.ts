import { sql } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'

type Belonging = { readonly id: string; readonly mask: string }

/** Somebody types a number or a name; more than a few who fit is no help in an emergency. */
const MOST_FOUND = 5
/** Behind everything that begins with a key. */
const LAST = '\u{10FFFF}'

export async function findDomains(ctx: Ctx, relationId: string): Promise<Belonging | null> {
  const seen = ctx.domainMask === EVERY_DOMAIN ? sql`true` : sql`(r.domain_mask & ${ctx.domainMask}::bigint) <> 0`
  const { rows } = await sql<Belonging>`
    select r.id, r.domain_mask::text as mask from relations.relation r
    where r.id = (select coalesce(a.merged_into_id, a.id) from relations.relation a where a.id = ${relationId}) and ${seen}
  `.execute(ctx.tx)
  return rows[0] ?? null
}

export async function countPerMask(ctx: Ctx): Promise<{ mask: string; count: number }[]> {
  const { rows } = await sql<{ mask: string; count: number }>`
    select r.domain_mask::text as mask, count(*) as count from relations.relation r
    where r.archived_at is null and r.merged_into_id is null group by r.domain_mask
  `.execute(ctx.tx)
  return rows
}

/** Passes the rights of the reader on purpose: see RelationSight. */
export async function findByCard(ctx: Ctx, value: string): Promise<Belonging[]> {
  const { rows } = await sql<Belonging>`
    select r.id, r.domain_mask::text as mask from relations.identifier i
    join relations.relation r on r.id = i.relation_id and r.archived_at is null and r.merged_into_id is null
    where i.scheme = 'card' and i.value = ${value} limit ${MOST_FOUND}
  `.execute(ctx.tx)
  return rows
}

/** Passes the rights of the reader on purpose: see RelationSight. `sortKey`: how the sorted name begins. */
export async function findByNameAndBirth(ctx: Ctx, sortKey: string, birthDate: string): Promise<Belonging[]> {
  const { rows } = await sql<Belonging>`
    select r.id, r.domain_mask::text as mask from relations.relation r
    where r.archived_at is null and r.merged_into_id is null and r.kind = 'person'
      and r.sort_key >= ${sortKey} and r.sort_key < ${sortKey + LAST} and r.birth_date = ${birthDate}::date
      and (r.sort_key = ${sortKey} or substr(r.sort_key, ${sortKey.length + 1}, 1) = ' ')
    limit ${MOST_FOUND}
  `.execute(ctx.tx)
  return rows
}
