import { sql, type RawBuilder } from 'kysely'

/**
 * Roles as the current records of these relations state them, in the columns that the relations module asks for. A role's
 * id follows from its record and type, so that computing it again, or after an undo, gives the same row.
 */
export function statedRoles(relations: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select platform.named_id(s.source_id::text || '|' || s.object_type || '|' || s.external_id || '|' || t.type_id::text) as id,
      s.relation_id, t.type_id, s.branch_id, s.source_id, s.import_id,
      (s.record->>'roleFrom')::date as valid_from,
      -- A list that says somebody left before they came: the beginning counts, the end is not believed.
      case when s.record->>'roleFrom' is null or (s.record->>'roleUntil')::date >= (s.record->>'roleFrom')::date then (s.record->>'roleUntil')::date end as valid_until,
      s.recorded_at as created_at
    from identity.source_record s, unnest(s.type_ids) t(type_id)
    where s.superseded_by is null and s.relation_id in (${relations})`
}

export function statedRolesOf(relationIds: readonly string[]): RawBuilder<unknown> {
  return statedRoles(sql`select unnest(${sql.val([...relationIds])}::uuid[])`)
}
