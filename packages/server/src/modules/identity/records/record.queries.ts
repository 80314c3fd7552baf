import type { ColumnMapping, RelationRecord } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

/** Object type of the values chosen at a merge: by hand too, but they go when the merge goes. */
export const CHOSEN_AT_MERGE = 'merge'

const tables = (ctx: Ctx) => tablesOf(ctx, 'identity')

/** Current records of these relations with what their source is worth. */
export async function findCurrent(ctx: Ctx, relationIds: readonly string[]) {
  if (relationIds.length === 0) return []
  const rows = await tables(ctx)
    .selectFrom('identity.source_record as r')
    .innerJoin('identity.source as s', 's.id', 'r.source_id')
    .select([
      'r.id',
      'r.relation_id',
      'r.origin_relation_id',
      'r.source_id',
      'r.object_type',
      'r.external_id',
      'r.version',
      'r.record',
      'r.recorded_at',
      'r.gone_import_id',
      'r.type_ids',
      'r.domain_id',
      'r.branch_id',
    ])
    .select(['s.kind as source_kind', 's.trust', 's.name as source_name'])
    .where('r.relation_id', '=', sql<string>`any(${[...relationIds]}::uuid[])`)
    .where('r.superseded_by', 'is', null)
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({ ...row, record: row.record as RelationRecord }))
}
export type CurrentRecord = Awaited<ReturnType<typeof findCurrent>>[number]

/** Everything a relation's page shows about where it came from: current versions with the cells as they came in. */
export async function listOfRelation(ctx: Ctx, relationId: string) {
  const rows = await tables(ctx)
    .selectFrom('identity.source_record as r')
    .innerJoin('identity.source as s', 's.id', 'r.source_id')
    .leftJoin('identity.import as g', 'g.id', 'r.gone_import_id')
    .leftJoin('identity.import as m', 'm.id', 'r.import_id')
    .select([
      'r.id',
      'r.source_id',
      's.name as source',
      's.kind as source_kind',
      'r.object_type',
      'r.external_id',
      'r.version',
      'r.recorded_at',
      'r.payload',
      'r.record',
      'r.import_id',
      'r.row_number',
      'r.domain_id',
      'g.ran_at as gone_at',
    ])
    // What the columns of its row meant when it was read in.
    .select(sql<ColumnMapping[] | null>`m.options->'columns'`.as('columns'))
    .select((eb) =>
      eb
        .selectFrom('identity.import as i')
        .select((inner) => inner.fn.max('i.ran_at').as('at'))
        .whereRef('i.source_id', '=', 'r.source_id')
        .where('i.state', '=', 'done')
        .as('last_import_at'),
    )
    .where('r.relation_id', '=', relationId)
    .where('r.superseded_by', 'is', null)
    .orderBy('r.recorded_at', 'desc')
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({
    ...row,
    record: row.record as RelationRecord,
    payload: row.payload as Record<string, unknown>,
  }))
}

/** Every version, newest first: the changes of the timeline. */
export function listVersions(ctx: Ctx, relationId: string, before: Date, limit: number) {
  return tables(ctx)
    .selectFrom('identity.source_record as r')
    .innerJoin('identity.source as s', 's.id', 'r.source_id')
    .leftJoin('identity.import as i', 'i.id', 'r.import_id')
    .select([
      'r.id',
      'r.version',
      'r.recorded_at',
      'r.row_number',
      'r.record',
      'r.payload',
      's.name as source',
      's.kind as source_kind',
      'i.file_name',
      'i.started_by',
    ])
    .where('r.relation_id', '=', relationId)
    .where('r.recorded_at', '<', before)
    .orderBy('r.recorded_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
    .execute()
}

/** The relation's own hand-made record, not that of one that was merged into it, nor what was chosen at a merge. */
export function findManual(ctx: Ctx, sourceId: string, relationId: string) {
  return tables(ctx)
    .selectFrom('identity.source_record')
    .selectAll()
    .where('source_id', '=', sourceId)
    .where('relation_id', '=', relationId)
    .where('origin_relation_id', '=', relationId)
    .where('object_type', '<>', CHOSEN_AT_MERGE)
    .where('superseded_by', 'is', null)
    .executeTakeFirst()
}

export function findVersion(ctx: Ctx, sourceId: string, externalId: string, version: number) {
  return tables(ctx)
    .selectFrom('identity.source_record')
    .selectAll()
    .where('source_id', '=', sourceId)
    .where('object_type', '<>', CHOSEN_AT_MERGE)
    .where('external_id', '=', externalId)
    .where('version', '=', version)
    .executeTakeFirst()
}

/** One change at a time per relation: whoever comes second sees what the first made of it. */
export async function lockRelation(ctx: Ctx, relationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.tenantId}/${relationId}`}, 0))`.execute(ctx.tx)
}

export type NewManualRecord = {
  readonly sourceId: string
  readonly relationId: string
  readonly externalId: string
  readonly version: number
  readonly record: unknown
  readonly payload: unknown
  readonly hash: string
  readonly replacesId: string | null
  readonly typeIds: readonly string[]
  readonly domainId: string | null
  readonly branchId: string | null
}

export async function insertManual(ctx: Ctx, manual: NewManualRecord): Promise<string> {
  const id = newId()
  if (manual.replacesId !== null) {
    await tables(ctx)
      .updateTable('identity.source_record')
      .set({ superseded_by: id })
      .where('id', '=', manual.replacesId)
      .execute()
  }
  await tables(ctx)
    .insertInto('identity.source_record')
    .values({
      id,
      source_id: manual.sourceId,
      object_type: 'relation',
      external_id: manual.externalId,
      version: manual.version,
      payload: JSON.stringify(manual.payload),
      payload_hash: manual.hash,
      record: JSON.stringify(manual.record),
      recorded_at: ctx.now,
      type_ids: [...manual.typeIds],
      domain_id: manual.domainId,
      branch_id: manual.branchId,
      origin_relation_id: manual.relationId,
      relation_id: manual.relationId,
    })
    .execute()
  return id
}

export const freshId = newId
