import type { Channel, LegalBasis, MayWeDecision, MayWeRule, OrganisationKind } from '@klantregie/contract'
import type { Said } from '../consent/consent-state.rules.ts'

/** What is known of a relation, as far as it matters for whether it may be approached. */
export type RelationFacts = {
  /** `merged`: it goes on as another relation, which answers for itself. */
  readonly presence: 'here' | 'archived' | 'merged' | 'gone'
  /** ISO day. */
  readonly birthDate: string | null
  readonly hasPostAddress: boolean
  readonly contacts: readonly ContactFacts[]
  /** Those that hold at the moment that is asked about. */
  readonly standings: readonly StandingFact[]
  /** Everything that was said about the purpose on the channel by then, whatever topic. */
  readonly statements: readonly Said[]
}

export type ContactFacts = {
  readonly kind: 'email' | 'phone'
  readonly contact: string
  readonly isMobile: boolean
  readonly isBounced: boolean
  /** Its owner wants no messages that are not service, for this purpose or for all. */
  readonly isSuppressed: boolean
  readonly customer: CustomerFacts | null
}

export type StandingFact = {
  readonly id: string
  readonly kind: 'deceased' | 'restricted' | 'objected'
  readonly purposeId: string | null
  readonly since: Date
}

export type Question = {
  readonly purpose: {
    readonly id: string
    readonly kind: 'commercial' | 'charitable' | 'service'
    readonly basis: LegalBasis
    readonly channels: readonly Channel[]
    readonly isOwnOffer: boolean
    readonly isActive: boolean
  }
  readonly channel: Channel
  readonly topicId: string | null
  readonly at: Date
  readonly organisationKind: OrganisationKind
  /** Only this address or number; any that the relation has when left out. */
  readonly contact?: string
}

export type Decision = {
  readonly decision: MayWeDecision
  readonly rule: MayWeRule
  readonly consentId: string | null
  readonly customerFactId: string | null
  readonly standingId: string | null
  /** Where it may go; null for post, conversation and what may not go. */
  readonly contact: string | null
}

/** How an address or number was given; see privacy.customer_fact. */
export type CustomerFacts = {
  readonly id: string
  readonly hasPaymentObligation: boolean
  readonly isSameEntity: boolean
  readonly wasInformed: boolean
  readonly wasOfferedOptOut: boolean
  readonly isEnriched: boolean
}
