import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'
import { Masking } from './disclosure.ts'
import { Day, RelationKind } from './record.ts'
import { RelationLink } from './relation.ts'

/** Why a relation may not be forgotten, and at least once in how many months we want to speak. */
export const Importance = z.object({
  reason: z.string(),
  everyMonths: z.int(),
  since: Day,
  by: z.string(),
  /** The day of the last contact that was made; null when there was none since we keep it. */
  lastContactOn: Day.nullable(),
  dueOn: Day,
  isQuiet: z.boolean(),
})
export type Importance = z.infer<typeof Importance>

export const getImportance = defineRoute({
  method: 'GET',
  path: '/relations/:id/importance',
  permission: 'relations.relation.read',
  summary: 'Show whether a relation is marked as important, why, and when contact is due',
  params: IdParams,
  response: z.object({ importance: Importance.nullable(), mayChange: z.boolean() }),
  errors: ['relations.relation_not_found'],
})
export const markImportant = defineRoute({
  method: 'PUT',
  path: '/relations/:id/importance',
  permission: 'relations.relation.write',
  summary: 'Mark a relation as important, with the reason and the rhythm; again: say it anew',
  params: IdParams,
  body: z.object({ reason: z.string().trim().min(1).max(500), everyMonths: z.int().min(1).max(36) }),
  response: Importance,
  errors: ['relations.relation_not_found'],
})
export const unmarkImportant = defineRoute({
  method: 'DELETE',
  path: '/relations/:id/importance',
  permission: 'relations.relation.write',
  summary: 'Say that a relation is no longer important; the mark stays as history',
  params: IdParams,
  response: Done,
  errors: ['relations.relation_not_found'],
})

export const ImportantRelation = z.object({
  id: Id,
  name: z.string(),
  kind: RelationKind,
  place: z.string().nullable(),
  types: z.array(z.string()),
  owners: z.array(z.string()),
  importance: Importance,
  ...Masking,
})
export type ImportantRelation = z.infer<typeof ImportantRelation>
export const listImportantRelations = defineRoute({
  method: 'GET',
  path: '/important-relations',
  permission: 'relations.relation.read',
  summary: 'List the important relations, those that have gone quiet longest first',
  query: z.object({
    only: z.enum(['quiet', 'all']).default('all'),
    ownerId: Id.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  response: z.object({ items: z.array(ImportantRelation), total: z.int(), quiet: z.int() }),
})

/** A function at an organisation that matters, which somebody had and nobody has. */
export const WithoutSuccessor = z.object({
  /** Of the organisation. */
  id: Id,
  /** The link of whoever left: names the place that is empty. */
  linkId: Id,
  name: z.string(),
  place: z.string().nullable(),
  types: z.array(z.string()),
  isImportant: z.boolean(),
  /** Null when the reader may not see who it was. */
  left: z.object({ id: Id, name: z.string(), function: z.string().nullable(), ...Masking }).nullable(),
  leftOn: Day,
  why: z.enum(['ended', 'archived', 'deceased']),
  /** Contact persons whom one can turn to there meanwhile. */
  others: z.int(),
  owners: z.array(z.string()),
  ...Masking,
})
export type WithoutSuccessor = z.infer<typeof WithoutSuccessor>
export const listWithoutSuccessor = defineRoute({
  method: 'GET',
  path: '/without-successor',
  permission: 'relations.relation.read',
  summary:
    'List functions of contact persons who left, were archived or died and have no successor, the last to leave first',
  query: z.object({ ownerId: Id.optional(), limit: z.coerce.number().int().min(1).max(200).default(100) }),
  /** `total`: of all of them, also of those that are not listed. */
  response: z.object({ items: z.array(WithoutSuccessor), total: z.int(), isCut: z.boolean() }),
})
export const appointSuccessor = defineRoute({
  method: 'POST',
  path: '/relations/:id/successors',
  permission: 'relations.relation.write',
  summary: 'Give the function of a contact person who left an organisation to somebody else',
  params: IdParams,
  body: z.object({ linkId: Id, personId: Id, from: Day.optional() }),
  response: RelationLink,
  errors: [
    'relations.relation_not_found',
    'relations.change_not_allowed',
    'relations.link_not_found',
    'relations.link_to_itself',
    'relations.link_wrong_kind',
    'relations.link_exists',
  ],
})
