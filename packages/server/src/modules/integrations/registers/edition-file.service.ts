import type { Readable } from 'node:stream'
import type { RegisterProblem, RegisterRowProblem, SchoolLocation } from '@klantregie/contract'
import type { Ctx, Who } from '../../../platform/context.ts'
import type { Transactor } from '../../../platform/db/transaction.ts'
import type { FileStore } from '../../../platform/files/file-store.ts'
import { municipalityToday } from '../../../platform/geography/dutch-municipalities.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { listReader } from '../../identity/index.ts'
import * as changes from './change.queries.ts'
import { compareSchools } from './compare-schools.rules.ts'
import * as editions from './edition.queries.ts'
import * as locations from './location.queries.ts'
import { findSchoolColumns, readSchoolRow, type SchoolColumns, type SchoolRow } from './school-file.rules.ts'

export const READ_EDITION_JOB = 'integrations.read-register-edition'

type Upload = {
  readonly fileName: string
  readonly datedOn: string
  readonly content: Readable
  readonly maxBytes: number
}

/**
 * Takes a newer edition in: first whole on disk, then read and compared in the background. Nothing of the register changes.
 * @throws AppError http.too_large
 */
export async function uploadEdition(
  { transactions, files }: { readonly transactions: Transactor; readonly files: FileStore },
  who: Who,
  { content, maxBytes, fileName, datedOn }: Upload,
): Promise<{ id: string }> {
  const fileId = editions.newId()
  await files.save(who.tenantId, fileId, content, maxBytes)
  try {
    return await transactions.inTenant(who, async (ctx) => {
      const id = await editions.insert(ctx, { fileId, fileName, datedOn })
      await ctx.enqueue({ name: READ_EDITION_JOB, payload: { editionId: id }, subjectId: id })
      await ctx.audit('register_edition.uploaded', { kind: 'register_edition', id }, { name: fileName, datedOn })
      await ctx.announce({ topic: 'integration', id })
      return { id }
    })
  } catch (error) {
    await files.remove(who.tenantId, fileId)
    throw error
  }
}

/** Reads the file and holds it against what the register says. After that the file is gone: the differences are kept. */
export async function readEdition(run: JobRun, editionId: string): Promise<void> {
  const row = await run.inTenant((ctx) => editions.find(ctx, editionId))
  if (row?.state !== 'reading' || row.fileId === null) return
  const path = run.files.pathOf(run.tenantId, row.fileId)
  const table = await listReader.inspect({ path, fileName: row.fileName, signal: run.signal })
  const columns = table === null ? null : findSchoolColumns(table.headers)
  if (table === null || columns === null) await giveUp(run, row, table === null ? 'unreadable' : 'not_duo')
  else {
    const rows = listReader.rows({ path, choice: table.choice, signal: run.signal })
    const reading = await readAll(run, rows, { columns, count: table.count })
    if (reading.rows > MOST_ROWS) await giveUp(run, row, 'too_many')
    else if (reading.found.size === 0) await giveUp(run, row, 'nothing')
    else await run.inTenant((ctx) => store(ctx, row, { reading, columns }))
    await run.files.remove(run.tenantId, row.fileId)
  }
  await run.inTenant((ctx) => ctx.announce({ topic: 'integration', id: editionId }))
}

async function giveUp(run: JobRun, row: editions.EditionRow, problem: RegisterProblem): Promise<void> {
  await run.inTenant((ctx) => editions.setFailed(ctx, row.id, problem))
  if (row.fileId !== null) await run.files.remove(run.tenantId, row.fileId)
}

/** All locations of primary and secondary schools together are a fifth of this. */
const MOST_ROWS = 50_000
const ROWS_TOLD = 5

type Reading = {
  rows: number
  readonly found: Map<string, SchoolLocation>
  readonly refused: Map<RegisterRowProblem, { count: number; rowNumbers: number[] }>
}
type Expected = { readonly columns: SchoolColumns; readonly count: number }

async function readAll(
  run: JobRun,
  rows: ReturnType<typeof listReader.rows>,
  { columns, count }: Expected,
): Promise<Reading> {
  const reading: Reading = { rows: 0, found: new Map(), refused: new Map() }
  for await (const batch of rows) {
    for (const { rowNumber, cells } of batch) {
      reading.rows += 1
      const said = readSchoolRow(cells, columns)
      if ('refused' in said) refuse(reading, said.refused, rowNumber)
      else if (reading.found.has(said.code)) refuse(reading, 'twice', rowNumber)
      else reading.found.set(said.code, locationOf(said))
    }
    await run.report({ fraction: Math.min(0.9, reading.rows / Math.max(1, count)), step: 'registers.reading' })
    if (reading.rows > MOST_ROWS) break
  }
  return reading
}

function refuse({ refused }: Reading, reason: RegisterRowProblem, rowNumber: number): void {
  const known = refused.get(reason) ?? { count: 0, rowNumbers: [] }
  known.count += 1
  if (known.rowNumbers.length < ROWS_TOLD) known.rowNumbers.push(rowNumber)
  refused.set(reason, known)
}

/** Where it lies by the division of today; what cannot be placed keeps what the list says. */
function locationOf({ municipalityCode, municipality, ...row }: SchoolRow): SchoolLocation {
  const today = municipalityToday({ code: municipalityCode, name: municipality, postcode: row.postcode })
  return {
    ...row,
    municipalityCode: today?.code ?? municipalityCode,
    municipality: today?.name ?? municipality,
    closedOn: null,
    successor: null,
  }
}

async function store(
  ctx: Ctx,
  row: editions.EditionRow,
  { reading, columns }: { reading: Reading; columns: SchoolColumns },
) {
  const { register } = columns
  const known = await locations.listAll(ctx, register)
  const { changes: found, same } = compareSchools(known, [...reading.found.values()], row.datedOn)
  await changes.insertAll(ctx, row.id, found)
  await editions.setReady(ctx, row.id, {
    register,
    baseId: await editions.findCurrentId(ctx, register),
    rows: reading.rows,
    same,
    refused: [...reading.refused].map(([reason, told]) => ({ reason, ...told })),
  })
  await ctx.audit(
    'register_edition.compared',
    { kind: 'register_edition', id: row.id },
    { name: row.fileName, register, rows: reading.rows, changes: found.length },
  )
}

/** Whatever ended the work: it can be uploaded again. */
export async function endFailed(ctx: Ctx, editionId: string): Promise<void> {
  await editions.setFailed(ctx, editionId, 'stopped')
  await ctx.announce({ topic: 'integration', id: editionId })
}
