export const BIRTH = { missing: 0, same: 1, similar: 2, differs: 3 } as const

const FIRST_JANUARY = 101
const DAY = 100
const YEAR = 10_000

/**
 * Compares two birth dates (yyyymmdd, 0 unknown). One damage makes them similar: a digit, two digits swapped, day and
 * month swapped. The first of January is what people fill in who know only the year: it agrees with any day of that
 * year and denies nothing.
 */
export function compareBirth(a: number, b: number): number {
  if (a === 0 || b === 0) return BIRTH.missing
  if (a === b) return a % YEAR === FIRST_JANUARY ? BIRTH.similar : BIRTH.same
  if (a % YEAR === FIRST_JANUARY || b % YEAR === FIRST_JANUARY) return BIRTH.missing
  return isDamaged(a, b) ? BIRTH.similar : BIRTH.differs
}

function isDamaged(a: number, b: number): boolean {
  if (Math.floor(a / YEAR) === Math.floor(b / YEAR) && isSwapped(a % YEAR, b % YEAR)) return true
  const textA = String(a)
  const textB = String(b)
  let first = -1
  let last = -1
  let count = 0
  for (let index = 0; index < textA.length; index++) {
    if (textA[index] === textB[index]) continue
    if (first < 0) first = index
    last = index
    count++
  }
  if (count === 1) return true
  return count === 2 && last === first + 1 && textA[first] === textB[last] && textA[last] === textB[first]
}

function isSwapped(monthDayA: number, monthDayB: number): boolean {
  return Math.floor(monthDayA / DAY) === monthDayB % DAY && monthDayA % DAY === Math.floor(monthDayB / DAY)
}

/** Whether two known dates have neither the year in common nor day and month, also with these two exchanged. */
export function shareNothing(a: number, b: number): boolean {
  if (compareBirth(a, b) !== BIRTH.differs) return false
  const [dayA, dayB] = [a % YEAR, b % YEAR]
  return Math.floor(a / YEAR) !== Math.floor(b / YEAR) && dayA !== dayB && !isSwapped(dayA, dayB)
}
