import { sql, type RawBuilder } from 'kysely'

/**
 * Of the cells in the subquery (cell_id, relation_id: the relation that each belongs to now), those that said something themselves,
 * or of whom something holds: the undo of an import leaves them. What the import brought goes with it.
 */
export function cellsWithConsent(cells: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select g.cell_id from (${cells}) g
    where exists (select from privacy.consent c where c.relation_id = g.relation_id and c.origin_relation_id = g.cell_id and c.import_id is null)
      or exists (select from privacy.customer_fact f where f.relation_id = g.relation_id and f.origin_relation_id = g.cell_id)
      or exists (select from privacy.standing s where s.relation_id = g.relation_id and s.origin_relation_id = g.cell_id)`
}
