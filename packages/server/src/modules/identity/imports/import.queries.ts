import type {
  HeldFor,
  ImportCounts,
  ImportOptions,
  KeptImportOptions,
  ImportState,
  ColumnProposal,
  ColumnMapping,
} from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import type { Inspection } from '../files/file-table.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'identity')

export type Problem = { readonly code: string; readonly params: Readonly<Record<string, string | number>> }

export type NewImport = {
  readonly fileId: string
  readonly fileName: string
  readonly bytes: number
  readonly sha256: string
  /** The folder in which it was found. */
  readonly folderId: string | null
  /** The account with whose rights it goes on by itself; null: a person takes it through. */
  readonly runsAs: string | null
}

export async function insert(ctx: Ctx, fields: NewImport): Promise<string> {
  const id = newId()
  await tablesOf(ctx, 'platform')
    .insertInto('platform.file')
    .values({
      id: fields.fileId,
      name: fields.fileName,
      bytes: fields.bytes,
      sha256: fields.sha256,
      created_at: ctx.now,
    })
    .execute()
  await tables(ctx)
    .insertInto('identity.import')
    .values({
      id,
      state: 'inspecting',
      file_id: fields.fileId,
      file_name: fields.fileName,
      started_by: ctx.actor.name,
      created_at: ctx.now,
      folder_id: fields.folderId,
      runs_as: fields.runsAs,
    })
    .execute()
  return id
}

function typed(row: {
  state: string
  inspection: unknown
  proposal: unknown
  options: unknown
  counts: unknown
  problem: unknown
  held_for: string | null
}) {
  return {
    held_for: row.held_for as HeldFor | null,
    state: row.state as ImportState,
    inspection: row.inspection as Inspection | null,
    proposal: row.proposal as ColumnProposal[] | null,
    options: row.options as ImportOptions | null,
    counts: row.counts as ImportCounts | null,
    problem: row.problem as Problem | null,
  }
}

const withSource = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('identity.import as i')
    .leftJoin('identity.source as s', 's.id', 'i.source_id')
    .leftJoin('identity.import_folder as f', 'f.id', 'i.folder_id')
    .selectAll('i')
    .select(['s.name as source_name', 'f.name as folder_name'])

export async function find(ctx: Ctx, id: string) {
  const row = await withSource(ctx).where('i.id', '=', id).executeTakeFirst()
  return row && { ...row, ...typed(row) }
}
export type ImportRecord = NonNullable<Awaited<ReturnType<typeof find>>>

/** The same, held until the transaction ends: two people pressing one button take turns. */
export async function findForUpdate(ctx: Ctx, id: string) {
  await tables(ctx).selectFrom('identity.import').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return find(ctx, id)
}

/** SHA-256 of the file as it was uploaded. */
export async function findFingerprint(ctx: Ctx, fileId: string): Promise<string | undefined> {
  const files = tablesOf(ctx, 'platform').selectFrom('platform.file')
  return (await files.select('sha256').where('id', '=', fileId).executeTakeFirst())?.sha256
}

export async function list(ctx: Ctx, before: { at: Date; id: string } | null, limit: number) {
  let rows = withSource(ctx)
  if (before) rows = rows.where((eb) => eb(eb.refTuple('i.created_at', 'i.id'), '<', eb.tuple(before.at, before.id)))
  const found = await rows.orderBy('i.created_at', 'desc').orderBy('i.id', 'desc').limit(limit).execute()
  return found.map((row) => ({ ...row, ...typed(row) }))
}

type Change = {
  state?: ImportState
  inspection?: Inspection
  proposal?: readonly ColumnProposal[]
  options?: ImportOptions
  counts?: ImportCounts
  problem?: Problem | null
  sourceId?: string | null
  profileId?: string | null
  jobId?: string
  doneThrough?: number
  ranAt?: Date
  finishedAt?: Date
  heldFor?: HeldFor
}

export async function update(ctx: Ctx, id: string, change: Change): Promise<void> {
  const json = (value: unknown) => (value === undefined ? undefined : value === null ? null : JSON.stringify(value))
  const columns = {
    state: change.state,
    inspection: json(change.inspection),
    proposal: json(change.proposal),
    options: json(change.options),
    counts: json(change.counts),
    problem: json(change.problem),
    source_id: change.sourceId,
    profile_id: change.profileId,
    job_id: change.jobId,
    done_through: change.doneThrough,
    ran_at: change.ranAt,
    finished_at: change.finishedAt,
    held_for: change.heldFor,
  }
  const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
  await tables(ctx).updateTable('identity.import').set(given).where('id', '=', id).execute()
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).deleteFrom('identity.import').where('id', '=', id).execute()
}

/** Takes the next number among the runs of this organisation: who came later is decided by it. */
export async function takeSequence(ctx: Ctx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import-sequence/${ctx.tenantId}`}, 0))`.execute(ctx.tx)
  await sql`update identity.import set sequence = (select coalesce(max(sequence), 0) + 1 from identity.import) where id = ${id} and sequence is null`.execute(
    ctx.tx,
  )
}

