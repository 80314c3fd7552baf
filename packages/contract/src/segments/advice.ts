import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

/**
 * Why something may suit somebody. `also_chosen`: of the people who chose `because`, so many chose it too. `genre`: somebody chose
 * something of the genre `because`, and whoever likes that often likes the genre of what is advised.
 */
export const AdviceReason = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('also_chosen'),
    because: z.object({ id: Id, title: z.string() }),
    people: z.int(),
    of: z.int(),
  }),
  z.object({ kind: z.literal('genre'), because: z.string(), genre: z.string() }),
])
export type AdviceReason = z.infer<typeof AdviceReason>

const Advised = z.object({
  offering: z.object({ id: Id, title: z.string() }),
  startsAt: z.iso.datetime(),
  reasons: z.array(AdviceReason).min(1),
})
export type Advised = z.infer<typeof Advised>

/** How good the advice turned out to be of people whose choices it had not seen. */
export const AdviceCheck = z.object({
  checkedAt: z.iso.datetime(),
  /** Choices from this day on were kept apart; the advice knew only what came before. */
  from: z.iso.date(),
  /** People who chose something afterwards that could be advised. */
  people: z.int(),
  /** How many of them chose one of the five that were advised, and one of the five that were sold most. */
  hits: z.int(),
  baselineHits: z.int(),
  /** Nothing is advised unless it is `better`, by more than chance allows. */
  verdict: z.enum(['better', 'no_better', 'too_little']),
})
export type AdviceCheck = z.infer<typeof AdviceCheck>

export const getRelationAdvice = defineRoute({
  method: 'GET',
  path: '/relations/:id/advice',
  permission: 'segments.advice.read',
  summary: 'Show what is to come that may suit somebody, and why; advice, never a decision',
  params: IdParams,
  response: z.object({
    items: z.array(Advised),
    /** Never about children, people under protection, and who objected or had their data restricted. */
    isWithheld: z.boolean(),
    /** Null: it was never checked. */
    verdict: AdviceCheck.shape.verdict.nullable(),
  }),
  errors: ['relations.relation_not_found'],
})

export const Alike = z.object({
  offering: z.object({ id: Id, title: z.string() }),
  /** People who chose both, and people who chose this one. */
  people: z.int(),
  of: z.int(),
})
export type Alike = z.infer<typeof Alike>
export const getOfferingAdvice = defineRoute({
  method: 'GET',
  path: '/offerings/:id/alike',
  permission: 'segments.advice.read',
  summary: 'Show what else was chosen by the people who chose this',
  params: IdParams,
  response: z.object({ items: z.array(Alike) }),
  errors: ['activity.offering_not_found'],
})

export const getAdviceCheck = defineRoute({
  method: 'GET',
  path: '/advice',
  permission: 'segments.advice.read',
  summary: 'Show how good the advice is, measured on choices that it had not seen',
  response: z.object({ latest: AdviceCheck.nullable(), earlier: z.array(AdviceCheck) }),
})
export const learnAdvice = defineRoute({
  method: 'POST',
  path: '/advice/learn',
  permission: 'segments.advice.learn',
  summary: 'Learn again from everything that was chosen, and check it',
  response: Done,
})
