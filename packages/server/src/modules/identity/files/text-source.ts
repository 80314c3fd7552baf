import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createDelimitedParser } from './delimited-text.rules.ts'
import type { Dialect } from './delimited-text.rules.ts'
import { detectDialect } from './dialect.rules.ts'
import { createEncodingDetector } from './encoding.rules.ts'
import type { EncodingVerdict, TextEncoding } from './encoding.rules.ts'
import type { FileLimits } from './file-limits.rules.ts'
import { FileProblem } from './file-problem.ts'
import type { ChoiceOverrides, FileNote, FileRow, TableSource } from './file-table.ts'
import { BATCH_ROWS } from './row-collector.ts'
import { createSpacedParser, SPACES } from './spaced-text.rules.ts'

const CHUNK_BYTES = 256 * 1024

/** Rows with long remarks are handed over before there are a thousand of them, so that they do not pile up. */
const CHUNKS_PER_BATCH = 8

/** An unfinished row may hold a few of the longest cells; waiting for more of them would only cost time. */
const PENDING_CELLS = 4

/** The beginning of a text from which its delimiter is judged. */
const SAMPLE_BYTES = 128 * 1024

/** Text with more of these is a picture, a program or a database, whatever its name says. */
const MAX_CONTROL_SHARE = 0.02
const MAX_NUL_SHARE = 0.3

export async function detectEncoding(path: string): Promise<EncodingVerdict> {
  const detector = createEncodingDetector()
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) detector.feed(chunk as Uint8Array)
  const verdict = detector.verdict()
  const isBinary =
    verdict.controlBytes > verdict.bytes * MAX_CONTROL_SHARE || verdict.nulBytes > verdict.bytes * MAX_NUL_SHARE
  if (isBinary) throw new FileProblem('file.not_a_table', { found: 'binary' })
  return verdict
}

/** Text in order of the file; a character cut in two by a chunk border is whole again. */
export async function* readText(path: string, encoding: TextEncoding): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }))
    yield decoder.decode(chunk as Uint8Array, { stream: true })
  const last = decoder.decode()
  if (last !== '') yield last
}

async function readSample(path: string, encoding: TextEncoding): Promise<{ text: string; isWhole: boolean }> {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0)
    const { size } = await file.stat()
    const isWhole = size <= bytesRead
    return { text: new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead), { stream: !isWhole }), isWhole }
  } finally {
    await file.close()
  }
}

type Counts = { nul: number; unclosed: boolean; rows: number; cells: number }

/** Guards one text against the limits while its lines become rows. */
function createRowBuilder(limits: FileLimits, counts: Counts) {
  let rowNumber = 0

  function clean(cells: string[], at: number): string[] {
    let total = 0
    let hasNul = false
    for (const cell of cells) {
      total += cell.length
      if (cell.length > limits.maxCellCharacters)
        throw new FileProblem('file.cell_too_long', { row: at, limit: limits.maxCellCharacters })
      if (cell.includes('\u0000')) hasNul = true
    }
    if (total === 0) return []
    if (hasNul) counts.nul++
    return hasNul ? cells.map((cell) => cell.replaceAll('\u0000', '')) : cells
  }
  function lastFilled(cells: readonly string[]): number {
    let last = cells.length
    while (last > 0 && cells[last - 1] === '') last--
    return last
  }
  function guard(cells: readonly string[]): void {
    counts.rows++
    counts.cells += cells.length
    if (cells.length > limits.maxColumns && lastFilled(cells) > limits.maxColumns)
      throw new FileProblem('file.too_many_columns', { columns: lastFilled(cells), limit: limits.maxColumns })
    if (counts.rows > limits.maxRows) throw new FileProblem('file.too_many_rows', { limit: limits.maxRows })
    if (counts.cells > limits.maxCells) throw new FileProblem('file.too_many_cells', { limit: limits.maxCells })
  }
  /** Null for a row without any character in it. */
  return function build(cells: string[]): FileRow | null {
    rowNumber++
    const kept = clean(cells, rowNumber)
    if (kept.length === 0) return null
    guard(kept)
    return { rowNumber, cells: kept }
  }
}

