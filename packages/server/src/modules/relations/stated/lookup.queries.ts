import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const scheme = sql`split_part(k.key, ':', 1)`
const value = sql`substr(k.key, strpos(k.key, ':') + 1)`

/**
 * For rows (position, key) such as `brin:16AH`: position and the relation that carries the identifier. Several relations
 * with one number (a pass handed on) give the oldest, so that the answer is always the same.
 */
export function identifierLookup(keys: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select k.position, min(r.relation_id::text)::uuid as relation_id
    from (${keys}) k join relations.identifier r on r.scheme = ${scheme} and r.value = ${value} group by k.position`
}

/**
 * For rows (position, key) such as `email:jan@example.org`: position, key and the oldest relation with it; keys that more
 * than `most` relations use say nothing and are left out.
 */
export function contactLookup(keys: RawBuilder<unknown>, most: number): RawBuilder<unknown> {
  return sql`select k.position, k.key, found.relation_id from (${keys}) k
    cross join lateral (
      select min(few.relation_id::text)::uuid as relation_id, count(*) as uses
      from (select r.relation_id from relations.contact_point r where r.kind = ${scheme} and r.key = ${value} limit ${most + 1}) few
    ) found where found.uses between 1 and ${most}`
}

/** Relations of a subquery that have something of their own beside their records: hand-made roles or links, or notes. */
export function relationsWithOwnFacts(relations: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select o.relation_id from (${relations}) o where
    exists (select 1 from relations.role r where r.relation_id = o.relation_id and r.source_id is null)
    or exists (select 1 from relations.link l where l.from_id = o.relation_id and l.lineage is null)
    or exists (select 1 from relations.link l where l.to_id = o.relation_id and l.lineage is null)`
}

export async function namesOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tablesOf(ctx, 'relations').selectFrom('relations.relation').select(['id', 'display_name']).where('id', 'in', [...ids]).execute()
  return new Map(rows.map((row) => [row.id, row.display_name]))
}
