import type { RelationRecord } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { identifierLookup } from '../../relations/index.ts'
import { statementsOf } from '../records/stated-consents.queries.ts'

export { newId }

/** How a source names one of its records. */
export type RecordKey = { readonly objectType: string; readonly externalId: string }

export type KnownRecord = RecordKey & {
  readonly id: string
  readonly version: number
  readonly hash: string
  readonly cellId: string
  readonly relationId: string
}

const asked = (keys: readonly RecordKey[]): RawBuilder<unknown> => sql`(
  select k.object_type, k.external_id
  from unnest(${keys.map((key) => key.objectType)}::text[], ${keys.map((key) => key.externalId)}::text[]) k (object_type, external_id)
  offset 0) k`

/** The current records of a source with these keys; `forUpdate`: nobody else makes a new version of them until this is over. */
export async function findKnown(
  ctx: Ctx,
  sourceId: string,
  keys: readonly RecordKey[],
  { forUpdate = false }: { readonly forUpdate?: boolean } = {},
): Promise<KnownRecord[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<KnownRecord>`
    select s.id, s.object_type as "objectType", s.external_id as "externalId", s.version, s.payload_hash as hash,
      s.origin_relation_id as "cellId", s.relation_id as "relationId"
    from ${asked(keys)} join identity.source_record s
      on s.source_id = ${sourceId} and s.object_type = k.object_type and s.external_id = k.external_id and s.superseded_by is null
    order by s.id ${forUpdate ? sql`for update of s` : sql``}`.execute(ctx.tx)
  return rows
}

/** By position in the list, the relation that carries one of the identifiers ("card:123"). */
export async function findByIdentifiers(
  ctx: Ctx,
  identifiers: readonly { readonly position: number; readonly key: string }[],
): Promise<Map<number, string>> {
  if (identifiers.length === 0) return new Map()
  const keys = sql`select * from unnest(${identifiers.map(({ position }) => position)}::int[],
    ${identifiers.map(({ key }) => key)}::text[]) k (position, key)`
  const { rows } = await sql<{ position: number; relation_id: string }>`${identifierLookup(keys)}`.execute(ctx.tx)
  return new Map(rows.map((row) => [row.position, row.relation_id]))
}

export type NewVersion = {
  readonly id: string
  readonly known: KnownRecord
  readonly payload: string
  readonly hash: string
  readonly record: RelationRecord
  readonly typeIds: readonly string[]
  readonly domainId: string
  readonly branchId: string | null
  readonly importId: string
}

/** A next version of records that are known, in the cells where they came in. */
export async function insertVersions(ctx: Ctx, sourceId: string, versions: readonly NewVersion[]): Promise<void> {
  if (versions.length === 0) return
  await sql`update identity.source_record s set superseded_by = n.id
    from unnest(${versions.map(({ known }) => known.id)}::uuid[], ${versions.map(({ id }) => id)}::uuid[]) n (known_id, id)
    where s.id = n.known_id`.execute(ctx.tx)
  const rows = versions.map(({ known, ...version }) => ({
    ...version,
    objectType: known.objectType,
    externalId: known.externalId,
    version: known.version + 1,
    cellId: known.cellId,
    relationId: known.relationId,
  }))
  await sql`insert into identity.source_record (id, source_id, object_type, external_id, version, payload, payload_hash, record, import_id,
      recorded_at, type_ids, domain_id, branch_id, origin_relation_id, relation_id)
    select n.id, ${sourceId}, n."objectType", n."externalId", n.version, n.payload::json, n.hash, n.record, n."importId", ${ctx.now}, n."typeIds",
      n."domainId", n."branchId", n."cellId", n."relationId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, "objectType" text, "externalId" text, version integer, payload text,
      hash text, record jsonb, "importId" uuid, "typeIds" uuid[], "domainId" uuid, "branchId" uuid, "cellId" uuid, "relationId" uuid)`.execute(
    ctx.tx,
  )
}

/** Whoever was made nameless at the source is nameless here: what earlier versions said goes too. */
export async function removeEarlierVersions(ctx: Ctx, sourceId: string, keys: readonly RecordKey[]): Promise<void> {
  if (keys.length === 0) return
  await sql`delete from identity.source_record s using ${asked(keys)}
    where s.source_id = ${sourceId} and s.object_type = k.object_type and s.external_id = k.external_id and s.superseded_by is not null`.execute(
    ctx.tx,
  )
}

/** What these records say to the ledger of consent, where the version before did not say it; in the columns that it asks for. */
export function consentsStated(recordIds: readonly string[], sourceId: string): RawBuilder<unknown> {
  return sql`select s.id::text || said.part as key, s.relation_id, s.origin_relation_id as cell_id,
      said.is_yes, said.said_on, said.said_where, said.contact, said.whole_channel,
      (select f.name from identity.source f where f.id = ${sourceId}) as source_name
    from identity.source_record s left join identity.source_record b on b.superseded_by = s.id
    cross join lateral (${statementsOf(sql`s.record`, sql`b.record`)}) said
    where s.id = any(${[...recordIds]}::uuid[])`
}
