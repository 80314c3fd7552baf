import { z } from 'zod'
import { defineRoute, Id, IdParams } from '../platform/route.ts'
import { ConsentStatement, CustomerFact, Standing } from './consent.ts'
import { Channel, PurposeKind } from './purposes.ts'

/** `service`: allowed because it is about what somebody bought or joined; marketing may not ride along. */
export const MayWeDecision = z.enum(['allowed', 'service', 'not_allowed'])
export type MayWeDecision = z.infer<typeof MayWeDecision>

/** The rule that decided. The code is the translation key (`mayWe.<rule>`). */
export const MayWeRule = z.enum([
  // Not allowed, whatever was agreed.
  'gone',
  'merged',
  'archived',
  'deceased',
  'restricted',
  'purpose_not_active',
  'channel_not_used',
  'no_contact_point',
  'bounced',
  // Not allowed: somebody said so.
  'suppressed',
  'objected',
  'withdrawn',
  'refused',
  // Not allowed: nothing allows it.
  'under_sixteen',
  'guardian_needed',
  'sixteen_asks_anew',
  'expired',
  'no_consent',
  'customer_enriched',
  'customer_not_informed',
  'customer_no_opt_out',
  'customer_other_entity',
  'customer_no_payment',
  'customer_not_similar',
  'phone_needs_consent',
  // Allowed.
  'service_message',
  'consent',
  'consent_by_guardian',
  'consent_by_import',
  'customer_exception',
  'phone_exemption',
  'phone_customer_before_july_2026',
  'legitimate_interest',
])
export type MayWeRule = z.infer<typeof MayWeRule>

/** What the decision rests on; at most one of the three. */
const Evidence = z.object({ consentId: Id.nullable(), customerFactId: Id.nullable(), standingId: Id.nullable() })

export const MayReceiveItem = z.object({
  purposeId: Id,
  purpose: z.string(),
  kind: PurposeKind,
  channel: Channel,
  topicId: Id.nullable(),
  topic: z.string().nullable(),
  decision: MayWeDecision,
  rule: MayWeRule,
  /** What the decision rests on, when it rests on something that was recorded. */
  consent: ConsentStatement.nullable(),
  customerFact: CustomerFact.nullable(),
  standing: Standing.nullable(),
  /** Noes that count now; a yes has to name them. */
  noes: z.array(Id),
  /** The text to read out when asking; null for what needs no asking. */
  wording: z.object({ id: Id, text: z.string() }).nullable(),
})
export type MayReceiveItem = z.infer<typeof MayReceiveItem>

export const getMayReceive = defineRoute({
  method: 'GET',
  path: '/relations/:id/may-receive',
  permission: 'privacy.consent.read',
  summary: 'What a relation may receive, on which channel, with the rule and the proof',
  params: IdParams,
  response: z.object({
    items: z.array(MayReceiveItem),
    standings: z.array(Standing),
    customerFacts: z.array(CustomerFact),
    isUnderSixteen: z.boolean(),
    /** Who may say yes for a child: guardians first, then adults of the same household; as far as the reader sees them. Of others nobody. */
    guardians: z.array(z.object({ id: Id, name: z.string(), isGuardian: z.boolean() })),
    mayWrite: z.boolean(),
  }),
  errors: ['relations.relation_not_found'],
})

export const MayWeAnswer = z.object({ relationId: Id, decision: MayWeDecision, rule: MayWeRule, evidence: Evidence })
export type MayWeAnswer = z.infer<typeof MayWeAnswer>
export const askMayWe = defineRoute({
  method: 'POST',
  path: '/may-we',
  permission: 'privacy.consent.read',
  summary:
    'Ask for many relations at once whether one purpose may reach them; those that do not exist for you answer as gone',
  body: z.strictObject({
    relationIds: z.array(Id).min(1).max(10_000),
    purposeId: Id,
    channel: Channel,
    topicId: Id.optional(),
    /** The moment it is about; now when left out. */
    at: z.iso.datetime().optional(),
  }),
  response: z.object({ items: z.array(MayWeAnswer), allowed: z.int(), notAllowed: z.int() }),
  errors: ['privacy.purpose_not_found', 'privacy.topic_not_found'],
})
