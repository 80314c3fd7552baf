import { sql, type RawBuilder } from 'kysely'
import { holds, idsOf, type Filter } from '../field-values/own-filter.queries.ts'

/**
 * What groups of relations are made of, as subqueries for the module that counts them. They know no rights: whoever counts
 * narrows to what the reader sees, and to relations of which they may read the fields that were looked into.
 */

/** Only these relations; null: every one. */
export type Among = readonly string[] | null

const within = (column: RawBuilder<unknown>, among: Among): RawBuilder<unknown> =>
  among === null ? sql`true` : sql`${column} = any(${[...among]}::uuid[])`

/** Of a Dutch address; empty columns are empty on purpose (protection), and then nothing is looked up in the golden record either. */
const postcode = sql`case when r.postcode_area is not null and length(r.postcode) >= 6 then replace(r.postcode, ' ', '') end`
const houseNumber = sql`ltrim(coalesce(jsonb_path_query_first(r.golden, '$.addresses[*] ? (@.use == "visit")'), r.golden #> '{addresses,0}') ->> 'houseNumber', '0')`

/**
 * A narrow row per relation, also of those that are archived or were merged: relation_id, kind, is_open, domain_mask, birth_date, branch_id,
 * postcode_area, postcode ("4101AB") and house_number of the address that people mean, place_key, has_email, has_phone, has_address, is_protected, added_on (the day in the Netherlands).
 */
export function traitsOf(among: Among): RawBuilder<unknown> {
  return sql`
    select r.id as relation_id, r.kind, r.archived_at is null and r.merged_into_id is null as is_open, r.domain_mask, r.birth_date, r.branch_id,
      r.postcode_area, ${postcode} as postcode, case when ${postcode} is not null then ${houseNumber} end as house_number, r.place_key, r.email is not null as has_email, r.phone is not null as has_phone,
      r.street is not null and (r.postcode is not null or r.place is not null) as has_address, r.is_protected,
      (r.created_at at time zone 'Europe/Amsterdam')::date as added_on
    from relations.relation r where ${within(sql`r.id`, among)}`
}

export type RoleAsked = {
  readonly typeIds: readonly string[]
  readonly when: 'now' | 'ever' | 'began' | 'ended'
  /** The day on which a role must run, for `now`. */
  readonly today: string
  /** Both ends included, for `began` and `ended`; null: open. */
  readonly from: string | null
  readonly until: string | null
  readonly stageIds: readonly string[] | null
  readonly statusIds: readonly string[] | null
  readonly branchIds: readonly string[] | null
}

/** Relations (relation_id, some of them twice) with such a role. */
export function relationsWithRole(asked: RoleAsked, among: Among): RawBuilder<unknown> {
  const conditions = [
    sql`o.type_id = any(${[...asked.typeIds]}::uuid[])`,
    within(sql`o.relation_id`, among),
    ...whenOf(asked),
    ...(
      [
        ['stage_id', asked.stageIds],
        ['status_id', asked.statusIds],
        ['branch_id', asked.branchIds],
      ] as const
    ).flatMap(([column, ids]) => (ids === null ? [] : [sql`o.${sql.ref(column)} = any(${[...ids]}::uuid[])`])),
  ]
  return sql`select o.relation_id from relations.role o where ${sql.join(conditions, sql` and `)}`
}

/** A role runs until the day before its last day is over: `valid_until` is the first day on which it no longer holds. */
function whenOf({ when, today, from, until }: RoleAsked): RawBuilder<unknown>[] {
  switch (when) {
    case 'now':
      return [
        sql`(o.valid_from is null or o.valid_from <= ${today}::date) and (o.valid_until is null or o.valid_until > ${today}::date)`,
      ]
    case 'ever':
      return []
    case 'began':
      return between(sql`o.valid_from`, from, until)
    case 'ended':
      return between(sql`o.valid_until`, from, until)
  }
}

function between(column: RawBuilder<unknown>, from: string | null, until: string | null): RawBuilder<unknown>[] {
  return [
    sql`${column} is not null`,
    ...(from === null ? [] : [sql`${column} >= ${from}::date`]),
    ...(until === null ? [] : [sql`${column} <= ${until}::date`]),
  ]
}

/** Relations (relation_id) that have one of these labels. */
export function relationsWithLabel(labelIds: readonly string[], among: Among): RawBuilder<unknown> {
  return sql`select l.relation_id from relations.relation_label l
    where l.label_id = any(${[...labelIds]}::uuid[]) and ${within(sql`l.relation_id`, among)}`
}

/**
 * Relations (relation_id) at one end of a link that runs on `today`. `others`: a subquery (relation_id) of who may stand at the other end;
 * null: anybody.
 */
export function relationsLinked(
  asked: {
    readonly typeId: string
    readonly end: 'from' | 'to'
    readonly today: string
    readonly others: RawBuilder<unknown> | null
  },
  among: Among,
): RawBuilder<unknown> {
  const [own, other] = asked.end === 'from' ? (['from_id', 'to_id'] as const) : (['to_id', 'from_id'] as const)
  const isOther = asked.others === null ? sql`true` : sql`l.${sql.ref(other)} in (${asked.others})`
  return sql`select l.${sql.ref(own)} as relation_id from relations.link l
    where l.type_id = ${asked.typeId} and (l.valid_from is null or l.valid_from <= ${asked.today}::date)
      and (l.valid_until is null or l.valid_until > ${asked.today}::date)
      and ${within(sql`l.${sql.ref(own)}`, among)} and ${isOther}`
}

/** Who is linked to one of these, at whichever end: of them it may be true now that they know somebody of whom something is true. */
export function neighboursOf(relationIds: readonly string[]): RawBuilder<unknown> {
  return sql`select l.to_id as relation_id from relations.link l where l.from_id = any(${[...relationIds]}::uuid[])
    union select l.from_id from relations.link l where l.to_id = any(${[...relationIds]}::uuid[])`
}

/** Who was merged into another, as a subquery (relation_id, winner_id). `winners`: only into these; null: into anybody. */
export function mergedInto(winners: Among): RawBuilder<unknown> {
  const isMerged = winners === null ? sql`r.merged_into_id is not null` : within(sql`r.merged_into_id`, winners)
  return sql`select r.id as relation_id, r.merged_into_id as winner_id from relations.relation r where ${isMerged}`
}

/** Relations (relation_id) for which a condition on an own field holds. */
export function relationsWithOwnValue(filter: Filter, among: Among): RawBuilder<unknown> {
  return among === null
    ? idsOf(filter)
    : sql`select r.id as relation_id from relations.relation r where ${within(sql`r.id`, among)} and ${holds(filter)}`
}
