import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'
import { Channel, LegalBasis, WordingLanguage } from './purposes.ts'

/** What somebody says. That consent expired nobody says: it follows from the date. */
export const ConsentState = z.enum(['given', 'withdrawn', 'refused'])
export type ConsentState = z.infer<typeof ConsentState>
export const ConsentSource = z.enum(['desk', 'form', 'import', 'api', 'opt_out_link'])
export type ConsentSource = z.infer<typeof ConsentSource>

/** One thing that was said, with its proof. Never changed: who changes their mind says something new. */
export const ConsentStatement = z.object({
  id: Id,
  purposeId: Id,
  purpose: z.string(),
  channel: Channel,
  topicId: Id.nullable(),
  topic: z.string().nullable(),
  state: ConsentState,
  basis: LegalBasis,
  /** The exact words that were agreed to; null when they are not known, as with a list. */
  wording: z.object({ id: Id, version: z.int(), language: WordingLanguage, text: z.string() }).nullable(),
  source: ConsentSource,
  /** The list, form or program by name. */
  sourceName: z.string(),
  by: z.string(),
  occurredAt: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
  contact: z.string().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  proof: z.string(),
  isByGuardian: z.boolean(),
  guardian: z.object({ id: Id, name: z.string() }).nullable(),
  /** Set aside because the import that brought it was undone. */
  isVoided: z.boolean(),
})
export type ConsentStatement = z.infer<typeof ConsentStatement>

export const listConsents = defineRoute({
  method: 'GET',
  path: '/relations/:id/consents',
  permission: 'privacy.consent.read',
  summary: 'Everything a relation said about being approached, newest first, with its proof',
  params: IdParams,
  response: z.object({ items: z.array(ConsentStatement) }),
  errors: ['relations.relation_not_found'],
})

const Proof = z.string().trim().max(500)
export const recordConsent = defineRoute({
  method: 'POST',
  path: '/relations/:id/consents',
  permission: 'privacy.consent.write',
  summary: 'Record what a relation says about being approached; a yes over an earlier no must name that no',
  params: IdParams,
  body: z.strictObject({
    purposeId: Id,
    channels: z.array(Channel).min(1).max(5),
    topicId: Id.optional(),
    state: ConsentState,
    source: z.enum(['desk', 'api']).default('desk'),
    /** When it was said; now when left out. */
    occurredAt: z.iso.datetime().optional(),
    /** The text that was shown or read out; the current one when left out. */
    wordingId: Id.optional(),
    /** The address or number it is about. */
    contact: z.string().trim().min(3).max(254).optional(),
    expiresAt: z.iso.datetime().optional(),
    proof: Proof.optional(),
    isByGuardian: z.boolean().default(false),
    guardianId: Id.optional(),
    /** Ids of the noes that the recorder has seen and that this yes replaces. */
    seen: z.array(Id).max(50).default([]),
  }),
  response: z.object({ items: z.array(ConsentStatement) }),
  errors: [
    'relations.relation_not_found',
    'privacy.purpose_not_found',
    'privacy.purpose_not_active',
    'privacy.channel_not_used',
    'privacy.topic_not_found',
    'privacy.wording_not_found',
    'privacy.consent_opted_out',
    'privacy.moment_in_future',
    'privacy.contact_invalid',
    'privacy.expiry_in_past',
    'privacy.guardian_needed',
    'privacy.guardian_invalid',
  ],
})

/** How an address or number was given: all five conditions of the customer exception but the last, which is the purpose's. */
export const CustomerFact = z.object({
  id: Id,
  contactKind: z.enum(['email', 'phone']),
  contact: z.string(),
  capturedAt: z.iso.datetime(),
  hasPaymentObligation: z.boolean(),
  isSameEntity: z.boolean(),
  wasInformed: z.boolean(),
  wasOfferedOptOut: z.boolean(),
  isEnriched: z.boolean(),
  proof: z.string(),
  by: z.string(),
})
export type CustomerFact = z.infer<typeof CustomerFact>
export const recordCustomerFact = defineRoute({
  method: 'POST',
  path: '/relations/:id/customer-facts',
  permission: 'privacy.consent.write',
  summary: 'Record how an address or number of a customer was given, for the customer exception',
  params: IdParams,
  body: z.strictObject({
    contactKind: z.enum(['email', 'phone']),
    contact: z.string().trim().min(3).max(254),
    capturedAt: z.iso.datetime(),
    hasPaymentObligation: z.boolean(),
    isSameEntity: z.boolean(),
    wasInformed: z.boolean(),
    wasOfferedOptOut: z.boolean(),
    isEnriched: z.boolean(),
    proof: Proof.default(''),
  }),
  response: CustomerFact,
  errors: ['relations.relation_not_found', 'privacy.moment_in_future', 'privacy.contact_invalid'],
})

/** What holds for a relation whatever it agreed to. */
export const StandingKind = z.enum(['deceased', 'restricted', 'objected'])
export type StandingKind = z.infer<typeof StandingKind>
export const Standing = z.object({
  id: Id,
  kind: StandingKind,
  /** Of an objection: to this purpose only; null: to everything that is not service. */
  purposeId: Id.nullable(),
  reason: z.string(),
  since: z.iso.datetime(),
  by: z.string(),
})
export type Standing = z.infer<typeof Standing>
export const recordStanding = defineRoute({
  method: 'POST',
  path: '/relations/:id/standings',
  permission: 'privacy.consent.write',
  summary: 'Record that somebody died or objects to being approached; it holds at once',
  params: IdParams,
  body: z.strictObject({
    kind: z.enum(['deceased', 'objected']),
    purposeId: Id.optional(),
    reason: z.string().trim().max(1000).default(''),
  }),
  response: Standing,
  errors: ['relations.relation_not_found', 'privacy.purpose_not_found'],
})
export const liftStanding = defineRoute({
  method: 'POST',
  path: '/relations/:id/standings/:standingId/lift',
  permission: 'privacy.consent.write',
  summary: 'Take back that somebody died or objects; a restriction is lifted with its request',
  params: z.object({ id: Id, standingId: Id }),
  response: Done,
  errors: ['relations.relation_not_found', 'privacy.standing_not_found'],
})

export const SuppressionReason = z.enum(['opt_out', 'bounced', 'complaint', 'erased', 'by_hand'])
export type SuppressionReason = z.infer<typeof SuppressionReason>
const ContactPoint = z.strictObject({
  kind: z.enum(['email', 'phone']),
  contact: z.string().trim().min(3).max(254),
})
export const suppressAddress = defineRoute({
  method: 'POST',
  path: '/privacy/suppressed-addresses',
  permission: 'privacy.consent.write',
  summary: 'Stop everything to an address or number: it does not work, or its owner wants nothing',
  body: ContactPoint.extend({ reason: z.enum(['bounced', 'complaint', 'by_hand']) }),
  response: Done,
  errors: ['privacy.contact_invalid'],
})
export const releaseAddress = defineRoute({
  method: 'POST',
  path: '/privacy/suppressed-addresses/release',
  permission: 'privacy.purpose.manage',
  summary: 'Allow an address or number again that was stopped',
  body: ContactPoint,
  response: Done,
  errors: ['privacy.contact_invalid', 'privacy.address_not_suppressed'],
})
