import type { Readable } from 'node:stream'
import type { Import, ImportOptions } from '@klantregie/contract'
import type { Ctx, Who } from '../../../platform/context.ts'
import type { Transactor } from '../../../platform/db/transaction.ts'
import { AppError } from '../../../platform/failure.ts'
import type { FileStore } from '../../../platform/files/file-store.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import { findBranches } from '../../../platform/tenants/branches.queries.ts'
import { domainMaskOf, findDomains, findTypes } from '../../governance/index.ts'
import { clearBits, requireChange } from '../../relations/index.ts'
import { fileSource } from '../sources/source.service.ts'
import * as sources from '../sources/source.queries.ts'
import { decideOptions, isBusy, mayBecome, mayDiscard } from './import.rules.ts'
import { columnsSeen, getSeen, isSeen } from './import-sight.service.ts'
import * as imports from './import.queries.ts'
import { headerHash, notesOfSheet } from './inspect-import.service.ts'
import { mappedFields } from './own-columns.service.ts'
import { areLoanTitlesLetIn, findStopped } from './stopped-columns.service.ts'

export const INSPECT_JOB = 'identity.inspect-import'
export const CHECK_JOB = 'identity.check-import'
export const RUN_JOB = 'identity.run-import'
export const UNDO_JOB = 'identity.undo-import'

export type Upload = {
  readonly fileName: string
  readonly content: Readable
  readonly maxBytes: number
  /** A list that was read in before is carried out without anybody. */
  readonly goesOn: boolean
}

/**
 * Takes a file in as a stream: first whole on disk, then known. A connection that breaks leaves nothing behind.
 * @throws AppError http.too_large
 */
export async function uploadImport(
  transactions: Transactor,
  files: FileStore,
  who: Who,
  upload: Upload,
): Promise<Import> {
  const fileId = imports.freshId()
  const { bytes, sha256 } = await files.save(who.tenantId, fileId, upload.content, upload.maxBytes)
  try {
    const runsAs = upload.goesOn ? who.actor.id : null
    return await transactions.inTenant(who, async (ctx) =>
      view(ctx, await takeIn(ctx, { fileId, fileName: upload.fileName, bytes, sha256, folderId: null, runsAs })),
    )
  } catch (error) {
    await files.remove(who.tenantId, fileId)
    throw error
  }
}

/** Makes the import of a file that is in our keeping; answers its id. */
export async function takeIn(ctx: Ctx, fields: imports.NewImport): Promise<string> {
  const { bytes, sha256, folderId } = fields
  const id = await imports.insert(ctx, fields)
  await startJob(ctx, id, INSPECT_JOB)
  await ctx.audit('import.uploaded', { kind: 'import', id }, { bytes, sha256, ...(folderId !== null && { folderId }) })
  return id
}

/** With what the actor may find, because the work itself is done by nobody in particular. */
async function startJob(ctx: Ctx, id: string, name: string): Promise<void> {
  const sight = { names: ctx.domainMask, numbers: clearBits(ctx, 'identifiers') }
  const jobId = await ctx.enqueue({ name, payload: { importId: id, sight }, subjectId: id })
  await imports.update(ctx, id, { jobId })
}

async function get(ctx: Ctx, id: string) {
  const row = await imports.findForUpdate(ctx, id)
  if (!row || !(await isSeen(ctx, row))) throw new AppError('identity.import_not_found')
  return row
}

/** The dry run: choices are checked, kept as the source's profile, and every row is judged in the background. */
export async function checkImport(ctx: Ctx, files: FileStore, id: string, asked: ImportOptions): Promise<Import> {
  // What people did does not go because a list no longer tells it: that is taken back or paid back, and told.
  const options = asked.kind === 'activity' ? { ...asked, isComplete: false } : asked
  requireKindAllowed(ctx, options)
  const row = await get(ctx, id)
  if (!mayBecome(row.state, 'checking')) throw new AppError('identity.import_wrong_state')
  const problem = decideOptions(options, await findStopped(ctx, files, row, options))
  if (problem) throw new AppError(problem)
  await requireKnown(ctx, options)
  const sourceId = options.sourceId ?? (await fileSource(ctx, options.sourceName ?? ''))
  await imports.update(ctx, id, {
    state: 'checking',
    options: { ...options, sourceId, sourceName: null },
    sourceId,
    problem: null,
  })
  await imports.saveProfile(ctx, {
    sourceId,
    headerHash: headerHash(options.columns.map((column) => column.header)),
    options: { ...options, sourceId, sourceName: null },
  })
  await startJob(ctx, id, CHECK_JOB)
  const letIn = (await areLoanTitlesLetIn(ctx)) ? { loanTitlesAllowed: true } : {}
  await ctx.audit('import.checked', { kind: 'import', id }, { sourceId, ...letIn })
  return view(ctx, id)
}

