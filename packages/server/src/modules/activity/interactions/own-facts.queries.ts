import { sql, type RawBuilder } from 'kysely'

/** Of the relations in the subquery (relation_id), those about whom something was noted, removed notes included. */
export function relationsWithInteractions(relations: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select g.relation_id from (${relations}) g where exists (select from activity.interaction i where i.relation_id = g.relation_id)`
}
