export interface Sort {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

/** Pressing a header sorts by it; pressing the same header again turns the order around. */
export function nextSort(current: Sort | null, column: string): Sort {
  const turns = current?.column === column && current.direction === 'ascending'
  return { column, direction: turns ? 'descending' : 'ascending' }
}

/** Selecting the header box selects this page, or clears it when everything on the page was selected already. */
export function toggleAll(selected: ReadonlySet<string>, page: readonly string[]): ReadonlySet<string> {
  const next = new Set(selected)
  const isAll = page.length > 0 && page.every((id) => selected.has(id))
  for (const id of page) {
    if (isAll) next.delete(id)
    else next.add(id)
  }
  return next
}

export function toggleOne(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected)
  if (!next.delete(id)) next.add(id)
  return next
}

/** With every row between two; a row that is no longer on the page is no beginning, and then only the other is selected. */
export function selectUpTo(
  selected: ReadonlySet<string>,
  page: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): ReadonlySet<string> {
  const [first, last] = [page.indexOf(from), page.indexOf(to)].toSorted((one, other) => one - other)
  if (first === undefined || last === undefined || first < 0) return new Set([...selected, to])
  return new Set([...selected, ...page.slice(first, last + 1)])
}

/** Which row gets the focus after a key; null when the key does not move. */
export function rowAfter(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return Math.min(at + 1, count - 1)
    case 'ArrowUp':
    case 'k':
      return Math.max(at - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

/** Columns in the order the reader chose; a column that must stay is kept even when a stored choice lacks it. */
export function visibleColumns<C extends { readonly id: string; readonly isFixed?: boolean }>(
  columns: readonly C[],
  chosen: readonly string[] | undefined,
): readonly C[] {
  if (!chosen) return columns
  const byId = new Map(columns.map((column) => [column.id, column]))
  const fixed = columns.filter((column) => column.isFixed && !chosen.includes(column.id))
  return [...fixed, ...chosen.flatMap((id) => byId.get(id) ?? [])]
}