/** One import at a time carries rows out per organisation: the second waits for the first, and sees what it made. */
export async function lockRunning(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import-run/${ctx.tenantId}`}, 0))`.execute(ctx.tx)
}

/** Whether this source was read in again after this import, without that being undone. */
export async function hasLater(
  ctx: Ctx,
  row: { id: string; source_id: string | null; sequence: number | null },
): Promise<boolean> {
  if (row.source_id === null || row.sequence === null) return false
  const later = await tables(ctx)
    .selectFrom('identity.import')
    .select('id')
    .where('source_id', '=', row.source_id)
    .where('sequence', '>', row.sequence)
    .where('state', 'in', ['running', 'done', 'undoing'])
    .executeTakeFirst()
  return later !== undefined
}

export async function saveProfile(
  ctx: Ctx,
  profile: { sourceId: string; headerHash: string; options: ImportOptions },
): Promise<void> {
  await tables(ctx)
    .insertInto('identity.import_profile')
    .values({
      id: newId(),
      source_id: profile.sourceId,
      header_hash: profile.headerHash,
      options: JSON.stringify(profile.options),
      updated_at: ctx.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'source_id', 'header_hash'])
        .doUpdateSet({ options: JSON.stringify(profile.options), updated_at: ctx.now }),
    )
    .execute()
}

export type Profile = {
  readonly id: string
  readonly sourceId: string
  readonly sourceName: string
  readonly options: ImportOptions
  readonly columns: readonly ColumnMapping[]
}

/** The newest profile for exactly this header, or else the newest of the source that was chosen. */
export async function findProfile(
  ctx: Ctx,
  wanted: { headerHash: string; sourceId: string | null },
): Promise<Profile | null> {
  let rows = tables(ctx)
    .selectFrom('identity.import_profile as p')
    .innerJoin('identity.source as s', 's.id', 'p.source_id')
    .select(['p.id', 'p.source_id', 's.name', 'p.options'])
  rows =
    wanted.sourceId === null
      ? rows.where('p.header_hash', '=', wanted.headerHash)
      : rows.where('p.source_id', '=', wanted.sourceId)
  const row = await rows.orderBy('p.updated_at', 'desc').limit(1).executeTakeFirst()
  return row ? toProfile(row) : null
}

function toProfile(row: { id: string; source_id: string; name: string; options: unknown }): Profile {
  const options = row.options as ImportOptions
  return { id: row.id, sourceId: row.source_id, sourceName: row.name, options, columns: options.columns }
}

/** Sources of which a list with exactly this header was tried before. */
export async function findSourcesOfHeader(ctx: Ctx, headerHash: string): Promise<string[]> {
  const rows = await tables(ctx)
    .selectFrom('identity.import_profile')
    .select('source_id')
    .where('header_hash', '=', headerHash)
    .execute()
  return rows.map(({ source_id }) => source_id)
}

/** The choices with which lists of a source were carried out and stayed so, newest first. */
export async function findCarriedOut(ctx: Ctx, sourceId: string, limit: number): Promise<KeptImportOptions[]> {
  const rows = await tables(ctx)
    .selectFrom('identity.import')
    .select('options')
    .where('source_id', '=', sourceId)
    .where('sequence', 'is not', null)
    .where('state', '=', 'done')
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute()
  return rows.flatMap(({ options }) => (options === null ? [] : [options as KeptImportOptions]))
}

export async function getProfile(ctx: Ctx, id: string): Promise<Profile | null> {
  const row = await tables(ctx)
    .selectFrom('identity.import_profile as p')
    .innerJoin('identity.source as s', 's.id', 'p.source_id')
    .select(['p.id', 'p.source_id', 's.name', 'p.options'])
    .where('p.id', '=', id)
    .executeTakeFirst()
  return row ? toProfile(row) : null
}

export function listRows(
  ctx: Ctx,
  query: {
    importId: string
    outcome: string | undefined
    hasProblems: boolean | undefined
    after: number
    limit: number
  },
) {
  let rows = tables(ctx).selectFrom('identity.import_row').selectAll().where('import_id', '=', query.importId)
  if (query.outcome !== undefined) rows = rows.where('outcome', '=', query.outcome)
  if (query.hasProblems === true) rows = rows.where('problems', '<>', '[]').where('outcome', '<>', 'rejected')
  return rows.where('position', '>', query.after).orderBy('position').limit(query.limit).execute()
}

export async function hasRejected(ctx: Ctx, importIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{
    id: string
  }>`select i.id from identity.import i where i.id = any(${[...importIds]}::uuid[])
    and exists (select 1 from identity.import_row r where r.import_id = i.id and r.outcome = 'rejected')`.execute(
    ctx.tx,
  )
  return new Set(rows.map((row) => row.id))
}

export function findPayloads(ctx: Ctx, recordIds: readonly string[]) {
  if (recordIds.length === 0) return Promise.resolve([])
  return tables(ctx)
    .selectFrom('identity.source_record')
    .select(['id', 'payload', 'relation_id'])
    .where('id', 'in', [...recordIds])
    .execute()
}

export const freshId = newId
