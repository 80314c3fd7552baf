import { z } from 'zod'
import { defineRoute, Id, IdParams } from '../platform/route.ts'
import { Day } from './record.ts'
import { RelationFilter } from './relation.ts'

/** More relations than this are not changed by one deed. */
export const MOST_IN_BULK = 500_000
/** Up to so many are picked one by one. */
export const MOST_PICKED = 1000

const OfType = { typeId: Id }
/** What is done to every relation of a list. */
export const BulkWhat = z.discriminatedUnion('kind', [
  /** A colleague looks after the running roles of a type. */
  z.object({ kind: z.literal('give_owner'), ...OfType, ownerId: Id }),
  z.object({
    kind: z.literal('add_role'),
    ...OfType,
    branchId: Id.optional(),
    from: Day.optional(),
    statusId: Id.optional(),
    stageId: Id.optional(),
    ownerId: Id.optional(),
  }),
  /** Ends the running roles of a type. */
  z.object({
    kind: z.literal('end_role'),
    ...OfType,
    until: Day,
    reason: z.string().trim().min(1).max(200).optional(),
  }),
  z.object({ kind: z.literal('add_label'), labelId: Id }),
  z.object({ kind: z.literal('remove_label'), labelId: Id }),
  z.object({ kind: z.literal('archive') }),
])
export type BulkWhat = z.infer<typeof BulkWhat>
export type BulkKind = BulkWhat['kind']

/**
 * Why a relation does not change. `not_yours`: seen, but not to be changed by whoever asks; `no_role`: it has no running role of
 * this type; `wrong_kind`: such a relation cannot have the role; `starts_later`: the role begins after the day on which it would end;
 * `other_domain`: the label belongs to a domain of which the relation is not.
 */
export const BulkRefusal = z.enum(['not_yours', 'no_role', 'wrong_kind', 'starts_later', 'other_domain'])
export type BulkRefusal = z.infer<typeof BulkRefusal>

const Example = z.object({ id: Id, name: z.string() })
const Counted = { count: z.int(), examples: z.array(Example) }

/** What would happen; nothing has been done. Of a long list the numbers are estimates, from a sample. */
export const BulkTrial = z.object({
  asked: z.int(),
  isExact: z.boolean(),
  /** Relations of the list that were left out by hand (`exceptId`). */
  excepted: z.int(),
  will: z.object(Counted),
  already: z.object(Counted),
  refused: z.array(z.object({ reason: BulkRefusal, ...Counted })),
})
export type BulkTrial = z.infer<typeof BulkTrial>

/**
 * `gathering`: of a long list is first fixed who is in it; nothing has changed yet. `stopped`: by somebody, or because it could not go on; what
 * was done until then stays, and can be taken back.
 */
export const BulkState = z.enum(['gathering', 'running', 'done', 'stopped', 'undoing', 'undone'])
export type BulkState = z.infer<typeof BulkState>

/**
 * Why it is stopped. `asked`: by somebody; `more`: it came to many more relations than was said, and nothing was done; `too_many`: to more than
 * one deed may hold; `right_lost`: whoever asked may no longer do this; `failed`: it broke off.
 */
export const BulkStopReason = z.enum(['asked', 'more', 'too_many', 'right_lost', 'failed'])
export type BulkStopReason = z.infer<typeof BulkStopReason>

export const BulkDeed = z.object({
  id: Id,
  what: BulkWhat,
  /** The type or label that it is about, and the colleague, in words. */
  subject: z.string().nullable(),
  owner: z.string().nullable(),
  state: BulkState,
  stopReason: BulkStopReason.nullable(),
  asked: z.int(),
  /** False until who is in it is fixed: then the numbers are estimates. */
  isExact: z.boolean(),
  /** Relations of the list that were left out by hand. */
  excepted: z.int(),
  will: z.int(),
  already: z.int(),
  refused: z.array(z.object({ reason: BulkRefusal, count: z.int() })),
  changed: z.int(),
  /** Changed by somebody else between the count and the deed, or no longer to be changed by whoever asked, and left alone. */
  passedBy: z.int(),
  restored: z.int(),
  /** Changed since the deed, and so not taken back. */
  kept: z.int(),
  /** Part of the work (or of taking it back) that is done, 0 to 1. */
  progress: z.number().min(0).max(1),
  /** The work in the background, when there is any. */
  jobId: Id.nullable(),
  by: z.string(),
  isMine: z.boolean(),
  at: z.iso.datetime(),
  undoneBy: z.string().nullable(),
  undoneAt: z.iso.datetime().nullable(),
  /** Until when it can be taken back; null when it no longer can. */
  undoUntil: z.iso.datetime().nullable(),
})
export type BulkDeed = z.infer<typeof BulkDeed>

