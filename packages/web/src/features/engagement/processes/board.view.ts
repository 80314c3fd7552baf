import type { BoardColumn } from '@klantregie/contract'

type Columns = readonly Pick<BoardColumn, 'key' | 'title' | 'isOld'>[]

/** Where a card can go from a column: every step of the newest version, and behind the last one. */
export function targetsOf(
  columns: Columns,
  from: string,
): { readonly key: string | null; readonly title: string | null }[] {
  const others = columns.filter(({ key, isOld }) => key !== from && !isOld)
  return [...others.map(({ key, title }) => ({ key, title })), { key: null, title: null }]
}

/** The column beside this one: undefined when there is none; null is behind the last one. */
export function besideOf(columns: Columns, from: string, way: 'before' | 'after'): string | null | undefined {
  const steps = columns.filter(({ isOld }) => !isOld)
  const at = steps.findIndex(({ key }) => key === from)
  if (at === -1) return undefined
  if (way === 'before') return steps[at - 1]?.key
  return steps[at + 1]?.key ?? null
}

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
