import { sql, type RawBuilder } from 'kysely'

/**
 * What an offering has of its own or else of what it belongs to, as a scalar subquery over an id (an expression): a date belongs to
 * an event and an event to a series, and no further.
 */
const inherited = (column: string, id: RawBuilder<unknown>): RawBuilder<string | null> => {
  const of = (name: string) => sql.ref(`${name}.${column}`)
  return sql`(select coalesce(${of('one')}, ${of('two')}, ${of('three')}) from activity.offering one
    left join activity.offering two on two.id = one.parent_id left join activity.offering three on three.id = two.parent_id
    where one.id = ${id})`
}

/** The genre by which an offering counts. */
export const genreOf = (id: RawBuilder<unknown>): RawBuilder<string | null> => inherited('genre_id', id)
/** The branch by which an offering counts. */
export const branchOf = (id: RawBuilder<unknown>): RawBuilder<string | null> => inherited('branch_id', id)

/** An offering (its id, an expression) and everything below it: a subquery (id). */
export const withBelow = (id: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select o.id from activity.offering o where o.id = ${id}
  union all select o.id from activity.offering o where o.parent_id = ${id}
  union all select d.id from activity.offering o join activity.offering d on d.parent_id = o.id where o.parent_id = ${id}`
