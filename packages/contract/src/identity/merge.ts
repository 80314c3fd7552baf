import { z } from 'zod'
import { FieldKey } from '../governance/fields.ts'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'
import { RelationKind } from '../relations/record.ts'
import { RelationPage } from '../relations/relation.ts'

const Remark = z.string().trim().min(1).max(1000)

/** One of the two relations of a merge, as it is now. */
export const MergeSide = z.object({
  id: Id,
  name: z.string(),
  kind: RelationKind,
  changedAt: z.iso.datetime(),
  recordCount: z.int(),
})
export type MergeSide = z.infer<typeof MergeSide>

/** What a relation says about a field, with the sources of it; null when it says nothing. */
export const MergeValue = z.object({
  relationId: Id,
  /** As on the relation's page. */
  value: z.unknown(),
  text: z.string().nullable(),
  source: z.string().nullable(),
})
export type MergeValue = z.infer<typeof MergeValue>

export const MergePreview = z.object({
  winner: MergeSide,
  loser: MergeSide,
  fields: z.array(
    z.object({
      field: FieldKey,
      values: z.array(MergeValue).length(2),
      /** What the rules would make of it, when nobody chooses. */
      outcome: z.object({ value: z.unknown(), text: z.string().nullable() }),
      differs: z.boolean(),
      /** Kept back from the reader of one of the two: no value is shown and none can be chosen. */
      isWithheld: z.boolean().optional(),
    }),
  ),
  /** What would move from the loser to the winner: rows per table. */
  moves: z.array(z.object({ table: z.string(), rows: z.int() })),
  /** Somebody decided that these are not the same. */
  notSame: z.object({ decisionId: Id, by: z.string(), at: z.iso.datetime(), remark: z.string().nullable() }).nullable(),
})
export type MergePreview = z.infer<typeof MergePreview>

export const previewMerge = defineRoute({
  method: 'GET',
  path: '/merges/preview',
  permission: 'identity.merge.write',
  summary: 'Show what merging two relations would do',
  query: z.object({ winnerId: Id, loserId: Id }),
  response: MergePreview,
  errors: ['relations.relation_not_found', 'identity.merge_with_itself', 'identity.merge_kinds_differ'],
})

/** The value of which of the two relations is to be shown; recorded as said by hand when the rules would choose otherwise. */
export const MergeChoice = z.object({ field: FieldKey, relationId: Id })
export type MergeChoice = z.infer<typeof MergeChoice>

export const mergeRelations = defineRoute({
  method: 'POST',
  path: '/merges',
  permission: 'identity.merge.write',
  summary: 'Merge two relations into one',
  body: z.object({
    winnerId: Id,
    loserId: Id,
    choices: z.array(MergeChoice).max(250).default([]),
    remark: Remark.optional(),
    /** Merge although it was decided that these are not the same; the decision is taken back. */
    overrule: z.boolean().default(false),
    /** `changedAt` of both as they were seen; refused when one changed meanwhile. */
    expected: z.object({ winner: z.iso.datetime(), loser: z.iso.datetime() }).optional(),
  }),
  response: z.object({ mergeId: Id, page: RelationPage }),
  errors: [
    'relations.relation_not_found',
    'identity.merge_with_itself',
    'identity.merge_kinds_differ',
    'identity.merge_decided_not_same',
    'identity.merge_choice_invalid',
    'identity.merge_changed',
  ],
})

export const undoMerge = defineRoute({
  method: 'POST',
  path: '/merges/:id/undo',
  permission: 'identity.merge.write',
  summary: 'Undo a merge: both relations as they would be without it',
  params: IdParams,
  body: z.object({
    /** Also decide that they are not the same, so that matching leaves them apart; unless told, for merges made by matching. */
    notSame: z.boolean().optional(),
    remark: Remark.optional(),
  }),
  response: z.object({ relationIds: z.array(Id) }),
  errors: ['identity.merge_not_found', 'identity.merge_undone'],
})

export const GroupingEvent = z.object({
  kind: z.enum(['merge', 'split']),
  id: Id,
  at: z.iso.datetime(),
  by: z.string(),
  remark: z.string().nullable(),
  /** Of matching: why, and how sure (0–1). */
  runId: Id.nullable(),
  reasons: z.array(z.string()),
  score: z.number().nullable(),
  /** Merge: winner and loser; split: what was taken out. */
  parts: z.array(z.object({ id: Id, name: z.string() })),
  undone: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
  mayUndo: z.boolean(),
})
export type GroupingEvent = z.infer<typeof GroupingEvent>

export const listGroupingEvents = defineRoute({
  method: 'GET',
  path: '/relations/:id/merges',
  permission: 'relations.relation.read',
  summary: 'List what was merged into a relation and taken out of it, newest first',
  params: IdParams,
  response: z.object({ items: z.array(GroupingEvent) }),
  errors: ['relations.relation_not_found'],
})

export const SplitBody = z.object({ recordIds: z.array(Id).min(1).max(500) })
export const SplitPreview = z.object({
  /** What would remain and what would go, with the name that each would have. */
  remains: z.object({ name: z.string(), recordCount: z.int() }),
  leaves: z.object({ name: z.string(), recordCount: z.int() }),
  /** Whether a new relation has to be made, because the records came in as one. */
  makesNew: z.boolean(),
  moves: z.array(z.object({ table: z.string(), rows: z.int() })),
})
export type SplitPreview = z.infer<typeof SplitPreview>

const splitErrors = [
  'relations.relation_not_found',
  'identity.split_record_not_found',
  'identity.split_of_everything',
  'relations.relation_nameless',
] as const

