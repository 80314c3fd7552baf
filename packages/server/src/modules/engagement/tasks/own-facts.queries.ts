import { sql, type RawBuilder } from 'kysely'

/**
 * Of the cells in the subquery (cell_id, relation_id: the relation that each belongs to now), those about whom there is a task or that
 * somebody follows: what people did with a relation stays when the list that brought it is taken back.
 */
export function cellsWithTasks(cells: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select g.cell_id from (${cells}) g
    where exists (select from engagement.task t where t.relation_id = g.relation_id and t.origin_relation_id = g.cell_id)
      or exists (select from engagement.follow f where f.relation_id = g.relation_id and f.origin_relation_id = g.cell_id)`
}
