import type { RelationRecord } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** An entry of the index of own fields, with the name by which its relation is sorted. */
export type Entry = {
  readonly relationId: string
  readonly fieldKey: string
  readonly textKey: string
  readonly number: number | null
  readonly sortKey: string
}

/** Sorted, because neighbours in the index then land on the same page. */
export async function insert(ctx: Ctx, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  await sql`
    insert into relations.field_value (field_key, relation_id, text_key, number, sort_key)
    select n."fieldKey", n."relationId", n."textKey", n.number, n."sortKey"
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as n ("fieldKey" text, "relationId" uuid, "textKey" text, number double precision, "sortKey" text)
    order by 1, 2, 3 on conflict do nothing
  `.execute(ctx.tx)
}

export async function remove(ctx: Ctx, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  await sql`
    delete from relations.field_value v
    using unnest(${entries.map((one) => one.fieldKey)}::text[], ${entries.map((one) => one.relationId)}::uuid[], ${entries.map((one) => one.textKey)}::text[]) as o (field_key, relation_id, text_key)
    where v.field_key = o.field_key collate "C" and v.relation_id = o.relation_id and v.text_key = o.text_key collate "C"
  `.execute(ctx.tx)
}

export type NewRelation = { readonly relationId: string; readonly sortKey: string; readonly own: RelationRecord }

/**
 * Of new relations (a subquery with relation_id, sort_key and golden) those that say something in one of these own fields,
 * and only what they say there.
 */
export async function findOwnOf(
  ctx: Ctx,
  rows: RawBuilder<unknown>,
  keys: readonly string[],
): Promise<readonly NewRelation[]> {
  const found = await sql<NewRelation>`
    select r.relation_id as "relationId", r.sort_key as "sortKey", o.own
    from (${rows}) r cross join lateral (
      select jsonb_object_agg(k.key, r.golden -> k.key) as own from unnest(${[...keys]}::text[]) k(key) where jsonb_exists(r.golden, k.key)
    ) o where o.own is not null
  `.execute(ctx.tx)
  return found.rows
}
