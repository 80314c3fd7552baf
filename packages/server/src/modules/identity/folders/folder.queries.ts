import type { FolderChoices, FolderProblem, ImportCounts, ImportState } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'identity')

export type FolderRow = FolderChoices & {
  readonly id: string
  readonly directory: string
  readonly sourceName: string | null
  readonly holderId: string
  readonly holderName: string
  readonly problem: FolderProblem | null
  readonly problemFile: string | null
  readonly lookedAt: Date | null
  readonly arrivedAt: Date | null
  readonly madeAt: Date
}

const select = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('identity.import_folder as f')
    .leftJoin('identity.source as s', 's.id', 'f.source_id')
    .select([
      'f.id',
      'f.name',
      'f.directory',
      'f.source_id as sourceId',
      's.name as sourceName',
      'f.holder_id as holderId',
      'f.holder_name as holderName',
      'f.carries_out as carriesOut',
      'f.most_rejected as mostRejected',
      'f.most_gone as mostGone',
      'f.quiet_after_days as quietAfterDays',
      'f.is_paused as isPaused',
      sql<FolderProblem | null>`f.problem`.as('problem'),
      'f.problem_file as problemFile',
      'f.looked_at as lookedAt',
      'f.arrived_at as arrivedAt',
      'f.made_at as madeAt',
    ])

export async function findAll(ctx: Ctx): Promise<FolderRow[]> {
  return select(ctx).orderBy('f.name').orderBy('f.id').execute()
}

export async function find(ctx: Ctx, id: string): Promise<FolderRow | undefined> {
  return select(ctx).where('f.id', '=', id).executeTakeFirst()
}

/** Two people who change one folder take turns. */
export async function lock(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).selectFrom('identity.import_folder').select('id').where('id', '=', id).forUpdate().execute()
}

export async function findDirectories(ctx: Ctx): Promise<Set<string>> {
  const rows = await tables(ctx).selectFrom('identity.import_folder').select('directory').execute()
  return new Set(rows.map(({ directory }) => directory))
}

const columnsOf = (ctx: Ctx, choices: FolderChoices) => ({
  name: choices.name,
  source_id: choices.sourceId,
  carries_out: choices.carriesOut,
  most_rejected: choices.mostRejected,
  most_gone: choices.mostGone,
  quiet_after_days: choices.quietAfterDays,
  is_paused: choices.isPaused,
  holder_id: ctx.actor.id,
  holder_name: ctx.actor.name,
  look_at: ctx.now,
})

export async function insert(ctx: Ctx, choices: FolderChoices, directory: string): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('identity.import_folder')
    .values({ id, directory, made_at: ctx.now, ...columnsOf(ctx, choices) })
    .execute()
  return id
}

export async function update(ctx: Ctx, id: string, choices: FolderChoices): Promise<void> {
  await tables(ctx)
    .updateTable('identity.import_folder')
    .set({ problem: null, problem_file: null, ...columnsOf(ctx, choices) })
    .where('id', '=', id)
    .execute()
}

/** From now on its lists are read in with the rights of whoever does this. */
export async function takeOver(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx)
    .updateTable('identity.import_folder')
    .set({ holder_id: ctx.actor.id, holder_name: ctx.actor.name, look_at: ctx.now })
    .where('id', '=', id)
    .execute()
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).deleteFrom('identity.import_folder').where('id', '=', id).execute()
}

/** Folders whose turn it is; each is given until `next` before it is asked again. */
export async function takeDue(ctx: Ctx, next: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update identity.import_folder set look_at = ${next}
    where id in (select f.id from identity.import_folder f where not f.is_paused and f.look_at <= ${ctx.now}
      order by f.look_at limit ${limit} for update skip locked)
    returning id`.execute(ctx.tx)
  return rows.map(({ id }) => id)
}

export async function noteLook(
  ctx: Ctx,
  id: string,
  found: { readonly problem: FolderProblem | null; readonly problemFile: string | null },
): Promise<void> {
  await tables(ctx)
    .updateTable('identity.import_folder')
    .set({ looked_at: ctx.now, problem: found.problem, problem_file: found.problemFile })
    .where('id', '=', id)
    .execute()
}

export async function noteArrival(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).updateTable('identity.import_folder').set({ arrived_at: ctx.now }).where('id', '=', id).execute()
}

/**
 * Whether this very file is the last that came from this folder, or the last with this name, and was not thrown away or taken back since. An
 * older one is no reason to leave it: a list may have become again what it was.
 */
export async function isKnownFile(
  ctx: Ctx,
  folderId: string,
  { fileName, sha256 }: { readonly fileName: string; readonly sha256: string },
): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    with came as (
      (select i.file_id, i.state from identity.import i where i.folder_id = ${folderId}
        order by i.created_at desc, i.id desc limit 1)
      union all
      (select i.file_id, i.state from identity.import i where i.folder_id = ${folderId} and i.file_name = ${fileName}
        order by i.created_at desc, i.id desc limit 1))
    select exists (select from came c join platform.file p on p.id = c.file_id
      where p.sha256 = ${sha256} and c.state not in ('failed', 'cancelled', 'undone')) as known`.execute(ctx.tx)
  return rows[0]?.known ?? false
}

export type LastImport = {
  readonly id: string
  readonly fileName: string
  readonly state: ImportState
  readonly counts: ImportCounts | null
  readonly createdAt: Date
}

/** Per folder the last list that came, and how many wait for somebody. */
export async function findArrivals(ctx: Ctx): Promise<Map<string, { last: LastImport; heldCount: number }>> {
  const { rows } = await sql<LastImport & { folderId: string; heldCount: number }>`
    select f.id as "folderId", l.id, l.file_name as "fileName", l.state, l.counts, l.created_at as "createdAt",
      (select count(*)::int from identity.import h where h.folder_id = f.id and h.held_for is not null
        and h.state in ('ready', 'checked')) as "heldCount"
    from identity.import_folder f
    cross join lateral (select i.id, i.file_name, i.state, i.counts, i.created_at from identity.import i
      where i.folder_id = f.id order by i.created_at desc, i.id desc limit 1) l`.execute(ctx.tx)
  return new Map(rows.map(({ folderId, heldCount, ...last }) => [folderId, { last, heldCount }]))
}

/** Lists that can go a step further by themselves: the first of each folder that is not settled, and not asked in this state yet. */
export async function takeReadyToGoOn(ctx: Ctx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with first as (
      select distinct on (i.folder_id, i.runs_as) i.id, i.state, i.held_for, i.asked_at_state from identity.import i
      where i.runs_as is not null and i.state in ('inspecting', 'ready', 'checking', 'checked', 'running', 'undoing')
      order by i.folder_id, i.runs_as, i.created_at, i.id)
    update identity.import u set asked_at_state = u.state from (
      select id from first where state in ('ready', 'checked') and held_for is null and asked_at_state is distinct from state
      limit ${limit}) f
    where u.id = f.id returning u.id`.execute(ctx.tx)
  return rows.map(({ id }) => id)
}
