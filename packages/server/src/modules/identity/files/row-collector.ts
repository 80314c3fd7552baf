import type { FileNoteCode, FileRowProblemCode } from '@klantregie/contract'
import type { FileLimits } from './file-limits.rules.ts'
import { FileProblem } from './file-problem.ts'
import type { FileNote, FileRow, FileRowProblem } from './file-table.ts'

/** Rows handed over at once: enough to make the hand-over cheap, few enough to stay small. */
export const BATCH_ROWS = 1000

/** Batches are also cut by size, so that rows with long remarks do not pile up. */
const BATCH_CHARACTERS = 2_000_000

const NOTE_OF: Partial<Record<FileRowProblemCode, FileNoteCode>> = {
  'value.formula_error': 'note.formula_errors',
  'value.formula_without_result': 'note.formulas_without_result',
  'value.impossible_date': 'note.impossible_dates',
}

/** Builds rows cell by cell for one sheet, guards the limits and remembers what deserves a note. */
export class RowCollector {
  #ready: FileRow[] = []
  #cells: string[] = []
  #problems: FileRowProblem[] = []
  #characters = 0
  #filled = 0
  #cellCount = 0
  #rowCount = 0
  readonly #counts = new Map<FileNoteCode, number>()
  readonly #limits: FileLimits

  constructor(limits: FileLimits) {
    this.#limits = limits
  }

  /** Empty text is not stored, so a sheet that is formatted to its last column costs nothing. */
  setCell(column: number, text: string): void {
    if (text === '') return
    if (column >= this.#limits.maxColumns)
      throw new FileProblem('file.too_many_columns', { columns: column + 1, limit: this.#limits.maxColumns })
    if (text.length > this.#limits.maxCellCharacters)
      throw new FileProblem('file.cell_too_long', { row: this.#rowCount + 1, limit: this.#limits.maxCellCharacters })
    while (this.#cells.length < column) this.#cells.push('')
    this.#cells[column] = text.includes('\u0000') ? this.#withoutNul(text) : text
    this.#characters += text.length
    this.#filled++
  }

  /** Without `column` it is of the whole row. */
  addProblem(code: FileRowProblemCode, column?: number): void {
    this.#problems.push(column === undefined ? { code } : { code, column })
    const note = NOTE_OF[code]
    if (note) this.#count(note)
  }

  /** Closes the row; one without any text or problem leaves no trace. */
  endRow(rowNumber: number): void {
    if (this.#filled > 0 || this.#problems.length > 0) {
      this.#guard()
      const problems = this.#problems.length > 0 ? { problems: this.#problems } : {}
      this.#ready.push({ rowNumber, cells: this.#cells, ...problems })
    }
    this.#cells = []
    this.#problems = []
    this.#filled = 0
  }

  isFull(): boolean {
    return this.#ready.length >= BATCH_ROWS || this.#characters >= BATCH_CHARACTERS
  }

  take(): FileRow[] {
    const rows = this.#ready
    this.#ready = []
    this.#characters = 0
    return rows
  }

  notes(): FileNote[] {
    return [...this.#counts].map(([code, count]) => ({ code, params: { count } }))
  }

  #withoutNul(text: string): string {
    this.#count('note.nul_removed')
    return text.replaceAll('\u0000', '')
  }

  #count(code: FileNoteCode): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1)
  }

  #guard(): void {
    this.#rowCount++
    this.#cellCount += this.#filled
    if (this.#rowCount > this.#limits.maxRows)
      throw new FileProblem('file.too_many_rows', { limit: this.#limits.maxRows })
    if (this.#cellCount > this.#limits.maxCells)
      throw new FileProblem('file.too_many_cells', { limit: this.#limits.maxCells })
  }
}

/** Hands over rows whenever a batch is full, and what is left at the end. */
export async function* drain(
  progress: AsyncIterable<void>,
  collector: RowCollector,
): AsyncGenerator<readonly FileRow[], void, undefined> {
  for await (const _ of progress) if (collector.isFull()) yield collector.take()
  const rest = collector.take()
  if (rest.length > 0) yield rest
}
