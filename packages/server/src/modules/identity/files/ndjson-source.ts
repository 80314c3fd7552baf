import type { TextEncoding } from './encoding.rules.ts'
import type { FileLimits } from './file-limits.rules.ts'
import { FileProblem } from './file-problem.ts'
import type { ChoiceOverrides, FileRow, TableSource } from './file-table.ts'
import { readObject, type ObjectValues } from './ndjson.rules.ts'
import { RowCollector } from './row-collector.ts'
import { detectEncoding, readText } from './text-source.ts'

/** A line holds the cells of a whole row. */
const CELLS_PER_LINE = 20

type Line = { readonly rowNumber: number; readonly values: ObjectValues | null }

async function* readLines(path: string, encoding: TextEncoding, limits: FileLimits): AsyncGenerator<Line> {
  const longest = limits.maxCellCharacters * CELLS_PER_LINE
  let rest = ''
  let rowNumber = 0
  const take = function* (lines: readonly string[]): Generator<Line> {
    for (const line of lines) {
      rowNumber += 1
      if (line.length > longest) throw new FileProblem('file.cell_too_long', { row: rowNumber, limit: longest })
      if (line.trim() !== '') yield { rowNumber, values: readObject(line) }
    }
  }
  for await (const text of readText(path, encoding)) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longest)
      throw new FileProblem('file.cell_too_long', { row: rowNumber + lines.length + 1, limit: longest })
    yield* take(lines)
  }
  yield* take([rest])
}

/**
 * Newline-delimited JSON (one object a line) as a table, as programs send it. It is read once to see which columns the objects have together, in
 * the order in which they first occur, and again for the rows. A line that is no object is a row without cells that says so.
 */
export async function openNdjson(path: string, form: ChoiceOverrides, limits: FileLimits): Promise<TableSource> {
  const encoding = form.encoding ?? (await detectEncoding(path)).encoding
  const columns = new Map<string, number>()
  for await (const { values } of readLines(path, encoding, limits)) {
    for (const name of values?.keys() ?? []) if (!columns.has(name)) columns.set(name, columns.size)
    if (columns.size > limits.maxColumns)
      throw new FileProblem('file.too_many_columns', { columns: columns.size, limit: limits.maxColumns })
  }
  let collector = new RowCollector(limits)
  return {
    format: 'ndjson',
    encoding,
    dialect: null,
    sheets: [{ name: '', visibility: 'visible' }],
    notes: [],
    headers: [...columns.keys()],
    isRagged: false,
    async *rows(index) {
      if (index !== 0) throw new FileProblem('file.sheet_not_found', { sheet: index + 1 })
      collector = new RowCollector(limits)
      for await (const line of readLines(path, encoding, limits)) {
        addRow(collector, line, columns)
        if (collector.isFull()) yield collector.take()
      }
      const last: readonly FileRow[] = collector.take()
      if (last.length > 0) yield last
    },
    findings: () => ({ merges: [], notes: collector.notes() }),
    close: () => Promise.resolve(),
  }
}

function addRow(collector: RowCollector, { rowNumber, values }: Line, columns: ReadonlyMap<string, number>): void {
  if (values === null) collector.addProblem('row.unreadable')
  for (const [name, text] of values ?? []) collector.setCell(columns.get(name) ?? 0, text)
  collector.endRow(rowNumber)
}
