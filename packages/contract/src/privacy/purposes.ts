import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

/** Why data may be used (art. 6 AVG). */
export const LegalBasis = z.enum([
  'consent',
  'contract',
  'legitimate_interest',
  'legal_obligation',
  'public_task',
  'vital_interest',
])
export type LegalBasis = z.infer<typeof LegalBasis>

/** Ways to reach somebody; `sms` is every message on a telephone, also in an app. */
export const Channel = z.enum(['email', 'phone', 'post', 'sms', 'in_person'])
export type Channel = z.infer<typeof Channel>

/** For art. 11.7 of the Telecommunications Act: commercial and idealistic or charitable messages need permission, service does not. */
export const PurposeKind = z.enum(['commercial', 'charitable', 'service'])
export type PurposeKind = z.infer<typeof PurposeKind>

/** `concept`: being prepared, nothing may be sent for it; `retired`: kept for what was said about it. */
export const PurposeStatus = z.enum(['concept', 'active', 'retired'])
export type PurposeStatus = z.infer<typeof PurposeStatus>

/** Languages in which people are addressed. */
export const WordingLanguage = z.enum(['nl', 'en'])
export type WordingLanguage = z.infer<typeof WordingLanguage>

export const Topic = z.object({ id: Id, name: z.string(), isActive: z.boolean() })
export type Topic = z.infer<typeof Topic>

/** The exact text that people agree to. Never changed: the newest version of a purpose, channel and language is asked. */
export const Wording = z.object({
  id: Id,
  purposeId: Id,
  /** Null: for every channel of the purpose that has no text of its own. */
  channel: Channel.nullable(),
  language: WordingLanguage,
  version: z.int(),
  text: z.string(),
  createdAt: z.iso.datetime(),
  by: z.string(),
  /** Whether it is the version that is asked now. */
  isCurrent: z.boolean(),
})
export type Wording = z.infer<typeof Wording>

export const Purpose = z.object({
  id: Id,
  key: z.string(),
  name: z.string(),
  description: z.string(),
  kind: PurposeKind,
  basis: LegalBasis,
  channels: z.array(Channel),
  /** Whether it is about the organisation's own similar products or services: a condition of the customer exception. */
  isOwnOffer: z.boolean(),
  /** Whether visitors can sign up for it themselves. */
  isOnForm: z.boolean(),
  /** Who receives the data besides the organisation; empty for nobody. */
  receiver: z.string(),
  /** Consent is asked anew after this many months; null: it stands until it is withdrawn. */
  validMonths: z.int().nullable(),
  status: PurposeStatus,
  topics: z.array(Topic),
  /** Current wordings only. */
  wordings: z.array(Wording),
  /** Whether anything was ever said or decided for it; then it can be retired but not removed. */
  isUsed: z.boolean(),
  /** Relations with consent, and relations that said no, on any channel. */
  given: z.int(),
  refused: z.int(),
})
export type Purpose = z.infer<typeof Purpose>

const words = (max: number) => z.string().trim().min(1).max(max)
const PurposeFields = z.object({
  name: words(120),
  description: z.string().trim().max(2000),
  kind: PurposeKind,
  basis: LegalBasis,
  channels: z.array(Channel).min(1).max(5),
  isOwnOffer: z.boolean(),
  isOnForm: z.boolean(),
  receiver: z.string().trim().max(500),
  validMonths: z.int().min(1).max(120).nullable(),
  status: PurposeStatus,
})

export const listPurposes = defineRoute({
  method: 'GET',
  path: '/privacy/purposes',
  permission: 'privacy.consent.read',
  summary: 'List the purposes for which people are approached, with the texts they agree to',
  response: z.object({ items: z.array(Purpose) }),
})
export const addPurpose = defineRoute({
  method: 'POST',
  path: '/privacy/purposes',
  permission: 'privacy.purpose.manage',
  summary: 'Add a purpose',
  body: PurposeFields.partial({
    description: true,
    isOwnOffer: true,
    isOnForm: true,
    receiver: true,
    validMonths: true,
    status: true,
  }),
  response: Purpose,
  errors: ['privacy.purpose_needs_consent', 'privacy.wording_missing'],
})
export const changePurpose = defineRoute({
  method: 'PATCH',
  path: '/privacy/purposes/:id',
  permission: 'privacy.purpose.manage',
  summary: 'Change a purpose',
  params: IdParams,
  body: PurposeFields.partial(),
  response: Purpose,
  errors: ['privacy.purpose_not_found', 'privacy.purpose_needs_consent', 'privacy.wording_missing'],
})
export const removePurpose = defineRoute({
  method: 'DELETE',
  path: '/privacy/purposes/:id',
  permission: 'privacy.purpose.manage',
  summary: 'Remove a purpose that was never used',
  params: IdParams,
  response: Done,
  errors: ['privacy.purpose_not_found', 'privacy.purpose_in_use'],
})