export const previewSplit = defineRoute({
  method: 'POST',
  path: '/relations/:id/splits/preview',
  permission: 'identity.merge.write',
  summary: 'Show what taking source records out of a relation would do',
  params: IdParams,
  body: SplitBody,
  response: SplitPreview,
  errors: splitErrors,
})
export const splitRelation = defineRoute({
  method: 'POST',
  path: '/relations/:id/splits',
  permission: 'identity.merge.write',
  summary: 'Take source records out of a relation, with what came with them',
  params: IdParams,
  body: SplitBody.extend({ remark: Remark.optional() }),
  response: z.object({ splitId: Id, remainsId: Id, leavesId: Id }),
  errors: splitErrors,
})
export const undoSplit = defineRoute({
  method: 'POST',
  path: '/splits/:id/undo',
  permission: 'identity.merge.write',
  summary: 'Undo a split',
  params: IdParams,
  response: z.object({ relationIds: z.array(Id) }),
  errors: ['identity.split_not_found', 'identity.split_undone'],
})

/** `same` merges them at once; `not_same` keeps matching from it for ever; `later` only says that somebody looked. */
export const DecisionKind = z.enum(['same', 'not_same', 'later'])
export type DecisionKind = z.infer<typeof DecisionKind>
export const Decision = z.object({
  id: Id,
  kind: DecisionKind,
  relations: z.array(z.object({ id: Id, name: z.string() })).length(2),
  remark: z.string().nullable(),
  by: z.string(),
  at: z.iso.datetime(),
  mergeId: Id.nullable(),
  revoked: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
})
export type Decision = z.infer<typeof Decision>

export const decidePair = defineRoute({
  method: 'POST',
  path: '/decisions',
  permission: 'identity.decision.write',
  summary: 'Decide whether two relations are the same',
  body: z.object({
    kind: DecisionKind,
    relationIds: z.tuple([Id, Id]),
    remark: Remark.optional(),
    overrule: z.boolean().default(false),
  }),
  response: z.object({ decisionId: Id, mergeId: Id.nullable() }),
  errors: [
    'relations.relation_not_found',
    'identity.merge_with_itself',
    'identity.merge_kinds_differ',
    'identity.merge_decided_not_same',
    'auth.forbidden',
  ],
})
export const listDecisions = defineRoute({
  method: 'GET',
  path: '/decisions',
  permission: 'identity.duplicate.read',
  summary: 'List decisions about pairs of relations, newest first',
  query: z.object({
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    relationId: Id.optional(),
    kind: DecisionKind.optional(),
  }),
  response: z.object({ items: z.array(Decision), nextCursor: z.string().nullable() }),
  errors: ['relations.cursor_invalid'],
})
export const revokeDecision = defineRoute({
  method: 'POST',
  path: '/decisions/:id/revoke',
  permission: 'identity.decision.write',
  summary: 'Take a decision back; a merge that came with it stays',
  params: IdParams,
  response: Done,
  errors: ['identity.decision_not_found'],
})

/** Which source is believed for a field: those named first, then by trust or by moment. */
export const FieldSurvivorship = z.object({
  field: FieldKey,
  sourceIds: z.array(Id).max(50),
  rule: z.enum(['most_trusted', 'most_recent']),
})
export type FieldSurvivorship = z.infer<typeof FieldSurvivorship>
const SurvivorshipBody = FieldSurvivorship.omit({ field: true })
const FieldParams = z.object({ field: FieldKey })

export const listSurvivorship = defineRoute({
  method: 'GET',
  path: '/survivorship',
  permission: 'relations.relation.read',
  summary: 'List for which fields it was set whom to believe',
  response: z.object({
    items: z.array(FieldSurvivorship.extend({ changedBy: z.string(), changedAt: z.iso.datetime() })),
  }),
})
export const previewSurvivorship = defineRoute({
  method: 'POST',
  path: '/survivorship/:field/preview',
  permission: 'identity.survivorship.write',
  summary: 'Count how many relations would show another value',
  params: FieldParams,
  body: SurvivorshipBody,
  response: z.object({
    /** Relations that would show another value; an estimate from a part of them when `isExact` is false. */
    changed: z.int(),
    looked: z.int(),
    isExact: z.boolean(),
    examples: z.array(
      z.object({ id: Id, name: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
    ),
  }),
  errors: ['identity.source_not_found'],
})
export const changeSurvivorship = defineRoute({
  method: 'PUT',
  path: '/survivorship/:field',
  permission: 'identity.survivorship.write',
  summary: 'Set whom to believe for a field; the relations follow in the background',
  params: FieldParams,
  body: SurvivorshipBody,
  response: z.object({ jobId: Id }),
  errors: ['identity.source_not_found'],
})
export const resetSurvivorship = defineRoute({
  method: 'DELETE',
  path: '/survivorship/:field',
  permission: 'identity.survivorship.write',
  summary: 'Believe the most trusted source again for a field',
  params: FieldParams,
  response: z.object({ jobId: Id }),
})

export const FieldHistory = z.object({
  field: FieldKey,
  at: z.iso.datetime(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** Whose record made the difference. */
  source: z.string().nullable(),
})
export type FieldHistory = z.infer<typeof FieldHistory>
export const listFieldHistory = defineRoute({
  method: 'GET',
  path: '/relations/:id/fields/history',
  permission: 'relations.relation.read',
  summary: 'Which values a relation has shown, newest first, as its records tell it',
  params: IdParams,
  query: z.object({ field: FieldKey.optional() }),
  response: z.object({ items: z.array(FieldHistory) }),
  errors: ['relations.relation_not_found'],
})
