import type { FactDetail, FactKind, OfferingKind, OfferingState, WaitingReason } from '@klantregie/contract'

/** Text by header, as a row of a list. */
export type Cells = Readonly<Record<string, string>>

/** How a connector names one of its objects. */
export type ObjectKey = { readonly objectType: string; readonly externalId: string }

/** An object as the other system gave it, without what is secret in it. */
export type GivenObject = ObjectKey & {
  readonly payload: unknown
  /** It is not there any more. */
  readonly isGone?: boolean
}

export type GivenPerson = ObjectKey & {
  readonly cells: Cells
  /** Made nameless there. */
  readonly isErased?: boolean
}

export type GivenOffering = {
  readonly number: string
  readonly parentNumber: string | null
  readonly kind: OfferingKind
  readonly title: string
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly state: OfferingState
}

export type GivenFact = {
  /** One per source; the same key again is the same fact. */
  readonly key: string
  readonly person: ObjectKey | null
  readonly kind: FactKind
  readonly occurredAt: Date
  readonly offering: string | null
  readonly quantity: number
  readonly amountCents: number
  readonly currency: string
  readonly orderKey: string | null
  readonly reversesKey: string | null
  readonly priceType: string | null
  readonly channel: string | null
  /** Of a period: its last day, when it has one. */
  readonly until?: string | null
  readonly detail?: FactDetail | null
}

/**
 * What an object means. `people` are said by this object; `about`: who it is of, also when another object says who that is. `wants`: it
 * should be of somebody and is not, which is for people to repair; its facts then count for nobody in particular.
 */
export type Understood = {
  readonly title: string
  readonly people: readonly GivenPerson[]
  readonly about: ObjectKey | null
  readonly offerings: readonly GivenOffering[]
  readonly facts: readonly GivenFact[]
  readonly wants: WaitingReason | null
  /** It is gone there, and what was done stays done: the facts that it said before stay as they are. */
  readonly keepsFacts?: boolean
}
export type Refused = { readonly title: string; readonly refused: WaitingReason }

/** Payloads of other objects of the same connection, that this one refers to. */
export type Beside = (key: ObjectKey) => unknown

/** How a connection was set up, by key. */
export type Settings = Readonly<Record<string, string>>
