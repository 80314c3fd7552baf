import type { FactKind } from '@klantregie/contract'

export type OrderLine = {
  readonly id: string
  readonly relationId: string
  readonly at: Date
  readonly kind: FactKind
  readonly isReversal: boolean
  readonly isReversed: boolean
  readonly quantity: number
  readonly cents: number
  readonly currency: string
  readonly day: string
  readonly until: string | null
  readonly offeringId: string | null
  readonly title: string | null
  readonly orderKey: string | null
  readonly sourceId: string | null
  readonly byName: string | null
}

/** Lines of one order at one moment, as one: of the line that brought most, with the sums of all. */
export type Order = Omit<OrderLine, 'offeringId' | 'orderKey'> & {
  /** Different things that were offered. */
  readonly offerings: number
}

/** A line without an order is an order by itself; numbers of two sources are not one; what was paid back is told apart. */
const keyOf = (line: OrderLine): string =>
  [line.relationId, line.at.getTime(), line.sourceId, line.orderKey ?? line.id, line.isReversal, line.currency].join(
    '\n',
  )

/**
 * Orders out of lines that come newest first, in that order. `isWhole`: there are no lines behind these; otherwise the last moment may
 * go on, and what it has is left out.
 */
export function ordersOf(lines: readonly OrderLine[], isWhole: boolean): Order[] {
  const last = lines.at(-1)?.at.getTime()
  const known = isWhole ? lines : lines.filter(({ at }) => at.getTime() !== last)
  return [...Map.groupBy(known, keyOf).values()].map(together)
}

function together(lines: readonly OrderLine[]): Order {
  const [first] = lines.toSorted(
    (one, other) => Math.abs(other.cents) - Math.abs(one.cents) || (one.id < other.id ? -1 : 1),
  )
  if (!first) throw new Error('An order has at least one line.')
  const { offeringId: _offering, orderKey: _order, ...rest } = first
  return {
    ...rest,
    id: lines.map(({ id }) => id).sort()[0] ?? first.id,
    title: first.title ?? lines.find(({ title }) => title !== null)?.title ?? null,
    quantity: sum(lines.map(({ quantity }) => quantity)),
    cents: sum(lines.map(({ cents }) => cents)),
    isReversed: lines.every(({ isReversed }) => isReversed),
    offerings: new Set(lines.flatMap(({ offeringId }) => offeringId ?? [])).size,
  }
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
