import { join } from 'node:path'
import type { FolderChoices, ImportFolder, Waiting } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { DropPlace } from '../../../platform/files/drop-place.ts'
import { fold } from '../../../platform/pure/search-text.ts'
import { findOrganisationName } from '../../../platform/tenants/organisation-name.queries.ts'
import { isSeen } from '../imports/import-sight.service.ts'
import * as imports from '../imports/import.queries.ts'
import * as sources from '../sources/source.queries.ts'
import * as folders from './folder.queries.ts'
import { directoryOf, isQuiet } from './folder.rules.ts'
import type { Holders } from './holders.ts'
import * as mailboxes from './mailbox/folder-mailbox.queries.ts'
import { describeMailbox } from './mailbox/folder-mailbox.service.ts'

export const LOOK_JOB = 'identity.look-into-folder'
export const GO_ON_JOB = 'identity.go-on-with-import'

/** What showing a folder takes besides the tables. */
export type FolderMeans = { readonly drop: DropPlace; readonly holders: Holders }

/** Where a folder of this organisation is on the machine. */
export async function pathOf(ctx: Ctx, { root }: DropPlace, directory: string): Promise<string> {
  return join(root, (await findOrganisationName(ctx)).slug, directory)
}

export async function listFolders(ctx: Ctx, means: FolderMeans): Promise<ImportFolder[]> {
  const beside = await besideFolders(ctx, means)
  const items: ImportFolder[] = []
  for (const row of await folders.findAll(ctx)) items.push(await describe(ctx, row, beside))
  return items
}

type Arrived = { readonly last: folders.LastImport; readonly heldCount: number }

/** What is known of folders elsewhere. */
type Beside = {
  readonly means: FolderMeans
  readonly arrivals: ReadonlyMap<string, Arrived>
  readonly mailboxes: ReadonlyMap<string, mailboxes.MailboxRow>
}

const besideFolders = async (ctx: Ctx, means: FolderMeans): Promise<Beside> => ({
  means,
  arrivals: await folders.findArrivals(ctx),
  mailboxes: await mailboxes.findAll(ctx),
})

async function describe(ctx: Ctx, row: folders.FolderRow, beside: Beside): Promise<ImportFolder> {
  const {
    directory,
    holderId: _holder,
    holderName,
    problem,
    problemFile,
    lookedAt,
    arrivedAt,
    madeAt: _made,
    ...shown
  } = row
  const { means } = beside
  const mailbox = beside.mailboxes.get(row.id)
  return {
    ...shown,
    path: await pathOf(ctx, means.drop, directory),
    holder: { name: holderName, isAble: await mayRun(ctx, row, means.holders) },
    problem: problem && { code: problem, fileName: problemFile },
    isQuiet: isQuiet(row, ctx.now),
    lookedAt: lookedAt?.toISOString() ?? null,
    arrivedAt: arrivedAt?.toISOString() ?? null,
    mailbox: mailbox === undefined ? null : describeMailbox(mailbox),
    ...(await arrivedIn(ctx, beside.arrivals.get(row.id))),
  }
}

async function arrivedIn(ctx: Ctx, arrived: Arrived | undefined): Promise<Pick<ImportFolder, 'heldCount' | 'last'>> {
  if (arrived === undefined) return { heldCount: 0, last: null }
  const { heldCount, last } = arrived
  return { heldCount, last: (await isLastSeen(ctx, last.id)) ? shownLast(last) : null }
}

/** What an import brings says something of the relations in it: it is told to whoever may see it. */
async function isLastSeen(ctx: Ctx, id: string): Promise<boolean> {
  const row = await imports.find(ctx, id)
  return row !== undefined && isSeen(ctx, row)
}

const shownLast = ({ createdAt, ...last }: folders.LastImport) => ({ ...last, createdAt: createdAt.toISOString() })

export async function show(ctx: Ctx, id: string, means: FolderMeans): Promise<ImportFolder> {
  return describe(ctx, await get(ctx, id), await besideFolders(ctx, means))
}

async function get(ctx: Ctx, id: string): Promise<folders.FolderRow> {
  const row = await folders.find(ctx, id)
  if (!row) throw new AppError('identity.folder_not_found')
  return row
}

