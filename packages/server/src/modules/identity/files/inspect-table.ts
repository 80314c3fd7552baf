import type { FileNoteCode } from '@klantregie/contract'
import { isBlankRow } from './cell-content.rules.ts'
import type { FileLimits } from './file-limits.rules.ts'
import { FileProblem } from './file-problem.ts'
import type { ChoiceOverrides, FileNote, FileRow, Inspection, MergedRange, SheetInspection } from './file-table.ts'
import type { TableChoice, TableSource } from './file-table.ts'
import { decideHeader, nameColumns, readHeaders } from './header-row.rules.ts'
import type { HeaderDecision } from './header-row.rules.ts'
import { openSource } from './open-source.ts'
import type { FileState } from './open-source.ts'
import { filledWidth, firstFilled, shapeRow } from './table-shape.rules.ts'
import { decideWidth } from './table-width.rules.ts'

/** Rows kept to find the header and to show; the rest of the file is only counted. */
const KEPT_ROWS = 260
const SAMPLE_ROWS = 200

/** Rows that header rows may take below the one a user pointed out. */
const ROWS_ABOVE_FORCED = 1

/** A first sheet with at least this share of the rows of the longest one is the list people mean. */
const WORTHWHILE_SHARE = 0.25

/** Characters of a cell that a sample shows; a sample crosses processes and ends on a screen. */
const SAMPLE_CHARACTERS = 500

type Survey = {
  readonly kept: FileRow[]
  /** Filled rows before the first kept one. */
  above: number
  rows: number
  readonly filled: Map<number, number>
  readonly short: Map<number, number>
  firstColumn: number
  lastRow: number
}

function newSurvey(): Survey {
  return { kept: [], above: 0, rows: 0, filled: new Map(), short: new Map(), firstColumn: Infinity, lastRow: 0 }
}

function increase(map: Map<number, number>, key: number): void {
  map.set(key, (map.get(key) ?? 0) + 1)
}

function countRow(survey: Survey, row: FileRow): void {
  survey.rows++
  survey.lastRow = Math.max(survey.lastRow, row.rowNumber)
  increase(survey.filled, filledWidth(row.cells))
  increase(survey.short, row.cells.length)
  const first = firstFilled(row.cells)
  if (first !== -1 && first < survey.firstColumn) survey.firstColumn = first
}

async function surveySheet(source: TableSource, sheet: number, forced: number | null | undefined): Promise<Survey> {
  const survey = newSurvey()
  const from = (forced ?? 0) - ROWS_ABOVE_FORCED
  for await (const batch of source.rows(sheet)) {
    for (const row of batch) {
      if (isBlankRow(row.cells) && !row.problems) continue
      if (row.rowNumber < from) survey.above++
      else if (survey.kept.length < KEPT_ROWS) survey.kept.push(row)
      else countRow(survey, row)
    }
  }
  return survey
}

/** Rows at or below the first data row count; what stands above was only explanation. */
function countKept(survey: Survey, header: HeaderDecision): void {
  for (const row of survey.kept) {
    if (row.rowNumber < header.firstDataRow) survey.above += row.rowNumber < (header.headerRow ?? Infinity) ? 1 : 0
    else countRow(survey, row)
  }
}

type Frame = { readonly firstColumn: number; readonly columns: number }

function frameOf(survey: Survey, headers: readonly string[], isRagged: boolean): Frame {
  const namedFrom = firstFilled(headers)
  const firstColumn = Math.min(survey.firstColumn, namedFrom === -1 ? Infinity : namedFrom)
  const start = Number.isFinite(firstColumn) ? firstColumn : 0
  return { firstColumn: start, columns: decideWidth(filledWidth(headers), survey, isRagged) - start }
}

function note(code: FileNoteCode, count: number): FileNote[] {
  return count > 0 ? [{ code, params: { count } }] : []
}

function sum(map: ReadonlyMap<number, number>, isCounted: (width: number) => boolean): number {
  let total = 0
  for (const [width, count] of map) if (isCounted(width)) total += count
  return total
}

function headerNotes(survey: Survey, header: HeaderDecision, headers: readonly string[]): FileNote[] {
  if (header.headerRow === null) return [{ code: 'note.no_header', params: {} }]
  const named = headers.filter((name) => name !== '').map((name) => name.toLowerCase())
  return [
    ...note('note.rows_above_header', survey.above),
    ...(header.headerRowCount > 1 ? note('note.header_rows_combined', header.headerRowCount) : []),
    ...note('note.duplicate_headers', named.length - new Set(named).size),
    ...note('note.unnamed_columns', headers.length - named.length),
  ]
}

