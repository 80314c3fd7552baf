import { z } from 'zod'
import { defineRoute, Id } from '../platform/route.ts'
import { SegmentGroup } from './condition.ts'

/** What the relations of a segment brought: money that came, less what was given back. A promise is no money. */
export const SegmentContribution = z.object({
  /** The calendar year up to and including today. */
  from: z.iso.date(),
  until: z.iso.date(),
  cents: z.int(),
  /** Families of activity that the reader sees and in which money came, the most first. `relations`: of how many. */
  families: z.array(z.object({ id: Id, name: z.string(), cents: z.int(), relations: z.int() })),
})
export type SegmentContribution = z.infer<typeof SegmentContribution>

export const showContribution = defineRoute({
  method: 'POST',
  path: '/segments/contribution',
  permission: 'activity.fact.read',
  whileViewing: 'allowed',
  summary: 'Add up what the relations for which conditions hold brought this year; nobody under protection is counted',
  body: z.object({ conditions: SegmentGroup }),
  response: SegmentContribution,
  errors: [
    'segments.condition_hidden',
    'segments.branch_without_address',
    'segments.too_deep',
    'segments.segment_not_found',
    'segments.moment_not_found',
    'relations.filter_invalid',
    'relations.field_hidden',
  ],
})
