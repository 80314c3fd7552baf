import type { SegmentOverlap } from '@klantregie/contract'

export interface Cell {
  readonly id: string
  readonly both: number
  /** Of the segment of the row; null where the row is empty. */
  readonly share: number | null
  readonly isSelf: boolean
}
export interface MatrixRow {
  readonly id: string
  readonly name: string
  readonly count: number
  readonly cells: readonly Cell[]
}

/** Every segment against every other: how many of the row are in the column too. */
export function matrixOf({ sizes, pairs }: SegmentOverlap): readonly MatrixRow[] {
  const both = new Map(
    pairs.flatMap((pair) => [
      [`${pair.one} ${pair.other}`, pair.both],
      [`${pair.other} ${pair.one}`, pair.both],
    ]),
  )
  return sizes.map(({ id, name, count }) => ({
    id,
    name,
    count,
    cells: sizes.map((column) => {
      const shared = column.id === id ? count : (both.get(`${id} ${column.id}`) ?? 0)
      return { id: column.id, both: shared, share: count === 0 ? null : shared / count, isSelf: column.id === id }
    }),
  }))
}

/** How strong a cell is coloured, in five steps; the figure in it says the same. */
export function stepOf(share: number | null): 0 | 1 | 2 | 3 | 4 {
  if (share === null || share <= 0) return 0
  if (share < 0.25) return 1
  if (share < 0.5) return 2
  return share < 0.75 ? 3 : 4
}
