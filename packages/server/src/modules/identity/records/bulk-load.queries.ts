import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export { newId } from '../../../platform/db/new-id.ts'

/** A new relation in the columns that the relations module asks for (`insertRelations`). */
export type NewRelation = {
  readonly relationId: string
  readonly golden: unknown
  readonly branchId: string | null
  readonly domainMask: string
  readonly createdAt: Date
  readonly changedAt: Date
  readonly displayName: string
  readonly sortKey: string
  readonly email: string | null
  readonly phone: string | null
  readonly street: string | null
  readonly postcode: string | null
  readonly place: string | null
  readonly placeKey: string | null
  readonly birthDate: string | null
  readonly tokens: readonly string[]
  readonly searchText: string
  readonly words: readonly string[]
  readonly contactKeys: readonly string[]
  readonly identifierKeys: readonly string[]
}

/** Puts new relations in a table of this transaction only, from which they can be read several times. */
export async function stage(ctx: Ctx, relations: readonly NewRelation[]): Promise<void> {
  await sql`drop table if exists loaded_relation`.execute(ctx.tx)
  await sql`create temporary table loaded_relation on commit drop as
    select n."relationId" as relation_id, n.golden->>'kind' as kind, n.golden, n."displayName" as display_name, n."sortKey" as sort_key,
      n.email, n.phone, n.street, n.postcode, n.place, n."placeKey" as place_key, n."birthDate" as birth_date, n."branchId" as branch_id,
      n."domainMask" as domain_mask, n.tokens, n."searchText" as search_text, n.words, n."contactKeys" as contact_keys, n."identifierKeys" as identifier_keys,
      n."createdAt" as created_at, n."changedAt" as changed_at
    from jsonb_to_recordset(${JSON.stringify(relations)}::jsonb) as n ("relationId" uuid, golden jsonb, "displayName" text, "sortKey" text,
      email text, phone text, street text, postcode text, place text, "placeKey" text, "birthDate" date, "branchId" uuid, "domainMask" bigint,
      tokens text[], "searchText" text, words text[], "contactKeys" text[], "identifierKeys" text[], "createdAt" timestamptz, "changedAt" timestamptz)`.execute(
    ctx.tx,
  )
  await sql`analyze loaded_relation`.execute(ctx.tx)
}

export function stagedRelations(): RawBuilder<unknown> {
  return sql`select l.relation_id, l.kind, l.golden, l.display_name, l.sort_key, l.email, l.phone, l.street, l.postcode, l.place, l.place_key,
      l.birth_date, l.branch_id, l.domain_mask, l.tokens, l.search_text, l.words, l.contact_keys, l.identifier_keys, null::uuid as created_import_id,
      l.created_at, l.changed_at
    from loaded_relation l order by l.relation_id`
}

export function stagedIds(): RawBuilder<unknown> {
  return sql`select l.relation_id from loaded_relation l`
}

export type NewRecord = {
  readonly id: string
  readonly sourceId: string
  readonly objectType: string
  readonly externalId: string
  readonly relationId: string
  /** JSON text, kept as it is. */
  readonly payload: string
  readonly hash: string
  readonly record: unknown
  readonly typeIds: readonly string[]
  readonly domainId: string
  readonly branchId: string | null
  readonly recordedAt: Date
  readonly importId: string | null
}

/** First versions of records that no import brought. */
export async function insertRecords(ctx: Ctx, records: readonly NewRecord[]): Promise<void> {
  await sql`insert into identity.source_record (id, source_id, object_type, external_id, version, payload, payload_hash, record, recorded_at,
      type_ids, domain_id, branch_id, origin_relation_id, relation_id, import_id)
    select n.id, n."sourceId", n."objectType", n."externalId", 1, n.payload::json, n.hash, n.record, n."recordedAt", n."typeIds", n."domainId",
      n."branchId", n."relationId", n."relationId", n."importId"
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as n (id uuid, "sourceId" uuid, "objectType" text, "externalId" text, "relationId" uuid,
      payload text, hash text, record jsonb, "recordedAt" timestamptz, "typeIds" uuid[], "domainId" uuid, "branchId" uuid, "importId" uuid)`.execute(
    ctx.tx,
  )
}

/** Of these relations, those that have a record already. */
export async function findKnown(ctx: Ctx, relationIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ relation_id: string }>`select distinct relation_id from identity.source_record
    where relation_id = any(${[...relationIds]}::uuid[])`.execute(ctx.tx)
  return new Set(rows.map((row) => row.relation_id))
}

/** Keys by which the staged relations may resemble others: position and key, as the relations module asks for. */
export async function stageContacts(ctx: Ctx): Promise<RawBuilder<unknown>> {
  await sql`drop table if exists loaded_contact`.execute(ctx.tx)
  await sql`create temporary table loaded_contact on commit drop as
    select row_number() over () as position, l.relation_id, k.key from loaded_relation l, unnest(l.contact_keys) k(key)`.execute(
    ctx.tx,
  )
  await sql`analyze loaded_contact`.execute(ctx.tx)
  return sql`select position, key from loaded_contact`
}

/** A question per staged relation that agrees with an older one; `found`: position, key and relation_id. */
export async function insertQuestions(ctx: Ctx, found: RawBuilder<unknown>): Promise<void> {
  await sql`insert into identity.possible_duplicate (id, left_id, right_id, origin_left_id, origin_right_id, reasons, found_at)
    select platform.named_id('pair' || left_id::text || right_id::text), left_id, right_id, left_id, right_id, reasons, ${ctx.now}
    from (
      select least(c.relation_id, f.relation_id) as left_id, greatest(c.relation_id, f.relation_id) as right_id,
        array_agg(distinct split_part(c.key, ':', 1)) as reasons
      from (${found}) f join loaded_contact c using (position) where c.relation_id <> f.relation_id
      group by 1, 2
    ) pairs on conflict do nothing`.execute(ctx.tx)
}
