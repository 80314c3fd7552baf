import { daysBetween, daysLater } from '@klantregie/contract'

/** Days, both included, as "2026-03-01". */
export type Period = { readonly startsOn: string; readonly endsOn: string }

/** A period that somebody else claims, and how many days must lie between it and another. */
export type Block = Period & { readonly quietDays: number }

/** Days between two periods; 0 when they touch or overlap. */
export function distance(one: Period, other: Period): number {
  return Math.max(0, daysBetween(one.endsOn, other.startsOn), daysBetween(other.endsOn, one.startsOn))
}

/** Whether a period comes too near to a block. */
export function isTooNear(period: Period, block: Block): boolean {
  return distance(period, block) < block.quietDays
}

/** The first day on which a period is out of the way of whoever claims it. */
export function clearOn(block: Block): string {
  return daysLater(block.endsOn, Math.max(1, block.quietDays))
}

/** The first days, not before those that are wanted, on which a period of the same length comes too near to nothing. */
export function firstClearPeriod(wanted: Period, blocks: readonly Block[]): Period {
  const length = daysBetween(wanted.startsOn, wanted.endsOn)
  let { startsOn } = wanted
  for (;;) {
    const period = { startsOn, endsOn: daysLater(startsOn, length) }
    const near = blocks.filter((block) => isTooNear(period, block))
    if (near.length === 0) return period
    // Each step passes at least one block for good, so there is an end.
    startsOn = near.map(clearOn).reduce((latest, day) => (day > latest ? day : latest))
  }
}
