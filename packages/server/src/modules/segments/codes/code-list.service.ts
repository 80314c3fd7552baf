import type { Readable } from 'node:stream'
import type { CodeColumns, CodeRowProblem } from '@klantregie/contract'
import type { Ctx, Who } from '../../../platform/context.ts'
import type { Transactor } from '../../../platform/db/transaction.ts'
import type { FileStore } from '../../../platform/files/file-store.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { refreshStatistics } from '../../../platform/tenants/statistics.queries.ts'
import { readCodeRow, type CodeRow } from './code-list.rules.ts'
import * as places from './code-place.queries.ts'
import * as codes from './code.queries.ts'
import type { ListReader, ListRow } from './list-reader.ts'

export const INSPECT_CODES_JOB = 'segments.inspect-codes'

type CodeUpload = {
  readonly fileName: string
  readonly setName: string
  readonly name: string
  readonly datedOn: string
  readonly content: Readable
  readonly maxBytes: number
}

/**
 * Takes a supplier's list in as a new edition: first whole on disk, then known.
 * @throws AppError http.too_large, segments.code_edition_name_taken
 */
export async function uploadCodeList(
  { transactions, files }: { readonly transactions: Transactor; readonly files: FileStore },
  who: Who,
  upload: CodeUpload,
): Promise<{ id: string }> {
  const fileId = codes.freshId()
  await files.save(who.tenantId, fileId, upload.content, upload.maxBytes)
  try {
    return await transactions.inTenant(who, async (ctx) => {
      const setId = await codes.openSet(ctx, upload.setName)
      const { name, datedOn, fileName } = upload
      const id = await codes.insertEdition(ctx, { setId, name, datedOn, fileId, fileName })
      await ctx.enqueue({ name: INSPECT_CODES_JOB, payload: { editionId: id }, subjectId: id })
      await ctx.audit('code_edition.uploaded', { kind: 'code_edition', id }, { name: `${upload.setName} ${name}` })
      await ctx.announce({ topic: 'segment', id })
      return { id }
    })
  } catch (error) {
    await files.remove(who.tenantId, fileId)
    throw error
  }
}

/** Finds out what was uploaded; what is no table at all is let go. */
export async function inspectCodeList(run: JobRun, reader: ListReader, editionId: string): Promise<void> {
  const row = await run.inTenant((ctx) => codes.find(ctx, editionId))
  if (row?.state !== 'looking' || row.fileId === null) return
  const path = run.files.pathOf(run.tenantId, row.fileId)
  const table = await reader.inspect({ path, fileName: row.fileName, signal: run.signal })
  if (table === null) await giveUp(run, row, 'unreadable')
  else await run.inTenant((ctx) => codes.setLooked(ctx, editionId, table))
  await run.inTenant((ctx) => ctx.announce({ topic: 'segment', id: editionId }))
}

async function giveUp(run: JobRun, row: codes.EditionRow, problem: 'unreadable' | 'nothing' | 'too_many') {
  await run.inTenant((ctx) => codes.setFailed(ctx, row.id, problem))
  if (row.fileId !== null) await run.files.remove(run.tenantId, row.fileId)
}

/** More places than there are postcodes in the country twice over: of addresses, those of the working area are enough. */
const MOST_PLACES = 1_000_000
const ROWS_TOLD = 5

/** What a list says, while it is read. */
type Reading = {
  readonly codeIds: Map<string, places.NewCode>
  readonly codeOf: Map<string, places.NewCode>
  readonly refused: Map<CodeRowProblem, { count: number; rowNumbers: number[] }>
  rows: number
}

/**
 * Reads the list into its edition: all of it or nothing. After that the file is gone.
 * A place that stands in it again with another code keeps the first.
 */
