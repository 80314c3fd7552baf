import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'
import { Masking } from '../relations/disclosure.ts'
import { RelationKind } from '../relations/record.ts'

/** `bits`: how much it says, as a logarithm to base 2 of how much likelier it makes "the same" (negative: less likely). */
export const Evidence = z.object({ code: z.string().max(60), bits: z.number() })
export type Evidence = z.infer<typeof Evidence>

export const QuestionState = z.enum(['open', 'later', 'asked', 'same', 'not_same'])
export type QuestionState = z.infer<typeof QuestionState>

export const QuestionSide = z.object({
  id: Id,
  name: z.string(),
  kind: RelationKind,
  email: z.string().nullable(),
  phone: z.string().nullable(),
  street: z.string().nullable(),
  postcode: z.string().nullable(),
  place: z.string().nullable(),
  birthDate: z.string().nullable(),
  types: z.array(z.string()),
  /** Names of the sources that know this relation. */
  sources: z.array(z.string()),
  recordCount: z.int(),
  ...Masking,
})
export type QuestionSide = z.infer<typeof QuestionSide>

/** Two relations that may be one: a question to a person, never an answer. */
export const Question = z.object({
  id: Id,
  state: QuestionState,
  /** Chance that they are the same, 0–1, as the model sees it; null for pairs that only share a contact key. */
  probability: z.number().nullable(),
  /** What speaks for and against, the heaviest first. */
  evidence: z.array(Evidence),
  /** Questions for the same reasons share this; they can be accepted together. */
  class: z.string(),
  foundAt: z.iso.datetime(),
  relations: z.array(QuestionSide).length(2),
  /** Who asked whom, with what words; null when nobody was asked. */
  asked: z.object({ by: z.string(), userId: Id, user: z.string(), remark: z.string().nullable() }).nullable(),
})
export type Question = z.infer<typeof Question>

const QuestionFilter = {
  class: z.string().max(300).optional(),
  relationId: Id.optional(),
  importId: Id.optional(),
  /** Questions that a colleague put to me. */
  askedOfMe: z.stringbool().optional(),
}

/** Takes questions so that no colleague gets them at the same time; a question that is not answered comes free by itself. */
export const takeQuestions = defineRoute({
  method: 'POST',
  path: '/questions/take',
  permission: 'identity.decision.write',
  summary: 'Take the most valuable questions that nobody else is looking at',
  body: z.object({
    limit: z.int().min(1).max(20).default(5),
    ...QuestionFilter,
    askedOfMe: z.boolean().optional(),
    /** Also questions that were put off. */
    withLater: z.boolean().default(false),
  }),
  response: z.object({ items: z.array(Question), open: z.int() }),
})
export const releaseQuestions = defineRoute({
  method: 'POST',
  path: '/questions/release',
  permission: 'identity.decision.write',
  summary: 'Give questions back that were taken',
  body: z.object({ ids: z.array(Id).max(100) }),
  response: Done,
})

export const answerQuestion = defineRoute({
  method: 'POST',
  path: '/questions/:id/answer',
  permission: 'identity.decision.write',
  summary: 'Answer whether two relations are the same',
  params: IdParams,
  body: z.object({
    answer: z.enum(['same', 'not_same', 'later', 'ask']),
    /** Of the two the one that stays; unless told, the one with the most records, or the oldest. */
    winnerId: Id.optional(),
    choices: z
      .array(z.object({ field: z.string(), relationId: Id }))
      .max(20)
      .default([]),
    /** The colleague who is asked. */
    userId: Id.optional(),
    remark: z.string().trim().min(1).max(1000).optional(),
  }),
  response: z.object({ mergeId: Id.nullable(), decisionId: Id.nullable(), open: z.int() }),
  errors: [
    'identity.question_not_found',
    'identity.question_answered',
    'identity.question_colleague_unknown',
    'identity.merge_kinds_differ',
    'identity.merge_choice_invalid',
    'auth.forbidden',
  ],
})
export const listColleagues = defineRoute({
  method: 'GET',
  path: '/questions/colleagues',
  permission: 'identity.decision.write',
  summary: 'List the colleagues who may answer a question, oneself apart',
  response: z.object({ items: z.array(z.object({ id: Id, name: z.string() })) }),
})
export const reopenQuestion = defineRoute({
  method: 'POST',
  path: '/questions/:id/reopen',
  permission: 'identity.decision.write',
  summary: 'Take an answer back: the merge or decision that came with it is undone',
  params: IdParams,
  response: Question,
  errors: ['identity.question_not_found', 'auth.forbidden'],
})

export const getQuestionProgress = defineRoute({
  method: 'GET',
  path: '/questions/progress',
  permission: 'identity.duplicate.read',
  summary: 'How many questions are open, and what was answered',
  response: z.object({
    open: z.int(),
    later: z.int(),
    askedOfMe: z.int(),
    answeredToday: z.int(),
    answeredByMeToday: z.int(),
    answered: z.object({ same: z.int(), notSame: z.int() }),
  }),
})

