import { sql, type RawBuilder } from 'kysely'

/**
 * 'brin:16AH' → scheme and value; 'email:jan@x.nl' → kind and key. Taken apart before anything is joined (offset 0 keeps it so): under
 * row-level security an index is only used for plain columns.
 */
function takenApart(keys: RawBuilder<unknown>, columns: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select ${columns}, split_part(d.key, ':', 1) as first, substr(d.key, strpos(d.key, ':') + 1) as rest from (${keys}) d offset 0)`
}

/**
 * For rows (position, key) the relation that carries the identifier: a subquery (position, relation_id), one row per
 * position that finds any. When several relations carry it, the oldest.
 */
export function identifierLookup(keys: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select distinct on (k.position) k.position, i.relation_id
    from ${takenApart(keys, sql`d.position`)} k join relations.identifier i on i.scheme = k.first and i.value = k.rest
    order by k.position, i.relation_id`
}

/**
 * For rows (position, key) the oldest relation with that contact key: a subquery (position, key, relation_id). A key that
 * more than `most` relations have is a placeholder ("geen@e-mail.nl") and says nothing.
 */
export function contactLookup(keys: RawBuilder<unknown>, most: number): RawBuilder<unknown> {
  return sql`
    select k.position, k.key, f.relation_id from (${keys}) k join (
      select k.key, (array_agg(c.relation_id order by c.relation_id))[1] as relation_id
      from ${takenApart(sql`select distinct g.key from (${keys}) g`, sql`d.key`)} k
      join relations.contact_point c on c.kind = k.first and c.key = k.rest
      group by k.key having count(*) <= ${most}
    ) f on f.key = k.key`
}

/**
 * Of the cells in the subquery (cell_id, relation_id: the relation that each belongs to now), those that got something by
 * hand: a role, a link, an end, a mark, a file, a choice, a label.
 */
export function cellsWithOwnFacts(cells: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select g.cell_id from (${cells}) g
    where exists (select from relations.role o where o.relation_id = g.relation_id and o.origin_relation_id = g.cell_id and (o.source_id is null or o.version > 1))
      or exists (select from relations.link l where l.from_id = g.relation_id and l.origin_from_id = g.cell_id and l.lineage is null)
      or exists (select from relations.link l where l.to_id = g.relation_id and l.origin_to_id = g.cell_id and l.lineage is null)
      or exists (select from relations.importance m where m.relation_id = g.relation_id and m.origin_relation_id = g.cell_id)
      or exists (select from relations.attachment f where f.relation_id = g.relation_id and f.origin_relation_id = g.cell_id)
      or exists (select from relations.household_choice h where h.household_id = g.relation_id and h.origin_household_id = g.cell_id)
      or exists (select from relations.relation_label b where b.relation_id = g.relation_id and b.origin_relation_id = g.cell_id)`
}
