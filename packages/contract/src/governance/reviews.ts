import { z } from 'zod'
import { Day, RelationKind } from '../relations/record.ts'
import { FieldKey } from './fields.ts'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

const Months = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(6), z.literal(12), z.literal(24)])

/** What is looked through again and again: which relations of a domain, how often, by whom. */
export const CycleText = z.object({
  domainId: Id,
  name: z.string().trim().min(2).max(120),
  /** Empty: every relation of the domain. */
  typeIds: z.array(Id).max(100).default([]),
  branchIds: z.array(Id).max(100).default([]),
  /** Only what was not confirmed or changed for so many months; null for everything. */
  staleMonths: z.int().min(1).max(120).nullable().default(null),
  intervalMonths: Months,
  /** How long a round may take. */
  weeks: z.int().min(1).max(26),
  /** Empty: everybody who may work on reviews. */
  workerIds: z.array(Id).max(200).default([]),
  nextOn: Day,
})
export type CycleText = z.infer<typeof CycleText>

export const RoundFigures = z.object({
  total: z.int(),
  right: z.int(),
  corrected: z.int(),
  ended: z.int(),
  skipped: z.int(),
  /** Not looked at. */
  left: z.int(),
  /** No longer there: merged into another, put away or erased after the round opened. */
  gone: z.int(),
})
export type RoundFigures = z.infer<typeof RoundFigures>

export const ReviewRound = z.object({
  id: Id,
  cycleId: Id,
  domain: z.object({ id: Id, name: z.string() }),
  name: z.string(),
  state: z.enum(['filling', 'open', 'attested']),
  openedOn: Day,
  dueOn: Day,
  isLate: z.boolean(),
  figures: RoundFigures,
  attestation: z.object({ by: z.string(), at: z.iso.datetime(), statement: z.string() }).nullable(),
  /** Whether the reader is among those who work on it. */
  isForMe: z.boolean(),
  mayAttest: z.boolean(),
})
export type ReviewRound = z.infer<typeof ReviewRound>

export const ReviewCycle = CycleText.extend({
  id: Id,
  domain: z.string(),
  workers: z.array(z.string()),
  isStopped: z.boolean(),
  mayChange: z.boolean(),
})
export type ReviewCycle = z.infer<typeof ReviewCycle>

export const listReviews = defineRoute({
  method: 'GET',
  path: '/reviews',
  permission: 'governance.review.work',
  summary: 'List review cycles and their rounds, open ones first',
  query: z.object({ domainId: Id.optional() }),
  response: z.object({
    cycles: z.array(ReviewCycle),
    rounds: z.array(ReviewRound),
    /** Domains of which the reader may set up reviews. */
    ownDomains: z.array(z.object({ id: Id, name: z.string() })),
  }),
})
const cycleErrors = [
  'governance.domain_not_found',
  'governance.not_owner',
  'governance.colleague_not_found',
  'relations.type_not_found',
  'admin.branch_not_found',
] as const
export const addCycle = defineRoute({
  method: 'POST',
  path: '/reviews/cycles',
  permission: 'governance.domain.own',
  summary: 'Set up a review that returns; for the owner of the domain',
  body: CycleText,
  response: ReviewCycle,
  errors: [...cycleErrors],
})
export const changeCycle = defineRoute({
  method: 'PUT',
  path: '/reviews/cycles/:id',
  permission: 'governance.domain.own',
  summary: 'Change a review that returns; rounds that are open stay as they are',
  params: IdParams,
  body: CycleText,
  response: ReviewCycle,
  errors: ['governance.cycle_not_found', ...cycleErrors],
})
export const stopCycle = defineRoute({
  method: 'POST',
  path: '/reviews/cycles/:id/stop',
  permission: 'governance.domain.own',
  summary: 'Stop or resume a review that returns',
  params: IdParams,
  body: z.object({ isStopped: z.boolean() }),
  response: ReviewCycle,
  errors: ['governance.cycle_not_found', 'governance.not_owner'],
})
export const openRoundNow = defineRoute({
  method: 'POST',
  path: '/reviews/cycles/:id/rounds',
  permission: 'governance.domain.own',
  summary: 'Open a round now instead of waiting for its day',
  params: IdParams,
  response: ReviewRound,
  errors: ['governance.cycle_not_found', 'governance.not_owner', 'governance.round_open'],
})

export const ReviewOutcome = z.enum(['right', 'corrected', 'ended', 'skipped'])
export type ReviewOutcome = z.infer<typeof ReviewOutcome>

