/**
 * Whether two words are at most `most` typing mistakes apart: a letter more, less or other, or two neighbours swapped
 * (Damerau 1964; optimal string alignment). Stops as soon as the answer is known.
 */
export function isWithin(a: string, b: string, most: number): boolean {
  if (a === b) return true
  if (Math.abs(a.length - b.length) > most) return false
  return most === 1 ? isOneMistake(a, b) : distance(a, b, most) <= most
}

function isOneMistake(a: string, b: string): boolean {
  const start = sharedStart(a, b)
  const tail = sharedEnd(a, b, Math.min(a.length, b.length) - start)
  const restA = a.slice(start, a.length - tail)
  const restB = b.slice(start, b.length - tail)
  if (restA.length <= 1 && restB.length <= 1) return true
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]
}

function sharedStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a.charCodeAt(length) === b.charCodeAt(length)) length++
  return length
}

function sharedEnd(a: string, b: string, most: number): number {
  let length = 0
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++
  return length
}

/** Rows of the table of distances between beginnings of the words; more than `most` is told as `most + 1`. */
function distance(a: string, b: string, most: number): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = nextRow({ a, b, row, previous, beforePrevious })
    if (Math.min(...current) > most) return most + 1
    beforePrevious = previous
    previous = current
  }
  return at(previous, b.length)
}

const at = (row: readonly number[], column: number) => row[column] ?? Number.POSITIVE_INFINITY

interface DistanceRow {
  readonly a: string
  readonly b: string
  readonly row: number
  readonly previous: readonly number[]
  readonly beforePrevious: readonly number[]
}

function nextRow({ a, b, row, previous, beforePrevious }: DistanceRow): number[] {
  const current = [row]
  for (let column = 1; column <= b.length; column++) {
    const cost = a[row - 1] === b[column - 1] ? 0 : 1
    const best = Math.min(at(previous, column) + 1, at(current, column - 1) + 1, at(previous, column - 1) + cost)
    const isSwap = row > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
    current.push(isSwap ? Math.min(best, at(beforePrevious, column - 2) + 1) : best)
  }
  return current
}

const ONE_MISTAKE_FROM = 4
const TWO_MISTAKES_FROM = 8

/** Whether two folded words may be one word misspelt. Short words forgive nothing, long ones two mistakes. */
export function isMisspelt(a: string, b: string): boolean {
  const shortest = Math.min(a.length, b.length)
  if (Math.max(a.length, b.length) < ONE_MISTAKE_FROM || shortest < ONE_MISTAKE_FROM - 1) return false
  return isWithin(a, b, shortest >= TWO_MISTAKES_FROM ? 2 : 1)
}
