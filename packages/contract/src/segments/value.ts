import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'
import { AliveClass, RfmRanges, Tier } from './condition.ts'
import { SegmentMember } from './segments.ts'

const Score = z.int().min(1).max(5)
const FamilyName = z.object({ id: Id, name: z.string() })

/** From which value scores 2, 3, 4 and 5 begin; null: nobody has that score. Equal values always have the same score. */
const bounds = <T extends z.ZodType>(value: T) => z.array(value.nullable()).length(4)
export const RfmRound = z.object({
  /** Up to and including this day was counted. */
  day: z.iso.date(),
  scoredAt: z.iso.datetime(),
  /** The last time, as a day. */
  recency: bounds(z.iso.date()),
  frequency: bounds(z.int()),
  /** In cents, less what was given back. */
  money: bounds(z.int()),
})
export type RfmRound = z.infer<typeof RfmRound>

export const RfmGrid = z.object({
  family: FamilyName,
  /** Null: not scored yet. */
  round: RfmRound.nullable(),
  /** Relations with scores that the reader sees. */
  relations: z.int(),
  /** All twenty-five, by how recent and how often. */
  cells: z.array(z.object({ recency: Score, frequency: Score, relations: z.int() })),
  money: z.array(z.object({ score: Score, relations: z.int() })),
})
export type RfmGrid = z.infer<typeof RfmGrid>
export const getRfm = defineRoute({
  method: 'GET',
  path: '/value/families/:id/rfm',
  permission: 'segments.value.read',
  whileViewing: 'allowed',
  summary: 'Count relations by how recent, how often and how much, each in five steps',
  params: IdParams,
  response: RfmGrid,
  errors: ['segments.family_not_found'],
})
export const listRfmPeople = defineRoute({
  method: 'POST',
  path: '/value/families/:id/rfm/people',
  permission: 'segments.value.read',
  whileViewing: 'allowed',
  summary: 'List the relations with these scores',
  params: IdParams,
  /** `after`: `next` of the page before. */
  body: RfmRanges.extend({ after: z.int().min(0).optional(), limit: z.int().min(1).max(100).default(50) }),
  response: z.object({ count: z.int(), items: z.array(SegmentMember), next: z.int().nullable() }),
  errors: ['segments.family_not_found'],
})

/** Why a model may be shown (`fits`) or may not. */
export const ModelVerdict = z.enum([
  'fits',
  'not_converged',
  'too_few_data',
  'too_high',
  'too_low',
  'uneven',
  'no_better',
])
export type ModelVerdict = z.infer<typeof ModelVerdict>
export const SpendVerdict = z.enum(['fits', 'not_converged', 'too_few_data', 'related', 'no_mean'])
export type SpendVerdict = z.infer<typeof SpendVerdict>

/** Relations with as many repeats before the holdout; `predicted`, `actual` and `baseline` per relation. */
export const HoldoutGroup = z.object({
  repeats: z.int(),
  /** Null for whoever does not see all relations. */
  relations: z.int().nullable(),
  predicted: z.number(),
  actual: z.number(),
  baseline: z.number(),
})
export type HoldoutGroup = z.infer<typeof HoldoutGroup>

export const ValueModel = z.object({
  day: z.iso.date(),
  madeAt: z.iso.datetime(),
  verdict: ModelVerdict,
  /** Of what a time brings; null: nothing in this family brings money. */
  spendVerdict: SpendVerdict.nullable(),
  /** The model of the check learned until this day, and was compared with the weeks after it. Null: the past is too short to part. */
  calibrationUntil: z.iso.date().nullable(),
  holdoutWeeks: z.int(),
  /** Relations it learned from, and those of them who came back. Null for whoever does not see all relations. */
  learned: z.object({ relations: z.int(), repeaters: z.int() }).nullable(),
  repeats: z.object({ r: z.number(), alpha: z.number(), a: z.number(), b: z.number() }),
  spend: z.object({ p: z.number(), q: z.number(), v: z.number(), correlation: z.number() }).nullable(),
  groups: z.array(HoldoutGroup),
  /** Expected in the holdout as part of what came; 1 is perfect. Null: nobody came. */
  predictedShare: z.number().nullable(),
  baselineShare: z.number().nullable(),
  /** How far the groups are off, counted together without sign, as part of what came. */
  deviation: z.number().nullable(),
  baselineDeviation: z.number().nullable(),
})
export type ValueModel = z.infer<typeof ValueModel>

/** What is expected of relations that are alike, all of them together, in the coming weeks. */
export const Expectation = z.object({
  alive: AliveClass,
  relations: z.int(),
  repeats: z.number(),
  /** Null: not told. */
  cents: z.number().nullable(),
})
export type Expectation = z.infer<typeof Expectation>

export const LifetimeValue = z.object({
  family: FamilyName,
  /** Null: nothing was fitted yet. */
  model: ValueModel.nullable(),
  /** Of the relations that the reader sees; null unless the model fits. */
  expectations: z.array(Expectation).nullable(),
  weeks: z.int(),
})
export type LifetimeValue = z.infer<typeof LifetimeValue>
export const getLifetimeValue = defineRoute({
  method: 'GET',
  path: '/value/families/:id/lifetime',
  permission: 'segments.value.read',
  whileViewing: 'allowed',
  summary:
    'Show what the model of a family expects, how well it did on what it had not seen, and whether it may be told',
  params: IdParams,
  response: LifetimeValue,
  errors: ['segments.family_not_found'],
})

