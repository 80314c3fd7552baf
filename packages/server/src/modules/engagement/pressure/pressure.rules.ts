import { daysBetween, daysLater } from '@klantregie/contract'
import type { Channel, PressureCap, PressurePeriod } from '@klantregie/contract'

/** How many days in a row a period has. A quarter is 13 weeks, so that it has as many of each day of the week. */
export const DAYS_OF: Readonly<Record<PressurePeriod, number>> = { week: 7, month: 30, quarter: 91, year: 365 }

/** An approach that reaches somebody, or somebody in their household. Planned over several days it may still fall on each of them. */
export type Reached = {
  readonly id: string
  readonly channel: Channel
  readonly isService: boolean
  readonly startsOn: string
  readonly endsOn: string
  /** It reaches the relation itself. */
  readonly isOwn: boolean
  /** It reaches somebody in a household of the relation. */
  readonly isHousehold: boolean
}

/** What somebody wants to do; `channel` null: asked in general, every cap is answered. */
export type Asked = {
  readonly channel: Channel | null
  readonly isService: boolean
  readonly startsOn: string
  readonly endsOn: string
}

export type Level = {
  readonly cap: PressureCap
  /** The approaches in the fullest period of the cap that holds a day that was asked for. */
  readonly counted: readonly string[]
  readonly from: string
  readonly until: string
  /** One more would be too many. */
  readonly isFull: boolean
}

/**
 * Whether one more approach would be too many: for every cap that holds for it, how full the fullest period is that it could fall
 * in. A period is any so many days in a row on the Dutch calendar, so no month end makes room for a second burst. Service messages
 * (what belongs to a loan or a ticket) are held back by, and counted for, only those caps that say so. Source: the organisation's
 * own caps (engagement.pressure_cap); the set-based form of the same decision is `over` in pressure.queries.ts.
 */
export function decidePressure(
  reached: readonly Reached[],
  { caps, asked, hasHousehold }: { caps: readonly PressureCap[]; asked: Asked; hasHousehold: boolean },
): Level[] {
  return caps
    .filter((cap) => holdsFor(cap, asked) && (cap.reach === 'relation' || hasHousehold))
    .map((cap) =>
      levelOf(
        cap,
        reached.filter((one) => countsFor(cap, one)),
        asked,
      ),
    )
}

/** Whether a cap has something to say of what is asked. */
export function holdsFor(cap: PressureCap, { channel, isService }: Pick<Asked, 'channel' | 'isService'>): boolean {
  return (cap.channel === null || channel === null || cap.channel === channel) && (cap.withService || !isService)
}

function countsFor(cap: PressureCap, { channel, isService, isOwn, isHousehold }: Reached): boolean {
  const isReached = cap.reach === 'relation' ? isOwn : isOwn || isHousehold
  return isReached && (cap.channel === null || cap.channel === channel) && (cap.withService || !isService)
}

function levelOf(cap: PressureCap, reached: readonly Reached[], { startsOn, endsOn }: Asked): Level {
  const length = DAYS_OF[cap.period]
  const earliest = daysLater(startsOn, 1 - length)
  const near = reached.filter((one) => one.endsOn >= earliest && one.startsOn <= daysLater(endsOn, length - 1))
  // A period that is as full as can be can begin where its last one has just come in.
  const starts = [...new Set([earliest, ...near.map((one) => latest(daysLater(one.startsOn, 1 - length), earliest))])]
    .filter((from) => daysBetween(from, endsOn) >= 0)
    .sort()
  let best: Omit<Level, 'cap' | 'isFull'> | null = null
  for (const from of starts) {
    const until = daysLater(from, length - 1)
    const counted = near.filter((one) => one.startsOn <= until && one.endsOn >= from).map(({ id }) => id)
    if (best === null || counted.length > best.counted.length) best = { counted, from, until }
  }
  const found = best ?? { counted: [], from: earliest, until: daysLater(earliest, length - 1) }
  return { cap, ...found, isFull: found.counted.length >= cap.most }
}

const latest = (one: string, other: string) => (one > other ? one : other)

/** Two caps that say something about the same: which counts would be a guess. */
export function hasTwice(caps: readonly PressureCap[]): boolean {
  return new Set(caps.map(({ channel, period, reach }) => `${channel ?? ''} ${period} ${reach}`)).size < caps.length
}

/** How often relations were reached, in classes that can be compared; the last has no end. */
export const BUCKETS: readonly { readonly least: number; readonly most: number | null }[] = [
  { least: 0, most: 0 },
  { least: 1, most: 1 },
  { least: 2, most: 3 },
  { least: 4, most: 6 },
  { least: 7, most: 12 },
  { least: 13, most: null },
]
