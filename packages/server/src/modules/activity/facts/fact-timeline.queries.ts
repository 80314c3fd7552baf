import type { FactKind } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** The lines of one order at one moment, together. */
export type OrderRow = {
  readonly id: string
  readonly relationId: string
  readonly at: Date
  /** Of the line that brought most. */
  readonly kind: FactKind
  readonly isReversal: boolean
  readonly isReversed: boolean
  readonly quantity: number
  readonly cents: number
  readonly currency: string
  readonly day: string
  readonly until: string | null
  readonly title: string | null
  /** Different things that were offered. */
  readonly offerings: number
  readonly sourceId: string | null
  readonly byName: string | null
}

/**
 * Orders of relations before a moment, newest first, of these kinds. For each relation the index is followed as far as the page goes:
 * moments come out of it in order, and the lines of one moment are put together as they come.
 */
export async function listOrders(
  ctx: Ctx,
  asked: {
    readonly relationIds: readonly string[]
    readonly kinds: readonly FactKind[]
    readonly before: Date
    readonly limit: number
  },
): Promise<OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    select w.id, w.relation_id as "relationId", w.at, w.kind, w.is_reversal as "isReversal", w.is_reversed as "isReversed", w.quantity, w.cents,
      w.currency, w.day, w.until, o.title, w.offerings, w.source_id as "sourceId", w.by_name as "byName"
    from unnest(${[...asked.relationIds]}::uuid[]) r (id) cross join lateral (
      select min(f.id::text) as id, r.id as relation_id, f.occurred_at as at, (array_agg(f.kind order by abs(f.amount_cents) desc, f.id))[1] as kind,
        f.is_reversal, bool_and(f.is_reversed) as is_reversed, sum(f.quantity)::bigint as quantity, sum(f.amount_cents)::bigint as cents,
        f.currency, min(f.day) as day, max(f.until) as until,
        (array_agg(f.offering_id order by abs(f.amount_cents) desc, f.id) filter (where f.offering_id is not null))[1] as offering_id,
        count(distinct f.offering_id) as offerings, f.source_id, min(f.by_name) as by_name
      from activity.fact f
      where f.relation_id = r.id and f.occurred_at < ${asked.before} and f.superseded_by is null and f.removed_at is null
        and f.kind = any(${[...asked.kinds]}::text[])
      group by f.occurred_at, f.source_id, f.order_key, case when f.order_key is null then f.id end, f.is_reversal, f.currency
      order by f.occurred_at desc limit ${asked.limit}
    ) w left join activity.offering o on o.id = w.offering_id
    order by w.at desc, w.id limit ${asked.limit}`.execute(ctx.tx)
  return rows.map((row) => ({ ...row, quantity: Number(row.quantity), cents: Number(row.cents) }))
}
