import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { countingFacts } from '../../activity/index.ts'
import { EVERY } from '../conditions/exact.ts'
import { dayOfKey, keyOfDay } from '../profile/behaviour-days.queries.ts'

type PastRow = {
  readonly relationId: string
  readonly familyId: string
  readonly days: readonly string[]
  readonly companies: readonly number[]
  readonly memberUntil: string | null
}

/** So many of the newest days are read: enough for a pace, however long somebody comes. */
const MOST_DAYS = 60

/**
 * What these relations did in these families until a day. A membership counts whatever its family, as long as it is one of `families`: it
 * says something of all of them.
 */
export async function listPasts(
  ctx: Ctx,
  {
    ids,
    families,
    today,
  }: { readonly ids: readonly string[]; readonly families: readonly string[]; readonly today: string },
): Promise<PastRow[]> {
  const { rows } = await sql<PastRow>`
    with facts as materialized (
      select c.relation_id, c.family_id, c.kind, c.day, c.quantity, c.until from (${countingFacts(sql`select unnest(${[...ids]}::uuid[])`)}) c
      where c.counts and c.kind in ('ticket', 'membership') and c.day <= ${today}::date and c.family_id = any(${[...families]}::uuid[])
    ), companies as (
      select x.relation_id, x.family_id, array_agg(x.people order by x.day desc) as people from (
        select f.relation_id, f.family_id, f.day, sum(f.quantity)::int as people from facts f where f.kind = 'ticket' group by 1, 2, 3
      ) x group by 1, 2
    ), members as (
      select f.relation_id, max(f.until) as until from facts f where f.kind = 'membership' group by 1
      -- A membership without a last day runs on.
      having bool_and(f.until is not null) and max(f.until) < ${today}::date
    )
    select b.relation_id as "relationId", b.family_id as "familyId", d.days, coalesce(c.people, '{}') as companies, m.until as "memberUntil"
    from segments.behaviour b
    cross join lateral (
      select array_agg(t.day::text order by t.day desc) as days
      from (select ${dayOfKey(sql`n.key`)} as day from unnest(b.days) n(key) where n.key >= ${keyOfDay(sql`${today}::date`)}
        order by n.key limit ${MOST_DAYS}) t
    ) d
    left join companies c on (c.relation_id, c.family_id) = (b.relation_id, b.family_id)
    left join members m on m.relation_id = b.relation_id
    where b.relation_id = any(${[...ids]}::uuid[]) and b.family_id = any(${[...families]}::uuid[])
      and b.genre_id = ${EVERY}::uuid and b.branch_id = ${EVERY}::uuid and d.days is not null`.execute(ctx.tx)
  return rows
}