export const QuestionClass = z.object({
  class: z.string(),
  codes: z.array(z.string()),
  open: z.int(),
  probability: z.number().nullable(),
  answered: z.object({ same: z.int(), notSame: z.int() }),
})
export type QuestionClass = z.infer<typeof QuestionClass>
export const listQuestionClasses = defineRoute({
  method: 'GET',
  path: '/questions/classes',
  permission: 'identity.duplicate.read',
  summary: 'List the kinds of open questions, the most frequent first',
  response: z.object({ items: z.array(QuestionClass) }),
})
/** The sample is drawn by chance but the same for everybody; `token` says which one was seen and is asked for when accepting. */
export const sampleQuestionClass = defineRoute({
  method: 'GET',
  path: '/questions/classes/sample',
  permission: 'identity.decision.write',
  summary: 'Show a sample of the questions of one kind',
  query: z.object({ class: z.string().max(300) }),
  response: z.object({ token: z.string(), open: z.int(), items: z.array(Question) }),
})
export const acceptQuestionClass = defineRoute({
  method: 'POST',
  path: '/questions/classes/accept',
  permission: 'identity.merge.write',
  summary: 'Answer "the same" to all open questions of one kind, after a sample was seen; can be undone as one run',
  body: z.object({ class: z.string().max(300), token: z.string().max(200) }),
  response: z.object({ runId: Id, jobId: Id }),
  errors: ['identity.question_sample_changed', 'identity.matching_busy'],
})

/** People at one address with one surname: perhaps a household. A link between them, never a merge. */
export const HouseholdSuggestion = z.object({
  id: Id,
  name: z.string(),
  address: z.string(),
  members: z.array(z.object({ id: Id, name: z.string(), birthDate: z.string().nullable() })).min(2),
})
export type HouseholdSuggestion = z.infer<typeof HouseholdSuggestion>
export const listHouseholdSuggestions = defineRoute({
  method: 'GET',
  path: '/household-suggestions',
  permission: 'identity.duplicate.read',
  summary: 'List people who may form a household',
  query: z.object({
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({ items: z.array(HouseholdSuggestion), nextCursor: z.string().nullable(), total: z.int() }),
  errors: ['relations.cursor_invalid'],
})
export const acceptHousehold = defineRoute({
  method: 'POST',
  path: '/household-suggestions/:id/accept',
  permission: 'relations.relation.write',
  summary: 'Make a household of these people',
  params: IdParams,
  body: z.object({ memberIds: z.array(Id).min(2).max(50) }),
  response: z.object({ householdId: Id }),
  errors: ['identity.household_not_found', 'relations.relation_not_found'],
})
export const dismissHousehold = defineRoute({
  method: 'POST',
  path: '/household-suggestions/:id/dismiss',
  permission: 'relations.relation.write',
  summary: 'Say that these people are no household',
  params: IdParams,
  response: Done,
  errors: ['identity.household_not_found'],
})

/** What somebody answered to a suggestion, to look back at and to take back. */
export const AnsweredHousehold = HouseholdSuggestion.extend({
  state: z.enum(['accepted', 'dismissed']),
  by: z.string(),
  at: z.iso.datetime(),
  /** The household that was made; null when it is no household, or is not there any more. */
  householdId: Id.nullable(),
})
export type AnsweredHousehold = z.infer<typeof AnsweredHousehold>
export const listAnsweredHouseholds = defineRoute({
  method: 'GET',
  path: '/household-suggestions/answered',
  permission: 'identity.duplicate.read',
  summary: 'List what was answered last to suggested households',
  response: z.object({ items: z.array(AnsweredHousehold) }),
})
export const reopenHousehold = defineRoute({
  method: 'POST',
  path: '/household-suggestions/:id/reopen',
  permission: 'relations.relation.write',
  summary: 'Take back what was answered: the household that was made goes, and the suggestion is there again',
  params: IdParams,
  response: Done,
  errors: ['identity.household_not_found', 'identity.household_in_use', 'relations.change_not_allowed'],
})

/** The relations that somebody who is being typed in may be already. */
export const lookUpRelations = defineRoute({
  method: 'POST',
  path: '/relations/lookup',
  permission: 'relations.relation.read',
  summary: 'Find the relations that these particulars may belong to',
  body: z.object({
    kind: RelationKind,
    name: z.string().trim().max(400).optional(),
    firstName: z.string().trim().max(160).optional(),
    prefix: z.string().trim().max(40).optional(),
    surname: z.string().trim().max(160).optional(),
    organisationName: z.string().trim().max(300).optional(),
    email: z.string().trim().max(254).optional(),
    phone: z.string().trim().max(40).optional(),
    postcode: z.string().trim().max(20).optional(),
    houseNumber: z.string().trim().max(20).optional(),
    birthDate: z.string().trim().max(20).optional(),
    /** The relation that is being edited: never its own duplicate. */
    exceptId: Id.optional(),
  }),
  response: z.object({
    items: z.array(
      z.object({
        relation: QuestionSide.omit({ sources: true, recordCount: true, types: true }),
        probability: z.number(),
        evidence: z.array(Evidence),
      }),
    ),
  }),
})
