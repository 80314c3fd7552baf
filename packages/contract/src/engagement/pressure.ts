import { z } from 'zod'
import { defineRoute, Id, IdParams } from '../platform/route.ts'
import { Channel } from '../privacy/purposes.ts'
import { Day } from '../relations/record.ts'
import { ApproachKind, ApproachRelation, ApproachState, ApproachWhat } from './approaches.ts'

/** Any so many days in a row, whatever the calendar says: a week is 7, a month 30, a quarter 91, a year 365. */
export const PressurePeriod = z.enum(['week', 'month', 'quarter', 'year'])
export type PressurePeriod = z.infer<typeof PressurePeriod>

/** Of whom the approaches are added up. */
export const PressureReach = z.enum(['relation', 'household'])
export type PressureReach = z.infer<typeof PressureReach>

/** At most `most` approaches in any period. `channel` null: every channel together. */
export const PressureCap = z.object({
  channel: Channel.nullable(),
  period: PressurePeriod,
  reach: PressureReach,
  most: z.int().min(1).max(365),
  /** Whether service messages count, and are held back, as well. */
  withService: z.boolean(),
})
export type PressureCap = z.infer<typeof PressureCap>

const Caps = z.array(PressureCap).max(30)

/** An approach that counts, of a relation that the reader may see. */
export const PressureApproach = z.object({
  id: Id,
  relation: ApproachRelation,
  purpose: z.string(),
  kind: ApproachKind,
  channel: Channel,
  state: ApproachState,
  startsOn: Day,
  endsOn: Day,
  owner: z.string(),
})
export type PressureApproach = z.infer<typeof PressureApproach>

/** How a relation stands to one cap. */
export const PressureLevel = z.object({
  cap: PressureCap,
  /** Of those that the reader may see, in the fullest period that the asked days fall in. */
  counted: z.int(),
  from: Day,
  until: Day,
  /** One more would be too many; by those that the reader may not see as well. */
  isFull: z.boolean(),
  /** There are others, of relations that the reader may not see. */
  hasHidden: z.boolean(),
  approaches: z.array(PressureApproach),
})
export type PressureLevel = z.infer<typeof PressureLevel>

export const listPressureCaps = defineRoute({
  method: 'GET',
  path: '/pressure/caps',
  permission: 'engagement.approach.read',
  summary: 'List how often relations and households may be reached',
  response: z.object({ caps: Caps, mayChange: z.boolean() }),
})

export const changePressureCaps = defineRoute({
  method: 'PUT',
  path: '/pressure/caps',
  permission: 'engagement.approach.manage',
  summary: 'Set how often relations and households may be reached; what was planned before stays planned',
  body: z.object({ caps: Caps }),
  response: z.object({ caps: Caps, mayChange: z.boolean() }),
  errors: ['engagement.cap_twice'],
})

/** `over`: reached more often than that now; `full`: exactly so often, so that one more is refused. */
export const CapPreview = z.object({ over: z.int(), full: z.int() })
export type CapPreview = z.infer<typeof CapPreview>

export const previewPressureCaps = defineRoute({
  method: 'POST',
  path: '/pressure/preview',
  permission: 'engagement.approach.manage',
  summary: 'Count how many relations or households these caps would hold back today; nothing changes',
  body: z.object({ caps: Caps }),
  response: z.object({ items: z.array(CapPreview) }),
})

export const PressureBucket = z.object({
  least: z.int(),
  /** Null: no end. */
  most: z.int().nullable(),
  relations: z.int(),
})
export type PressureBucket = z.infer<typeof PressureBucket>

export const getPressureDistribution = defineRoute({
  method: 'GET',
  path: '/pressure/distribution',
  permission: 'engagement.approach.read',
  summary: 'Count how many of the relations that the reader sees were reached how often in a period until today',
  query: z.object({ period: PressurePeriod.default('quarter'), channel: Channel.optional() }),
  response: z.object({ from: Day, until: Day, total: z.int(), buckets: z.array(PressureBucket) }),
})

export const getRelationPressure = defineRoute({
  method: 'GET',
  path: '/relations/:id/pressure',
  permission: 'engagement.approach.read',
  summary: 'Show how near a relation is today to each cap, and which approaches count',
  params: IdParams,
  response: z.object({ levels: z.array(PressureLevel) }),
  errors: ['relations.relation_not_found'],
})

export const checkPressure = defineRoute({
  method: 'POST',
  path: '/relations/:id/pressure',
  permission: 'engagement.approach.read',
  summary: 'Ask which caps an approach would go over, for the relation and its contact person; nothing is planned',
  params: IdParams,
  body: ApproachWhat.omit({ owner: true, subject: true }).extend({ contactId: Id.optional() }),
  /** Only caps of which one more would be too many. */
  response: z.object({ full: z.array(PressureLevel) }),
  errors: ['relations.relation_not_found', 'engagement.approach_dates', 'engagement.approach_channel'],
})
