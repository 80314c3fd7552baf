import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

/** Figures on the screens that a term can explain. */
export const FigureKey = z.enum([
  'relations',
  'records',
  'possible_duplicates',
  'source_conflicts',
  'quality_score',
  'completeness',
  'validity',
  'freshness',
  'duplicates',
  'bounced',
])
export type FigureKey = z.infer<typeof FigureKey>

/** Where a term stands: a relation type or field by its key, or a figure. */
export const DefinitionUse = z.object({ kind: z.enum(['type', 'field', 'figure']), key: z.string().min(1).max(80) })
export type DefinitionUse = z.infer<typeof DefinitionUse>

export const DefinitionStatus = z.enum(['concept', 'agreed', 'retired'])
export type DefinitionStatus = z.infer<typeof DefinitionStatus>

const text = (max: number) => z.string().trim().max(max)
const Meaning = text(2000).min(3)

/** What of a term can be written. */
export const DefinitionText = z.object({
  term: text(80).min(2),
  meaning: Meaning,
  examples: text(2000).default(''),
  counterExamples: text(2000).default(''),
  /** How a figure with this name is counted; empty when nothing is counted. */
  countingRule: text(2000).default(''),
  ownerId: Id.nullable().default(null),
  domainId: Id.nullable().default(null),
  uses: z.array(DefinitionUse).max(50).default([]),
})
export type DefinitionText = z.infer<typeof DefinitionText>

const Person = z.object({ id: Id, name: z.string(), isActive: z.boolean() })

export const Definition = z.object({
  id: Id,
  term: z.string(),
  meaning: z.string(),
  examples: z.string(),
  counterExamples: z.string(),
  countingRule: z.string(),
  status: DefinitionStatus,
  isDisputed: z.boolean(),
  owner: Person.nullable(),
  domain: z.object({ id: Id, name: z.string() }).nullable(),
  uses: z.array(DefinitionUse),
  version: z.int(),
  changedAt: z.iso.datetime(),
  /** Texts of colleagues that wait for a choice. */
  alternativeCount: z.int(),
  /** Whether the reader decides about this term: its owner, else the owner of its domain, else who manages the model. */
  mayDecide: z.boolean(),
})
export type Definition = z.infer<typeof Definition>

export const listDefinitions = defineRoute({
  method: 'GET',
  path: '/definitions',
  permission: 'governance.model.read',
  summary: 'List the terms and what they mean here',
  query: z.object({ list: z.enum(['all', 'workshop']).default('all') }),
  response: z.object({ items: z.array(Definition) }),
})

/** What stands beside a word on any screen: only terms that explain something, and none that were retired. */
export const Term = z.object({
  id: Id,
  kind: DefinitionUse.shape.kind,
  key: z.string(),
  term: z.string(),
  meaning: z.string(),
  countingRule: z.string(),
  isAgreed: z.boolean(),
  isDisputed: z.boolean(),
})
export type Term = z.infer<typeof Term>
export const listTerms = defineRoute({
  method: 'GET',
  path: '/definitions/terms',
  permission: 'session',
  withKey: 'allowed',
  summary: 'List which term explains which type, field and figure',
  response: z.object({ items: z.array(Term) }),
})

export const DefinitionAct = z.enum([
  'seeded',
  'added',
  'changed',
  'agreed',
  'retired',
  'reopened',
  'disputed',
  'settled',
  'picked',
])
export type DefinitionAct = z.infer<typeof DefinitionAct>

/** The words of one version, with the names of that moment. */
export const DefinitionContent = z.object({
  term: z.string(),
  meaning: z.string(),
  examples: z.string(),
  counterExamples: z.string(),
  countingRule: z.string(),
  owner: z.string().nullable(),
  domain: z.string().nullable(),
  uses: z.array(DefinitionUse),
  status: DefinitionStatus,
  isDisputed: z.boolean(),
})
export type DefinitionContent = z.infer<typeof DefinitionContent>
export const DefinitionVersion = z.object({
  version: z.int(),
  act: DefinitionAct,
  by: z.string(),
  at: z.iso.datetime(),
  content: DefinitionContent,
  /** The proposal that it came of. */
  proposalId: Id.nullable(),
})
export type DefinitionVersion = z.infer<typeof DefinitionVersion>

export const DefinitionComment = z.object({
  id: Id,
  by: z.string(),
  isMine: z.boolean(),
  at: z.iso.datetime(),
  /** Null: taken away by whoever wrote it. */
  text: z.string().nullable(),
})
export type DefinitionComment = z.infer<typeof DefinitionComment>

export const DefinitionAlternative = z.object({
  id: Id,
  by: z.string(),
  isMine: z.boolean(),
  at: z.iso.datetime(),
  meaning: z.string(),
  countingRule: z.string(),
  reason: z.string(),
  state: z.enum(['open', 'picked', 'passed', 'withdrawn']),
})
export type DefinitionAlternative = z.infer<typeof DefinitionAlternative>

export const DefinitionPage = Definition.extend({
  /** Newest first. */
  versions: z.array(DefinitionVersion),
  comments: z.array(DefinitionComment),
  alternatives: z.array(DefinitionAlternative),
})
export type DefinitionPage = z.infer<typeof DefinitionPage>

