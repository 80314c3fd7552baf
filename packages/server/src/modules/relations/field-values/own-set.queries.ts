import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/**
 * In which own fields a relation has a value, as one id per combination (`relation.own_set_id`): by it lists find who has
 * nothing, which no index of values can tell.
 */

/** The id of a combination; `keys` is an expression of distinct keys in the order of their bytes, with spaces between, or null. */
const idOf = (keys: RawBuilder<unknown>) => sql`platform.named_id(${keys})`

/** The keys that a golden record `record` (jsonb) has a value in, among these, as `idOf` wants them; null for none. */
function keysIn(record: RawBuilder<unknown>, keys: readonly string[]): RawBuilder<unknown> {
  return sql`(select string_agg(e.key, ' ' order by e.key collate "C") from jsonb_each(${record}) e
    where e.key = any(${[...keys]}::text[]) and e.value not in ('null'::jsonb, '[]'::jsonb))`
}

/** The combination of a relation that comes in, as an expression; without own fields in what comes in it costs nothing. */
export function setIdOf(record: RawBuilder<unknown>, keys: readonly string[]): RawBuilder<unknown> {
  return keys.length === 0 ? sql`null::uuid` : idOf(keysIn(record, keys))
}

/** Writes down the combinations of relations that come in (a subquery with golden); what is known already stays. */
export async function addSetsOf(ctx: Ctx, rows: RawBuilder<unknown>, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await sql`
    insert into relations.own_set (id, field_keys)
    select ${idOf(sql`s.keys`)}, string_to_array(s.keys, ' ')
    from (select distinct ${keysIn(sql`r.golden`, keys)} as keys from (${rows}) r) s where s.keys is not null
    on conflict do nothing
  `.execute(ctx.tx)
}

export type FilledFields = {
  readonly relationId: string
  /** Distinct, in the order of their bytes. */ readonly keys: readonly string[]
}

/** Relations that from now on have a value in these fields. */
export async function setFilled(ctx: Ctx, relations: readonly FilledFields[]): Promise<void> {
  if (relations.length === 0) return
  const ids = relations.map(({ relationId }) => relationId)
  const sets = relations.map(({ keys }) => (keys.length === 0 ? null : keys.join(' ')))
  await sql`
    insert into relations.own_set (id, field_keys)
    select ${idOf(sql`s.keys`)}, string_to_array(s.keys, ' ') from (select distinct k.keys from unnest(${sets}::text[]) k(keys)) s
    where s.keys is not null on conflict do nothing
  `.execute(ctx.tx)
  await sql`
    update relations.relation r set own_set_id = n.set_id
    from (select k.id, ${idOf(sql`k.keys`)} as set_id from unnest(${ids}::uuid[], ${sets}::text[]) k(id, keys) offset 0) n
    where r.id = n.id
  `.execute(ctx.tx)
}

/** The combinations in which a field has a value, or has none. There are as many as people fill in differently. */
export async function findSets(ctx: Ctx, fieldKey: string, what: 'filled' | 'empty'): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from relations.own_set s where (${fieldKey} = any(s.field_keys)) = ${what === 'filled'}
  `.execute(ctx.tx)
  return rows.map(({ id }) => id)
}