/** Who may not write down what somebody did, may not by the thousand either. @throws AppError auth.forbidden */
function requireKindAllowed(ctx: Ctx, { kind }: Pick<ImportOptions, 'kind'>): void {
  const isAllowed = ctx.permissions.has('activity.fact.write') && ctx.permissions.has('activity.offering.manage')
  if (kind === 'activity' && !isAllowed) throw new AppError('auth.forbidden')
}

/** What the relations of a list can be. */
const KINDS_OF = { person: ['person'], organisation: ['organisation'], activity: ['person', 'organisation'] } as const

async function requireKnown(ctx: Ctx, options: ImportOptions): Promise<void> {
  if (options.sourceId !== null && (await sources.find(ctx, options.sourceId))?.kind !== 'file')
    throw new AppError('identity.source_not_found')
  await mappedFields(ctx, options)
  const types = await findTypes(ctx)
  for (const typeId of options.typeIds) {
    const type = types.find((known) => known.id === typeId)
    if (!type) throw new AppError('relations.type_not_found')
    if (!KINDS_OF[options.kind].some((kind) => type.kinds.includes(kind)))
      throw new AppError('relations.type_wrong_kind')
  }
  if (!(await findDomains(ctx)).some((domain) => domain.id === options.domainId))
    throw new AppError('governance.domain_not_found')
  await requireChangeableDomains(ctx, options)
  if (options.branchId !== null && !(await findBranches(ctx)).some((branch) => branch.id === options.branchId))
    throw new AppError('admin.branch_not_found')
}

/**
 * An import runs as its person: it brings relations into domains that they may change and into no other.
 * @throws AppError relations.change_not_allowed
 */
async function requireChangeableDomains(ctx: Ctx, { domainId, typeIds }: ImportOptions): Promise<void> {
  const types = (await findTypes(ctx)).filter((type) => typeIds.includes(type.id))
  for (const id of new Set([domainId, ...types.map((type) => type.domainId)]))
    requireChange(ctx, { domainMask: await domainMaskOf(ctx, [id]) })
}

export async function runImport(ctx: Ctx, files: FileStore, id: string): Promise<Import> {
  const row = await get(ctx, id)
  if (!mayBecome(row.state, 'running')) throw new AppError('identity.import_wrong_state')
  if (row.options) requireKindAllowed(ctx, row.options)
  if (row.options) await requireChangeableDomains(ctx, row.options)
  const problem = row.options && decideOptions(row.options, await findStopped(ctx, files, row, row.options))
  if (problem === 'identity.import_column_stopped') throw new AppError(problem)
  await imports.update(ctx, id, { state: 'running' })
  await startJob(ctx, id, RUN_JOB)
  await ctx.audit('import.started', { kind: 'import', id })
  return view(ctx, id)
}

/** Undoing goes back in order: what was read in later from the same source rests on this and must go first. */
export async function undoImport(ctx: Ctx, id: string): Promise<Import> {
  const row = await get(ctx, id)
  if (!mayBecome(row.state, 'undoing')) throw new AppError('identity.import_wrong_state')
  if (await imports.hasLater(ctx, row)) throw new AppError('identity.import_not_latest')
  if (row.options) requireKindAllowed(ctx, row.options)
  if (row.options) await requireChangeableDomains(ctx, row.options)
  await imports.update(ctx, id, { state: 'undoing' })
  await startJob(ctx, id, UNDO_JOB)
  await ctx.audit('import.undo_started', { kind: 'import', id })
  return view(ctx, id)
}

/** Stops an import before it is done. While a worker is busy it is asked to; it takes back what it did and then says so. */
export async function cancelImport(ctx: Ctx, id: string): Promise<Import> {
  const row = await get(ctx, id)
  if (!mayBecome(row.state, 'cancelled')) throw new AppError('identity.import_wrong_state')
  if (isBusy(row.state) && row.job_id !== null) await ctx.cancelJob(row.job_id)
  else await imports.update(ctx, id, { state: 'cancelled', finishedAt: ctx.now })
  await ctx.audit('import.cancel_asked', { kind: 'import', id })
  await ctx.announce({ topic: 'import', id })
  return view(ctx, id)
}

