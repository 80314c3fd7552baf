import { dutchDay } from '@klantregie/contract'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** The last millisecond of a calendar day ("2026-03-01") in the Netherlands, which is one or two hours before UTC. */
export function lastMomentOfDutchDay(day: string): Date {
  const inSummer = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS - 2 * HOUR_MS - 1)
  const inWinter = new Date(inSummer.getTime() + HOUR_MS)
  return dutchDay(inWinter) === day ? inWinter : inSummer
}