/** Collects rows until there are enough of them to hand over. */
function createBatch(build: (cells: string[]) => FileRow | null) {
  let rows: FileRow[] = []
  return {
    add(cells: string[]): void {
      const row = build(cells)
      if (row) rows.push(row)
    },
    addUnclosed(cells: string[]): void {
      const row = build(cells)
      if (row) rows.push({ ...row, problems: [{ code: 'row.unclosed_quote' }] })
    },
    size: () => rows.length,
    take(): FileRow[] {
      const taken = rows
      rows = []
      return taken
    },
  }
}

/** A row this long without an end is one cell whose quotation mark was never closed. */
function guardPending(characters: number, limits: FileLimits, counts: Counts): void {
  if (characters <= limits.maxCellCharacters * PENDING_CELLS) return
  throw new FileProblem('file.cell_too_long', { row: counts.rows + 1, limit: limits.maxCellCharacters })
}

function parserOf(dialect: Dialect) {
  return dialect.delimiter === SPACES ? createSpacedParser(dialect.newline) : createDelimitedParser(dialect)
}

async function* readRows(
  path: string,
  form: { encoding: TextEncoding; dialect: Dialect },
  limits: FileLimits,
  counts: Counts,
): AsyncGenerator<readonly FileRow[], void, undefined> {
  const parser = parserOf(form.dialect)
  const batch = createBatch(createRowBuilder(limits, counts))
  let chunks = 0
  for await (const text of readText(path, form.encoding)) {
    for (const cells of parser.push(text)) {
      batch.add(cells)
      if (batch.size() >= BATCH_ROWS) yield batch.take()
    }
    if (++chunks % CHUNKS_PER_BATCH === 0 && batch.size() > 0) yield batch.take()
    guardPending(parser.pending(), limits, counts)
  }
  const { rows, isUnclosed } = parser.end()
  counts.unclosed = isUnclosed
  const last = isUnclosed ? rows.pop() : undefined
  for (const cells of rows) batch.add(cells)
  if (last) batch.addUnclosed(last)
  if (batch.size() > 0) yield batch.take()
}

function notesOf(counts: Counts): FileNote[] {
  const notes: FileNote[] = []
  if (counts.nul > 0) notes.push({ code: 'note.nul_removed', params: { count: counts.nul } })
  if (counts.unclosed) notes.push({ code: 'note.unclosed_quote', params: {} })
  return notes
}

/** What an earlier inspection or the user already decided about a text; the rest is detected. */
export type TextForm = ChoiceOverrides & { readonly dialect?: Dialect }

/** Opens delimited text: encoding decided on the whole file, delimiter and quoting on its beginning. */
export async function openText(path: string, form: TextForm, limits: FileLimits): Promise<TableSource> {
  const verdict = form.dialect && form.encoding ? null : await detectEncoding(path)
  const encoding = form.encoding ?? verdict?.encoding ?? 'utf-8'
  const dialect = form.dialect ?? (await detectForm(path, encoding, form.delimiter))
  const counts: Counts = { nul: 0, unclosed: false, rows: 0, cells: 0 }
  const isDamaged = verdict !== null && verdict.damaged > 0 && encoding === verdict.encoding
  return {
    format: 'text',
    encoding,
    dialect,
    sheets: [{ name: '', visibility: 'visible' }],
    notes: isDamaged ? [{ code: 'note.damaged_characters', params: { count: verdict.damaged } }] : [],
    headers: null,
    isRagged: true,
    rows(index) {
      if (index !== 0) throw new FileProblem('file.sheet_not_found', { sheet: index + 1 })
      Object.assign(counts, { nul: 0, unclosed: false, rows: 0, cells: 0 })
      return readRows(path, { encoding, dialect }, limits, counts)
    },
    findings: () => ({ merges: [], notes: notesOf(counts) }),
    close: () => Promise.resolve(),
  }
}

async function detectForm(path: string, encoding: TextEncoding, delimiter: string | undefined): Promise<Dialect> {
  const sample = await readSample(path, encoding)
  return detectDialect(sample.text, { isWhole: sample.isWhole, forced: delimiter })
}