/** Throws away an import that never had an effect, with its file. */
export async function discardImport(ctx: Ctx, files: FileStore, id: string) {
  const row = await get(ctx, id)
  if (!mayDiscard(row.state)) throw new AppError('identity.import_wrong_state')
  await imports.remove(ctx, id)
  await ctx.audit('import.discarded', { kind: 'import', id })
  await files.remove(ctx.tenantId, row.file_id)
  return { ok: true as const }
}

export async function view(ctx: Ctx, id: string): Promise<Import> {
  const row = await getSeen(ctx, id)
  const rejected = await imports.hasRejected(ctx, [id])
  const profile = row.profile_id === null ? null : await imports.getProfile(ctx, row.profile_id)
  return {
    ...(await summary(ctx, row, rejected)),
    file: fileView(row, await isWholeFileSeen(ctx, row)),
    proposal: (await isWholeFileSeen(ctx, row)) ? row.proposal : withoutExamples(row.proposal),
    options: row.options,
    profileName: profile?.sourceName ?? null,
    profileOptions: profile?.options ?? null,
  }
}

export async function listImports(ctx: Ctx, query: { cursor?: string | undefined; limit: number }) {
  const rows = await imports.list(ctx, readCursor(query.cursor), query.limit + 1)
  const page = rows.slice(0, query.limit)
  const rejected = await imports.hasRejected(
    ctx,
    page.map((row) => row.id),
  )
  const items = []
  for (const row of page) if (await isSeen(ctx, row)) items.push(await summary(ctx, row, rejected))
  const last = page.at(-1)
  return {
    items,
    nextCursor: rows.length > query.limit && last ? writeCursor({ at: last.created_at, id: last.id }) : null,
  }
}

async function summary(ctx: Ctx, row: imports.ImportRecord, rejected: ReadonlySet<string>) {
  const canUndo = row.state === 'done' && !(await imports.hasLater(ctx, row))
  return {
    id: row.id,
    state: row.state,
    fileName: row.file_name,
    sourceName: row.source_name,
    profileName: row.profile_id === null ? null : row.source_name,
    counts: row.counts,
    jobId: row.job_id,
    problem: row.problem && { code: row.problem.code, params: { ...row.problem.params } },
    startedBy: row.started_by,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    canUndo,
    isErrorFileReady: rejected.has(row.id),
    folderName: row.folder_name,
    goesOn: row.runs_as !== null,
    heldFor: row.held_for,
  }
}

/** A sample of a file is shown whole or not at all: what its columns mean is only known when somebody has said so. */
async function isWholeFileSeen(ctx: Ctx, row: imports.ImportRecord): Promise<boolean> {
  const isColumnSeen = await columnsSeen(ctx, row)
  return isColumnSeen('keep') && (row.options?.columns ?? []).every(({ target }) => isColumnSeen(target))
}

function withoutExamples(proposal: imports.ImportRecord['proposal']): imports.ImportRecord['proposal'] {
  return proposal?.map((column) => ({ ...column, examples: [] })) ?? null
}

function fileView(row: imports.ImportRecord, isWholeSeen: boolean): Import['file'] {
  const { inspection } = row
  if (!inspection) return null
  return {
    name: row.file_name,
    bytes: inspection.bytes,
    format: inspection.format,
    encoding: inspection.encoding,
    delimiter: inspection.delimiter,
    sheets: inspection.sheets.map((sheet) => ({
      name: sheet.name,
      isHidden: sheet.visibility !== 'visible',
      rows: sheet.rows,
      columns: sheet.columns,
      headerRow: sheet.headerRow,
      headers: [...sheet.headers],
      sample: isWholeSeen ? sheet.sample.slice(0, PREVIEW_ROWS).map((sample) => [...sample.cells]) : [],
      sampleRows: isWholeSeen ? sheet.sample.slice(0, PREVIEW_ROWS).map(({ rowNumber }) => rowNumber) : [],
      notes: notesOfSheet(sheet),
    })),
    notes: inspection.notes.map((note) => note.code),
    suggestedSheet: inspection.suggestedSheet,
  }
}

/** Rows of the file shown to recognise it by. */
const PREVIEW_ROWS = 20
