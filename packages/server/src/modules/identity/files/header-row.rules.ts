import { isBlankRow, isDataLike, isUnitLike } from './cell-content.rules.ts'

type Row = { readonly rowNumber: number; readonly cells: readonly string[] }
type Merge = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

export type HeaderDecision = {
  /** 1-based row in the file; null when the table starts with data. */
  readonly headerRow: number | null
  readonly headerRowCount: number
  readonly firstDataRow: number
}

/** A header is looked for in this many filled rows; longer explanations above a table were never seen. */
const SEARCH_ROWS = 40

/** A row this much emptier than the typical row is a title or explanation, not the header. */
const SPARSE_SHARE = 0.5

/** In a table of two columns with many half-filled rows this share of full rows still makes it a table of two. */
const NARROW_SHARE = 0.25

/** A header may hold a year or an index "0"; when more of it looks like data, it is data. */
const DATA_IN_HEADER_SHARE = 0.25

/** Names of columns do not come back as values below; when this share does, the first row is data. */
const RECURRING_SHARE = 1 / 3

/** An almost full explanation may hide the real header at most this far below it. */
const LOOK_AHEAD_ROWS = 5

/** Headers longer than this are sentences; they are cut so that they can be shown. */
const HEADER_CHARACTERS = 120

function filledCells(row: Row): readonly string[] {
  return row.cells.filter((cell) => cell.trim() !== '')
}

function dataShare(row: Row): number {
  const filled = filledCells(row)
  return filled.length === 0 ? 0 : filled.filter(isDataLike).length / filled.length
}

/** Three quarters of the rows have at most this many filled cells: the typical row, undisturbed by half-empty ones. */
function typicalWidth(rows: readonly Row[]): number {
  const widths = rows.map((row) => filledCells(row).length).sort((a, b) => a - b)
  const typical = widths[Math.floor((widths.length - 1) * 0.75)] ?? 0
  const isNarrow = typical === 1 && widths.filter((width) => width > 1).length >= widths.length * NARROW_SHARE
  return isNarrow ? 2 : typical
}

/** The next filled row holds dates, numbers or addresses under these texts: the strongest sign of a header. */
function hasContrast(row: Row, next: Row | undefined): boolean {
  if (!next || dataShare(row) > DATA_IN_HEADER_SHARE) return false
  return row.cells.some((cell, index) => cell.trim() !== '' && !isDataLike(cell) && isDataLike(next.cells[index] ?? ''))
}

function findStart(rows: readonly Row[], merges: readonly Merge[]): number {
  const typical = typicalWidth(rows)
  const sparse = typical > 1 ? Math.max(1, typical * SPARSE_SHARE) : 0
  const first = rows.findIndex((row) => filledCells(row).length > sparse)
  if (first === -1) return 0
  return betterBelow(rows, first, merges) ?? first
}

/** Filled cells, where a merged group counts for all columns it stands above. */
function coveredWidth(row: Row, merges: readonly Merge[]): number {
  const groups = merges.filter(({ top, left }) => top === row.rowNumber && (row.cells[left] ?? '').trim() !== '')
  return groups.reduce((width, { left, right }) => width + right - left, filledCells(row).length)
}

/** Explanation can be as broad as the table; then only the row right above the data is broader and contrasts with it. */
function betterBelow(rows: readonly Row[], first: number, merges: readonly Merge[]): number | null {
  const start = rows[first]
  if (!start || hasContrast(start, rows[first + 1])) return null
  const width = coveredWidth(start, merges)
  for (let index = first + 1; index <= first + LOOK_AHEAD_ROWS && index < rows.length; index++) {
    const row = rows[index]
    if (row && filledCells(row).length > width && hasContrast(row, rows[index + 1])) return index
  }
  return null
}

function isHeader(row: Row, below: readonly Row[]): boolean {
  if (dataShare(row) > DATA_IN_HEADER_SHARE) return false
  const filled = row.cells.flatMap((cell, index) => (cell.trim() === '' ? [] : [{ cell: cell.trim(), index }]))
  const recurring = filled.filter(({ cell, index }) => below.some((other) => other.cells[index]?.trim() === cell))
  return recurring.length <= filled.length * RECURRING_SHARE
}

/** A header that leaves half of its columns without a name looks sparse, but stands directly on top of the data. */
function headerAbove(rows: readonly Row[], index: number): number | null {
  const [above, start] = [rows[index - 1], rows[index]]
  if (!above || !start || above.rowNumber !== start.rowNumber - 1) return null
  return filledCells(above).length > 1 && dataShare(above) === 0 && isHeader(above, rows.slice(index))
    ? index - 1
    : null
}

