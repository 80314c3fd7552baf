import type { CodePlace } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** Where a relation lives as a list of codes says it; `p` is its profile. Null: it says nothing. */
export const placeOf: Readonly<Record<CodePlace, RawBuilder<unknown>>> = {
  area: sql`p.postcode_area`,
  postcode: sql`p.postcode`,
  address: sql`(p.postcode || ' ' || p.house_number)`,
}

/** Places of an edition with one of these codes, or with one of these groups; a subquery (place). */
export const placesWith = (editionId: string, keys: readonly string[]): RawBuilder<unknown> => sql`
  select l.place from segments.code_place l where l.edition_id = ${editionId}::uuid and l.code_id = any(array(
    select c.id from segments.code c where c.edition_id = ${editionId}::uuid and not c.is_group
      and (c.key = any(${[...keys]}::text[]) or c.group_key = any(${[...keys]}::text[]))))`

export type NewCode = {
  readonly id: string
  readonly key: string
  readonly isGroup: boolean
  readonly groupKey: string | null
  readonly name: string
}

export async function insertCodes(ctx: Ctx, editionId: string, codes: readonly NewCode[]): Promise<void> {
  await sql`
    insert into segments.code (edition_id, id, key, is_group, group_key, name)
    select ${editionId}::uuid, t.* from unnest(${codes.map(({ id }) => id)}::uuid[], ${codes.map(({ key }) => key)}::text[],
      ${codes.map(({ isGroup }) => isGroup)}::boolean[], ${codes.map(({ groupKey }) => groupKey)}::text[], ${codes.map(({ name }) => name)}::text[]) t`.execute(
    ctx.tx,
  )
}

/** Both lists have the same length: each place has the code beside it. */
export async function insertPlaces(
  ctx: Ctx,
  editionId: string,
  { places, codeIds }: { readonly places: readonly string[]; readonly codeIds: readonly string[] },
): Promise<void> {
  await sql`insert into segments.code_place (edition_id, place, code_id)
    select ${editionId}::uuid, t.* from unnest(${[...places]}::text[], ${[...codeIds]}::uuid[]) t`.execute(ctx.tx)
}

/** How many places there are with each code; of a group those of its codes. */
export async function countPlaces(ctx: Ctx, editionId: string): Promise<void> {
  await sql`
    with counted as materialized (
      select l.code_id, count(*)::int as count from segments.code_place l where l.edition_id = ${editionId} group by 1
    ), named as materialized (
      select c.key, c.group_key, n.count from counted n join segments.code c on c.id = n.code_id
    )
    update segments.code c set place_count = case when c.is_group
      then (select coalesce(sum(n.count), 0) from named n where n.group_key = c.key)
      else (select coalesce(sum(n.count), 0) from named n where n.key = c.key) end
    where c.edition_id = ${editionId}`.execute(ctx.tx)
}
