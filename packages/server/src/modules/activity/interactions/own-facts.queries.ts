import { sql, type RawBuilder } from 'kysely'

/**
 * Of the cells in the subquery (cell_id, relation_id: the relation that each belongs to now), those about whom something was
 * noted, removed notes included.
 */
export function cellsWithInteractions(cells: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select g.cell_id from (${cells}) g
    where exists (select from activity.interaction i where i.relation_id = g.relation_id and i.origin_relation_id = g.cell_id)`
}
