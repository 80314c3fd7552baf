import type { FactKind } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { isVisible } from '../../relations/index.ts'
import { withBelow } from './inherited.queries.ts'

/** Current facts of an offering and everything below it, of these kinds. */
const factsOf = (id: string, kinds: readonly FactKind[]): RawBuilder<unknown> => sql`
  select f.* from activity.fact f where f.offering_id = any(array(${withBelow(sql`${id}::uuid`)})) and f.kind = any(${[...kinds]}::text[])
    and f.superseded_by is null and f.removed_at is null`

export async function quantities(
  ctx: Ctx,
  id: string,
  kinds: readonly FactKind[],
): Promise<{ kind: FactKind; quantity: number }[]> {
  const { rows } = await sql<{ kind: FactKind; quantity: number }>`
    select f.kind, sum(f.quantity)::bigint as quantity from (${factsOf(id, kinds)}) f group by 1 order by 1`.execute(
    ctx.tx,
  )
  return rows
}

export async function proceeds(
  ctx: Ctx,
  id: string,
  kinds: readonly FactKind[],
): Promise<{ currency: string; cents: number }[]> {
  const { rows } = await sql<{ currency: string; cents: number }>`
    select f.currency, sum(f.amount_cents)::bigint as cents from (${factsOf(id, kinds)}) f group by 1
    having bool_or(f.amount_cents <> 0) order by 1`.execute(ctx.tx)
  return rows
}

/** Different relations that the reader may see and that did something that still stands, and what was sold to nobody who is known. */
export async function people(
  ctx: Ctx,
  id: string,
  kinds: readonly FactKind[],
): Promise<{ relations: number; anonymous: number }> {
  const { rows } = await sql<{ relations: number; anonymous: number }>`
    with facts as materialized (
      select f.relation_id, f.quantity, f.is_reversal, f.is_reversed from (${factsOf(id, kinds)}) f
    )
    select (select count(*) from (select distinct f.relation_id from facts f where not f.is_reversal and not f.is_reversed) one
        where one.relation_id is not null and ${isVisible(ctx, sql`one.relation_id`)}) as relations,
      (select coalesce(sum(f.quantity), 0)::bigint from facts f where f.relation_id is null) as anonymous`.execute(
    ctx.tx,
  )
  return rows[0] ?? { relations: 0, anonymous: 0 }
}

/** Its own capacity, else that of what belongs to it together; what was cancelled has none. Null when nothing of it is known. */
export async function capacity(ctx: Ctx, id: string): Promise<number | null> {
  const { rows } = await sql<{ capacity: number | null }>`
    select coalesce(o.capacity, (
      select sum(coalesce(c.capacity, (select sum(d.capacity) from activity.offering d where d.parent_id = c.id and d.state <> 'cancelled')))
      from activity.offering c where c.parent_id = o.id and c.state <> 'cancelled'))::bigint as capacity
    from activity.offering o where o.id = ${id}`.execute(ctx.tx)
  return rows[0]?.capacity ?? null
}
