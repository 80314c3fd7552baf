import { dutchDay } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { AppError } from '../../../platform/failure.ts'
import type { Erased, ErasureStep, ErasureSubject, RowCount } from '../../../platform/module.ts'
import { lockRunning } from '../imports/import.queries.ts'
import * as marked from './erasure.queries.ts'
import { tracesOf, withoutOwnNames, withoutTraces, wordsOf } from './traces.rules.ts'

/**
 * What imports and matching keep about a person beside the source records: rows of lists that people look at, the uploaded
 * lists, the cells of others that came from the same row, examples, and names that matching learned from the person alone.
 */
export const identityErasure: ErasureStep = { lock: lockRunning, findTraces, preview, erase }

async function findTraces(ctx: Ctx, cellIds: readonly string[]) {
  return tracesOf(await marked.findOwnRecords(ctx, cellIds))
}

async function marksOf(ctx: Ctx, { cellIds, traces }: ErasureSubject): Promise<marked.Marks> {
  return { cellIds, contacts: traces.contacts, records: await marked.findOwnRecords(ctx, cellIds) }
}

async function preview(ctx: Ctx, subject: ErasureSubject) {
  const marks = await marksOf(ctx, subject)
  const lists = await marked.findTouchedImports(ctx, marks)
  const siblings = await marked.findSiblings(ctx, marks)
  return {
    lookalikeIds: await marked.findLookalikes(ctx, subject.cellIds),
    counts: filled([
      { table: 'identity.import_row', rows: await marked.countRows(ctx, marks) },
      {
        table: 'identity.source_record.payload',
        rows: siblings.filter(({ payload }) => withoutTraces(payload, subject.traces).changed > 0).length,
      },
    ]),
    files: lists.map(({ fileName, createdAt }) => ({
      name: fileName,
      uploadedOn: dutchDay(createdAt),
    })),
  }
}

/** An import that is being read this moment would bring back what goes; it is over in minutes. */
const BUSY = new Set(['inspecting', 'checking', 'running', 'undoing'])

async function erase(ctx: Ctx, subject: ErasureSubject): Promise<Erased> {
  const marks = await marksOf(ctx, subject)
  const lists = await marked.findTouchedImports(ctx, marks)
  if (lists.some(({ state }) => BUSY.has(state)))
    throw new AppError('privacy.erasure_held', { reason: 'import_running' })
  const rows = await marked.deleteRows(ctx, marks)
  const siblings = await forgetInSiblings(ctx, marks, subject)
  for (const list of lists) await marked.forgetList(ctx, withoutExamples(list, subject))
  return {
    counts: filled([
      { table: 'identity.import_row', rows: rows.rows },
      { table: 'identity.source_record.payload', rows: siblings },
      { table: 'identity.match_run.observations', rows: await forgetObservations(ctx, subject) },
      { table: 'identity.match_model', rows: await forgetNames(ctx, marks, subject) },
      { table: 'platform.file', rows: lists.length },
    ]),
    rowIds: marks.records.map(({ id }) => id),
    fileIds: lists.map(({ fileId }) => fileId),
    texts: lists
      .filter((list) => withoutExamples(list, subject).fileName !== list.fileName)
      .map(({ fileName }) => fileName),
  }
}

const filled = (counts: readonly RowCount[]) => counts.filter(({ rows }) => rows > 0)

async function forgetInSiblings(ctx: Ctx, marks: marked.Marks, { traces }: ErasureSubject): Promise<number> {
  let changed = 0
  for (const { id, payload } of await marked.findSiblings(ctx, marks)) {
    const rest = withoutTraces(payload, traces)
    if (rest.changed === 0) continue
    await marked.replacePayload(ctx, id, rest.payload)
    changed += 1
  }
  return changed
}

type Inspected = { readonly sheets?: readonly { readonly headers?: readonly string[] }[] } | null
type Proposed = readonly { readonly header?: string }[] | null

/** Examples hold rows of anybody, so all of them go; a name of a file or a header that tells who it was goes too. */
function withoutExamples(list: marked.TouchedImport, { traces }: ErasureSubject): marked.ForgottenList {
  const clean = (text: string) =>
    [...traces.contacts, ...traces.names].some((trace) => text.toLowerCase().includes(trace)) ? '…' : text
  const inspection = list.inspection as Inspected
  const proposal = list.proposal as Proposed
  return {
    id: list.id,
    fileId: list.fileId,
    fileName: clean(list.fileName),
    inspection: inspection && {
      ...inspection,
      sheets: (inspection.sheets ?? []).map((sheet) => ({
        ...sheet,
        sample: [],
        headers: (sheet.headers ?? []).map(clean),
      })),
    },
    proposal:
      proposal &&
      proposal.map((column) => ({
        ...column,
        examples: [],
        ...(column.header === undefined ? {} : { header: clean(column.header) }),
      })),
  }
}

async function forgetObservations(ctx: Ctx, { traces }: ErasureSubject): Promise<number> {
  const own = new Set([...traces.contacts, ...traces.names])
  let changed = 0
  for (const { id, observations } of await marked.findObservations(ctx)) {
    const rest = observations.map((one) => (own.has((one.value ?? '').toLowerCase()) ? { ...one, value: null } : one))
    if (rest.every((one, index) => one === observations[index])) continue
    await marked.replaceObservations(ctx, id, rest)
    changed += 1
  }
  return changed
}

async function forgetNames(ctx: Ctx, { records }: marked.Marks, { traces }: ErasureSubject): Promise<number> {
  const known = await marked.findFrequencies(ctx)
  if (!known) return 0
  const rest = withoutOwnNames(known, { words: wordsOf(traces.names), records: records.length })
  if (rest.changed > 0) await marked.replaceFrequencies(ctx, rest.frequencies)
  return rest.changed
}

/** Every version of every record, and the key by which its source knows it: what somebody is recognised by who comes back. */
export async function recordsKnownAs(ctx: Ctx, cellIds: readonly string[]) {
  const records = await marked.findOwnRecords(ctx, cellIds)
  return records.map(({ record, sourceId, externalId, importId }) =>
    importId === null ? { record, sourceId: null, externalId: null } : { record, sourceId, externalId },
  )
}

/** A list that still holds somebody who was forgotten goes when it has been read in; what it said of others is stored by then. */
export async function forgetUpload(run: JobRun, importId: string): Promise<void> {
  const fileIds = await run.inTenant(async (ctx) => {
    const lists = await marked.findImport(ctx, importId)
    const nobody = { relationId: importId, cellIds: [], traces: { contacts: [], names: [] } }
    for (const list of lists) await marked.forgetList(ctx, withoutExamples(list, nobody))
    return lists.map(({ fileId }) => fileId)
  })
  for (const id of fileIds) await run.files.remove(run.tenantId, id)
}
