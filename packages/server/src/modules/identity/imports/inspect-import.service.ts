import { createHash } from 'node:crypto'
import type { ColumnProposal, ImportKind, SheetNote } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { FileStore } from '../../../platform/files/file-store.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { mayReadLoanTitles } from '../../privacy/index.ts'
import { FileProblem } from '../files/file-problem.ts'
import { inspectFile } from '../files/file-reader.ts'
import type { ChoiceOverrides, Inspection, SheetInspection } from '../files/file-table.ts'
import { fold } from '../../../platform/pure/search-text.ts'
import { proposeMapping } from '../mapping/columns.rules.ts'
import { getSeen } from './import-sight.service.ts'
import * as imports from './import.queries.ts'
import { fillableFields } from './own-columns.service.ts'

/** Finds out what the uploaded file is; a file that cannot be read ends the import with the reason, and nothing else. */
export async function inspectImport(run: JobRun, importId: string): Promise<void> {
  const row = await run.inTenant((ctx) => imports.find(ctx, importId))
  if (row?.state !== 'inspecting') return
  await run.report({ fraction: 0, step: 'import.inspecting' })
  const file = { path: run.files.pathOf(run.tenantId, row.file_id), fileName: row.file_name, signal: run.signal }
  const inspection = await orProblem(() => inspectFile(file))
  await run.inTenant(async (ctx) => {
    if (inspection instanceof FileProblem) {
      await imports.update(ctx, importId, {
        state: 'failed',
        problem: { code: inspection.code, params: inspection.params },
        finishedAt: ctx.now,
      })
    } else {
      // A hidden sheet is never chosen for somebody: then there is nothing to propose until they choose.
      const sheet = inspection.suggestedSheet === null ? undefined : inspection.sheets[inspection.suggestedSheet]
      const { proposal, profileId } = sheet
        ? await proposeFor(ctx, sheet, { sourceId: null })
        : { proposal: [], profileId: null }
      await imports.update(ctx, importId, { state: 'ready', inspection, proposal, profileId })
    }
    await ctx.announce({ topic: 'import', id: importId })
  })
}

/** A refusal of the file is an answer; anything else is a failure of the job. */
export async function orProblem<T>(work: () => Promise<T>): Promise<T | FileProblem> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof FileProblem) return error
    throw error
  }
}

export function headerHash(headers: readonly string[]): string {
  return createHash('sha256')
    .update(headers.map((header) => fold(header.trim())).join('\u001f'))
    .digest('base64url')
}

type Asked = {
  readonly sourceId: string | null
  /** What somebody said that the rows are. */
  readonly kind?: ImportKind | undefined
  readonly isOfLoans?: boolean
}

/** Columns as we think they are meant: the source's own profile when this header was seen before, else our best guess. */
export async function proposeFor(
  ctx: Ctx,
  sheet: SheetInspection,
  { sourceId, kind, isOfLoans }: Asked,
): Promise<{ proposal: ColumnProposal[]; profileId: string | null }> {
  const known = await imports.findProfile(ctx, { headerHash: headerHash(sheet.headers), sourceId })
  // Of another kind of list the same columns mean something else.
  const isOther = kind !== undefined && (known?.options.kind === 'activity') !== (kind === 'activity')
  const profile = isOther ? null : known
  const rows = sheet.sample.map((row) => row.cells)
  const told = {
    profile: profile?.columns ?? [],
    own: await fillableFields(ctx),
    loanTitles: await mayReadLoanTitles(ctx),
    isOfLoans,
    kind: kind ?? profile?.options.kind,
  }
  return { proposal: proposeMapping(sheet.headers, rows, told), profileId: profile?.id ?? null }
}

/** Another sheet or header row, chosen by the user; read again, because where the header stands decides what the rows are. */
export async function proposeColumns(
  ctx: Ctx,
  files: FileStore,
  input: {
    id: string
    sheet: number
    headerRow: number | null
    sourceId: string | null
    kind?: ImportKind | undefined
  },
) {
  const row = await getSeen(ctx, input.id)
  if ((row.state !== 'ready' && row.state !== 'checked') || !row.inspection)
    throw new AppError('identity.import_wrong_state')
  const inspection = await chosenSheet({
    row,
    files,
    tenantId: ctx.tenantId,
    sheet: input.sheet,
    headerRow: input.headerRow,
  })
  const { proposal } = await proposeFor(ctx, inspection, input)
  return {
    headers: [...inspection.headers],
    sample: inspection.sample.map((sample) => [...sample.cells]),
    sampleRows: inspection.sample.map(({ rowNumber }) => rowNumber),
    proposal,
    notes: notesOfSheet(inspection),
  }
}

/** What there is to know about how a sheet was read; those that are inspected before notes were kept have none. */
export function notesOfSheet({ notes }: SheetInspection): SheetNote[] {
  return notes.map(({ code, params }) => ({ code, count: typeof params['count'] === 'number' ? params['count'] : 0 }))
}

type Chosen = {
  readonly row: { readonly file_id: string; readonly file_name: string; readonly inspection: Inspection | null }
  readonly files: FileStore
  readonly tenantId: string
  readonly sheet: number
  readonly headerRow: number | null
  readonly signal?: AbortSignal
}

/** The table as the user pointed it out; from the first inspection when that agrees, which saves reading the file again. */
export async function chosenSheet({
  row,
  files,
  tenantId,
  sheet,
  headerRow,
  signal,
}: Chosen): Promise<SheetInspection> {
  const known = row.inspection?.sheets[sheet]
  if (!known) throw new AppError('identity.import_incomplete')
  if (known.headerRow === headerRow) return known
  const overrides: ChoiceOverrides = { sheet, headerRow }
  const path = files.pathOf(tenantId, row.file_id)
  const again = await orProblem(() => inspectFile({ path, fileName: row.file_name, overrides, signal }))
  if (again instanceof FileProblem)
    throw new AppError('identity.file_refused', { problem: again.code, ...again.params })
  const found = again.sheets[sheet]
  if (!found) throw new AppError('identity.import_incomplete')
  return found
}
