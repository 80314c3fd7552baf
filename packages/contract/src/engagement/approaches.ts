import { z } from 'zod'
import { defineRoute, Id, IdParams } from '../platform/route.ts'
import { Channel } from '../privacy/purposes.ts'
import { MayWeDecision, MayWeRule } from '../privacy/may-we.ts'
import { Masking } from '../relations/disclosure.ts'
import { Day, RelationKind } from '../relations/record.ts'

/** What somebody does to reach a relation; the way it travels is its channel. */
export const ApproachKind = z.enum(['call', 'visit', 'letter', 'email', 'message', 'mailing', 'invitation', 'other'])
export type ApproachKind = z.infer<typeof ApproachKind>

export const ApproachState = z.enum(['planned', 'made', 'cancelled'])
export type ApproachState = z.infer<typeof ApproachState>

export const ApproachOutcome = z.enum(['positive', 'negative', 'answered', 'no_answer', 'other'])
export type ApproachOutcome = z.infer<typeof ApproachOutcome>

/** `free`: nobody stood in the way; `joined`: with a colleague's; `in_spite`: for a reason; `recorded`: it was a fact already. */
export const ApproachClearance = z.enum(['free', 'joined', 'in_spite', 'recorded'])
export type ApproachClearance = z.infer<typeof ApproachClearance>

/** A colleague or a team; `id` is null of a team that is no more. */
export const ApproachOwner = z.object({ kind: z.enum(['user', 'team']), id: Id.nullable(), name: z.string() })
export type ApproachOwner = z.infer<typeof ApproachOwner>

/** Somebody an approach is about, as far as the reader may have it. */
export const ApproachRelation = z.object({ id: Id, name: z.string(), kind: RelationKind, ...Masking })
export type ApproachRelation = z.infer<typeof ApproachRelation>

export const Approach = z.object({
  id: Id,
  relation: ApproachRelation,
  /** Through whom; null when that is the relation itself, or somebody whom the reader may not see. */
  contact: ApproachRelation.nullable(),
  purpose: z.object({ id: Id, name: z.string() }),
  kind: ApproachKind,
  channel: Channel,
  subject: z.string(),
  owner: ApproachOwner,
  isMine: z.boolean(),
  startsOn: Day,
  endsOn: Day,
  state: ApproachState,
  /** Planned, and its last day has passed. */
  isLate: z.boolean(),
  outcome: ApproachOutcome.nullable(),
  outcomeText: z.string(),
  clearance: ApproachClearance,
  reason: z.string(),
  /** The approach that it goes along with, when the reader may see it. */
  joined: z.object({ id: Id, owner: z.string() }).nullable(),
  /** Colleagues whose approaches go along with this one. */
  joinedBy: z.array(z.string()),
  round: z.object({ id: Id, name: z.string() }).nullable(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  version: z.int(),
  mayChange: z.boolean(),
})
export type Approach = z.infer<typeof Approach>

/** How two approaches meet: at the same relation, a household, an organisation, the same contact person, one above or one below. */
export const CollisionBy = z.enum(['relation', 'contact', 'household', 'organisation', 'above', 'below'])
export type CollisionBy = z.infer<typeof CollisionBy>

/**
 * An approach that stands in the way. Of one about a relation that the reader may not see only who has it is told: `approach` is
 * null then.
 */
export const ApproachCollision = z.object({
  owner: z.string(),
  approach: z
    .object({
      id: Id,
      relation: ApproachRelation,
      purpose: z.object({ id: Id, name: z.string() }),
      isSamePurpose: z.boolean(),
      kind: ApproachKind,
      state: ApproachState,
      startsOn: Day,
      endsOn: Day,
      isMine: z.boolean(),
      by: CollisionBy,
      /** What both touch, when it is neither's own relation and the reader may see it: a board, a household. */
      at: ApproachRelation.nullable(),
      /** The first day on which it is out of the way. */
      clearOn: Day,
    })
    .nullable(),
})
export type ApproachCollision = z.infer<typeof ApproachCollision>

/** What to do about approaches in the way: go along with one of them, or go on for a reason. Waiting is choosing other days. */
export const CollisionChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('join'), approachId: Id }),
  z.object({ kind: z.literal('go_on'), reason: z.string().trim().min(3).max(500) }),
])
export type CollisionChoice = z.infer<typeof CollisionChoice>

