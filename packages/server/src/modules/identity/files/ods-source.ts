import type { FileLimits } from './file-limits.rules.ts'
import { FileProblem } from './file-problem.ts'
import type { FileNote, MergedRange, SheetVisibility, TableSource } from './file-table.ts'
import { drain, RowCollector } from './row-collector.ts'
import { plainNumber } from './spreadsheet-values.rules.ts'
import { readXml, scanXml } from './xml-reading.ts'
import type { XmlHandlers } from './xml-reading.ts'
import { openZipParts } from './zip-parts.ts'
import type { ZipParts } from './zip-parts.ts'

type Attributes = Readonly<Record<string, string>>
type Cell = { column: number; repeat: number; attributes: Attributes; text: string; paragraphs: number }

/** Rows the format can hold. A styled but empty remainder is stored as one row repeated up to here. */
const LAST_ROW = 1_048_576

const VALUE_ATTRIBUTES: Readonly<Record<string, string>> = {
  date: 'office:date-value',
  time: 'office:time-value',
  boolean: 'office:boolean-value',
}

/** `PT14H30M00S` as `14:30:00`; hours may exceed 24. */
function durationText(duration: string): string {
  const match = /^-?PT(\d+)H(\d+)M(\d+)/.exec(duration)
  if (!match) return duration
  return match
    .slice(1, 4)
    .map((part) => part.padStart(2, '0'))
    .join(':')
}

function dateText(value: string): string {
  return value.replace(/T00:00:00(\.0+)?$/, '').replace(/\.\d+$/, '')
}

function repeatOf(value: string | undefined): number {
  const repeat = Number(value ?? 1)
  return Number.isInteger(repeat) && repeat > 0 ? repeat : 1
}

/** Turns the events of content.xml into rows of one sheet, skipping the others. */
class OdsReader implements XmlHandlers {
  readonly merges: MergedRange[] = []
  readonly #wanted: number
  readonly #rows: RowCollector
  #sheet = -1
  #depth = 0
  #rowNumber = 0
  #rowRepeat = 1
  #row: { column: number; text: string; isError: boolean }[] = []
  #column = 0
  #cell: Cell | null = null
  #silent = 0

  constructor(wanted: number, rows: RowCollector) {
    this.#wanted = wanted
    this.#rows = rows
  }

