import type { FactDetail, FactKind, OfferingKind, OfferingState, WaitingReason } from '@klantregie/contract'

/** Text by header, as a row of a list. */
export type Cells = Readonly<Record<string, string>>

/** How a connector names one of its objects. */
export type ObjectKey = { readonly objectType: string; readonly externalId: string }

/** An object as the other system gave it, without what is secret in it. */
export type GivenObject = ObjectKey & {
  readonly payload: unknown
  /** It is not there any more; what it said last is then what is kept of it here. */
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
  /** The last day, of what lasts ("2026-12-31"). */
  readonly until?: string | null
  readonly offering: string | null
  readonly quantity: number
  readonly amountCents: number
  readonly currency: string
  readonly orderKey: string | null
  readonly reversesKey: string | null
  readonly priceType: string | null
  readonly channel: string | null
  readonly detail?: FactDetail | null
}

/**
 * What somebody said about a list of the other system; what the list stands for is said by the connection (`ListMeaning`). A no: since
 * when, and why. A yes: the moment, from where, by what means, and the words when the other system keeps them; null: it can show nothing,
 * and it is no yes here. `at` null: when we noticed.
 */
export type GivenConsent = {
  readonly person: ObjectKey
  readonly list: string
  readonly contact: string | null
  readonly said:
    | { readonly state: 'withdrawn'; readonly at: Date | null; readonly reason: string }
    | { readonly state: 'given'; readonly at: Date; readonly evidence: GivenEvidence | null }
}
export type GivenEvidence = { readonly ip: string; readonly method: string; readonly text: string | null }

/**
 * What became of a campaign: numbers of people, once each however often they opened or clicked. Null: the other system does not tell.
 * `returned`: mail that came back for good. `lists`: how those are called that it went to.
 */
export type GivenCampaign = {
  readonly name: string
  readonly subject: string | null
  readonly sentAt: Date
  readonly lists: readonly string[]
  readonly sent: number
  readonly opened: number | null
  readonly clicked: number | null
  readonly unsubscribed: number | null
  readonly returned: number | null
  readonly complained: number | null
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
  readonly consents?: readonly GivenConsent[]
  /** E-mail addresses from which mail comes back. */
  readonly returned?: readonly string[]
  readonly campaign?: GivenCampaign
  readonly wants: WaitingReason | null
  /** Whoever it is of may be unknown here for good: nothing waits for them. */
  readonly mayBeNobody?: boolean
  /** It is gone there, and what was done stays done: the facts that it said before stay as they are. */
  readonly keepsFacts?: boolean
}
export type Refused = { readonly title: string; readonly refused: WaitingReason }

/** Payloads of other objects of the same connection, that this one refers to. */
export type Beside = (key: ObjectKey) => unknown

/** How a connection was set up, by key. */
export type Settings = Readonly<Record<string, string>>
