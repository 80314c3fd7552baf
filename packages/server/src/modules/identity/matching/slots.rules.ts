import { SLOTS } from './record-table.rules.ts'

type Column = Float64Array | Int32Array

/** Whether a row has any value in a column of several slots. */
export const hasValue = (column: Column, row: number) => column[row * SLOTS] !== 0

/** A value that both rows have in one of their slots; 0 when there is none. */
export function sharedValue(column: Column, a: number, b: number): number {
  const [first = 0, second = 0] = [column[a * SLOTS], column[a * SLOTS + 1]]
  if (first !== 0 && isIn(column, b, first)) return first
  return second !== 0 && isIn(column, b, second) ? second : 0
}

const isIn = (column: Column, row: number, value: number) =>
  column[row * SLOTS] === value || column[row * SLOTS + 1] === value

/** 0 when one of them has none, 1 when they share one, 2 when they differ. */
export function compareSlots(column: Column, a: number, b: number): number {
  if (!hasValue(column, a) || !hasValue(column, b)) return 0
  return sharedValue(column, a, b) === 0 ? 2 : 1
}

/** 0 when one is unknown (0), 1 when they are the same, 2 when they differ. */
export function sameOrNot(a: number | undefined, b: number | undefined): number {
  if (a === 0 || b === 0) return 0
  return a === b ? 1 : 2
}

/**
 * The best (lowest, 0 being worst) level over all pairs of slots of two rows. `levelOf` is given places in the column.
 */
export function bestOfSlots(a: number, b: number, levelOf: (mine: number, theirs: number) => number): number {
  let best = 0
  for (let mine = a * SLOTS; mine < (a + 1) * SLOTS; mine++) {
    for (let theirs = b * SLOTS; theirs < (b + 1) * SLOTS; theirs++) {
      const level = levelOf(mine, theirs)
      if (level !== 0 && (best === 0 || level < best)) best = level
    }
  }
  return best
}