/** Left out: oneself. */
const Owner = z.object({ kind: z.enum(['user', 'team']), id: Id })
export const ApproachWhat = z.object({
  purposeId: Id,
  kind: ApproachKind,
  /** Follows from the kind, except for a mailing, an invitation and other; an e-mail when it is left out. */
  channel: Channel.optional(),
  subject: z.string().trim().max(200).default(''),
  owner: Owner.optional(),
  startsOn: Day,
  endsOn: Day,
})
export type ApproachWhat = z.infer<typeof ApproachWhat>

const ApproachPlan = ApproachWhat.extend({ contactId: Id.optional(), choice: CollisionChoice.optional() })
const planErrors = [
  'relations.relation_not_found',
  'relations.change_not_allowed',
  'privacy.purpose_not_found',
  'privacy.purpose_not_active',
  'engagement.approach_dates',
  'engagement.approach_channel',
  'engagement.approach_owner',
  'engagement.approach_not_allowed',
  'engagement.approach_too_often',
  'engagement.approach_collides',
  'engagement.approach_not_found',
] as const

export const planApproach = defineRoute({
  method: 'POST',
  path: '/relations/:id/approaches',
  permission: 'engagement.approach.write',
  summary: 'Plan to approach a relation; refused with what stands in the way unless a choice is made about it',
  params: IdParams,
  body: ApproachPlan,
  response: Approach,
  errors: planErrors,
})

export const recordApproach = defineRoute({
  method: 'POST',
  path: '/relations/:id/approaches/made',
  permission: 'engagement.approach.write',
  summary: 'Record an approach that was made without having been planned',
  params: IdParams,
  body: ApproachWhat.omit({ startsOn: true, endsOn: true }).extend({
    contactId: Id.optional(),
    madeOn: Day,
    outcome: ApproachOutcome,
    outcomeText: z.string().trim().max(2000).default(''),
  }),
  response: Approach,
  errors: planErrors,
})

export const checkApproach = defineRoute({
  method: 'POST',
  path: '/relations/:id/approaches/collisions',
  permission: 'engagement.approach.read',
  summary: 'Ask what would stand in the way of an approach; nothing is planned',
  params: IdParams,
  body: ApproachWhat.omit({ owner: true, subject: true }).extend({ contactId: Id.optional() }),
  response: z.object({
    collisions: z.array(ApproachCollision),
    /** The first day on which an approach as long as this one stands in nobody's way; null when that cannot be told. */
    clearOn: Day.nullable(),
    /** What consent and law say of reaching them so. */
    mayWe: z.object({ decision: MayWeDecision, rule: MayWeRule }),
    /** Not even by choice: they said no, or cannot be reached at all. */
    isForbidden: z.boolean(),
  }),
  errors: planErrors,
})

export const ApproachFilter = z.object({
  /** Of the reader, and of their teams. */
  mine: z.enum(['true', 'false']).optional(),
  userId: Id.optional(),
  teamId: Id.optional(),
  purposeId: Id.optional(),
  state: ApproachState.optional(),
  /** Approaches of which a day falls in the period. */
  from: Day.optional(),
  until: Day.optional(),
  roundId: Id.optional(),
  relationId: Id.optional(),
})
export type ApproachFilter = z.infer<typeof ApproachFilter>

