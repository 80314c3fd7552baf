import { sql, type RawBuilder } from 'kysely'

/** The id of a role that a source states: the same whatever the version of its record. */
export function roleId(
  sourceId: RawBuilder<unknown>,
  objectType: RawBuilder<unknown>,
  externalId: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`platform.named_id(${sourceId} || '|' || ${objectType} || '|' || ${externalId} || '|' || t.type_id::text)`
}

/** First and last day out of a record. A list that says somebody left before they came: the beginning counts, the end is not believed. */
export function roleDates(record: RawBuilder<unknown>): RawBuilder<unknown> {
  const [from, until] = [sql`(${record}->>'roleFrom')::date`, sql`(${record}->>'roleUntil')::date`]
  return sql`${from} as valid_from, case when ${record}->>'roleFrom' is null or ${until} >= ${from} then ${until} end as valid_until`
}

/**
 * Roles as the current records of these relations state them, in the columns that the relations module asks for. A role's
 * id follows from its record and type, so that computing it again, or after an undo, gives the same row.
 */
export function statedRoles(relations: RawBuilder<unknown>): RawBuilder<unknown> {
  return statedWhere(sql`s.relation_id in (${relations})`)
}

/** The same for relations known by id: few or many, they are found by the index. */
export function statedRolesOf(relationIds: readonly string[]): RawBuilder<unknown> {
  return statedWhere(sql`s.relation_id = any(${sql.val([...relationIds])}::uuid[])`)
}

function statedWhere(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select ${roleId(sql`s.source_id::text`, sql`s.object_type`, sql`s.external_id`)} as id,
      s.relation_id, s.origin_relation_id, t.type_id, s.branch_id, s.source_id, s.import_id, ${roleDates(sql`s.record`)},
      s.recorded_at as created_at
    from identity.source_record s, unnest(s.type_ids) t(type_id)
    where s.superseded_by is null and ${condition}`
}
