export type Way = 'up' | 'down' | 'left' | 'right'

/** Which card an arrow leads to, as column and place; null when there is none that way. Columns without cards are passed over. */
export function cardBeside(
  counts: readonly number[],
  at: { column: number; row: number },
  way: Way,
): { column: number; row: number } | null {
  if (way === 'up' || way === 'down') {
    const row = at.row + (way === 'up' ? -1 : 1)
    return row >= 0 && row < (counts[at.column] ?? 0) ? { column: at.column, row } : null
  }
  const order = counts.map((count, column) => ({ count, column }))
  const ways = way === 'left' ? order.slice(0, at.column).reverse() : order.slice(at.column + 1)
  const next = ways.find(({ count }) => count > 0)
  return next ? { column: next.column, row: Math.min(at.row, next.count - 1) } : null
}
