import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** More different combinations of domains than this are not looked up one by one. */
const MOST_MASKS = 500

/**
 * The combinations of domains that occur and share a bit with `bits`. There are few of them, and "is one of these" can use
 * an index (relation_by_domains) where "has this bit" cannot. Null when there are too many to be worth it.
 */
export async function findMasks(ctx: Ctx, bits: string): Promise<string[] | null> {
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
  return rows.length > MOST_MASKS ? null : rows.filter((row) => row.matches).map((row) => row.mask)
}