/** What an organisation of this sort usually has besides the common purposes. */
export const PurposeSet = z.enum(['library', 'venue'])
export type PurposeSet = z.infer<typeof PurposeSet>
export const addPurposeSet = defineRoute({
  method: 'POST',
  path: '/privacy/purposes/standard',
  permission: 'privacy.purpose.manage',
  summary: 'Add the usual purposes of a library or of a venue; those that are there already stay as they are',
  body: z.object({ set: PurposeSet }),
  response: z.object({ added: z.int() }),
})

export const addTopic = defineRoute({
  method: 'POST',
  path: '/privacy/purposes/:id/topics',
  permission: 'privacy.purpose.manage',
  summary: 'Add a topic to a purpose',
  params: IdParams,
  body: z.object({ name: words(120) }),
  response: Purpose,
  errors: ['privacy.purpose_not_found', 'privacy.topic_name_taken'],
})
export const changeTopic = defineRoute({
  method: 'PATCH',
  path: '/privacy/purposes/:id/topics/:topicId',
  permission: 'privacy.purpose.manage',
  summary: 'Rename a topic, or stop or resume offering it',
  params: z.object({ id: Id, topicId: Id }),
  body: z.object({ name: words(120).optional(), isActive: z.boolean().optional() }),
  response: Purpose,
  errors: ['privacy.purpose_not_found', 'privacy.topic_not_found', 'privacy.topic_name_taken'],
})

export const listWordings = defineRoute({
  method: 'GET',
  path: '/privacy/purposes/:id/wordings',
  permission: 'privacy.consent.read',
  summary: 'Every version of the texts that people agreed to, newest first',
  params: IdParams,
  response: z.object({ items: z.array(Wording) }),
  errors: ['privacy.purpose_not_found'],
})
export const addWording = defineRoute({
  method: 'POST',
  path: '/privacy/purposes/:id/wordings',
  permission: 'privacy.purpose.manage',
  summary: 'Write a new version of the text that people agree to; earlier versions stay',
  params: IdParams,
  body: z.object({ channel: Channel.nullable(), language: WordingLanguage, text: words(4000) }),
  response: Purpose,
  errors: ['privacy.purpose_not_found', 'privacy.channel_not_used'],
})

/** Charities, charity lotteries and publishers may still call existing customers. */
export const OrganisationKind = z.enum(['ordinary', 'charity', 'charity_lottery', 'publisher'])
export type OrganisationKind = z.infer<typeof OrganisationKind>
export const ConsentSettings = z.object({
  organisationKind: OrganisationKind,
  /** Whether visitors can sign up on the form. */
  isFormOpen: z.boolean(),
  /** Whether this installation can send mail; without it there is no form. */
  isMailOn: z.boolean(),
  /** The address of the form, for the organisation's website. */
  formAddress: z.string(),
})
export type ConsentSettings = z.infer<typeof ConsentSettings>
export const getConsentSettings = defineRoute({
  method: 'GET',
  path: '/privacy/settings',
  permission: 'privacy.consent.read',
  summary: 'Settings of consent and the sign-up form',
  response: ConsentSettings,
})
export const changeConsentSettings = defineRoute({
  method: 'PATCH',
  path: '/privacy/settings',
  permission: 'privacy.purpose.manage',
  summary: 'Change the settings of consent and the sign-up form',
  body: z.object({ organisationKind: OrganisationKind.optional(), isFormOpen: z.boolean().optional() }),
  response: ConsentSettings,
  errors: ['mail.off'],
})
