import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'
import { Day } from '../relations/record.ts'

export const FactKind = z.enum([
  'ticket',
  'attendance',
  'enrolment',
  'membership',
  'loan',
  'gift',
  'pledge',
  'sponsoring',
  'subsidy',
  'purchase',
  'volunteering',
  'web_visit',
  'complaint',
])
export type FactKind = z.infer<typeof FactKind>

export const Audience = z.enum(['youth', 'adult'])
export type Audience = z.infer<typeof Audience>

/** Whole cents of the currency; facts themselves are below zero for what was paid back. */
const Cents = z.int().min(0).max(1_000_000_000_00)
const words = (most: number) => z.string().trim().min(1).max(most)

const Note = { note: words(300).optional() }
/**
 * What a kind of fact has beside what all have. Of a pledge `yearlyCents` is promised each year, for so many `years`; what comes of
 * it is gifts, so that a promise and its money are never both counted.
 */
export const FactDetail = z.strictObject({
  ...Note,
  yearlyCents: Cents.optional(),
  years: z.int().min(1).max(99).optional(),
  /** Whether the sum is the same every year. */
  isFixed: z.boolean().optional(),
  /** The day on which the agreement was signed. */
  agreedOn: Day.optional(),
  endReason: words(200).optional(),
  /** What we do in return. */
  inReturn: words(200).optional(),
  /** Goods or work rather than money. */
  isInKind: z.boolean().optional(),
  /** Number of a decision or an agreement. */
  reference: words(100).optional(),
  /** Of a membership: which one. */
  subscription: words(100).optional(),
})
export type FactDetail = z.infer<typeof FactDetail>

const Named = z.object({ id: Id, name: z.string() })
export const Fact = z.object({
  id: Id,
  kind: FactKind,
  family: Named,
  /** The deed: ordered, paid, borrowed. */
  occurredAt: z.iso.datetime(),
  /** The day for which it counts: of the event when it has one, else of the deed. */
  day: Day,
  /** The last day of a period. */
  until: Day.nullable(),
  offering: z.object({ id: Id, title: z.string() }).nullable(),
  genre: z.string().nullable(),
  branch: z.string().nullable(),
  /** Tickets, loans, visits; minutes for volunteering; below zero of a reversal. */
  quantity: z.int(),
  amountCents: z.int(),
  currency: z.string(),
  orderKey: z.string().nullable(),
  isReversal: z.boolean(),
  /** Everything of it was reversed: it counts no time any more. */
  isReversed: z.boolean(),
  reversesId: Id.nullable(),
  audience: Audience.nullable(),
  priceType: z.string().nullable(),
  channel: z.string().nullable(),
  detail: FactDetail.nullable(),
  /** Of a pledge: a fixed yearly sum for at least five years by agreement. */
  isPeriodicGift: z.boolean(),
  source: z.string().nullable(),
  /** Who wrote it by hand. */
  by: z.string().nullable(),
  isRemoved: z.boolean(),
  mayRemove: z.boolean(),
  mayReverse: z.boolean(),
})
export type Fact = z.infer<typeof Fact>

/** What one family comes to for a relation. A time is an order, not a line of it; what was wholly reversed is none. */
export const FamilySum = z.object({
  family: Named,
  times: z.int(),
  /** Times in the calendar year that runs. */
  timesThisYear: z.int(),
  firstDay: Day.nullable(),
  lastDay: Day.nullable(),
  /** What it brought in all, reversals taken off, per currency. */
  amounts: z.array(z.object({ currency: z.string(), cents: z.int(), centsThisYear: z.int() })),
  /** For volunteering. */
  minutes: z.int(),
})
export type FamilySum = z.infer<typeof FamilySum>

