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