/** The last row that merged areas starting in the header drag along: "Adres" over three columns needs the names below it. */
function lastMergedRow(headerRow: number, merges: readonly Merge[]): number {
  let last = headerRow
  for (let grew = true; grew;) {
    const before: number = last
    for (const merge of merges) {
      if (merge.top < headerRow || merge.top > last) continue
      const isGroup = merge.right > merge.left && merge.top === merge.bottom && merge.top === headerRow
      last = Math.max(last, isGroup ? merge.bottom + 1 : merge.bottom)
    }
    grew = last > before
  }
  return last
}

/** A merged title over the whole width is no group of columns; a group needs at least one other cell beside it. */
function groupsOnly(headerRow: Row, merges: readonly Merge[]): readonly Merge[] {
  return filledCells(headerRow).length > 1 ? merges : merges.filter((merge) => merge.bottom > merge.top)
}

function countHeaderRows(rows: readonly Row[], index: number, merges: readonly Merge[]): number {
  const header = rows[index]
  if (!header) return 1
  const merged = lastMergedRow(header.rowNumber, groupsOnly(header, merges))
  const count = merged - header.rowNumber + 1
  const next = rows.find((row) => row.rowNumber === merged + 1)
  if (!next) return count
  const cells = filledCells(next)
  const units = cells.filter(isUnitLike).length
  return cells.length > 0 && units >= cells.length * 0.75 ? count + 1 : count
}

/**
 * Finds the header among the first rows of a sheet: below titles and explanation, over one or more rows, or not there
 * at all. `forced` is what a user pointed out: a row number, or null for "this table has no header".
 */
export function decideHeader(sample: readonly Row[], merges: readonly Merge[], forced?: number | null): HeaderDecision {
  const rows = sample.filter((row) => !isBlankRow(row.cells)).slice(0, SEARCH_ROWS)
  const index = typeof forced === 'number' ? rows.findIndex((row) => row.rowNumber >= forced) : findStart(rows, merges)
  const start = rows[index]
  if (!start) return { headerRow: null, headerRowCount: 0, firstDataRow: 1 }
  const at = forced === undefined ? findHeader(rows, index) : forced === null ? null : index
  const header = at === null ? undefined : rows[at]
  if (at === null || !header) return { headerRow: null, headerRowCount: 0, firstDataRow: start.rowNumber }
  const headerRowCount = countHeaderRows(rows, at, merges)
  return { headerRow: header.rowNumber, headerRowCount, firstDataRow: header.rowNumber + headerRowCount }
}

function findHeader(rows: readonly Row[], index: number): number | null {
  const start = rows[index]
  if (!start) return null
  return isHeader(start, rows.slice(index + 1)) ? index : headerAbove(rows, index)
}

/** The value a merged area shows in every cell it covers; only its first cell is stored. */
function cellAt(rows: readonly Row[], merges: readonly Merge[], rowNumber: number, column: number): string {
  const merge = merges.find(
    ({ top, bottom, left, right }) => rowNumber >= top && rowNumber <= bottom && column >= left && column <= right,
  )
  const [sourceRow, sourceColumn] = merge ? [merge.top, merge.left] : [rowNumber, column]
  return rows.find((row) => row.rowNumber === sourceRow)?.cells[sourceColumn] ?? ''
}

function headerText(parts: readonly string[]): string {
  const distinct = parts
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part, index, all) => part !== '' && part !== all[index - 1])
  return distinct.join(' ').slice(0, HEADER_CHARACTERS).trim()
}

/** Names of the columns as written, an empty string where there is none; header rows above each other are joined. */
export function readHeaders(
  rows: readonly Row[],
  merges: readonly Merge[],
  at: HeaderDecision & { readonly firstColumn: number; readonly columns: number },
): string[] {
  const { headerRow, headerRowCount, firstColumn, columns } = at
  return Array.from({ length: columns }, (_, index) => {
    if (headerRow === null) return ''
    const parts = Array.from({ length: headerRowCount }, (_, line) =>
      cellAt(rows, merges, headerRow + line, firstColumn + index),
    )
    return headerText(parts)
  })
}

/** Every column gets a name of its own: "naam" twice becomes "naam" and "naam (2)", no name becomes "kolom 3". */
export function nameColumns(headers: readonly string[]): string[] {
  const taken = new Set(headers.map((header) => header.toLowerCase()))
  const used = new Set<string>()
  return headers.map((header, index) => {
    const base = header === '' ? `kolom ${index + 1}` : header
    let name = base
    for (let copy = 2; isTaken(name, header); copy++) name = `${base} (${copy})`
    used.add(name.toLowerCase())
    return name
  })

  function isTaken(name: string, header: string): boolean {
    const key = name.toLowerCase()
    return used.has(key) || (key !== header.toLowerCase() && taken.has(key))
  }
}