export const listApproaches = defineRoute({
  method: 'GET',
  path: '/approaches',
  permission: 'engagement.approach.read',
  summary: 'List approaches, those that begin last first',
  query: ApproachFilter.extend({
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({ items: z.array(Approach), nextCursor: z.string().nullable() }),
  errors: ['relations.cursor_invalid'],
})

export const exportApproaches = defineRoute({
  method: 'GET',
  path: '/approaches/export',
  permission: 'relations.relation.export',
  summary: 'Download the register of approaches as CSV; safe against formula injection',
  transport: 'download',
  query: ApproachFilter,
  response: z.unknown(),
})

export const getApproach = defineRoute({
  method: 'GET',
  path: '/approaches/:id',
  permission: 'engagement.approach.read',
  summary: 'Show one approach',
  params: IdParams,
  response: Approach,
  errors: ['engagement.approach_not_found'],
})

export const listRelationApproaches = defineRoute({
  method: 'GET',
  path: '/relations/:id/approaches',
  permission: 'engagement.approach.read',
  summary: 'What is planned with a relation, what was done lately, and which colleagues are near it',
  params: IdParams,
  response: z.object({
    planned: z.array(Approach),
    /** Made in the last year, newest first; at most ten. */
    made: z.array(Approach),
    /** Approaches of its household, its organisations or its other contact persons of which the quiet period runs; at most ten. */
    near: z.array(ApproachCollision),
    mayPlan: z.boolean(),
  }),
  errors: ['relations.relation_not_found'],
})

const approachErrors = ['engagement.approach_not_found', 'engagement.approach_changed'] as const

export const changeApproach = defineRoute({
  method: 'PATCH',
  path: '/approaches/:id',
  permission: 'engagement.approach.write',
  summary: 'Change who does a planned approach, when and how; other days are checked as a new plan is',
  params: IdParams,
  body: ApproachWhat.omit({ purposeId: true, subject: true })
    .extend({ subject: z.string().trim().max(200), choice: CollisionChoice.optional() })
    .partial()
    .extend({ version: z.int() }),
  response: Approach,
  errors: [...approachErrors, ...planErrors, 'engagement.approach_ended'],
})

export const makeApproach = defineRoute({
  method: 'POST',
  path: '/approaches/:id/made',
  permission: 'engagement.approach.write',
  summary: 'Say that an approach was made, and what came of it',
  params: IdParams,
  body: z.object({
    madeOn: Day,
    outcome: ApproachOutcome,
    outcomeText: z.string().trim().max(2000).default(''),
    version: z.int(),
  }),
  response: Approach,
  errors: [...approachErrors, 'engagement.approach_ended', 'engagement.approach_dates', 'relations.change_not_allowed'],
})

export const cancelApproach = defineRoute({
  method: 'POST',
  path: '/approaches/:id/cancel',
  permission: 'engagement.approach.write',
  summary: 'Cancel a planned approach: from then on it stands in nobody’s way',
  params: IdParams,
  body: z.object({ version: z.int() }),
  response: Approach,
  errors: [...approachErrors, 'engagement.approach_ended', 'relations.change_not_allowed'],
})

export const reopenApproach = defineRoute({
  method: 'POST',
  path: '/approaches/:id/reopen',
  permission: 'engagement.approach.write',
  summary: 'Take back that an approach was made or cancelled; what came in between is checked as for a new plan',
  params: IdParams,
  body: z.object({ version: z.int(), choice: CollisionChoice.optional() }),
  response: Approach,
  errors: [...approachErrors, ...planErrors, 'engagement.approach_not_ended'],
})

/** How long a purpose leaves people in peace, and which other purposes it stands in the way of. */
export const PurposeRule = z.object({
  purposeId: Id,
  name: z.string(),
  isActive: z.boolean(),
  channels: z.array(Channel),
  quietDays: z.int(),
  conflicts: z.array(z.object({ purposeId: Id, name: z.string(), quietDays: z.int() })),
})
export type PurposeRule = z.infer<typeof PurposeRule>

export const listPurposeRules = defineRoute({
  method: 'GET',
  path: '/approaches/purposes',
  permission: 'engagement.approach.read',
  summary: 'List the quiet period of each purpose, and the purposes that stand in each other’s way',
  response: z.object({ items: z.array(PurposeRule), mayChange: z.boolean() }),
})

export const changePurposeRule = defineRoute({
  method: 'PUT',
  path: '/approaches/purposes/:id',
  permission: 'engagement.approach.manage',
  summary: 'Set the quiet period of a purpose and the purposes that stand in its way, both ways',
  params: IdParams,
  body: z.object({
    quietDays: z.int().min(0).max(730),
    conflicts: z.array(z.object({ purposeId: Id, quietDays: z.int().min(1).max(730) })).max(100),
  }),
  response: PurposeRule,
  errors: ['privacy.purpose_not_found', 'engagement.purpose_conflict_itself'],
})

/** Who an approach can be put to. */
export const listApproachOwners = defineRoute({
  method: 'GET',
  path: '/approaches/owners',
  permission: 'engagement.approach.read',
  summary: 'List the colleagues and teams that an approach can be put to, the reader first',
  response: z.object({ items: z.array(z.object({ kind: z.enum(['user', 'team']), id: Id, name: z.string() })) }),
})
