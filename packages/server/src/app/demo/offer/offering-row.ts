import type { OfferingKind, OfferingState } from '@klantregie/contract'

/** Something that is offered, as the ticket system would tell of it. */
export interface DemoOffering {
  /** Its number in the ticket system. */
  readonly key: string
  readonly kind: OfferingKind
  /** What it belongs to; that comes earlier in the list. */
  readonly parentKey: string | null
  readonly title: string
  /** By its Dutch name, as the organisation begins with it; null: that of what it belongs to. */
  readonly genre: string | null
  readonly branchName: string | null
  /** ISO 8601, UTC. */
  readonly startsAt: string | null
  readonly endsAt: string | null
  readonly capacity: number | null
  readonly state: OfferingState
  readonly makers: readonly string[]
  /** By their Dutch names. */
  readonly targetGroups: readonly string[]
  readonly prices: readonly (readonly [name: string, cents: number])[]
}

export const BLANK_OFFERING = {
  parentKey: null,
  genre: null,
  branchName: null,
  startsAt: null,
  endsAt: null,
  capacity: null,
  state: 'planned',
  makers: [],
  targetGroups: [],
  prices: [],
} satisfies Partial<DemoOffering>