export async function readCodeList(run: JobRun, reader: ListReader, editionId: string): Promise<void> {
  const row = await run.inTenant((ctx) => codes.find(ctx, editionId))
  if (row?.state !== 'reading' || row.fileId === null || row.columns === null) return
  const path = run.files.pathOf(run.tenantId, row.fileId)
  const rows = reader.rows({ path, choice: row.choice, signal: run.signal })
  const reading = await readAll(run, rows, { columns: row.columns, count: row.sample?.count ?? 1 })
  if (reading.codeOf.size > MOST_PLACES) return giveUp(run, row, 'too_many')
  if (reading.codeOf.size === 0) return giveUp(run, row, 'nothing')
  await run.inTenant((ctx) => store(ctx, editionId, reading))
  await run.inTenant(refreshStatistics)
  await run.files.remove(run.tenantId, row.fileId)
}

type Expected = { readonly columns: CodeColumns; readonly count: number }

/** Stops where there are too many places. */
async function readAll(
  run: JobRun,
  rows: ReturnType<ListReader['rows']>,
  { columns, count }: Expected,
): Promise<Reading> {
  const reading: Reading = { codeIds: new Map(), codeOf: new Map(), refused: new Map(), rows: 0 }
  for await (const batch of rows) {
    for (const one of batch) take(reading, one, columns)
    await run.report({ fraction: Math.min(0.8, reading.rows / Math.max(1, count)), step: 'segments.reading' })
    if (reading.codeOf.size > MOST_PLACES) break
  }
  return reading
}

function take(reading: Reading, { rowNumber, cells }: ListRow, columns: CodeColumns): void {
  reading.rows += 1
  const said = readCodeRow(cells, columns)
  if ('refused' in said) {
    refuse(reading, said.refused, rowNumber)
    return
  }
  const code = codeOf(reading, said)
  const before = reading.codeOf.get(said.place)
  if (before === undefined) reading.codeOf.set(said.place, code)
  else if (before !== code) refuse(reading, 'other_code', rowNumber)
}

function refuse({ refused }: Reading, reason: CodeRowProblem, rowNumber: number): void {
  const known = refused.get(reason) ?? { count: 0, rowNumbers: [] }
  known.count += 1
  if (known.rowNumbers.length < ROWS_TOLD) known.rowNumbers.push(rowNumber)
  refused.set(reason, known)
}

function codeOf({ codeIds }: Reading, { code, name, group, groupName }: CodeRow): places.NewCode {
  const known = codeIds.get(code)
  if (known !== undefined && !known.isGroup) return known
  const groupKey = group !== null && !isCode(codeIds, group) ? group : null
  if (groupKey !== null && !codeIds.has(groupKey))
    codeIds.set(groupKey, { id: codes.freshId(), key: groupKey, isGroup: true, groupKey: null, name: groupName })
  const made = { id: known?.id ?? codes.freshId(), key: code, isGroup: false, groupKey, name }
  codeIds.set(code, made)
  return made
}

const isCode = (codeIds: Reading['codeIds'], key: string) => codeIds.get(key)?.isGroup === false

const AT_ONCE = 20_000

async function store(ctx: Ctx, editionId: string, { codeIds, codeOf: known, refused, rows }: Reading): Promise<void> {
  await places.insertCodes(ctx, editionId, [...codeIds.values()])
  const all = [...known]
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const part = all.slice(from, from + AT_ONCE)
    await places.insertPlaces(ctx, editionId, {
      places: part.map(([place]) => place),
      codeIds: part.map(([, { id }]) => id),
    })
  }
  await places.countPlaces(ctx, editionId)
  const told = [...refused].map(([reason, { count, rowNumbers }]) => ({ reason, count, rowNumbers }))
  await codes.setRead(ctx, editionId, { rows, refused: told, places: all.length })
  const read = await codes.find(ctx, editionId)
  const name = `${read?.setName ?? ''} ${read?.name ?? ''}`
  await ctx.audit('code_edition.read', { kind: 'code_edition', id: editionId }, { name, rows, places: all.length })
  await ctx.announce({ topic: 'segment', id: editionId })
}

/** Whatever ended the work: it can be uploaded again. */
export async function endFailed(ctx: Ctx, editionId: string): Promise<void> {
  await codes.setFailed(ctx, editionId, 'stopped')
  await ctx.announce({ topic: 'segment', id: editionId })
}
