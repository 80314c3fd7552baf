import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { countingFacts } from '../../activity/index.ts'
import { EVERY } from '../conditions/exact.ts'

/**
 * Makes what these relations did anew, from their facts: per family of activity as a whole, and per genre and per branch apart. An order
 * counts on the first day on which something of it counted; money counts on its own day, and a
 * pledge is no money.
 */
export async function writeBehaviour(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await sql`delete from segments.behaviour where relation_id = any(${[...ids]}::uuid[])`.execute(ctx.tx)
  await sql`
    with slices as materialized (
      select f.relation_id, f.family_id, s.genre_id, s.branch_id, f.day, f.order_ref, f.quantity, f.money_cents, f.counts
      from (${countingFacts(sql`select unnest(${[...ids]}::uuid[])`)}) f
      cross join lateral (values (${EVERY}::uuid, ${EVERY}::uuid), (f.genre_id, ${EVERY}::uuid), (${EVERY}::uuid, f.branch_id)) s(genre_id, branch_id)
      where s.genre_id is not null and s.branch_id is not null
    ), per_day as (
      select relation_id, family_id, genre_id, branch_id, day, bool_or(counts) as counts,
        coalesce(sum(quantity) filter (where counts), 0)::int as quantity, sum(money_cents)::bigint as cents, bool_or(money_cents <> 0) as has_money
      from slices group by 1, 2, 3, 4, 5
    ), first_days as (
      select relation_id, family_id, genre_id, branch_id, day, count(*)::int as orders from (
        select relation_id, family_id, genre_id, branch_id, order_ref, min(day) as day
        from slices where counts group by 1, 2, 3, 4, 5
      ) o group by 1, 2, 3, 4, 5
    )
    insert into segments.behaviour (family_id, genre_id, branch_id, number, relation_id, days, orders, quantities, money_days, cents)
    select d.family_id, d.genre_id, d.branch_id, p.number, d.relation_id,
      coalesce(array_agg(d.day order by d.day desc) filter (where d.counts), '{}'),
      coalesce(array_agg(coalesce(o.orders, 0) order by d.day desc) filter (where d.counts), '{}'),
      coalesce(array_agg(d.quantity order by d.day desc) filter (where d.counts), '{}'),
      coalesce(array_agg(d.day order by d.day desc) filter (where d.has_money), '{}'),
      coalesce(array_agg(d.cents order by d.day desc) filter (where d.has_money), '{}')
    from per_day d
    join segments.profile p on p.relation_id = d.relation_id
    left join first_days o on (o.relation_id, o.family_id, o.genre_id, o.branch_id, o.day) = (d.relation_id, d.family_id, d.genre_id, d.branch_id, d.day)
    group by d.family_id, d.genre_id, d.branch_id, p.number, d.relation_id`.execute(ctx.tx)
}
