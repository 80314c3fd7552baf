import { z } from 'zod'
import { MaskKind } from '../relations/disclosure.ts'
import { Day } from '../relations/record.ts'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

const Reason = z.string().trim().min(5).max(1000)

/** Why a relation is protected, since when, and when somebody looks at it again. */
export const Protection = z.object({
  id: Id,
  reason: z.string(),
  reviewOn: Day,
  startedBy: z.string(),
  startedAt: z.iso.datetime(),
  ended: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string().nullable() }).nullable(),
})
export type Protection = z.infer<typeof Protection>
/** Somebody had the particulars shown. */
export const Unmasking = z.object({
  id: Id,
  by: z.string(),
  reason: z.string(),
  at: z.iso.datetime(),
  until: z.iso.datetime(),
})
export type Unmasking = z.infer<typeof Unmasking>

export const getProtection = defineRoute({
  method: 'GET',
  path: '/relations/:id/protection',
  permission: 'privacy.protection.manage',
  summary: 'Show why a relation is protected, and who had its particulars shown',
  params: IdParams,
  response: z.object({
    mask: MaskKind.nullable(),
    current: Protection.nullable(),
    history: z.array(Protection),
    unmaskings: z.array(Unmasking),
  }),
  errors: ['relations.relation_not_found'],
})
export const startProtection = defineRoute({
  method: 'POST',
  path: '/relations/:id/protection',
  permission: 'privacy.protection.manage',
  summary: 'Protect a relation: its particulars are masked for everybody',
  params: IdParams,
  body: z.strictObject({ reason: Reason, reviewOn: Day }),
  response: Protection,
  errors: [
    'relations.relation_not_found',
    'relations.change_not_allowed',
    'privacy.protection_active',
    'privacy.review_in_past',
  ],
})
export const endProtection = defineRoute({
  method: 'POST',
  path: '/relations/:id/protection/end',
  permission: 'privacy.protection.manage',
  summary: 'End the protection of a relation: its particulars are shown again',
  params: IdParams,
  body: z.strictObject({ reason: Reason }),
  response: Done,
  errors: ['relations.relation_not_found', 'relations.change_not_allowed', 'privacy.protection_not_found'],
})
export const reviewProtection = defineRoute({
  method: 'POST',
  path: '/relations/:id/protection/review',
  permission: 'privacy.protection.manage',
  summary: 'Say that a protection is still needed, and when to look again',
  params: IdParams,
  body: z.strictObject({ reviewOn: Day }),
  response: Protection,
  errors: [
    'relations.relation_not_found',
    'relations.change_not_allowed',
    'privacy.protection_not_found',
    'privacy.review_in_past',
  ],
})
export const listProtections = defineRoute({
  method: 'GET',
  path: '/protections',
  permission: 'privacy.protection.manage',
  summary: 'List the protected relations, those to be reviewed first in front',
  query: z.object({
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({
    items: z.array(Protection.omit({ ended: true }).extend({ relationId: Id, name: z.string(), isDue: z.boolean() })),
    nextCursor: z.string().nullable(),
    due: z.int(),
  }),
  errors: ['relations.cursor_invalid'],
})

export const unmaskRelation = defineRoute({
  method: 'POST',
  path: '/relations/:id/unmask',
  permission: 'privacy.protection.unmask',
  summary: 'Have the particulars of a protected relation or a minor shown for half an hour, with a reason',
  params: IdParams,
  body: z.strictObject({ reason: Reason }),
  response: z.object({ until: z.iso.datetime() }),
  errors: ['relations.relation_not_found', 'privacy.nothing_masked'],
})
/** At the counter a parent or child stands there; somebody under protection stays masked for who may show children only. */
export const unmaskMinor = defineRoute({
  method: 'POST',
  path: '/relations/:id/unmask-minor',
  permission: 'privacy.minor.unmask',
  summary: 'Have the particulars of a child that is not protected shown for half an hour, with a reason',
  params: IdParams,
  body: z.strictObject({ reason: Reason }),
  response: z.object({ until: z.iso.datetime() }),
  errors: ['relations.relation_not_found', 'privacy.nothing_masked', 'auth.forbidden'],
})
export const maskRelation = defineRoute({
  method: 'DELETE',
  path: '/relations/:id/unmask',
  // Whoever was shown them may hide them again; where nothing was shown nothing changes.
  permission: 'relations.relation.read',
  summary: 'Mask the particulars again before the half hour is over',
  params: IdParams,
  response: Done,
  errors: ['relations.relation_not_found'],
})

/** What a free text should not hold. `bsn`: a citizen service number, which may not be kept at all; else a special category. */
export const TextWarningKind = z.enum([
  'bsn',
  'health',
  'religion',
  'ethnicity',
  'sexuality',
  'politics',
  'union',
  'criminal',
])
export type TextWarningKind = z.infer<typeof TextWarningKind>
/** `words`: what in the text made us think so, as it was written. */
export const TextWarning = z.object({ kind: TextWarningKind, words: z.array(z.string()) })
export type TextWarning = z.infer<typeof TextWarning>
export const checkText = defineRoute({
  method: 'POST',
  path: '/text-checks',
  permission: 'session',
  summary: 'Look whether a free text holds what should not be kept in one; nothing is stored',
  whileViewing: 'allowed',
  body: z.strictObject({ text: z.string().max(10_000) }),
  response: z.object({ warnings: z.array(TextWarning) }),
})
