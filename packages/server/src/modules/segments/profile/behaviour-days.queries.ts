import { sql, type RawBuilder } from 'kysely'

type Sql = RawBuilder<unknown>

/** Both included; null: without that end. Dates. `newest`: the key of the newest day that may be kept, where it stands beside. */
export type Stretch = { readonly from: Sql | null; readonly until: Sql | null; readonly newest?: Sql }

/** As days are kept in `segments.behaviour`: a number that grows into the past, so that newest first is ascending. */
export const keyOfDay = (day: Sql): Sql => sql`(date '2000-01-01' - (${day}))`

export const dayOfKey = (key: Sql): Sql => sql`(date '2000-01-01' - ${key})`

/** How many of the kept days are not before `day`: found in a few steps, whatever their number. */
export const countSince = (days: Sql, day: Sql): Sql => sql`width_bucket(${keyOfDay(day)}, ${days})`

/** How many of the kept days lie within a stretch. */
export function countWithin(days: Sql, { from, until, newest }: Stretch): Sql {
  const notBefore = from === null ? sql`cardinality(${days})` : countSince(days, from)
  if (until === null) return notBefore
  const after = countAfter(days, until, newest)
  // A stretch that ends before it begins holds nothing.
  return sql`greatest(${notBefore} - ${after}, 0)`
}

/** What was done within a stretch, from the running totals that stand beside the days. */
export function sumWithin(days: Sql, totals: Sql, { from, until, newest }: Stretch): Sql {
  const notBefore = from === null ? sql`cardinality(${days})` : countSince(days, from)
  const all = sql`coalesce((${totals})[${notBefore}], 0)`
  if (until === null) return all
  const after = countAfter(days, until, newest)
  return sql`(case when ${notBefore} > ${after} then ${all} - coalesce((${totals})[${after}], 0) else 0 end)`
}

/** The newest kept day that is not after `day`; null when there is none. */
export const newestUntil = (days: Sql, day: Sql): Sql => dayOfKey(sql`(${days})[${countAfter(days, day)} + 1]`)

export const oldest = (days: Sql): Sql => dayOfKey(sql`(${days})[cardinality(${days})]`)

/** Whoever has nothing newer needs no search. */
function countAfter(days: Sql, day: Sql, newest?: Sql): Sql {
  const count = countSince(days, sql`${day} + 1`)
  return newest === undefined ? count : sql`(case when ${newest} < ${keyOfDay(day)} then ${count} else 0 end)`
}
