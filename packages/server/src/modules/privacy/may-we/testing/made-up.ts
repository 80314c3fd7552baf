import type { Channel, LegalBasis, OrganisationKind } from '@klantregie/contract'
import type { Said } from '../../consent/consent-state.rules.ts'
import type { ContactFacts, CustomerFacts, Question, RelationFacts } from '../facts.rules.ts'
import { decideMayWe } from '../may-we.rules.ts'

/** A working day in the spring of 2026: calling customers is still allowed without consent. */
export const SPRING = new Date('2026-03-02T09:00:00.000Z')
/** The first day on which it is not. */
export const FIRST_OF_JULY = new Date('2026-07-01T07:00:00.000Z')

export const purpose = (
  id: string,
  kind: Question['purpose']['kind'],
  basis: LegalBasis,
  isOwnOffer = false,
): Question['purpose'] => ({
  id,
  kind,
  basis,
  channels: ['email', 'phone', 'post', 'sms', 'in_person'],
  isOwnOffer,
  isActive: true,
})
export const newsletter = purpose('newsletter', 'commercial', 'consent')
export const tips = purpose('tips', 'commercial', 'legitimate_interest', true)
export const fundraising = purpose('fundraising', 'charitable', 'legitimate_interest')
export const tickets = purpose('tickets', 'service', 'contract')
export const survey = purpose('survey', 'service', 'public_task')

export type Ask = { purpose: Question['purpose']; channel: Channel; at?: Date; organisation?: OrganisationKind }
export const columns = {
  'the newsletter by e-mail': { purpose: newsletter, channel: 'email' },
  'the newsletter by post': { purpose: newsletter, channel: 'post' },
  'tips for customers by e-mail': { purpose: tips, channel: 'email' },
  'tips for customers by text message': { purpose: tips, channel: 'sms' },
  'tips for customers by post': { purpose: tips, channel: 'post' },
  'a call with tips in spring 2026': { purpose: tips, channel: 'phone' },
  'a call with tips since July 2026': { purpose: tips, channel: 'phone', at: FIRST_OF_JULY },
  'a call with tips by a publisher since July 2026': {
    purpose: tips,
    channel: 'phone',
    at: FIRST_OF_JULY,
    organisation: 'publisher',
  },
  'a request for gifts by e-mail': { purpose: fundraising, channel: 'email' },
  'the message that the tickets are ready': { purpose: tickets, channel: 'email' },
  'a question how the visit was': { purpose: survey, channel: 'email' },
} as const satisfies Record<string, Ask>
export type Column = keyof typeof columns
export const COLUMNS = Object.keys(columns) as Column[]

export const customer: CustomerFacts = {
  id: 'fact',
  hasPaymentObligation: true,
  isSameEntity: true,
  wasInformed: true,
  wasOfferedOptOut: true,
  isEnriched: false,
}
export type Change = Partial<Omit<RelationFacts, 'contacts'>> & {
  readonly point?: Partial<ContactFacts>
  readonly noContacts?: boolean
}
export const said = (state: Said['state'], change: Partial<Said> = {}): Said => ({
  id: `${state} ${change.occurredAt?.toISOString() ?? ''} ${change.source ?? 'desk'}`,
  state,
  source: 'desk',
  topicId: null,
  occurredAt: new Date('2025-05-01T10:00:00Z'),
  expiresAt: null,
  isByGuardian: false,
  ...change,
})
export const on = (day: string) => new Date(`${day}T10:00:00Z`)

/** An adult with an e-mail address, a mobile number and a postal address, of whom nothing else is known; then the change. */
export function relation({ point = {}, noContacts = false, ...change }: Change): RelationFacts {
  const rest = { isBounced: false, isSuppressed: false, customer: null, ...point }
  return {
    presence: 'here',
    birthDate: null,
    hasPostAddress: !noContacts,
    contacts: noContacts
      ? []
      : [
          { kind: 'email', contact: 'anna@voorbeeld.nl', isMobile: false, ...rest },
          { kind: 'phone', contact: '+31612345678', isMobile: true, ...rest },
        ],
    standings: [],
    statements: [],
    ...change,
  }
}

export const ask = (facts: RelationFacts, { purpose: about, channel, at, organisation }: Ask) =>
  decideMayWe(facts, {
    purpose: about,
    channel,
    topicId: null,
    at: at ?? SPRING,
    organisationKind: organisation ?? 'ordinary',
  })

export const yes = said('given')
export const MAY_2025 = new Date('2025-05-02T10:00:00Z')
export const objection = { id: 'objection', kind: 'objected', purposeId: null, since: MAY_2025 } as const
