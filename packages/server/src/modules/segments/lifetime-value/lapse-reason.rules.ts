import { daysBetween } from '@klantregie/contract'
import type { LapseReason } from '@klantregie/contract'

/** What somebody did in a family of activity, as far as it can say why they may stay away. */
export type Past = {
  /** Days on which something counted, newest first; nothing that is still to come. */
  readonly days: readonly string[]
  /** With how many they came, by day, newest first: tickets only. */
  readonly companies: readonly number[]
  /** The last day of the last membership; null: none, or it still runs. */
  readonly memberUntil: string | null
}

/** Fewer times say nothing of a pace. */
const FEWEST_FOR_PACE = 3
/** And fewer evenings nothing of with whom somebody comes. */
const FEWEST_COMPANIES = 3

/**
 * Why somebody may not come back, from what they did themselves and nothing else: facts that whoever reads them can check. There is always
 * one, because somebody of whom nothing is known is not said anything of.
 */
export function reasonsFor({ days, companies, memberUntil }: Past, today: string): LapseReason[] {
  const reasons: LapseReason[] = []
  const [last] = days
  const first = days.at(-1)
  if (last !== undefined && first !== undefined)
    reasons.push(
      days.length < FEWEST_FOR_PACE
        ? { kind: 'last', awayDays: daysBetween(last, today) }
        : {
            kind: 'pace',
            everyDays: Math.max(1, Math.round(daysBetween(first, last) / (days.length - 1))),
            awayDays: daysBetween(last, today),
          },
    )
  const [now, ...before] = companies
  if (now !== undefined && companies.length >= FEWEST_COMPANIES) {
    const usual = medianOf(before)
    // Half or less: one fewer is chance, or somebody who was ill.
    if (usual >= 2 && now * 2 <= usual) reasons.push({ kind: 'company', before: usual, now })
  }
  if (memberUntil !== null) reasons.push({ kind: 'membership', until: memberUntil })
  return reasons
}

/** The lower of the two in the middle, so that it is a number of people. */
function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)] ?? 0
}
