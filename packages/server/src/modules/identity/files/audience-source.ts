import { ADDED_HEADERS, addedCells, audienceParts, isAudience, stateOfHeaders } from './audience.rules.ts'
import type { AudienceState } from './audience.rules.ts'
import { createDelimitedParser } from './delimited-text.rules.ts'
import type { FileLimits } from './file-limits.rules.ts'
import { FileProblem } from './file-problem.ts'
import type { FileRow, TableSource } from './file-table.ts'
import { BATCH_ROWS } from './row-collector.ts'
import { openZipParts, type ZipParts } from './zip-parts.ts'

/** Makes the cells that are added to a row of a file with these headers. */
function cellsAdder(headers: readonly string[], state: AudienceState) {
  const places = new Map(headers.map((header, at) => [header, at]))
  return (cells: readonly string[]): string[] =>
    addedCells(state, { at: (header) => (cells[places.get(header) ?? -1] ?? '').trim() })
}

async function firstRow(source: TableSource): Promise<readonly string[]> {
  for await (const batch of source.rows(0)) return batch[0]?.cells ?? []
  return []
}

/** A text that turns out to be one of the files of an audience gets the columns that say so; any other stays as it is. */
export async function withAudience(source: TableSource): Promise<TableSource> {
  const headers = (await firstRow(source)).map((header) => header.trim())
  if (!isAudience(headers)) return source
  const added = cellsAdder(headers, stateOfHeaders(headers) ?? 'subscribed')
  return {
    ...source,
    async *rows(index) {
      let isFirst = true
      for await (const batch of source.rows(index)) {
        yield batch.map((row) => {
          const extra = isFirst ? ADDED_HEADERS : added(row.cells)
          isFirst = false
          return widened(row, headers.length, extra)
        })
      }
    },
  }
}

/** A row of another length is told about, but what it says about the newsletter must not be lost by that. */
function widened(row: FileRow, width: number, extra: readonly string[]): FileRow {
  const { cells, problems = [] } = row
  const missing = width - cells.length
  if (missing > 0)
    return {
      ...row,
      cells: [...cells, ...Array.from({ length: missing }, () => ''), ...extra],
      problems: [...problems, { code: 'row.too_few_cells' }],
    }
  return { ...row, cells: [...cells.slice(0, width), ...extra, ...cells.slice(width)] }
}

/** Whether a zip holds the export of an audience. */
export function isAudienceZip(parts: Pick<ZipParts, 'names'>): boolean {
  return audienceParts(parts.names()).length > 0
}

/** A row whose end never comes is one cell that was never closed. */
const PENDING_CELLS = 4

async function* rowsOfPart(parts: ZipParts, name: string, limits: FileLimits): AsyncGenerator<string[][]> {
  const parser = createDelimitedParser({ delimiter: ',', quote: '"', escape: '', newline: '\n' })
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of parts.read(name)) {
    yield guarded(parser.push(decoder.decode(chunk, { stream: true })), limits)
    if (parser.pending() > limits.maxCellCharacters * PENDING_CELLS)
      throw new FileProblem('file.cell_too_long', { row: 0, limit: limits.maxCellCharacters })
  }
  yield guarded([...parser.push(decoder.decode()), ...parser.end().rows], limits)
}

function guarded(rows: string[][], limits: FileLimits): string[][] {
  for (const row of rows) {
    if (row.length > limits.maxColumns)
      throw new FileProblem('file.too_many_columns', { columns: row.length, limit: limits.maxColumns })
    if (row.some((cell) => cell.length > limits.maxCellCharacters))
      throw new FileProblem('file.cell_too_long', { row: 0, limit: limits.maxCellCharacters })
  }
  return rows.filter((row) => row.some((cell) => cell !== ''))
}

type Part = { readonly name: string; readonly state: AudienceState; readonly headers: readonly string[] }

async function partOf(
  parts: ZipParts,
  named: { name: string; state: AudienceState },
  limits: FileLimits,
): Promise<Part> {
  for await (const [headers] of rowsOfPart(parts, named.name, limits)) {
    if (headers === undefined) continue
    const clean = headers.map((header) => header.replace(/^\ufeff/, '').trim())
    if (!isAudience(clean)) throw new FileProblem('file.not_a_table', { found: 'archive' })
    return { ...named, state: stateOfHeaders(clean) ?? named.state, headers: clean }
  }
  return { ...named, headers: [] }
}

/**
 * The export of an audience: a zip with a file for who is subscribed, who unsubscribed and whose address does not work. They are one
 * list, in which a no stands before a yes, so that the order of the files in the zip decides nothing.
 */
export async function openAudienceZip(path: string, limits: FileLimits): Promise<TableSource> {
  const zip = await openZipParts(path, limits)
  try {
    const parts: Part[] = []
    for (const named of audienceParts(zip.names())) parts.push(await partOf(zip, named, limits))
    const headers = [...new Set(parts.flatMap((part) => part.headers)), ...ADDED_HEADERS]
    return {
      format: 'audience',
      encoding: null,
      dialect: null,
      sheets: [{ name: '', visibility: 'visible' }],
      notes: [],
      headers,
      isRagged: false,
      rows(index) {
        if (index !== 0) throw new FileProblem('file.sheet_not_found', { sheet: index + 1 })
        return rowsOf(zip, { parts, headers }, limits)
      },
      findings: () => ({ merges: [], notes: [] }),
      close: () => {
        zip.close()
        return Promise.resolve()
      },
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function* rowsOf(
  zip: ZipParts,
  { parts, headers }: { readonly parts: readonly Part[]; readonly headers: readonly string[] },
  limits: FileLimits,
): AsyncGenerator<readonly FileRow[]> {
  let rowNumber = 0
  for (const part of parts) {
    const added = cellsAdder(part.headers, part.state)
    const places = headers.slice(0, -ADDED_HEADERS.length).map((header) => part.headers.indexOf(header))
    let headersLeft = 1
    for await (const rows of rowsOfPart(zip, part.name, limits)) {
      const behindHeader = rows.slice(headersLeft)
      headersLeft = Math.max(0, headersLeft - rows.length)
      const batch: FileRow[] = behindHeader.map((cells) => ({
        rowNumber: ++rowNumber,
        cells: [...places.map((at) => cells[at] ?? ''), ...added(cells)],
      }))
      if (rowNumber > limits.maxRows) throw new FileProblem('file.too_many_rows', { limit: limits.maxRows })
      for (let at = 0; at < batch.length; at += BATCH_ROWS) yield batch.slice(at, at + BATCH_ROWS)
    }
  }
}
