import { sql, type RawBuilder } from 'kysely'

/**
 * What an offering has of its own or else of what it belongs to, as a scalar subquery over an id (an expression): a date belongs to
 * an event and an event to a series, and no further.
 */
const inherited = (column: string, id: RawBuilder<unknown>): RawBuilder<string | null> => {
  const of = (name: string) => sql.ref(`${name}.${column}`)
  return sql`(select coalesce(${of('own_level')}, ${of('level_above')}, ${of('level_top')}) from activity.offering own_level
    left join activity.offering level_above on level_above.id = own_level.parent_id
    left join activity.offering level_top on level_top.id = level_above.parent_id
    where own_level.id = ${id})`
}

/** The genre by which an offering counts. */
export const genreOf = (id: RawBuilder<unknown>): RawBuilder<string | null> => inherited('genre_id', id)
/** The branch by which an offering counts. */
export const branchOf = (id: RawBuilder<unknown>): RawBuilder<string | null> => inherited('branch_id', id)

/**
 * An offering (its id, an expression) and everything below it: a subquery (id). Its names are its own, so that an expression over a row
 * of the caller cannot mean one of these.
 */
export const withBelow = (id: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select below_top.id from activity.offering below_top where below_top.id = ${id}
  union all select below_one.id from activity.offering below_one where below_one.parent_id = ${id}
  union all select below_two.id from activity.offering below_one join activity.offering below_two on below_two.parent_id = below_one.id
    where below_one.parent_id = ${id}`
