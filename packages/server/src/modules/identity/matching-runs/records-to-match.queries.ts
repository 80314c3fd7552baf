import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { CHOSEN_AT_MERGE } from '../records/record.queries.ts'

/** A current source record as matching reads it. `record` and `beside` are JSON text: another thread will parse them. */
export type RecordToMatch = {
  readonly id: string
  readonly cellId: string
  readonly relationId: string
  readonly sourceId: string
  readonly typeIds: readonly string[]
  readonly record: string
  /** The other in the same row: of a contact person the organisation, of an organisation its contact person. */
  readonly beside: string | null
}

const columns = sql`s.id, s.origin_relation_id as "cellId", s.relation_id as "relationId", s.source_id as "sourceId", s.type_ids as "typeIds",
  s.record::text as record, beside.record::text as beside`

/**
 * A contact person's key is the key of the row with "/contact" behind it (mapping/satellites.rules.ts). Said as equalities: with an
 * "or" between the two the join cannot use the key, and reads the whole source for every record.
 */
const withBeside = sql`left join identity.source_record beside on beside.source_id = s.source_id and beside.superseded_by is null
  and beside.object_type = case s.object_type when 'contact' then 'organisation' when 'organisation' then 'contact' end
  and beside.external_id = case s.object_type when 'contact' then left(s.external_id, -8) else s.external_id || '/contact' end`

/** Values chosen at a merge follow from the merge; they are no word of anybody about who somebody is. */
const isMatched = sql`s.superseded_by is null and s.object_type <> ${CHOSEN_AT_MERGE}`

/** Current records behind `after`, in the order of their ids. */
export async function pageOfRecords(ctx: Ctx, after: string | null, limit: number): Promise<RecordToMatch[]> {
  const { rows } = await sql<RecordToMatch>`
    select ${columns} from identity.source_record s ${withBeside}
    where ${isMatched} and s.id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000') order by s.id limit ${limit}
  `.execute(ctx.tx)
  return rows
}

export async function findRecords(ctx: Ctx, ids: readonly string[]): Promise<RecordToMatch[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<RecordToMatch>`
    select ${columns} from identity.source_record s ${withBeside}
    where ${isMatched} and s.id = any(${[...ids]}::uuid[]) order by s.id
  `.execute(ctx.tx)
  return rows
}

/** All current records of the relations to which these records belong. */
export async function findFellowRecords(ctx: Ctx, relationIds: readonly string[]): Promise<RecordToMatch[]> {
  if (relationIds.length === 0) return []
  const { rows } = await sql<RecordToMatch>`
    select ${columns} from identity.source_record s ${withBeside}
    where ${isMatched} and s.relation_id = any(${[...relationIds]}::uuid[]) order by s.id
  `.execute(ctx.tx)
  return rows
}

export async function countRecords(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from identity.source_record s where ${isMatched}`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** Records of an import that matching has not seen, oldest first. */
export async function listOfImport(ctx: Ctx, importId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from identity.source_record s where ${isMatched} and s.import_id = ${importId} order by s.id limit ${limit}
  `.execute(ctx.tx)
  return rows.map((row) => row.id)
}

export type Pair = { readonly left: string; readonly right: string }

/** Cells of which somebody decided that they are not the same. */
export async function listNotSame(ctx: Ctx): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    select left_cell_id as left, right_cell_id as right from identity.decision where kind = 'not_same' and revoked_at is null order by 1, 2
  `.execute(ctx.tx)
  return rows
}

const PAIRS_PER_STATEMENT = 50_000

/** The number under which a key is kept; see migration 0034. */
const numberOf = (key: RawBuilder<unknown>) => sql`hashtextextended(${key} collate "C", 0)`

/** Keys of records, as the engine made them; what a record had before goes. */
export async function replaceKeys(
  ctx: Ctx,
  keys: readonly { readonly recordId: string; readonly keys: readonly string[] }[],
): Promise<void> {
  const ids = keys.map(({ recordId }) => recordId)
  await sql`delete from identity.match_key where record_id = any(${ids}::uuid[])`.execute(ctx.tx)
  const rows = keys.flatMap(({ recordId, keys: own }) => own.map((key) => ({ key, recordId })))
  for (let start = 0; start < rows.length; start += PAIRS_PER_STATEMENT) {
    const part = rows.slice(start, start + PAIRS_PER_STATEMENT)
    await sql`
      insert into identity.match_key (key, record_id)
      select ${numberOf(sql`k.key`)}, k.record_id
      from unnest(${part.map((row) => row.key)}::text[], ${part.map((row) => row.recordId)}::uuid[]) k (key, record_id)
      order by 1, 2 on conflict do nothing
    `.execute(ctx.tx)
  }
}

/** Current records without keys, in the order of their ids: new ones, and all of them the first time. */
export async function pageWithoutKeys(ctx: Ctx, after: string | null, limit: number): Promise<RecordToMatch[]> {
  const { rows } = await sql<RecordToMatch>`
    select ${columns} from identity.source_record s ${withBeside}
    where ${isMatched} and s.id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
      and not exists (select from identity.match_key k where k.record_id = s.id)
    order by s.id limit ${limit}
  `.execute(ctx.tx)
  return rows
}

/** Keys of records that are no longer current say nothing about anybody. */
export async function removeStaleKeys(ctx: Ctx): Promise<void> {
  await sql`delete from identity.match_key k where not exists (
    select from identity.source_record s where s.id = k.record_id and s.superseded_by is null)`.execute(ctx.tx)
}

/** A key, and how many records may share it before it says nothing. */
export type LimitedKey = { readonly key: string; readonly most: number }
export type SharedKeys = { readonly ids: readonly string[]; readonly crowded: readonly string[] }

/** Records that have one of these keys; and the keys that too many have, which are not used, as in a run over all records. */
export async function findByKeys(ctx: Ctx, keys: readonly LimitedKey[]): Promise<SharedKeys> {
  if (keys.length === 0) return { ids: [], crowded: [] }
  const { rows } = await sql<{ key: string; ids: string[]; isCrowded: boolean }>`
    select asked.key, found.ids, cardinality(found.ids) > asked.most as "isCrowded"
    from (
      select a.key, a.most, ${numberOf(sql`a.key`)} as number
      from unnest(${keys.map(({ key }) => key)}::text[], ${keys.map(({ most }) => most)}::int[]) a (key, most)
    ) asked
    cross join lateral (
      select coalesce(array_agg(hit.record_id), '{}') as ids from (
        select k.record_id from identity.match_key k where k.key = asked.number limit asked.most + 1) hit
    ) found
  `.execute(ctx.tx)
  return {
    ids: [...new Set(rows.flatMap((row) => (row.isCrowded ? [] : row.ids)))].toSorted(),
    crowded: rows.filter((row) => row.isCrowded).map((row) => row.key),
  }
}
