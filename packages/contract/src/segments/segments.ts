import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'
import { SegmentGroup } from './condition.ts'

const REFUSED = [
  'segments.condition_hidden',
  'segments.branch_without_address',
  'segments.too_deep',
  'segments.segment_not_found',
  'segments.moment_not_found',
  'relations.filter_invalid',
  'relations.field_hidden',
] as const

const Share = z.object({ id: Id, name: z.string(), count: z.int() })
export const SegmentCount = z.object({
  count: z.int(),
  /** All relations that the reader sees, to compare with. */
  total: z.int(),
  /** Changes made before this moment are counted; null: all that were made up to now. */
  asOf: z.iso.datetime().nullable(),
  kinds: z.array(z.object({ kind: z.enum(['person', 'organisation', 'household']), count: z.int() })),
  branches: z.array(Share),
  /** By role that runs today; who has two roles is in two of them. */
  types: z.array(Share),
})
export type SegmentCount = z.infer<typeof SegmentCount>
export const countSegment = defineRoute({
  method: 'POST',
  path: '/segments/count',
  permission: 'segments.segment.read',
  whileViewing: 'allowed',
  summary: 'Count the relations for which conditions hold',
  body: z.object({ conditions: SegmentGroup }),
  response: SegmentCount,
  errors: REFUSED,
})

export const SegmentMember = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(['person', 'organisation', 'household']),
  place: z.string().nullable(),
})
export type SegmentMember = z.infer<typeof SegmentMember>
export const sampleSegment = defineRoute({
  method: 'POST',
  path: '/segments/sample',
  permission: 'segments.segment.read',
  whileViewing: 'allowed',
  summary: 'Show some relations for which conditions hold',
  body: z.object({ conditions: SegmentGroup, limit: z.int().min(1).max(50).default(10) }),
  response: z.object({ items: z.array(SegmentMember) }),
  errors: REFUSED,
})

/** Whether a group or a condition holds for one relation, in the shape of the tree that was asked. */
export const Explanation = z.object({
  holds: z.boolean(),
  get of() {
    return z.array(Explanation).optional()
  },
})
export type Explanation = z.infer<typeof Explanation>
z.globalRegistry.add(Explanation, { id: 'SegmentExplanation' })
export const explainSegment = defineRoute({
  method: 'POST',
  path: '/segments/explain',
  permission: 'segments.segment.read',
  whileViewing: 'allowed',
  summary: 'Tell per condition why a relation is in a segment or not',
  body: z.object({ conditions: SegmentGroup, relationId: Id }),
  response: z.object({
    isIn: z.boolean(),
    /** Why it is not counted whatever the conditions say: archived or merged, or something is looked into that the reader may not read of it. */
    leftOut: z.enum(['closed', 'kept_back']).nullable(),
    explanation: Explanation,
  }),
  errors: [...REFUSED, 'relations.relation_not_found'],
})

export const SegmentAudience = z.enum(['me', 'team', 'organisation'])
export type SegmentAudience = z.infer<typeof SegmentAudience>
export const Segment = z.object({
  id: Id,
  name: z.string(),
  /** What it is for, in one's own words. */
  description: z.string(),
  conditions: SegmentGroup,
  audience: SegmentAudience,
  teamId: Id.nullable(),
  maker: z.string(),
  isMine: z.boolean(),
  mayChange: z.boolean(),
  version: z.int(),
  changedAt: z.iso.datetime(),
})
export type Segment = z.infer<typeof Segment>

export const listSegments = defineRoute({
  method: 'GET',
  path: '/segments',
  permission: 'segments.segment.read',
  summary: 'List my segments and those that are shared with me',
  response: z.object({ items: z.array(Segment), teams: z.array(z.object({ id: Id, name: z.string() })) }),
})
export const getSegment = defineRoute({
  method: 'GET',
  path: '/segments/:id',
  permission: 'segments.segment.read',
  summary: 'Show one segment',
  params: IdParams,
  response: Segment,
  errors: ['segments.segment_not_found'],
})

const Written = {
  name: z.string().trim().min(1).max(120),
  description: z.string().trim().max(2000),
  conditions: SegmentGroup,
  audience: SegmentAudience,
  /** With `audience: team`. */
  teamId: Id.nullable(),
}
const WRITING = [...REFUSED, 'segments.team_not_found'] as const
export const addSegment = defineRoute({
  method: 'POST',
  path: '/segments',
  permission: 'segments.segment.write',
  summary: 'Save conditions as a segment',
  body: z.object({
    ...Written,
    description: Written.description.default(''),
    audience: Written.audience.default('me'),
    teamId: Written.teamId.default(null),
  }),
  response: Segment,
  errors: WRITING,
})
/** What is left out stays. `version`: the one that was seen. */
export const changeSegment = defineRoute({
  method: 'PATCH',
  path: '/segments/:id',
  permission: 'segments.segment.write',
  summary: 'Change a segment, its conditions or with whom it is shared',
  params: IdParams,
  body: z
    .object(Written)
    .partial()
    .extend({ version: z.int().min(1) }),
  response: Segment,
  errors: [...WRITING, 'segments.segment_changed'],
})
export const removeSegment = defineRoute({
  method: 'DELETE',
  path: '/segments/:id',
  permission: 'segments.segment.write',
  summary: 'Remove a segment; nothing happens to its relations',
  params: IdParams,
  response: Done,
  errors: ['segments.segment_not_found', 'segments.segment_in_use'],
})
export const restoreSegment = defineRoute({
  method: 'POST',
  path: '/segments/:id/restore',
  permission: 'segments.segment.write',
  summary: 'Bring back a segment that one removed',
  params: IdParams,
  response: Segment,
  errors: ['segments.segment_not_found'],
})

export const SegmentOverlap = z.object({
  sizes: z.array(z.object({ id: Id, name: z.string(), count: z.int() })),
  /** Every two of them, in the order of `sizes`: how many relations are in both. */
  pairs: z.array(z.object({ one: Id, other: Id, both: z.int() })),
  /** In at least one of them. */
  together: z.int(),
})
export type SegmentOverlap = z.infer<typeof SegmentOverlap>
export const overlapSegments = defineRoute({
  method: 'POST',
  path: '/segments/overlap',
  permission: 'segments.segment.read',
  whileViewing: 'allowed',
  summary: 'Count how many relations segments have in common',
  body: z.object({ ids: z.array(Id).min(2).max(20) }),
  response: SegmentOverlap,
  errors: REFUSED,
})