  open(tag: string, attributes: Attributes): void {
    if (tag === 'table' && this.#depth++ === 0) this.#sheet++
    // A table inside a cell or a drawing is not part of the sheet.
    if (this.#sheet !== this.#wanted || this.#depth !== 1) return
    if (tag === 'table-row') this.#startRow(attributes)
    else if (tag === 'table-cell' || tag === 'covered-table-cell') this.#startCell(attributes)
    else if (this.#cell) this.#openInCell(tag, attributes, this.#cell)
  }

  text(text: string): void {
    if (this.#cell && this.#cell.paragraphs > 0 && this.#silent === 0) this.#cell.text += text
  }

  close(tag: string): void {
    if (tag === 'table') this.#depth--
    if (this.#sheet !== this.#wanted || this.#depth !== 1) return
    if (tag === 'annotation') this.#silent--
    else if (tag === 'table-cell' || tag === 'covered-table-cell') this.#endCell()
    else if (tag === 'table-row') this.#endRow()
  }

  #openInCell(tag: string, attributes: Attributes, cell: Cell): void {
    // Remarks hang in the cell but are not its contents.
    if (tag === 'annotation') this.#silent++
    else if (this.#silent > 0) return
    else if (tag === 'p' && cell.paragraphs++ > 0) cell.text += '\n'
    else if (tag === 's') cell.text += ' '.repeat(Math.min(100, repeatOf(attributes['text:c'])))
    else if (tag === 'tab') cell.text += '\t'
    else if (tag === 'line-break') cell.text += '\n'
  }

  #startRow(attributes: Attributes): void {
    this.#rowRepeat = repeatOf(attributes['table:number-rows-repeated'])
    this.#row = []
    this.#column = 0
  }

  #startCell(attributes: Attributes): void {
    const repeat = repeatOf(attributes['table:number-columns-repeated'])
    this.#cell = { column: this.#column, repeat, attributes, text: '', paragraphs: 0 }
    const wide = repeatOf(attributes['table:number-columns-spanned'])
    const high = repeatOf(attributes['table:number-rows-spanned'])
    if (wide > 1 || high > 1) {
      const [top, left] = [this.#rowNumber + 1, this.#column]
      this.merges.push({ top, bottom: top + high - 1, left, right: left + wide - 1 })
    }
  }

  #endCell(): void {
    const cell = this.#cell
    this.#cell = null
    if (!cell) return
    this.#column += cell.repeat
    const { text, isError } = this.#value(cell)
    if (text === '' && !isError) return
    for (let step = 0; step < cell.repeat; step++) this.#row.push({ column: cell.column + step, text, isError })
  }

  #value({ attributes, text, repeat, column }: Cell): { text: string; isError: boolean } {
    // Text repeated over a thousand columns is refused by the collector at the first column too many.
    if (repeat > LAST_ROW) throw new FileProblem('file.too_many_columns', { columns: column + repeat, limit: LAST_ROW })
    const type = attributes['office:value-type'] ?? ''
    if (type === '' || type === 'string') {
      const isError = isErrorText(attributes, text)
      return { text: isError ? '' : text, isError }
    }
    return { text: typedText(type, attributes) ?? text, isError: false }
  }

  #endRow(): void {
    const repeat = this.#row.length === 0 ? 0 : this.#rowRepeat
    for (let step = 1; step <= repeat; step++) {
      for (const { column, text, isError } of this.#row) {
        this.#rows.setCell(column, text)
        if (isError) this.#rows.addProblem('value.formula_error', column)
      }
      this.#rows.endRow(this.#rowNumber + step)
      if (this.#rowNumber + step > LAST_ROW) throw new FileProblem('file.too_many_rows', { limit: LAST_ROW })
    }
    this.#rowNumber += this.#rowRepeat
  }
}

/** The stored value of a number, date, time or boolean, which the visible text only approximates. */
function typedText(type: string, attributes: Attributes): string | undefined {
  const stored = attributes[VALUE_ATTRIBUTES[type] ?? 'office:value']
  if (stored === undefined) return undefined
  if (type === 'date') return dateText(stored)
  if (type === 'time') return durationText(stored)
  return type === 'boolean' ? stored : numberOf(stored)
}

function numberOf(value: string): string {
  const number = Number(value)
  return Number.isNaN(number) ? value : plainNumber(number)
}

/** An error value is stored as its text with a mark of the writing program, or as the result of a formula. */
function isErrorText(attributes: Attributes, text: string): boolean {
  if (attributes['calcext:value-type'] === 'error') return true
  return (
    attributes['table:formula'] !== undefined && /^(#(N\/A|DIV\/0!|REF!|NAME\?|VALUE!|NUM!|NULL!)|Err:\d+)$/.test(text)
  )
}

type Listed = { name: string; visibility: SheetVisibility }

async function listSheets(parts: ZipParts, limits: FileLimits): Promise<Listed[]> {
  const sheets: Listed[] = []
  const hiddenStyles = new Set<string>()
  let style = ''
  let depth = 0
  function add(attributes: Attributes): void {
    const isHidden = hiddenStyles.has(attributes['table:style-name'] ?? '')
    sheets.push({ name: attributes['table:name'] ?? '', visibility: isHidden ? 'hidden' : 'visible' })
    if (sheets.length > limits.maxSheets) throw new FileProblem('file.too_many_cells', { limit: limits.maxSheets })
  }
  await scanXml(parts.read('content.xml'), {
    open(tag, attributes) {
      if (tag === 'style') style = attributes['style:name'] ?? ''
      if (tag === 'table-properties' && attributes['table:display'] === 'false') hiddenStyles.add(style)
      if (tag === 'table' && depth++ === 0) add(attributes)
    },
    close(tag) {
      if (tag === 'table') depth--
    },
  })
  return sheets
}

/** A password-protected document keeps its directory readable and says in its manifest what is encrypted. */
async function refuseEncrypted(parts: ZipParts): Promise<void> {
  if (!parts.has('META-INF/manifest.xml')) return
  await scanXml(parts.read('META-INF/manifest.xml'), {
    open(tag) {
      if (tag === 'encryption-data') throw new FileProblem('file.encrypted')
    },
  })
}

/** Opens an .ods; the one content part is streamed once per sheet. */
export async function openOds(path: string, limits: FileLimits): Promise<TableSource> {
  const parts = await openZipParts(path, limits)
  try {
    await refuseEncrypted(parts)
    const sheets = await listSheets(parts, limits)
    const findings = new Map<number, { merges: readonly MergedRange[]; notes: readonly FileNote[] }>()
    return {
      format: 'ods',
      encoding: null,
      dialect: null,
      sheets,
      notes: [],
      headers: null,
      isRagged: false,
      async *rows(index) {
        if (!sheets[index]) throw new FileProblem('file.sheet_not_found', { sheet: index + 1 })
        const collector = new RowCollector(limits)
        const reader = new OdsReader(index, collector)
        yield* drain(readXml(parts.read('content.xml'), reader), collector)
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
