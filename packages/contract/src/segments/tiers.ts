import { z } from 'zod'
import { defineRoute, Id, IdParams } from '../platform/route.ts'
import { Tier } from './condition.ts'
import { SegmentMember } from './segments.ts'

/** From how many times in a period somebody is a participant, and from how many they belong to the core; once is a passant. */
export const TierThresholds = z.object({
  participantFrom: z.int().min(2).max(9999),
  coreFrom: z.int().min(3).max(10_000),
})
export type TierThresholds = z.infer<typeof TierThresholds>

export const ValueFamily = z.object({
  id: Id,
  name: z.string(),
  thresholds: TierThresholds,
  /** Chosen by the organisation; else those that everybody begins with. */
  isChosen: z.boolean(),
})
export type ValueFamily = z.infer<typeof ValueFamily>
export const listValueFamilies = defineRoute({
  method: 'GET',
  path: '/value/families',
  permission: 'segments.value.read',
  summary: 'List the families of activity with their thresholds for passant, participant and core',
  response: z.object({ items: z.array(ValueFamily) }),
})
export const setTierThresholds = defineRoute({
  method: 'PUT',
  path: '/value/families/:id/thresholds',
  permission: 'segments.value.manage',
  summary: 'Choose from how many times somebody is a participant, and from how many they belong to the core',
  params: IdParams,
  body: TierThresholds,
  response: ValueFamily,
  errors: ['segments.family_not_found', 'segments.thresholds_wrong'],
})

/** `new`: never seen before the later period; `returned`: seen before it, but not in the earlier one. */
export const TierFrom = z.enum(['new', 'returned', ...Tier.options])
export type TierFrom = z.infer<typeof TierFrom>
/** `gone`: in the earlier period, and not in the later. */
export const TierTo = z.enum([...Tier.options, 'gone'])
export type TierTo = z.infer<typeof TierTo>

const Stretch = z.object({ from: z.iso.date(), until: z.iso.date() })
/** Two periods, both ends included; the later one begins after the earlier one has ended. */
const Compared = z.object({ familyId: Id, earlier: Stretch, later: Stretch })
export type ComparedPeriods = z.infer<typeof Compared>
const REFUSED = ['segments.family_not_found', 'segments.periods_overlap'] as const

export const TierTransitions = z.object({
  thresholds: TierThresholds,
  moves: z.array(z.object({ from: TierFrom, to: TierTo, relations: z.int() })),
  /** Relations in either period; each is in one of the moves. */
  relations: z.int(),
  stayed: z.int(),
  rose: z.int(),
  fell: z.int(),
  /** New and returned. */
  came: z.int(),
  gone: z.int(),
})
export type TierTransitions = z.infer<typeof TierTransitions>
export const compareTiers = defineRoute({
  method: 'POST',
  path: '/value/tiers',
  permission: 'segments.value.read',
  whileViewing: 'allowed',
  summary: 'Count how relations moved between passant, participant and core from one period to the next',
  body: Compared,
  response: TierTransitions,
  errors: REFUSED,
})
export const listTierMovers = defineRoute({
  method: 'POST',
  path: '/value/tiers/people',
  permission: 'segments.value.read',
  whileViewing: 'allowed',
  summary: 'List the relations that made a move',
  /** `after`: `next` of the page before. */
  body: Compared.extend({
    from: TierFrom,
    to: TierTo,
    after: z.int().min(0).optional(),
    limit: z.int().min(1).max(100).default(50),
  }),
  response: z.object({ count: z.int(), items: z.array(SegmentMember), next: z.int().nullable() }),
  errors: REFUSED,
})
