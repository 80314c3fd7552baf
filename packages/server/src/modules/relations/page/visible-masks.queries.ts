import { sql, type RawBuilder } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { expectedRows } from '../../../platform/db/expected-rows.queries.ts'

/** Expected so many times more than asked, nothing is counted: an expectation may be wrong, but not that much. */
const SURELY_MORE = 2

/** More different combinations of domains than this are not looked up one by one. */
const MOST_MASKS = 500

/**
 * Until when (ms since 1970) an organisation is known to have more of them, by its id: finding that out costs as much as the rest of a list.
 * Only the way in which a list is read hangs on it, never what is in it or who sees it.
 */
const knownToBeMany = new Map<string, number>()
const KNOWN_FOR = 60_000

/**
 * The combinations of domains that occur and share a bit with `bits`. There are few of them, and "is one of these" can use
 * an index (relation_by_domains) where "has this bit" cannot. Null when there are too many to be worth it.
 */
export async function findMasks(ctx: Ctx, bits: string): Promise<string[] | null> {
  if ((knownToBeMany.get(ctx.tenantId) ?? 0) > ctx.now.getTime()) return null
  const { rows } = await sql<{ mask: string; matches: boolean }>`
    with recursive masks as (
      (select r.domain_mask from relations.relation r where r.archived_at is null and r.merged_into_id is null order by r.domain_mask limit 1)
      union all
      select (select r.domain_mask from relations.relation r
        where r.archived_at is null and r.merged_into_id is null and r.domain_mask > m.domain_mask order by r.domain_mask limit 1)
      from masks m where m.domain_mask is not null
    )
    select domain_mask::text as mask, (domain_mask & ${bits}::bigint) <> 0 as matches from masks where domain_mask is not null
    limit ${MOST_MASKS + 1}
  `.execute(ctx.tx)
  if (rows.length <= MOST_MASKS) return rows.filter((row) => row.matches).map((row) => row.mask)
  knownToBeMany.set(ctx.tenantId, ctx.now.getTime() + KNOWN_FOR)
  return null
}

/**
 * What a reader of few relations may see, as a subquery of ids (id): to begin with, because else the few would drown among what is
 * read and thrown away. Null for who sees everything, or more than `most` relations.
 */
export async function fewVisible(ctx: Ctx, most: number): Promise<RawBuilder<unknown> | null> {
  if (ctx.domainMask === EVERY_DOMAIN) return null
  const masks = await findMasks(ctx, ctx.domainMask)
  if (masks === null) return null
  const ids = sql`select v.id from relations.relation v where v.archived_at is null and v.merged_into_id is null and v.domain_mask = any(${masks}::bigint[])`
  // Counting to `most` costs more than the search itself for who sees far more than that.
  if ((await expectedRows(ctx, ids)) > SURELY_MORE * most) return null
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from (${ids} limit ${most + 1}) counted`.execute(ctx.tx)
  return (rows[0]?.count ?? 0) > most ? null : ids
}
