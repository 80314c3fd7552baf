import { dutchDay } from '@klantregie/contract'

/** From sixteen on somebody decides about their own data (art. 8 AVG, art. 5 UAVG). */
const AGE = 16

/** Unknown age counts as sixteen or older: most relations have no birthday, and nobody has to give theirs. */
export function isUnderSixteen(birthDate: string | null, day: string): boolean {
  return isYoungerThan(birthDate, AGE, day)
}

/** The same at a moment. */
export function wasUnderSixteen(birthDate: string | null, moment: Date): boolean {
  return birthDate !== null && isUnderSixteen(birthDate, dutchDay(moment))
}

/** Who was born on 29 February and has a birthday in a year without one has it on 1 March: the day after 28 February. */
export function isYoungerThan(birthDate: string | null, years: number, day: string): boolean {
  if (birthDate === null) return false
  const birthday = `${String(Number(birthDate.slice(0, 4)) + years).padStart(4, '0')}${birthDate.slice(4)}`
  return day < birthday
}