export const listFacts = defineRoute({
  method: 'GET',
  path: '/relations/:id/facts',
  permission: 'activity.fact.read',
  summary: 'List what a relation did, newest first',
  params: IdParams,
  query: z.object({
    familyId: Id.optional(),
    kind: FactKind.optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(25),
  }),
  response: z.object({ items: z.array(Fact), nextCursor: z.string().nullable() }),
  errors: ['relations.relation_not_found', 'relations.cursor_invalid'],
})

export const getContribution = defineRoute({
  method: 'GET',
  path: '/relations/:id/contribution',
  permission: 'activity.fact.read',
  summary: 'Show per family how often a relation did something and what it brought',
  params: IdParams,
  response: z.object({
    families: z.array(FamilySum),
    /**
     * What the gifts of this year weigh in the tax return of a private giver when the organisation is a cultural ANBI: a figure for
     * the giver, never added to what was given. Null for whom it does not hold.
     */
    givingWeight: z.object({ givenCents: z.int(), weighedCents: z.int() }).nullable(),
    /** Kept back: the relation is under protection. */
    isWithheld: z.boolean(),
    mayAdd: z.boolean(),
  }),
  errors: ['relations.relation_not_found'],
})

export const NewFact = z.object({
  kind: FactKind,
  /** Now when it is left out. */
  occurredAt: z.iso.datetime().optional(),
  /** The first day of a period that does not begin at the deed: a membership, a pledge, a contract. */
  from: Day.optional(),
  until: Day.optional(),
  offeringId: Id.optional(),
  genreId: Id.optional(),
  branchId: Id.optional(),
  quantity: z.int().min(1).max(1_000_000).default(1),
  amountCents: Cents.default(0),
  orderKey: words(100).optional(),
  audience: Audience.optional(),
  priceType: words(80).optional(),
  channel: words(80).optional(),
  detail: FactDetail.optional(),
})
export type NewFact = z.infer<typeof NewFact>

export const addFact = defineRoute({
  method: 'POST',
  path: '/relations/:id/facts',
  permission: 'activity.fact.write',
  summary: 'Write down something that a relation did',
  params: IdParams,
  body: NewFact,
  response: Fact,
  errors: [
    'relations.relation_not_found',
    'relations.change_not_allowed',
    'activity.offering_not_found',
    'activity.genre_not_found',
    'activity.branch_not_found',
    'activity.fact_in_future',
    'activity.fact_period',
    'activity.fact_until_missing',
    'activity.fact_amount_missing',
    'activity.fact_detail_wrong',
  ],
})

const ofFact = ['activity.fact_not_found', 'relations.change_not_allowed'] as const

export const removeFact = defineRoute({
  method: 'DELETE',
  path: '/facts/:id',
  permission: 'activity.fact.write',
  summary: 'Take away a fact that was written by hand',
  params: IdParams,
  response: Done,
  errors: [...ofFact, 'activity.fact_of_source'],
})
export const restoreFact = defineRoute({
  method: 'POST',
  path: '/facts/:id/restore',
  permission: 'activity.fact.write',
  summary: 'Bring back a fact that was taken away',
  params: IdParams,
  response: Fact,
  errors: [...ofFact, 'activity.fact_of_source', 'activity.reversal_too_much'],
})
export const reverseFact = defineRoute({
  method: 'POST',
  path: '/facts/:id/reversals',
  permission: 'activity.fact.write',
  summary: 'Write down that a fact was cancelled or paid back, wholly or in part',
  params: IdParams,
  body: z.object({
    /** Left out: all that is left of it. None: only money was paid back. */
    quantity: z.int().min(0).optional(),
    /** Left out: the share of the quantity in what is left of the amount. */
    amountCents: Cents.optional(),
    occurredAt: z.iso.datetime().optional(),
    note: words(300).optional(),
  }),
  response: Fact,
  errors: [
    ...ofFact,
    'activity.fact_is_reversal',
    'activity.fact_reversed',
    'activity.fact_in_future',
    'activity.reversal_too_much',
    'activity.reversal_nothing',
  ],
})