/** What is no money: an hour of volunteering, an attendance, somebody who came in through them. */
export const ContributionMeasure = z.enum(['volunteering', 'attendance', 'introductions'])
export type ContributionMeasure = z.infer<typeof ContributionMeasure>
/** What one of it is worth to the organisation, by its own word; null: it did not say. */
export const ContributionWeight = z.object({
  measure: ContributionMeasure,
  centsPerUnit: z.int().min(0).max(10_000_000).nullable(),
})
export type ContributionWeight = z.infer<typeof ContributionWeight>
const Weights = z.object({ items: z.array(ContributionWeight).max(ContributionMeasure.options.length) })
export const listContributionWeights = defineRoute({
  method: 'GET',
  path: '/value/weights',
  permission: 'segments.value.read',
  summary: 'Show what an hour, an attendance and an introduction are worth to the organisation',
  response: Weights,
})
export const setContributionWeights = defineRoute({
  method: 'PUT',
  path: '/value/weights',
  permission: 'segments.value.manage',
  summary: 'Say what an hour, an attendance and an introduction are worth; nothing is added to money',
  body: Weights,
  response: Done,
})

/** Measuring that was asked for: running while `doneAt` is null. */
export const ValueWork = z.object({ jobId: Id, askedAt: z.iso.datetime(), doneAt: z.iso.datetime().nullable() })
export type ValueWork = z.infer<typeof ValueWork>
export const getValueWork = defineRoute({
  method: 'GET',
  path: '/value/work',
  permission: 'segments.value.read',
  summary: 'Show whether scores and models are being made',
  response: z.object({ work: ValueWork.nullable() }),
})
export const measureValue = defineRoute({
  method: 'POST',
  path: '/value/work',
  permission: 'segments.value.manage',
  summary: 'Have all scores and models made now; every night scores are, every week models',
  response: ValueWork,
})

/**
 * Why somebody may not come back, from what they did themselves. `pace`: they came once in so many days, and the last time was long ago.
 * `last`: they came too seldom to have a pace. `company`: they used to come with so many. `membership`: it ended and was not renewed.
 */
export const LapseReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pace'), everyDays: z.int(), awayDays: z.int() }),
  z.object({ kind: z.literal('last'), awayDays: z.int() }),
  z.object({ kind: z.literal('company'), before: z.int(), now: z.int() }),
  z.object({ kind: z.literal('membership'), until: z.iso.date() }),
])
export type LapseReason = z.infer<typeof LapseReason>

/** How often "will probably not come back" was right of people whose later visits it had not seen, beside the simplest rule. */
export const LapseCheck = z.object({
  /** Nobody is called so unless it is `not_worse` than looking at the last time alone. */
  verdict: z.enum(['not_worse', 'worse', 'too_few']),
  /** People who had come back before. */
  people: z.int(),
  /** Of so many it was said, and of so many of these it was right: they stayed away. */
  called: z.int(),
  right: z.int(),
  /** The same of as many people whose last time was longest ago: this many days, or longer. */
  baselineRight: z.int(),
  baselineDays: z.int(),
})
export type LapseCheck = z.infer<typeof LapseCheck>

export const LapseList = z.object({
  family: FamilyName,
  /** Null: not measured. */
  check: LapseCheck.nullable(),
  count: z.int(),
  items: z.array(SegmentMember.extend({ reasons: z.array(LapseReason) })),
  next: z.int().nullable(),
})
export type LapseList = z.infer<typeof LapseList>
export const listLapsing = defineRoute({
  method: 'GET',
  path: '/value/families/:id/lapse',
  permission: 'segments.value.read',
  whileViewing: 'allowed',
  summary: 'List who of a family of activity may stay away, and why; advice, never a decision',
  params: IdParams,
  /** `after`: `next` of the page before. */
  query: z.object({
    after: z.coerce.number().int().min(0).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(25),
  }),
  response: LapseList,
  errors: ['segments.family_not_found', 'segments.condition_hidden'],
})

/** What a relation is to one family of activity. */
export const RelationFamilyValue = z.object({
  family: FamilyName,
  /** Over the last twelve months; null: did not come. */
  tier: Tier.nullable(),
  days: z.int(),
  rfm: z.object({ recency: Score, frequency: Score, money: Score, day: z.iso.date() }).nullable(),
  /** Null: not told. */
  alive: AliveClass.nullable(),
  /** Why they may stay away; empty unless that is said. */
  reasons: z.array(LapseReason),
})
export type RelationFamilyValue = z.infer<typeof RelationFamilyValue>
export const RelationValue = z.object({
  /** Under protection or restricted: nothing is told. */
  isWithheld: z.boolean(),
  families: z.array(RelationFamilyValue),
  /** Of the last twelve months. What was only promised is no money yet. */
  cents: z.int(),
  /** Hours, attendances, introductions; beside money, never in it. */
  others: z.array(ContributionWeight.extend({ amount: z.number() })),
})
export type RelationValue = z.infer<typeof RelationValue>
export const getRelationValue = defineRoute({
  method: 'GET',
  path: '/relations/:id/value',
  permission: 'segments.value.read',
  whileViewing: 'allowed',
  summary: 'Show how closely a relation lives with what we do, and what it brought in money and otherwise',
  params: IdParams,
  response: RelationValue,
  errors: ['relations.relation_not_found'],
})
