import { readFile } from 'node:fs/promises'
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx'
import type { FileLimits } from './file-limits.rules.ts'
import { FileProblem } from './file-problem.ts'
import type { FileNote, FileRow, MergedRange, SheetVisibility, TableSource } from './file-table.ts'
import { BATCH_ROWS, RowCollector } from './row-collector.ts'
import { formOfCode, numberText } from './spreadsheet-values.rules.ts'

const VISIBILITY: readonly SheetVisibility[] = ['visible', 'hidden', 'very-hidden']

/** Names of streams in the directory of a compound file, as they are stored. */
const ENCRYPTED_STREAMS = ['EncryptedPackage', 'EncryptionInfo', '\u0006DataSpaces']

function holdsStream(bytes: Buffer, name: string): boolean {
  return bytes.includes(Buffer.from(name, 'utf16le'))
}

/** A protected .xlsx and a Word document share the wrapping of an .xls; the names of their streams tell them apart. */
function refuseOtherCompounds(bytes: Buffer): void {
  if (ENCRYPTED_STREAMS.some((name) => holdsStream(bytes, name))) throw new FileProblem('file.encrypted')
  if (holdsStream(bytes, 'Workbook') || holdsStream(bytes, 'Book')) return
  if (holdsStream(bytes, 'WordDocument')) throw new FileProblem('file.not_a_table', { found: 'word' })
  if (holdsStream(bytes, '__properties_version1.0')) throw new FileProblem('file.not_a_table', { found: 'mail' })
  throw new FileProblem('file.not_a_table', { found: 'document' })
}

async function parseWorkbook(path: string, isCompound: boolean, limits: FileLimits): Promise<WorkBook> {
  const bytes = await readFile(path)
  if (bytes.length > limits.maxWholeFileBytes)
    throw new FileProblem('file.too_large', { bytes: bytes.length, limit: limits.maxWholeFileBytes })
  if (isCompound) refuseOtherCompounds(bytes)
  // Loaded only here: text and .xlsx, which is nearly everything, start without it.
  const { read } = await import('@e965/xlsx')
  try {
    return read(bytes, { dense: true, cellDates: false, cellNF: true, cellText: false, cellHTML: false, raw: true })
  } catch (error) {
    const isProtected = error instanceof Error && /password|encrypt/i.test(error.message)
    throw new FileProblem(isProtected ? 'file.encrypted' : 'file.corrupt')
  }
}

function numberCell(cell: CellObject, column: number, is1904: boolean, rows: RowCollector): string {
  const form = formOfCode(typeof cell.z === 'string' ? cell.z : '')
  const { text, isImpossible } = numberText(Number(cell.v), form, is1904)
  if (isImpossible) rows.addProblem('value.impossible_date', column)
  return text
}

function cellText(cell: CellObject, column: number, is1904: boolean, rows: RowCollector): string {
  if (cell.t === 'n') return numberCell(cell, column, is1904, rows)
  if (cell.t === 'b') return cell.v === true ? 'true' : 'false'
  if (cell.t !== 'e') return cell.v === undefined ? '' : String(cell.v)
  rows.addProblem('value.formula_error', column)
  return ''
}

/** Rows of a dense sheet; rows and cells that were never written are holes. */
function rowsOf(sheet: WorkSheet): (CellObject | undefined)[][] {
  return sheet['!data'] ?? []
}

function* readRows(sheet: WorkSheet, is1904: boolean, collector: RowCollector): Generator<readonly FileRow[]> {
  const rows = rowsOf(sheet)
  for (let index = 0; index < rows.length; index++) {
    rows[index]?.forEach((cell, column) => {
      if (cell) collector.setCell(column, cellText(cell, column, is1904, collector))
    })
    collector.endRow(index + 1)
    if (index % BATCH_ROWS === 0 && collector.isFull()) yield collector.take()
  }
  const rest = collector.take()
  if (rest.length > 0) yield rest
}

function mergesOf(sheet: WorkSheet): MergedRange[] {
  return (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r + 1, bottom: e.r + 1, left: s.c, right: e.c }))
}

/**
 * Opens the binary Excel format of before 2007. It can only be read whole, so its size limit is low; the reading
 * process stops itself when a small file turns out to hold more than it may remember.
 */
export async function openXls(path: string, isCompound: boolean, limits: FileLimits): Promise<TableSource> {
  const book = await parseWorkbook(path, isCompound, limits)
  // The library reads as much as it can; a workbook without sheets does not exist.
  if (book.SheetNames.length === 0) throw new FileProblem('file.corrupt')
  const is1904 = book.Workbook?.WBProps?.date1904 === true
  const findings = new Map<number, { merges: readonly MergedRange[]; notes: readonly FileNote[] }>()
  const sheets = book.SheetNames.map((name, index) => ({
    name,
    visibility: VISIBILITY[book.Workbook?.Sheets?.[index]?.Hidden ?? 0] ?? 'hidden',
  }))
  return {
    format: 'xls',
    encoding: null,
    dialect: null,
    sheets,
    notes: is1904 ? [{ code: 'note.date_system_1904', params: {} }] : [],
    headers: null,
    isRagged: false,
    // eslint-disable-next-line @typescript-eslint/require-await -- every source hands over its rows asynchronously
    async *rows(index) {
      const sheet = book.Sheets[book.SheetNames[index] ?? '']
      if (!sheet) throw new FileProblem('file.sheet_not_found', { sheet: index + 1 })
      const collector = new RowCollector(limits)
      yield* readRows(sheet, is1904, collector)
      findings.set(index, { merges: mergesOf(sheet), notes: collector.notes() })
    },
    findings: (index) => findings.get(index) ?? { merges: [], notes: [] },
    close: () => Promise.resolve(),
  }
}
