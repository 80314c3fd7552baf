import { daysBetween } from '@klantregie/contract'

/** A line of an order, or of what was given back for one. Money in cents, never below zero; `day` is an ISO day. */
export interface OrderLine {
  readonly orderId: string
  readonly day: string
  readonly amountCents: number
  readonly isRefund: boolean
}

/** Recency, frequency and money of one relation on a reference day. */
export interface Rfm {
  /** Days from the last order to the reference day; null when there was none. Refunds are no sign of life. */
  readonly recencyDays: number | null
  /** Different orders, however many lines each has. */
  readonly orders: number
  /** Different refunds. */
  readonly refunds: number
  readonly grossCents: number
  readonly refundedCents: number
  /** What is left; below zero when more was given back than was bought in the time that was looked at. */
  readonly netCents: number
  readonly firstOrderOn: string | null
  readonly lastOrderOn: string | null
}

/**
 * Recency, frequency and money of one relation, from its lines up to and including the reference day. An order counts once and
 * keeps counting when it was given back later; what was given back is told next to it and taken off the net amount.
 */
export function calculateRfm(lines: readonly OrderLine[], referenceDay: string): Rfm {
  const known = lines.filter(({ day }) => day <= referenceDay)
  const bought = known.filter(({ isRefund }) => !isRefund)
  const refunded = known.filter(({ isRefund }) => isRefund)
  const days = bought.map(({ day }) => day).sort()
  const [firstOrderOn = null, lastOrderOn = null] = [days[0], days.at(-1)]
  const [grossCents, refundedCents] = [sumOf(bought), sumOf(refunded)]
  return {
    recencyDays: lastOrderOn === null ? null : daysBetween(lastOrderOn, referenceDay),
    orders: differentOrders(bought),
    refunds: differentOrders(refunded),
    grossCents,
    refundedCents,
    netCents: grossCents - refundedCents,
    firstOrderOn,
    lastOrderOn,
  }
}

const sumOf = (lines: readonly OrderLine[]) => lines.reduce((sum, { amountCents }) => sum + amountCents, 0)
const differentOrders = (lines: readonly OrderLine[]) => new Set(lines.map(({ orderId }) => orderId)).size

/** 1 is the least, 5 the most: more recent, more often, more money. */
export type RfmScore = 1 | 2 | 3 | 4 | 5

export interface RfmScores {
  readonly recency: RfmScore
  readonly frequency: RfmScore
  readonly money: RfmScore
}

/** The least value with which a relation scores 2, 3, 4 and 5; Infinity when nobody does. */
export type ScoreBounds = readonly [number, number, number, number]

export interface RfmBounds {
  /** Of days, taken negative, because fewer days are more. */
  readonly recency: ScoreBounds
  readonly frequency: ScoreBounds
  readonly money: ScoreBounds
}

/** How many relations have a value; equal values may come more than once. */
export interface ValueCount {
  readonly value: number
  readonly relations: number
}

/**
 * The bounds of scores by fifths. A score s says: at least (s − 1) fifths of all relations have less. Equal values always
 * have the same score, the lower one, so that it does not depend on the order of a list: when 70 % came once, they all score
 * 1, and who came twice scores 4. Scores may be left out that way; to part equal people would be to make up a difference.
 */
export function calculateScoreBounds(values: readonly ValueCount[]): ScoreBounds {
  const sorted = values.filter(({ relations }) => relations > 0).sort((one, other) => one.value - other.value)
  const total = sorted.reduce((sum, { relations }) => sum + relations, 0)
  const bounds: [number, number, number, number] = [Infinity, Infinity, Infinity, Infinity]
  let less = 0
  sorted.forEach(({ value, relations }, at) => {
    // Of equal values the first one knows how many have less.
    if (sorted[at - 1]?.value !== value) lowerBounds(bounds, value, total > 0 ? less / total : 0)
    less += relations
  })
  return bounds
}

function lowerBounds(bounds: [number, number, number, number], value: number, shareWithLess: number): void {
  bounds.forEach((bound, at) => {
    if (bound === Infinity && isAtLeastFifths(shareWithLess, at + 1)) bounds[at] = value
  })
}

/** Three times one fifth is a little more than three fifths to a computer. */
const ROUNDING = 1e-12
const isAtLeastFifths = (share: number, fifths: number) => share >= fifths / 5 - ROUNDING

/** The score of a value by its bounds. */
export function calculateScore(value: number, [two, three, four, five]: ScoreBounds): RfmScore {
  if (value >= five) return 5
  if (value >= four) return 4
  if (value >= three) return 3
  return value >= two ? 2 : 1
}

/** The bounds of all three scores over the relations that ever ordered; the others have no scores. */
export function calculateRfmBounds(all: Iterable<Rfm>): RfmBounds {
  const counts = { recency: [] as ValueCount[], frequency: [] as ValueCount[], money: [] as ValueCount[] }
  for (const { recencyDays, orders, netCents } of all) {
    if (recencyDays === null) continue
    counts.recency.push({ value: -recencyDays, relations: 1 })
    counts.frequency.push({ value: orders, relations: 1 })
    counts.money.push({ value: netCents, relations: 1 })
  }
  return {
    recency: calculateScoreBounds(counts.recency),
    frequency: calculateScoreBounds(counts.frequency),
    money: calculateScoreBounds(counts.money),
  }
}

/** The three scores of one relation; null when it never ordered. Money is what is left after refunds. */
export function calculateRfmScores({ recencyDays, orders, netCents }: Rfm, bounds: RfmBounds): RfmScores | null {
  if (recencyDays === null) return null
  return {
    recency: calculateScore(-recencyDays, bounds.recency),
    frequency: calculateScore(orders, bounds.frequency),
    money: calculateScore(netCents, bounds.money),
  }
}
