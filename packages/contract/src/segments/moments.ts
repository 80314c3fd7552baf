import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'
import { SegmentMember } from './segments.ts'

/** Who was in a segment at a moment, held fast. What is counted of it is what the reader may see today. */
export const Moment = z.object({
  id: Id,
  segmentId: Id,
  segment: z.string(),
  name: z.string(),
  takenAt: z.iso.datetime(),
  by: z.string(),
  mayRemove: z.boolean(),
})
export type Moment = z.infer<typeof Moment>

export const listMoments = defineRoute({
  method: 'GET',
  path: '/segments/moments',
  permission: 'segments.segment.read',
  summary: 'List the moments that were held fast of segments that I may open',
  response: z.object({ items: z.array(Moment) }),
})

const CountedMoment = Moment.extend({
  /** How many of whom this reader sees were in it then; null: it looks into what they may not know of, or they are still being counted. */
  count: z.int().nullable(),
  /** It was just taken: who was in it is held fast, how many they are is told in a moment. */
  isBeingCounted: z.boolean(),
  /** How many of these there still are. */
  now: z.int().nullable(),
})
export type CountedMoment = z.infer<typeof CountedMoment>

export const SegmentHistory = z.object({
  /** Newest first. */
  moments: z.array(CountedMoment),
  /** How many were in it, day after day, oldest first: at most the last two years. */
  sizes: z.array(z.object({ day: z.iso.date(), count: z.int() })),
  /** How many days are left out because the segment looked into what this reader may not know of. */
  keptBack: z.int(),
})
export type SegmentHistory = z.infer<typeof SegmentHistory>
export const showSegmentHistory = defineRoute({
  method: 'GET',
  path: '/segments/:id/history',
  permission: 'segments.segment.read',
  summary: 'Show how large a segment was day after day, and the moments that were held fast',
  params: IdParams,
  response: SegmentHistory,
  errors: ['segments.segment_not_found'],
})

const READING = [
  'segments.segment_not_found',
  'segments.moment_not_found',
  'segments.condition_hidden',
  'segments.branch_without_address',
  'segments.too_deep',
  'relations.filter_invalid',
  'relations.field_hidden',
] as const

export const takeMoment = defineRoute({
  method: 'POST',
  path: '/segments/:id/moments',
  permission: 'segments.segment.write',
  summary: 'Hold fast who is in a segment now',
  params: IdParams,
  body: z.object({ name: z.string().trim().min(1).max(120) }),
  response: Moment,
  errors: [...READING, 'segments.moments_full'],
})
export const removeMoment = defineRoute({
  method: 'DELETE',
  path: '/segments/moments/:id',
  permission: 'segments.segment.write',
  summary: 'Let go of a moment; nothing happens to its relations',
  params: IdParams,
  response: Done,
  errors: ['segments.moment_not_found', 'segments.moment_in_use'],
})
export const restoreMoment = defineRoute({
  method: 'POST',
  path: '/segments/moments/:id/restore',
  permission: 'segments.segment.write',
  summary: 'Bring back a moment that was let go, within thirty days',
  params: IdParams,
  response: Moment,
  errors: ['segments.moment_not_found'],
})

/** Between a moment and a later one; `to` left out: and now. */
const Between = z.object({ from: Id, to: Id.optional() })
export const compareMoments = defineRoute({
  method: 'GET',
  path: '/segments/:id/movement',
  permission: 'segments.segment.read',
  summary: 'Count who came to a segment and who left it between two moments',
  params: IdParams,
  query: Between,
  response: z.object({ came: z.int(), left: z.int(), stayed: z.int() }),
  errors: READING,
})
export const listMoved = defineRoute({
  method: 'GET',
  path: '/segments/:id/movement/relations',
  permission: 'segments.segment.read',
  summary: 'List who came to a segment, left it or stayed in it between two moments',
  params: IdParams,
  query: Between.extend({
    which: z.enum(['came', 'left', 'stayed']),
    /** What the page before answered as `next`. */
    after: z.coerce.number().int().min(0).optional(),
  }),
  response: z.object({ items: z.array(SegmentMember), next: z.int().nullable() }),
  errors: READING,
})
