import { isBlankRow } from './cell-content.rules.ts'

type Problem = { readonly code: string; readonly column?: number }
type Row = { readonly rowNumber: number; readonly cells: readonly string[]; readonly problems?: readonly Problem[] }
type Frame = { readonly firstColumn: number; readonly columns: number; readonly isRagged: boolean }

/** Number of cells up to and including the last filled one. */
export function filledWidth(cells: readonly string[]): number {
  let width = cells.length
  while (width > 0 && cells[width - 1]?.trim() === '') width--
  return width
}

export function firstFilled(cells: readonly string[]): number {
  return cells.findIndex((cell) => cell.trim() !== '')
}

/**
 * Fits a row of the file into the columns of its table, or gives null for a blank one. A row that is too short is
 * completed and a row that is too long keeps its surplus; both are marked and neither is dropped.
 */
export function shapeRow<R extends Row>(row: R, frame: Frame): R | null {
  const { firstColumn, columns } = frame
  if (isBlankRow(row.cells)) return row.problems ? fit(row, frame) : null
  return firstColumn === 0 && row.cells.length === columns && !row.problems ? row : fit(row, frame)
}

function fit<R extends Row>(row: R, { firstColumn, columns, isRagged }: Frame): R {
  const cells = row.cells.slice(firstColumn, Math.max(firstColumn + columns, filledWidth(row.cells)))
  const problems: Problem[] = (row.problems ?? []).map((problem) =>
    problem.column === undefined ? problem : { ...problem, column: problem.column - firstColumn },
  )
  if (isRagged && row.cells.length < firstColumn + columns) problems.push({ code: 'row.too_few_cells' })
  if (cells.length > columns) problems.push({ code: 'row.too_many_cells' })
  while (cells.length < columns) cells.push('')
  return problems.length > 0 ? { ...row, cells, problems } : { ...row, cells }
}
