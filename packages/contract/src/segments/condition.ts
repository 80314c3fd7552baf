import { z } from 'zod'
import { Id } from '../platform/route.ts'
import { Channel } from '../privacy/purposes.ts'

/** A stretch of days. "Last three months" moves along with the day on which it is asked; both ends of the others count. */
export const Period = z.discriminatedUnion('in', [
  z.object({
    in: z.literal('last'),
    count: z.int().min(1).max(1200),
    unit: z.enum(['days', 'weeks', 'months', 'years']),
  }),
  z.object({ in: z.literal('calendar_year'), yearsAgo: z.int().min(0).max(100) }),
  z.object({ in: z.literal('between'), from: z.iso.date().nullable(), until: z.iso.date().nullable() }),
])
export type Period = z.infer<typeof Period>

const Ids = z.array(Id).min(1).max(100)
const Words = z.array(z.string().trim().min(1).max(120)).min(1).max(200)

/** What is counted of an activity: days on which something took place, orders, tickets or loans (minutes of volunteering), or cents (of what came, not of what was only promised). */
export const Measure = z.enum(['days', 'orders', 'quantity', 'money'])
export type Measure = z.infer<typeof Measure>

/** How closely a relation lived with a family of activity over a period; from how many times is the organisation's choice. */
export const Tier = z.enum(['passant', 'participant', 'core'])
export type Tier = z.infer<typeof Tier>

/** Whether a relation is likely still active, as far as a model that fits can say. */
export const AliveClass = z.enum(['likely', 'unsure', 'unlikely'])
export type AliveClass = z.infer<typeof AliveClass>

const Score = z.int().min(1).max(5)
/** Scores of 1 (least) to 5 (most), both ends included. */
export const ScoreRange = z.object({ from: Score, to: Score })
export type ScoreRange = z.infer<typeof ScoreRange>

/** What is left out does not matter. */
export const RfmRanges = z.object({
  recency: ScoreRange.optional(),
  frequency: ScoreRange.optional(),
  money: ScoreRange.optional(),
})
export type RfmRanges = z.infer<typeof RfmRanges>

/** One thing that is true of a relation, or is not. */
export const Condition = z.discriminatedUnion('about', [
  z.object({ about: z.literal('kind'), oneOf: z.array(z.enum(['person', 'organisation', 'household'])).min(1) }),
  z.object({
    about: z.literal('role'),
    typeIds: Ids,
    /** `began` and `ended` need a period. */
    when: z.enum(['now', 'ever', 'began', 'ended']),
    period: Period.optional(),
    stageIds: Ids.optional(),
    statusIds: Ids.optional(),
    branchIds: Ids.optional(),
  }),
  z.object({ about: z.literal('domain'), ids: Ids }),
  z.object({ about: z.literal('branch'), ids: Ids }),
  z.object({ about: z.literal('place'), names: Words }),
  z.object({ about: z.literal('municipality'), codes: Words }),
  z.object({
    about: z.literal('postcode'),
    areas: z
      .array(z.string().regex(/^[1-9]\d{3}$/))
      .min(1)
      .max(500),
  }),
  /**
   * At most so many kilometres from the middle of a postcode area, or from that of the area in which a branch is; as the crow flies, between
   * the middles of the two. One of the two is given.
   */
  z.object({
    about: z.literal('distance'),
    area: z
      .string()
      .regex(/^[1-9]\d{3}$/)
      .optional(),
    branchId: Id.optional(),
    km: z.int().min(1).max(400),
  }),
  z.object({
    about: z.literal('age'),
    from: z.int().min(0).max(130).nullable(),
    to: z.int().min(0).max(130).nullable(),
  }),
  z.object({ about: z.literal('reach'), has: z.enum(['email', 'phone', 'address']) }),
  z.object({ about: z.literal('own_field'), field: z.string().min(1).max(80), test: z.string().min(1).max(500) }),
  z.object({ about: z.literal('label'), ids: Ids }),
  z.object({
    about: z.literal('activity'),
    familyId: Id,
    measure: Measure,
    /** Left out: ever. */
    period: Period.optional(),
    atLeast: z.int().min(-1_000_000_000_00).max(1_000_000_000_00).nullable(),
    atMost: z.int().min(-1_000_000_000_00).max(1_000_000_000_00).nullable(),
    genreIds: Ids.optional(),
    branchIds: Ids.optional(),
  }),
  /** The first time ever within a family lies in this period. */
  z.object({ about: z.literal('first_activity'), familyId: Id, period: Period }),
  /** Passant, participant or core of a family over a period, by the thresholds of that family as they are when it is asked. */
  z.object({ about: z.literal('tier'), familyId: Id, oneOf: z.array(Tier).min(1).max(3), period: Period }),
  /** Scored in a family; with these scores. Scores are of the night before. */
  z.object({ about: z.literal('rfm'), familyId: Id, ...RfmRanges.shape }),
  /** Of no child, and of nobody who is restricted or died. */
  z.object({ about: z.literal('alive'), familyId: Id, oneOf: z.array(AliveClass).min(1).max(3) }),
  /** Took part in one of these, or in what belongs to them: the dates of an event. On so many days at least; without a period booked ahead counts too. */
  z.object({
    about: z.literal('offering'),
    ids: Ids,
    atLeast: z.int().min(1).max(1000),
    period: Period.optional(),
  }),
  /** May be reached for a purpose on a channel: as "may we" answers for the whole of today. */
  z.object({ about: z.literal('may'), purposeId: Id, channel: Channel }),
  /** Was approached, or is planned to be: themselves or as the contact person. Without purposes or a round: for whatever. */
  z.object({
    about: z.literal('approach'),
    state: z.enum(['made', 'planned']),
    purposeIds: Ids.optional(),
    roundId: Id.optional(),
    period: Period.optional(),
  }),
  z.object({ about: z.literal('added'), period: Period }),
  /** The address lies where one of these codes holds, or one of a group of these. `editionId` null: by the edition that is current. */
  z.object({
    about: z.literal('code'),
    setId: Id,
    editionId: Id.nullable(),
    keys: z.array(z.string().trim().min(1).max(20)).min(1).max(500),
  }),
  z.object({ about: z.literal('segment'), id: Id }),
  /** Was in a segment when somebody held it fast. */
  z.object({ about: z.literal('moment'), id: Id }),
  z.object({
    about: z.literal('link'),
    typeId: Id,
    /** `from`: the relation is contact person of …; `to`: … is contact person of the relation. */
    end: z.enum(['from', 'to']),
    /** What must be true of the other end; left out: of any. No links among it. */
    get other() {
      return SegmentGroup.optional()
    },
  }),
])
export type Condition = z.infer<typeof Condition>

/** `all`: every one of these; `any`: at least one; `none`: not a single one. An empty group says nothing of anybody. */
export const SegmentGroup = z.object({
  group: z.enum(['all', 'any', 'none']),
  get of(): z.ZodArray<z.ZodUnion<readonly [typeof Condition, typeof SegmentGroup]>> {
    return z.array(z.union([Condition, SegmentGroup])).max(50)
  },
})
export type SegmentGroup = z.infer<typeof SegmentGroup>

// It holds itself, so the description of the API needs a name for it.
z.globalRegistry.add(SegmentGroup, { id: 'SegmentGroup' })
