import { IdentifierScheme, type RelationKind } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** A relation that something typed or read may point at. */
export type Referable = {
  readonly id: string
  readonly kind: RelationKind
  readonly displayName: string
  /** What it was found by, as it was asked; the id itself when it was asked by id. */
  readonly key: string
  readonly by: 'name' | 'number'
}

export type Asked = {
  /** As `project` makes them. */
  readonly sortKeys: readonly string[]
  /** Numbers of whatever scheme (BRIN, KvK, pass): capitals, without spaces. */
  readonly numbers: readonly string[]
  readonly ids: readonly string[]
  readonly kinds: readonly RelationKind[]
  /** Masks of domains: where relations may be found by name, and where by their numbers. */
  readonly sight: { readonly names: string; readonly numbers: string }
}

/** More relations of one name than this are never told apart by it. */
const MOST_OF_ONE_NAME = 50

/** Relations that are in use, by name, number or id, as far as `sight` lets them be found. */
export async function findReferable(ctx: Ctx, { sortKeys, numbers, ids, kinds, sight }: Asked): Promise<Referable[]> {
  const { rows } = await sql<Referable>`
    select r.id, r.kind, r.display_name as "displayName", k.key, 'name' as by
    from unnest(${[...sortKeys]}::text[]) k(key) cross join lateral (
      select c.id, c.kind, c.display_name from relations.relation c
      where c.sort_key = k.key and c.archived_at is null and c.merged_into_id is null
        and c.kind = any(${[...kinds]}::text[]) and (c.domain_mask & ${sight.names}::bigint) <> 0
      limit ${MOST_OF_ONE_NAME}
    ) r
    union all
    select r.id, r.kind, r.display_name, f.key, 'number'
    from (
      select i.relation_id as id, i.value as key from relations.identifier i
      where i.scheme = any(${IdentifierScheme.options}::text[]) and i.value = any(${[...numbers]}::text[]) offset 0
    ) f join relations.relation r on r.id = f.id
    where r.archived_at is null and r.merged_into_id is null and (r.domain_mask & ${sight.numbers}::bigint) <> 0
    union all
    select r.id, r.kind, r.display_name, r.id::text, 'number' from relations.relation r
    where r.id = any(${[...ids]}::uuid[]) and r.archived_at is null and r.merged_into_id is null
      and (r.domain_mask & ${sight.names}::bigint) <> 0`.execute(ctx.tx)
  return rows
}
