import { sql, type RawBuilder } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { clearBits } from '../disclosure/clear-fields.queries.ts'

/**
 * Parts of statements over other modules' tables that say who exists for the reader. Scalar subqueries on purpose: the
 * planner would turn a join or an `exists` into a scan of all relations, where only a few rows in the order of the caller's
 * own index are wanted.
 */

/** Whether the relation with this id (an expression) may be seen. */
export function isVisible(ctx: Ctx, id: RawBuilder<unknown>): RawBuilder<boolean> {
  if (ctx.domainMask === EVERY_DOMAIN) return sql`true`
  return sql`coalesce((select (r.domain_mask & ${ctx.domainMask}::bigint) <> 0 from relations.relation r where r.id = ${id}), false)`
}

/** All cells of the relation with this id (an expression), itself included: a subquery (id). */
export function cellIdsOf(id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select r.id from relations.relation r where r.id = ${id}
    union all select r.id from relations.relation r where r.merged_into_id = ${id}`
}

/** The relation that the cell with this id (an expression) belongs to; null when it is gone. */
export function relationIdOf(cellId: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`(select coalesce(r.merged_into_id, r.id) from relations.relation r where r.id = ${cellId})`
}

/** To which relation each of the cells in an array (an expression) belongs: a subquery (cell_id, relation_id, is_visible: the reader may know where it lives) without those that are gone. */
export function belongingOfEach(ctx: Ctx, cellIds: RawBuilder<unknown>): RawBuilder<unknown> {
  const bits = clearBits(ctx, 'addresses')
  const isKnown = bits === EVERY_DOMAIN ? sql`true` : sql`(t.domain_mask & ${bits}::bigint) <> 0`
  const seen = ctx.actor.kind === 'system' ? sql`true` : sql`(not t.is_protected and ${isKnown})`
  // Worked out before the join (offset 0): a join on an expression cannot use an index under row-level security.
  return sql`select c.id as cell_id, t.id as relation_id, ${seen} as is_visible
    from (select r.id, coalesce(r.merged_into_id, r.id) as relation_id from relations.relation r where r.id = any(${cellIds}) offset 0) c
    join relations.relation t on t.id = c.relation_id where t.archived_at is null`
}
