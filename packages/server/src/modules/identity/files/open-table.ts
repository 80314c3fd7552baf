import type { FileLimits } from './file-limits.rules.ts'
import { FileProblem } from './file-problem.ts'
import type { FileRow, TableChoice } from './file-table.ts'
import { openSource, stateOf } from './open-source.ts'
import type { TextForm } from './text-source.ts'
import { shapeRow } from './table-shape.rules.ts'

function formOf(choice: TableChoice): TextForm {
  const { encoding, delimiter, quote, escape, newline } = choice
  if (encoding === null) return {}
  return delimiter === null ? { encoding } : { encoding, dialect: { delimiter, quote, escape, newline } }
}

/**
 * The filled rows below the header of one table, in file order, in batches of about a thousand. Runs in this process:
 * meant for a child process that maps rows while it reads them; the server itself uses `readRows`. Throws
 * `FileProblem`; `file.changed` when the file is not the one that was inspected or changes under the reader.
 */
export async function* openTable(
  path: string,
  choice: TableChoice,
  limits: FileLimits,
): AsyncGenerator<readonly FileRow[], void, undefined> {
  const source = await openSource({ path, fileName: '' }, formOf(choice), limits)
  try {
    if (source.state.bytes !== choice.bytes) throw new FileProblem('file.changed')
    const frame = { firstColumn: choice.firstColumn, columns: choice.columns, isRagged: source.isRagged }
    const isData = (row: FileRow) => row.rowNumber >= choice.firstDataRow
    for await (const batch of source.rows(choice.sheet)) {
      const below = batch[0] && batch[0].rowNumber >= choice.firstDataRow ? batch : batch.filter(isData)
      const rows = below.flatMap((row) => shapeRow(row, frame) ?? [])
      if (rows.length > 0) yield rows
    }
    const state = await stateOf(path)
    if (state.bytes !== choice.bytes || state.modified !== source.state.modified) throw new FileProblem('file.changed')
  } finally {
    await source.close()
  }
}