function rowNotes(survey: Survey, choice: TableChoice, source: TableSource): FileNote[] {
  const width = choice.firstColumn + choice.columns
  const blank = survey.rows === 0 ? 0 : survey.lastRow - choice.firstDataRow + 1 - survey.rows
  return [
    ...note('note.blank_rows', source.headers ? 0 : blank),
    ...note('note.rows_too_short', source.isRagged ? sum(survey.short, (cells) => cells < width) : 0),
    ...note(
      'note.rows_too_long',
      sum(survey.filled, (cells) => cells > width),
    ),
    ...(survey.rows === 0 ? [{ code: 'note.no_rows' as const, params: {} }] : []),
  ]
}

type Sheet = { readonly index: number; readonly merges: readonly MergedRange[]; readonly notes: readonly FileNote[] }

function decide(source: TableSource, survey: Survey, sheet: Sheet, overrides: ChoiceOverrides): HeaderDecision {
  if (source.headers) return { headerRow: null, headerRowCount: 0, firstDataRow: 1 }
  return decideHeader(survey.kept, sheet.merges, overrides.headerRow)
}

function describe(
  source: TableSource & { readonly state: FileState },
  survey: Survey,
  sheet: Sheet,
  header: HeaderDecision,
): SheetInspection {
  countKept(survey, header)
  const wide = Math.max(0, ...survey.filled.keys(), ...survey.kept.map((row) => row.cells.length))
  const written = readHeaders(survey.kept, sheet.merges, { ...header, firstColumn: 0, columns: wide })
  const frame = source.headers
    ? { firstColumn: 0, columns: source.headers.length }
    : frameOf(survey, written, source.isRagged)
  const own = written.slice(frame.firstColumn, frame.firstColumn + frame.columns)
  const choice = choiceOf(source, sheet.index, header, frame)
  const sample = survey.kept
    .filter((row) => row.rowNumber >= header.firstDataRow)
    .slice(0, SAMPLE_ROWS)
    .flatMap((row) => shapeRow(row, { ...frame, isRagged: source.isRagged }) ?? [])
    .map((row) => ({ ...row, cells: row.cells.map((cell) => cell.slice(0, SAMPLE_CHARACTERS)) }))
  const below = sheet.merges.filter((merge) => merge.top >= header.firstDataRow).length
  const { name, visibility } = source.sheets[sheet.index] ?? { name: '', visibility: 'visible' as const }
  return {
    name,
    visibility,
    rows: survey.rows,
    columns: frame.columns,
    headerRow: header.headerRow,
    headers: source.headers ?? nameColumns(own),
    sample,
    notes: [
      ...(source.headers ? [] : headerNotes(survey, header, own)),
      ...rowNotes(survey, choice, source),
      ...note('note.merged_cells', below),
      ...sheet.notes,
    ],
    choice,
  }
}

function choiceOf(
  source: TableSource & { readonly state: FileState },
  sheet: number,
  header: HeaderDecision,
  frame: Frame,
): TableChoice {
  return {
    sheet,
    encoding: source.encoding,
    delimiter: source.dialect?.delimiter ?? null,
    quote: source.dialect?.quote ?? '',
    escape: source.dialect?.escape ?? '',
    newline: source.dialect?.newline ?? '',
    ...header,
    ...frame,
    bytes: source.state.bytes,
  }
}

/**
 * The first visible sheet, unless it is a cover or legend beside a much longer list. A hidden sheet is never suggested:
 * what somebody hid may be exactly what should not be read in.
 */
function suggest(sheets: readonly SheetInspection[]): number | null {
  const visible = sheets.filter((sheet) => sheet.visibility === 'visible' && sheet.columns > 0)
  const most = Math.max(0, ...visible.map((sheet) => sheet.rows))
  const chosen = visible.find((sheet) => sheet.rows >= most * WORTHWHILE_SHARE)
  return chosen?.choice.sheet ?? null
}

/**
 * Reads a whole file once per sheet and tells what is in it, in this process. Overrides of the header row apply to the
 * chosen sheet (the first when none is chosen). Throws `FileProblem`.
 */
export async function inspectTable(
  file: { readonly path: string; readonly fileName: string },
  overrides: ChoiceOverrides,
  limits: FileLimits,
): Promise<Inspection> {
  const source = await openSource(file, overrides, limits)
  try {
    const sheets: SheetInspection[] = []
    for (const index of source.sheets.keys()) {
      const own = index === (overrides.sheet ?? 0) ? overrides : {}
      const survey = await surveySheet(source, index, own.headerRow)
      const sheet = { index, ...source.findings(index) }
      sheets.push(describe(source, survey, sheet, decide(source, survey, sheet, own)))
    }
    if (sheets.every((sheet) => sheet.columns === 0))
      throw new FileProblem(source.format === 'text' ? 'file.empty' : 'file.no_rows')
    const hidden = sheets.filter((sheet) => sheet.visibility !== 'visible').length
    return {
      format: source.format,
      bytes: source.state.bytes,
      encoding: source.encoding,
      delimiter: source.dialect?.delimiter ?? null,
      sheets,
      notes: [...source.notes, ...note('note.hidden_sheets', hidden)],
      suggestedSheet: suggest(sheets),
    }
  } finally {
    await source.close()
  }
}
