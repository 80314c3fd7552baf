import { sql, type RawBuilder } from 'kysely'

/** A year until a day: `before` is the last day before it began. */
export type Stretch = { readonly before: string; readonly until: string }

/**
 * The types of the roles of each relation that had any within a stretch of days or on the day before it; a subquery (relation_id, before_ids,
 * during_ids, at_ids) of sorted ids without repetitions: on the day before, on any day of it, and on its last day. It knows no rights.
 */
export function typesHeld({ before, until }: Stretch): RawBuilder<unknown> {
  const held = (column: 'was_before' | 'was_during' | 'is_at') =>
    sql`coalesce(array_agg(t.type_id order by t.type_id) filter (where t.${sql.ref(column)}), '{}')`
  return sql`
    select t.relation_id, ${held('was_before')} as before_ids, ${held('was_during')} as during_ids, ${held('is_at')} as at_ids
    from (
      select o.relation_id, o.type_id,
        bool_or((o.valid_from is null or o.valid_from <= ${before}::date) and (o.valid_until is null or o.valid_until > ${before}::date)) as was_before,
        bool_or(o.valid_until is null or o.valid_until > ${before}::date + 1) as was_during,
        bool_or(o.valid_until is null or o.valid_until > ${until}::date) as is_at
      from relations.role o
      where (o.valid_from is null or o.valid_from <= ${until}::date) and (o.valid_until is null or o.valid_until > ${before}::date)
        and (o.valid_from is null or o.valid_until is null or o.valid_from < o.valid_until)
      group by o.relation_id, o.type_id
    ) t group by t.relation_id`
}
