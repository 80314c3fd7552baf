import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { countingFacts } from '../../activity/index.ts'
import { EVERY } from '../conditions/exact.ts'
import { keyOfDay } from './behaviour-days.queries.ts'

/**
 * Makes what these relations did anew, from their facts: per family of activity as a whole, and per genre and per branch apart. An order
 * counts on the first day on which something of it counted; money counts on its own day, and a
 * pledge is no money. What is kept beside a day is of that day and all newer ones.
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
    ), running as (
      select d.relation_id, d.family_id, d.genre_id, d.branch_id, d.counts, d.has_money, ${keyOfDay(sql`d.day`)} as day,
        sum(coalesce(o.orders, 0)) over newer as orders, sum(d.quantity) over newer as quantity, sum(coalesce(d.cents, 0)) over newer as cents
      from per_day d
      left join first_days o on (o.relation_id, o.family_id, o.genre_id, o.branch_id, o.day) = (d.relation_id, d.family_id, d.genre_id, d.branch_id, d.day)
      window newer as (partition by d.relation_id, d.family_id, d.genre_id, d.branch_id order by d.day desc)
    )
    insert into segments.behaviour (family_id, genre_id, branch_id, number, relation_id, newest, days, orders, quantities, money_days, cents)
    select d.family_id, d.genre_id, d.branch_id, p.number, d.relation_id, min(d.day) filter (where d.counts or d.has_money),
      coalesce(array_agg(d.day order by d.day) filter (where d.counts), '{}'),
      coalesce(array_agg(d.orders::int order by d.day) filter (where d.counts), '{}'),
      coalesce(array_agg(d.quantity::int order by d.day) filter (where d.counts), '{}'),
      coalesce(array_agg(d.day order by d.day) filter (where d.has_money), '{}'),
      coalesce(array_agg(d.cents::bigint order by d.day) filter (where d.has_money), '{}')
    from running d
    join segments.profile p on p.relation_id = d.relation_id
    group by d.family_id, d.genre_id, d.branch_id, p.number, d.relation_id`.execute(ctx.tx)
}
