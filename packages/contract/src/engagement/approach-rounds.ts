import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'
import { Channel } from '../privacy/purposes.ts'
import { MayWeRule } from '../privacy/may-we.ts'
import { Day } from '../relations/record.ts'
import { RelationFilter } from '../relations/relation.ts'
import { ApproachCollision, ApproachKind, ApproachOwner, ApproachRelation, ApproachWhat } from './approaches.ts'

export const RoundState = z.enum(['checking', 'checked', 'planning', 'planned', 'undoing', 'undone'])
export type RoundState = z.infer<typeof RoundState>

/**
 * What was found of somebody on the list. `same_round`: an earlier one in the list touches the same household or organisation;
 * `not_allowed`: consent or law say no; `not_yours`: seen, but not to be changed by who made the round; `too_often`: a limit of contact
 * pressure is reached.
 */
export const RoundOutcome = z.enum([
  'waiting',
  'free',
  'collides',
  'same_round',
  'not_allowed',
  'not_yours',
  'too_often',
])
export type RoundOutcome = z.infer<typeof RoundOutcome>

/** What to do with who collides: leave out, go along with the colleague's, wait until after it, or go on for a reason. */
export const RoundChoice = z.enum(['skip', 'join', 'wait', 'go_on'])
export type RoundChoice = z.infer<typeof RoundChoice>

export const RoundCounts = z.object({
  total: z.int(),
  waiting: z.int(),
  free: z.int(),
  collides: z.int(),
  sameRound: z.int(),
  notAllowed: z.int(),
  notYours: z.int(),
  tooOften: z.int(),
  /** Approaches that came of it, and how they stand now. */
  planned: z.int(),
  made: z.int(),
  cancelled: z.int(),
})
export type RoundCounts = z.infer<typeof RoundCounts>

export const ApproachRound = z.object({
  id: Id,
  name: z.string(),
  purpose: z.object({ id: Id, name: z.string() }),
  kind: ApproachKind,
  channel: Channel,
  subject: z.string(),
  owner: ApproachOwner,
  isMine: z.boolean(),
  startsOn: Day,
  endsOn: Day,
  state: RoundState,
  choice: RoundChoice,
  reason: z.string(),
  counts: RoundCounts,
  jobId: Id.nullable(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  mayChange: z.boolean(),
})
export type ApproachRound = z.infer<typeof ApproachRound>

export const RoundItem = z.object({
  relation: ApproachRelation,
  outcome: RoundOutcome,
  rule: MayWeRule.nullable(),
  /** The approach that stands nearest in the way. */
  collision: ApproachCollision.nullable(),
  /** How many stand in the way. */
  collisions: z.int(),
  /** What was chosen for this one; null: what holds for the round. */
  choice: RoundChoice.nullable(),
  reason: z.string(),
  approachId: Id.nullable(),
})
export type RoundItem = z.infer<typeof RoundItem>

const roundErrors = ['engagement.round_not_found', 'engagement.round_busy'] as const

export const makeApproachRound = defineRoute({
  method: 'POST',
  path: '/approach-rounds',
  permission: 'engagement.approach.write',
  summary: 'Make a round along a list of relations, by filter or by id; it is checked at once and nothing is planned',
  body: ApproachWhat.extend({
    name: z.string().trim().min(1).max(120),
    filter: RelationFilter.optional(),
    relationIds: z.array(Id).min(1).max(1000).optional(),
  }),
  response: ApproachRound,
  errors: [
    'privacy.purpose_not_found',
    'privacy.purpose_not_active',
    'engagement.approach_dates',
    'engagement.approach_channel',
    'engagement.approach_owner',
    'engagement.round_empty',
    'relations.filter_invalid',
  ],
})

export const listApproachRounds = defineRoute({
  method: 'GET',
  path: '/approach-rounds',
  permission: 'engagement.approach.read',
  summary: 'List rounds, the newest first',
  query: z.object({
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  response: z.object({ items: z.array(ApproachRound), nextCursor: z.string().nullable() }),
  errors: ['relations.cursor_invalid'],
})

export const getApproachRound = defineRoute({
  method: 'GET',
  path: '/approach-rounds/:id',
  permission: 'engagement.approach.read',
  summary: 'Show a round with its counts',
  params: IdParams,
  response: ApproachRound,
  errors: ['engagement.round_not_found'],
})

export const listRoundItems = defineRoute({
  method: 'GET',
  path: '/approach-rounds/:id/items',
  permission: 'engagement.approach.read',
  summary: 'List who is on a round, in the order of the list, with what was found of each',
  params: IdParams,
  query: z.object({
    outcome: RoundOutcome.optional(),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({ items: z.array(RoundItem), nextCursor: z.string().nullable() }),
  errors: ['engagement.round_not_found', 'relations.cursor_invalid'],
})

const ChoiceBody = z.object({ choice: RoundChoice, reason: z.string().trim().max(500).default('') })

export const chooseForRound = defineRoute({
  method: 'PATCH',
  path: '/approach-rounds/:id',
  permission: 'engagement.approach.write',
  summary: 'Choose what happens to everybody who collides and for whom nothing else was chosen',
  params: IdParams,
  body: ChoiceBody,
  response: ApproachRound,
  errors: [...roundErrors, 'engagement.round_planned', 'engagement.reason_missing', 'engagement.round_not_yours'],
})

export const chooseForItem = defineRoute({
  method: 'PATCH',
  path: '/approach-rounds/:id/items/:relationId',
  permission: 'engagement.approach.write',
  summary: 'Choose what happens to one who collides',
  params: z.object({ id: Id, relationId: Id }),
  body: ChoiceBody,
  response: RoundItem,
  errors: [
    ...roundErrors,
    'engagement.round_planned',
    'engagement.round_item_not_found',
    'engagement.reason_missing',
    'engagement.round_not_yours',
  ],
})

const deed = (what: string, summary: string) =>
  defineRoute({
    method: 'POST',
    path: `/approach-rounds/:id/${what}`,
    permission: 'engagement.approach.write',
    summary,
    params: IdParams,
    body: z.object({}),
    response: ApproachRound,
    errors: [...roundErrors, 'engagement.round_planned', 'engagement.round_not_planned', 'engagement.round_not_yours'],
  })
export const checkRound = deed('check', 'Check a round again')
export const planRound = deed('plan', 'Plan the free ones of a round in one go, and the others as was chosen')
export const undoRound = deed('undo', 'Cancel every approach of a round that was not made yet')

export const removeApproachRound = defineRoute({
  method: 'DELETE',
  path: '/approach-rounds/:id',
  permission: 'engagement.approach.write',
  summary: 'Remove a round of which nothing was planned',
  params: IdParams,
  response: Done,
  errors: [...roundErrors, 'engagement.round_planned', 'engagement.round_not_yours'],
})

export const exportRound = defineRoute({
  method: 'GET',
  path: '/approach-rounds/:id/export',
  permission: 'relations.relation.export',
  summary: 'Download who is on a round and what was found of each as CSV; safe against formula injection',
  transport: 'download',
  params: IdParams,
  query: z.object({ outcome: RoundOutcome.optional() }),
  response: z.unknown(),
  errors: ['engagement.round_not_found'],
})
