import { sql, type RawBuilder } from 'kysely'

/** Link types by what they mean for whom an approach touches; each an array of ids. */
export type TouchingTypes = {
  /** Somebody stands for an organisation. */
  readonly standsFor: readonly string[]
  /** Somebody belongs to a household. */
  readonly livesIn: readonly string[]
  /** An organisation is part of another. */
  readonly isUnder: readonly string[]
}

/** On `l`: runs on this day. */
const runs = (today: string) =>
  sql`(l.valid_from is null or l.valid_from <= ${today}::date) and (l.valid_until is null or l.valid_until > ${today}::date)`

const ids = (types: readonly string[]) => sql`${[...types]}::uuid[]`

/**
 * Whom approaches touch, by the links that run on a day: out of a subquery (key, relation_id) a subquery (key, relation_id,
 * position). 'at': the relation itself, its household, the organisations it stands for; 'below': every organisation above
 * those. Once per key and relation, 'at' before 'below'. Links that go round in a circle end where they began.
 */
export function touchedBy(asked: RawBuilder<unknown>, types: TouchingTypes, today: string): RawBuilder<unknown> {
  return sql`
    with recursive asked as materialized (select a.key, a.relation_id from (${asked}) a),
    standing as materialized (
      select a.key, a.relation_id from asked a
      union
      select a.key, l.to_id from asked a join relations.link l on l.from_id = a.relation_id
      where l.type_id = any(${ids([...types.standsFor, ...types.livesIn])}) and ${runs(today)}
        and exists (select from relations.relation o where o.id = l.to_id
          and o.kind = case when l.type_id = any(${ids(types.livesIn)}) then 'household' else 'organisation' end)
    ),
    above (key, relation_id) as (
      select s.key, l.to_id from standing s join relations.link l on l.from_id = s.relation_id
      where l.type_id = any(${ids(types.isUnder)}) and ${runs(today)}
      union
      select a.key, l.to_id from above a join relations.link l on l.from_id = a.relation_id
      where l.type_id = any(${ids(types.isUnder)}) and ${runs(today)}
    )
    select t.key, t.relation_id, min(t.position) as position
    from (select s.key, s.relation_id, 'at' as position from standing s union all select a.key, a.relation_id, 'below' from above a) t
    group by t.key, t.relation_id`
}

/**
 * The households of relations on a day: out of a subquery (key, relation_id) a subquery (key, household_id). A household has
 * itself.
 */
export function householdsOf(
  asked: RawBuilder<unknown>,
  livesIn: readonly string[],
  today: string,
): RawBuilder<unknown> {
  return sql`
    with asked as materialized (select a.key, a.relation_id from (${asked}) a)
    select a.key, l.to_id as household_id from asked a join relations.link l on l.from_id = a.relation_id
    where l.type_id = any(${ids(livesIn)}) and ${runs(today)}
      and exists (select from relations.relation o where o.id = l.to_id and o.kind = 'household')
    union
    select a.key, r.id from asked a join relations.relation r on r.id = a.relation_id where r.kind = 'household'`
}