/** A list by its filter, or relations picked one by one. */
const Whom = {
  what: BulkWhat,
  filter: RelationFilter.optional(),
  relationIds: z.array(Id).min(1).max(MOST_PICKED).optional(),
}
const whatErrors = [
  'relations.type_not_found',
  'relations.type_retired',
  'relations.choice_not_found',
  'relations.owner_not_found',
  'relations.role_ends_before_start',
  'relations.label_not_found',
  'relations.change_not_allowed',
  'relations.filter_invalid',
  'relations.bulk_too_many',
  'admin.branch_not_found',
] as const

export const tryBulk = defineRoute({
  method: 'POST',
  path: '/bulk-deeds/trial',
  permission: 'relations.bulk.run',
  summary: 'Count what would change in a list of relations, and why the rest would not; nothing is done',
  body: z.object(Whom),
  response: BulkTrial,
  errors: whatErrors,
})
export const doBulk = defineRoute({
  method: 'POST',
  path: '/bulk-deeds',
  permission: 'relations.bulk.run',
  summary:
    'Do one thing to every relation of a list: few at once, many in the background; can be taken back for thirty days',
  body: z.object({
    ...Whom,
    /** How many would change, as the trial said; refused with relations.bulk_changed when that is another number by now. */
    expected: z.int().min(1),
    /** The trial said about how many: then a long list is fixed in the background, and nothing is done when it comes to many more. */
    isAbout: z.boolean().default(false),
  }),
  response: BulkDeed,
  errors: [...whatErrors, 'relations.bulk_changed'],
})
export const listBulkDeeds = defineRoute({
  method: 'GET',
  path: '/bulk-deeds',
  permission: 'relations.bulk.run',
  summary: 'List what was done in bulk in the last thirty days, newest first',
  query: z.object({
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  response: z.object({ items: z.array(BulkDeed), nextCursor: z.string().nullable() }),
  errors: ['relations.cursor_invalid'],
})
export const getBulkDeed = defineRoute({
  method: 'GET',
  path: '/bulk-deeds/:id',
  permission: 'relations.bulk.run',
  summary: 'Show a bulk deed with examples of what it left alone',
  params: IdParams,
  response: BulkDeed.extend({
    /** Some of those that were left alone: by the deed, or by taking it back. */
    leftAlone: z.array(Example.extend({ why: z.enum(['passed_by', 'no_right', 'kept']) })),
  }),
  errors: ['relations.bulk_not_found'],
})
export const undoBulk = defineRoute({
  method: 'POST',
  path: '/bulk-deeds/:id/undo',
  permission: 'relations.bulk.run',
  summary: 'Take a bulk deed back: what was not changed since becomes what it was',
  params: IdParams,
  response: BulkDeed,
  errors: ['relations.bulk_not_found', 'relations.bulk_busy', 'relations.bulk_undone', 'relations.bulk_too_late'],
})
export const stopBulk = defineRoute({
  method: 'POST',
  path: '/bulk-deeds/:id/stop',
  permission: 'relations.bulk.run',
  summary: 'Stop a bulk deed that is running; what was done until then stays and can be taken back',
  params: IdParams,
  response: BulkDeed,
  errors: ['relations.bulk_not_found', 'relations.bulk_not_running'],
})

/** Relations picked one by one, kept for a week as something that a filter can name. */
export const makeSelection = defineRoute({
  method: 'POST',
  path: '/relations/selections',
  permission: 'relations.relation.read',
  summary:
    'Keep a selection of relations for a week, to use in a filter: these alone (selectionId), or all but these (exceptId)',
  body: z.object({ relationIds: z.array(Id).min(1).max(MOST_PICKED) }),
  response: z.object({ id: Id, count: z.int() }),
})