/** A relation to look at, with what there is to check at a glance. */
export const ReviewItem = z.object({
  relationId: Id,
  kind: RelationKind,
  name: z.string(),
  types: z.array(z.string()),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  street: z.string().nullable(),
  postcode: z.string().nullable(),
  place: z.string().nullable(),
  changedAt: z.iso.datetime(),
  verified: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
  /** Changed since this colleague began to look at it. */
  isChanged: z.boolean(),
  mayChange: z.boolean(),
})
export type ReviewItem = z.infer<typeof ReviewItem>

export const ReviewDone = z.object({
  relationId: Id,
  name: z.string(),
  outcome: ReviewOutcome,
  reason: z.string().nullable(),
  by: z.string(),
  at: z.iso.datetime(),
  isMine: z.boolean(),
})
export type ReviewDone = z.infer<typeof ReviewDone>

export const ReviewWork = z.object({
  round: ReviewRound,
  /** The relation that the reader holds now; null when nothing is left for them. */
  item: ReviewItem.nullable(),
  /** Waiting, that the reader may see. */
  leftForMe: z.int(),
  /** Waiting, but not for the reader: not theirs to see. Only that they are there. */
  leftForOthers: z.int(),
  /** Waiting, while a colleague looks at them right now. */
  heldByOthers: z.int(),
})
export type ReviewWork = z.infer<typeof ReviewWork>

const roundErrors = ['governance.round_not_found', 'governance.round_attested', 'governance.round_not_yours'] as const
export const getReviewWork = defineRoute({
  method: 'POST',
  path: '/reviews/rounds/:id/next',
  permission: 'governance.review.work',
  summary: 'Take the next relation of a round to look at; nobody else gets it meanwhile',
  params: IdParams,
  body: z.object({ relationId: Id.optional() }).optional(),
  response: ReviewWork,
  errors: [...roundErrors],
})
export const answerReview = defineRoute({
  method: 'POST',
  path: '/reviews/rounds/:id/items/:relationId/answer',
  permission: 'governance.review.work',
  summary: 'Say of a relation that it is still right, was corrected, is no longer one, or is left for later',
  params: z.object({ id: Id, relationId: Id }),
  body: z.object({ outcome: ReviewOutcome, reason: z.string().trim().max(1000).default('') }),
  response: Done,
  errors: [
    ...roundErrors,
    'governance.review_item_not_found',
    'governance.review_item_taken',
    'governance.reason_missing',
    'governance.nothing_to_end',
    'relations.change_not_allowed',
  ],
})
export const takeBackReview = defineRoute({
  method: 'POST',
  path: '/reviews/rounds/:id/items/:relationId/take-back',
  permission: 'governance.review.work',
  summary: 'Take back an answer of one’s own',
  params: z.object({ id: Id, relationId: Id }),
  response: Done,
  errors: [...roundErrors, 'governance.review_item_not_found'],
})
export const listReviewDone = defineRoute({
  method: 'GET',
  path: '/reviews/rounds/:id/done',
  permission: 'governance.review.work',
  summary: 'List what was answered in a round, newest first, as far as the reader may see the relations',
  params: IdParams,
  query: z.object({ outcome: ReviewOutcome.optional() }),
  response: z.object({ items: z.array(ReviewDone), round: ReviewRound }),
  errors: ['governance.round_not_found'],
})
export const attestRound = defineRoute({
  method: 'POST',
  path: '/reviews/rounds/:id/attest',
  permission: 'governance.domain.own',
  summary: 'Declare a round done, with a text; kept for ever with its figures',
  params: IdParams,
  body: z.object({
    statement: z.string().trim().min(10).max(4000),
    /** The number that was not looked at, as it was shown: nobody attests more than they saw. */
    left: z.int(),
  }),
  response: ReviewRound,
  errors: [
    'governance.round_not_found',
    'governance.round_attested',
    'governance.not_owner',
    'governance.round_changed',
  ],
})

export const Verification = z.object({ by: z.string(), at: z.iso.datetime(), field: z.string().nullable() })
export type Verification = z.infer<typeof Verification>
const verifications = z.object({ items: z.array(Verification) })
export const listVerifications = defineRoute({
  method: 'GET',
  path: '/relations/:id/verifications',
  permission: 'relations.relation.read',
  summary: 'List who said that a relation still holds, newest first',
  params: IdParams,
  response: verifications,
  errors: ['relations.relation_not_found'],
})
export const verifyRelation = defineRoute({
  method: 'POST',
  path: '/relations/:id/verifications',
  permission: 'relations.relation.write',
  summary: 'Say that a relation, or one field of it, still holds',
  params: IdParams,
  body: z.object({ field: FieldKey.nullable().default(null) }),
  response: verifications,
  errors: [
    'relations.relation_not_found',
    'relations.change_not_allowed',
    'governance.field_not_found',
    'relations.field_hidden',
    'relations.field_not_changeable',
  ],
})
