import { sql } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'

/** People whom a running link ties to this relation and whom the reader may see, in the order of their ids. */
export async function listPeopleOf(
  ctx: Ctx,
  { relationId, today, limit }: { readonly relationId: string; readonly today: string; readonly limit: number },
): Promise<string[]> {
  const visible = ctx.domainMask === EVERY_DOMAIN ? sql`true` : sql`(o.domain_mask & ${ctx.domainMask}::bigint) <> 0`
  const runs = sql`(l.valid_until is null or l.valid_until > ${today}::date) and (l.valid_from is null or l.valid_from <= ${today}::date)`
  const { rows } = await sql<{ id: string }>`
    select distinct o.id from (
      select l.to_id as id from relations.link l where l.from_id = ${relationId} and ${runs}
      union all select l.from_id from relations.link l where l.to_id = ${relationId} and ${runs}
    ) l join relations.relation o on o.id = l.id
    where o.kind = 'person' and o.archived_at is null and o.id <> ${relationId} and ${visible} order by 1 limit ${limit}
  `.execute(ctx.tx)
  return rows.map(({ id }) => id)
}
