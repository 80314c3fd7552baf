import { sql, type RawBuilder } from 'kysely'

/**
 * Current facts of these relations as they count for segments, value and the inventory; a subquery (relation_id, family_id, kind, day, order_ref,
 * quantity, amount_cents, genre_id, branch_id, offering_id, counts). `counts`: it is a time that somebody came, gave or borrowed; what was
 * given back or reversed whole is not, and its money still is. It knows no rights. Null: of everybody.
 */
export function countingFacts(relationIds: readonly string[] | null): RawBuilder<unknown> {
  const whose =
    relationIds === null ? sql`f.relation_id is not null` : sql`f.relation_id = any(${[...relationIds]}::uuid[])`
  return sql`
    select f.relation_id, k.family_id, f.kind, f.day, coalesce(f.order_key, f.id::text) as order_ref, f.quantity, f.amount_cents,
      f.genre_id, f.branch_id, f.offering_id, not f.is_reversal and not f.is_reversed as counts
    from activity.fact f join activity.family_kind k on k.kind = f.kind
    where ${whose} and f.superseded_by is null and f.removed_at is null`
}
