/** Small counts below this are not told (RULES-NL: "small counts (< 5) suppressed in shared reports"). */
export const LEAST = 5

/** A part of a whole of which the total is told. `of`: a larger number that is told beside it, from which it can be taken away. */
export type Cell = { readonly count: number; readonly of?: number }

const isSmall = (count: number): boolean => count > 0 && count < LEAST

/**
 * Which parts of a whole are kept back, by their place. First those that are small, or leave a small rest of the number beside them. Then,
 * because the total is told, others with them until what is missing is more than one part and not small itself: the smallest first, and
 * what is nothing last of all.
 */
export function hiddenParts(cells: readonly Cell[]): ReadonlySet<number> {
  const hidden = new Set(cells.flatMap((cell, at) => (isTelling(cell) ? [at] : [])))
  const others = cells
    .map(({ count }, at) => ({ count, at }))
    .filter(({ at }) => !hidden.has(at))
    .toSorted((one, other) => (one.count || Infinity) - (other.count || Infinity))
  for (const { at } of others) {
    if (hidden.size === 0 || isCovered(cells.filter((_cell, index) => hidden.has(index)))) break
    hidden.add(at)
  }
  return hidden
}

function isTelling({ count, of }: Cell): boolean {
  return isSmall(count) || (of !== undefined && isSmall(of - count))
}

/** Whether what is missing from a total is several parts that are together not small. */
function isCovered(missing: readonly Cell[]): boolean {
  const count = missing.reduce((sum, cell) => sum + cell.count, 0)
  const rest = missing.reduce((sum, cell) => sum + (cell.of === undefined ? 0 : cell.of - cell.count), 0)
  return missing.length > 1 && !isSmall(count) && !isSmall(rest)
}

/** 100: the part is as large in the whole as the other part is in the other whole. Null when one of these says nothing. */
export function indexOf(
  part: number,
  whole: number,
  other: { readonly part: number; readonly whole: number },
): number | null {
  if (whole === 0 || other.whole === 0 || other.part === 0) return null
  return Math.round((100 * part * other.whole) / (whole * other.part))
}
