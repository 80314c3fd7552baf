import type { FactKind } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'

/**
 * A line of one order has the number of the order; what has no order is one by itself. Numbers of two sources are not one. Eight
 * bytes rather than text, because profiles keep it for every fact.
 */
const orderRef = sql`case when f.order_key is null then uuid_hash_extended(f.id, 0)
  else hashtextextended(f.order_key, coalesce(uuid_hash_extended(f.source_id, 0), 0)) end`

/** What came or went. A pledge is a promise: what comes of it is told by its gifts, and would else be counted twice. */
const money = sql`case when f.kind = 'pledge' then 0 else f.amount_cents end`
const columns = sql`f.relation_id, k.family_id, f.kind, f.day, ${orderRef} as order_ref, f.quantity, f.amount_cents, ${money} as money_cents, f.currency, f.genre_id, f.until,
  f.branch_id, f.offering_id, f.audience, not f.is_reversal and not f.is_reversed as counts`
const current = sql`f.superseded_by is null and f.removed_at is null and f.relation_id is not null`

/**
 * Current facts of relations, for whoever counts them: a subquery (relation_id, family_id, kind, day, order_ref, quantity,
 * amount_cents, money_cents, currency, genre_id, until, branch_id, offering_id, audience, counts). `counts`: it is a time: no reversal, and not wholly
 * reversed itself; the money of all rows counts, each on its own day. `money_cents`: the same without what was only promised. `ids`: only of the relations in this subquery. Says nothing
 * about who may see it: leave out `hiddenFamilies`.
 */
export function countingFacts(ids?: RawBuilder<unknown>): RawBuilder<unknown> {
  const whose = ids === undefined ? sql`true` : sql`f.relation_id in (${ids})`
  return sql`select ${columns} from activity.fact f join activity.family_kind k on k.kind = f.kind where ${current} and ${whose}`
}

export type FactConditions = {
  readonly kinds?: readonly FactKind[]
  /** Everything below these as well: the dates of an event. */
  readonly offeringIds?: readonly string[]
  readonly genreIds?: readonly string[]
  readonly branchIds?: readonly string[]
  /** Days ("2026-03-01"), both included. */
  readonly from?: string
  readonly to?: string
}

/** The same facts narrowed down, for conditions that a profile does not hold. By offering it goes along an index. */
export function relationsWithFacts(conditions: FactConditions): RawBuilder<unknown> {
  const { kinds, offeringIds, genreIds, branchIds, from, to } = conditions
  const parts = [current]
  if (kinds !== undefined) parts.push(sql`f.kind = any(${[...kinds]}::text[])`)
  if (offeringIds !== undefined) parts.push(sql`f.offering_id = any(array(${wholeOf(offeringIds)}))`)
  if (genreIds !== undefined) parts.push(sql`f.genre_id = any(${[...genreIds]}::uuid[])`)
  if (branchIds !== undefined) parts.push(sql`f.branch_id = any(${[...branchIds]}::uuid[])`)
  if (from !== undefined) parts.push(sql`f.day >= ${from}::date`)
  if (to !== undefined) parts.push(sql`f.day <= ${to}::date`)
  return sql`select ${columns} from activity.fact f join activity.family_kind k on k.kind = f.kind where ${sql.join(parts, sql` and `)}`
}

const wholeOf = (ids: readonly string[]): RawBuilder<unknown> => sql`
  select o.id from activity.offering o where o.id = any(${[...ids]}::uuid[])
  union select o.id from activity.offering o where o.parent_id = any(${[...ids]}::uuid[])
  union select d.id from activity.offering o join activity.offering d on d.parent_id = o.id where o.parent_id = any(${[...ids]}::uuid[])`
