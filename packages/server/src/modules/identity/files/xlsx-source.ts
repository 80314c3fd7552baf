import type { FileLimits } from './file-limits.rules.ts'
import { FileProblem } from './file-problem.ts'
import type { FileNote, MergedRange, TableSource } from './file-table.ts'
import { drain, RowCollector } from './row-collector.ts'
import { columnOf, numberText, rangeOf, unescapeText } from './spreadsheet-values.rules.ts'
import { readXml } from './xml-reading.ts'
import type { XmlHandlers } from './xml-reading.ts'
import { createTextCollector, readXlsxWorkbook } from './xlsx-workbook.ts'
import type { XlsxSheet, XlsxWorkbook } from './xlsx-workbook.ts'
import { openZipParts } from './zip-parts.ts'

/** Merged areas remembered per sheet: more cannot be in a header, and every one costs memory. */
const MAX_MERGES = 20_000

type Cell = { column: number; type: string; style: number; value: string; hasValue: boolean; hasFormula: boolean }

/** Turns the XML events of one sheet into rows. Cells and rows may lack references; then they follow the previous one. */
class SheetReader implements XmlHandlers {
  readonly merges: MergedRange[] = []
  readonly #book: XlsxWorkbook
  readonly #rows: RowCollector
  readonly #inline = createTextCollector()
  #rowNumber = 0
  #cell: Cell = { column: -1, type: 'n', style: 0, value: '', hasValue: false, hasFormula: false }
  #isInValue = false
  #isInline = false

  constructor(book: XlsxWorkbook, rows: RowCollector) {
    this.#book = book
    this.#rows = rows
  }

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#isInline) this.#inline.open(tag)
    else if (tag === 'c') this.#startCell(attributes)
    else if (tag === 'v') this.#isInValue = this.#cell.hasValue = true
    else if (tag === 'f') this.#cell.hasFormula = true
    else if (tag === 'row') this.#startRow(attributes['r'])
    else if (tag === 'is') this.#isInline = true
    else if (tag === 'mergeCell') this.#addMerge(attributes['ref'] ?? '')
  }

  text(text: string): void {
    if (this.#isInValue) this.#cell.value += text
    else if (this.#isInline) this.#inline.text(text)
  }

  close(tag: string): void {
    if (tag === 'v') this.#isInValue = false
    else if (tag === 'c') this.#endCell()
    else if (tag === 'row') this.#rows.endRow(this.#rowNumber)
    else if (this.#isInline) this.#closeInline(tag)
  }

  #closeInline(tag: string): void {
    this.#inline.close(tag)
    if (tag !== 'is') return
    this.#isInline = false
    this.#cell.value = this.#inline.take()
    this.#cell.hasValue = true
  }

  #startRow(reference: string | undefined): void {
    const number = reference === undefined ? this.#rowNumber + 1 : Number(reference)
    if (!Number.isInteger(number) || number < 1) throw new FileProblem('file.corrupt')
    this.#rowNumber = number
    this.#cell.column = -1
  }

  #startCell({ r, t, s }: Readonly<Record<string, string>>): void {
    const column = r === undefined ? this.#cell.column + 1 : columnOf(r)
    if (column < 0) throw new FileProblem('file.corrupt')
    const style = s === undefined ? 0 : Number(s)
    this.#cell = { column, type: t ?? 'n', style, value: '', hasValue: false, hasFormula: false }
  }

  #endCell(): void {
    const cell = this.#cell
    if (!cell.hasValue || (cell.hasFormula && cell.value === '' && cell.type !== 'str')) {
      if (cell.hasFormula) this.#rows.addProblem('value.formula_without_result', cell.column)
      return
    }
    this.#rows.setCell(cell.column, this.#textOf(cell))
  }

  #textOf(cell: Cell): string {
    switch (cell.type) {
      case 's':
        return this.#book.texts.at(Number(cell.value)) ?? this.#corrupt()
      case 'inlineStr':
        return cell.value
      case 'str':
        return unescapeText(cell.value)
      case 'b':
        return cell.value.trim() === '1' ? 'true' : 'false'
      case 'd':
        return cell.value.trim()
      case 'e':
        this.#rows.addProblem('value.formula_error', cell.column)
        return ''
      default:
        return this.#number(cell)
    }
  }

  #number(cell: Cell): string {
    const value = Number(cell.value)
    if (Number.isNaN(value)) return cell.value
    const form = this.#book.forms[cell.style] ?? { kind: 'number' }
    const { text, isImpossible } = numberText(value, form, this.#book.is1904)
    if (isImpossible) this.#rows.addProblem('value.impossible_date', cell.column)
    return text
  }

  #corrupt(): never {
    throw new FileProblem('file.corrupt')
  }

  #addMerge(reference: string): void {
    const range = rangeOf(reference)
    if (range && this.merges.length < MAX_MERGES) this.merges.push(range)
  }
}

type Findings = { merges: readonly MergedRange[]; notes: readonly FileNote[] }

/** Opens an .xlsx; rows are read from the zip as they are asked for, so memory does not grow with the number of rows. */
export async function openXlsx(path: string, limits: FileLimits): Promise<TableSource> {
  const parts = await openZipParts(path, limits)
  try {
    const book = await readXlsxWorkbook(parts, limits)
    const findings = new Map<number, Findings>()
    return {
      format: 'xlsx',
      encoding: null,
      dialect: null,
      sheets: book.sheets,
      notes: book.is1904 ? [{ code: 'note.date_system_1904', params: {} }] : [],
      headers: null,
      isRagged: false,
      async *rows(index) {
        const sheet: XlsxSheet | undefined = book.sheets[index]
        if (!sheet) throw new FileProblem('file.sheet_not_found', { sheet: index + 1 })
        const collector = new RowCollector(limits)
        const reader = new SheetReader(book, collector)
        yield* drain(readXml(parts.read(sheet.part), reader), collector)
        findings.set(index, { merges: reader.merges, notes: collector.notes() })
      },
      findings: (index) => findings.get(index) ?? { merges: [], notes: [] },
      close() {
        parts.close()
        return Promise.resolve()
      },
    }
  } catch (error) {
    parts.close()
    throw error
  }
}