export async function makeFolder(ctx: Ctx, choices: FolderChoices, means: FolderMeans): Promise<ImportFolder> {
  await requireSource(ctx, choices)
  const directory = directoryOf(fold(choices.name), await folders.findDirectories(ctx))
  const id = await folders.insert(ctx, choices, directory)
  await ctx.audit('import_folder.made', { kind: 'import_folder', id }, { ...choices, directory })
  await look(ctx, id)
  return show(ctx, id, means)
}

/** Whoever changes it answers for it from then on: otherwise one could have read in what one may not read in oneself. */
export async function changeFolder(
  ctx: Ctx,
  id: string,
  { choices, means }: { readonly choices: FolderChoices; readonly means: FolderMeans },
): Promise<ImportFolder> {
  await folders.lock(ctx, id)
  const before = await get(ctx, id)
  await requireSource(ctx, choices)
  await folders.update(ctx, id, choices)
  const { name, sourceId, carriesOut, mostRejected, mostGone, quietAfterDays, isPaused, holderName } = before
  await ctx.audit(
    'import_folder.changed',
    { kind: 'import_folder', id },
    {
      before: { name, sourceId, carriesOut, mostRejected, mostGone, quietAfterDays, isPaused, holder: holderName },
      after: { ...choices, holder: ctx.actor.name },
    },
  )
  return show(ctx, id, means)
}

async function requireSource(ctx: Ctx, { sourceId }: FolderChoices): Promise<void> {
  if (sourceId !== null && (await sources.find(ctx, sourceId))?.kind !== 'file')
    throw new AppError('identity.source_not_found')
}

/** What came from it stays, with the name of the folder in the trail only. */
export async function removeFolder(ctx: Ctx, id: string): Promise<void> {
  const { name, directory } = await get(ctx, id)
  await folders.remove(ctx, id)
  await ctx.audit('import_folder.removed', { kind: 'import_folder', id }, { name, directory })
}

export async function lookNow(ctx: Ctx, id: string): Promise<void> {
  const { isPaused } = await get(ctx, id)
  if (isPaused) throw new AppError('identity.folder_paused')
  await look(ctx, id)
}

async function look(ctx: Ctx, id: string): Promise<void> {
  await ctx.enqueue({ name: LOOK_JOB, payload: { folderId: id }, subjectId: id })
}

/** Folders that need somebody: for whoever they are read in for, or when that one no longer can, for whoever could take them over. */
export const waitingFolders =
  (holders: Holders) =>
  async (ctx: Ctx): Promise<Waiting[]> => {
    if (!ctx.permissions.has('identity.import.run')) return []
    const found: folders.FolderRow[] = []
    const letters = await mailboxes.findAll(ctx)
    for (const row of await folders.findAll(ctx)) {
      if (row.isPaused) continue
      const isStuck = isStuckOn(row, letters.get(row.id)) || isQuiet(row, ctx.now)
      if (!(await mayRun(ctx, row, holders)) || (row.holderId === ctx.actor.id && isStuck)) found.push(row)
    }
    const [first] = found
    if (!first) return []
    const title = found.length === 1 ? first.name : null
    return [{ kind: 'folders', count: found.length, id: null, title, dueOn: null, dueAt: null, isUrgent: false }]
  }

const isStuckOn = ({ problem }: folders.FolderRow, mailbox: mailboxes.MailboxRow | undefined): boolean =>
  problem !== null || (mailbox !== undefined && mailbox.problem !== null)

async function mayRun(ctx: Ctx, { holderId }: folders.FolderRow, { whoIs }: Holders): Promise<boolean> {
  return (await whoIs(ctx, holderId))?.permissions.has('identity.import.run') ?? false
}

/** How often is looked into a folder, in milliseconds: a list that is written once a night need not be found at once. */
const LOOK_EVERY = 5 * 60_000
const AT_ONCE = 20

/** Asks to look into folders whose turn it is. What it asked for is work of the queue. */
export async function askLooking(ctx: Ctx): Promise<boolean> {
  const due = await folders.takeDue(ctx, new Date(ctx.now.getTime() + LOOK_EVERY), AT_ONCE)
  for (const id of due) await look(ctx, id)
  return false
}

/** Asks lists that can go a step further by themselves to do so, each once per step. */
export async function askGoingOn(ctx: Ctx): Promise<boolean> {
  for (const importId of await folders.takeReadyToGoOn(ctx, AT_ONCE))
    await ctx.enqueue({ name: GO_ON_JOB, payload: { importId }, subjectId: importId })
  return false
}