const base = { permission: 'governance.model.propose', response: DefinitionPage } as const

export const getDefinition = defineRoute({
  method: 'GET',
  path: '/definitions/:id',
  permission: 'governance.model.read',
  summary: 'Show a term with its history, its discussion and what colleagues would write instead',
  params: IdParams,
  response: DefinitionPage,
  errors: ['governance.definition_not_found'],
})
export const addDefinition = defineRoute({
  ...base,
  method: 'POST',
  path: '/definitions',
  summary: 'Put a term on the list, as a concept',
  body: DefinitionText,
  errors: ['governance.definition_exists', 'governance.domain_not_found', 'governance.colleague_not_found'],
})
export const changeDefinition = defineRoute({
  ...base,
  method: 'PATCH',
  path: '/definitions/:id',
  summary: 'Change a term; for whoever decides about it',
  params: IdParams,
  body: DefinitionText.extend({ version: z.int() }),
  errors: [
    'governance.definition_not_found',
    'governance.definition_exists',
    'governance.definition_changed',
    'governance.definition_not_yours',
    'governance.domain_not_found',
    'governance.colleague_not_found',
  ],
})
export const actOnDefinition = defineRoute({
  ...base,
  method: 'POST',
  path: '/definitions/:id/acts',
  summary: 'Agree, retire, reopen, dispute or settle a term',
  params: IdParams,
  body: z.object({
    act: z.enum(['agree', 'retire', 'reopen', 'dispute', 'settle']),
    version: z.int(),
    reason: text(2000).default(''),
  }),
  errors: [
    'governance.definition_not_found',
    'governance.definition_changed',
    'governance.definition_not_yours',
    'governance.definition_wrong_state',
    'governance.reason_missing',
  ],
})
export const commentOnDefinition = defineRoute({
  ...base,
  method: 'POST',
  path: '/definitions/:id/comments',
  summary: 'Say something about a term',
  params: IdParams,
  body: z.object({ text: text(4000).min(1) }),
  errors: ['governance.definition_not_found'],
})
export const removeDefinitionComment = defineRoute({
  ...base,
  method: 'DELETE',
  path: '/definitions/:id/comments/:commentId',
  summary: 'Take away a comment of one’s own',
  params: z.object({ id: Id, commentId: Id }),
  errors: ['governance.definition_not_found', 'governance.comment_not_found'],
})
export const offerAlternative = defineRoute({
  ...base,
  method: 'POST',
  path: '/definitions/:id/alternatives',
  summary: 'Say what one would write instead; replaces what one offered before',
  params: IdParams,
  body: z.object({ meaning: Meaning, countingRule: text(2000).default(''), reason: text(2000).default('') }),
  errors: ['governance.definition_not_found', 'governance.definition_wrong_state'],
})
export const withdrawAlternative = defineRoute({
  ...base,
  method: 'DELETE',
  path: '/definitions/:id/alternatives/:alternativeId',
  summary: 'Withdraw a text of one’s own',
  params: z.object({ id: Id, alternativeId: Id }),
  errors: ['governance.definition_not_found', 'governance.alternative_not_found'],
})
export const pickAlternative = defineRoute({
  ...base,
  method: 'POST',
  path: '/definitions/:id/alternatives/:alternativeId/pick',
  summary: 'Take over a colleague’s text, agree on it and end the dispute',
  params: z.object({ id: Id, alternativeId: Id }),
  body: z.object({ version: z.int() }),
  errors: [
    'governance.definition_not_found',
    'governance.alternative_not_found',
    'governance.definition_changed',
    'governance.definition_not_yours',
    'governance.definition_wrong_state',
  ],
})

/** A first list of terms in good language: for libraries, and for theatres, museums and festivals. */
export const StarterSet = z.enum(['library', 'venue'])
export type StarterSet = z.infer<typeof StarterSet>
export const addStarterSet = defineRoute({
  method: 'POST',
  path: '/definitions/starter-sets',
  permission: 'governance.model.write',
  summary: 'Add the terms of a starter set that are not there yet; nothing is overwritten',
  body: z.object({ sets: z.array(StarterSet).min(1) }),
  response: z.object({ added: z.array(z.string()), kept: z.int() }),
})

/** Colleagues to choose from: owners, deputies and who works on a review. */
export const listActiveColleagues = defineRoute({
  method: 'GET',
  path: '/governance/people',
  permission: 'governance.model.read',
  summary: 'List the colleagues who may sign in, by name',
  response: z.object({ items: z.array(z.object({ id: Id, name: z.string() })) }),
})

export const Notice = z.object({
  id: Id,
  /** The end of a key in the translations. */
  kind: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  domainId: Id.nullable(),
  at: z.iso.datetime(),
})
export type Notice = z.infer<typeof Notice>
export const listNotices = defineRoute({
  method: 'GET',
  path: '/governance/notices',
  permission: 'session',
  summary: 'List what the reader must know about domains and has not marked as seen',
  response: z.object({ items: z.array(Notice) }),
})
export const seeNotice = defineRoute({
  method: 'POST',
  path: '/governance/notices/:id/seen',
  permission: 'session',
  summary: 'Mark a notice as seen',
  params: IdParams,
  response: Done,
  errors: ['governance.notice_not_found'],
})
