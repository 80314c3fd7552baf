import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { OrderLine } from './order.rules.ts'

/**
 * Facts of relations before a moment, newest first. Of each relation the index is followed no further than the limit, whatever the
 * planner knows of the table.
 */
export async function listLines(
  ctx: Ctx,
  asked: {
    readonly relationIds: readonly string[]
    readonly kinds: readonly string[]
    readonly before: Date
    readonly limit: number
  },
): Promise<OrderLine[]> {
  const { rows } = await sql<OrderLine>`
    select w.id, w.relation_id as "relationId", w.occurred_at as at, w.kind, w.is_reversal as "isReversal", w.is_reversed as "isReversed",
      w.quantity, w.amount_cents as cents, w.currency, w.day, w.until, w.offering_id as "offeringId", o.title, w.order_key as "orderKey",
      w.source_id as "sourceId", w.by_name as "byName"
    from (
      select l.* from unnest(${[...asked.relationIds]}::uuid[]) r (id) cross join lateral (
        select f.* from activity.fact f
        where f.relation_id = r.id and f.occurred_at < ${asked.before} and f.superseded_by is null and f.removed_at is null
          and f.kind = any(${[...asked.kinds]}::text[])
        order by f.occurred_at desc, f.id limit ${asked.limit}
      ) l order by l.occurred_at desc, l.id limit ${asked.limit}
    ) w left join activity.offering o on o.id = w.offering_id
    order by w.occurred_at desc, w.id`.execute(ctx.tx)
  return rows
}
