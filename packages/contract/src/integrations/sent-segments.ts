import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'
import { DeliveryProblem } from './connections.ts'

/**
 * What became of the people of a segment at the other system: asked = added + marked + kept + declined + absent + refused + withheld.
 * `asked`: in the segment and may be mailed for what the list stands for. `added`: were not on the list and are now. `marked`: were on it and got
 * the mark. `kept`: had it. `declined`: unsubscribed there, returned or thrown off; left alone. `absent`: not on the list, and nobody is
 * added. `refused`: the other system does not take the address. `withheld`: may not leave with these rights, or has no address that may.
 * Beside these `unmarked`: no longer in the segment, the mark was taken away.
 */
export const SentCounts = z.object({
  asked: z.int(),
  added: z.int(),
  marked: z.int(),
  kept: z.int(),
  declined: z.int(),
  absent: z.int(),
  refused: z.int(),
  withheld: z.int(),
  unmarked: z.int(),
})
export type SentCounts = z.infer<typeof SentCounts>

export const SentProblem = z.object({
  code: z.enum([...DeliveryProblem.shape.code.options, 'rights', 'segment_gone', 'list_gone']),
  details: DeliveryProblem.shape.details,
})
export type SentProblem = z.infer<typeof SentProblem>

/** A segment that goes out to a list of a newsletter system, again and again. */
export const SentSegment = z.object({
  id: Id,
  list: z.object({ externalId: z.string(), name: z.string() }),
  segment: z.object({ id: Id, name: z.string() }),
  mark: z.string(),
  adds: z.boolean(),
  everyHours: z.int(),
  isPaused: z.boolean(),
  isRunning: z.boolean(),
  holder: z.object({ name: z.string(), isAble: z.boolean() }),
  sentAt: z.iso.datetime().nullable(),
  nextAt: z.iso.datetime().nullable(),
  counts: SentCounts.nullable(),
  problem: SentProblem.nullable(),
})
export type SentSegment = z.infer<typeof SentSegment>

const Mark = z.string().trim().min(1).max(100)
const EveryHours = z.int().min(1).max(720)

export const listSentSegments = defineRoute({
  method: 'GET',
  path: '/connections/:id/segments',
  permission: 'integrations.connection.read',
  summary: 'List the segments that go out to a newsletter system',
  params: IdParams,
  response: z.object({ items: z.array(SentSegment) }),
  errors: ['integrations.connection_not_found'],
})
export const addSentSegment = defineRoute({
  method: 'POST',
  path: '/connections/:id/segments',
  permission: 'integrations.connection.manage',
  summary: 'Let a segment go out to a list, with my rights; whoever unsubscribed there is left alone',
  params: IdParams,
  body: z.object({
    list: z.string().min(1).max(100),
    segmentId: Id,
    mark: Mark,
    adds: z.boolean(),
    everyHours: EveryHours,
  }),
  response: SentSegment,
  errors: [
    'integrations.connection_not_found',
    'integrations.connection_ended',
    'integrations.sends_nothing',
    'integrations.list_not_fitting',
    'integrations.mark_taken',
    'integrations.may_not_send',
    'integrations.secret_missing',
    'segments.segment_not_found',
  ],
})
export const changeSentSegment = defineRoute({
  method: 'PATCH',
  path: '/sent-segments/:id',
  permission: 'integrations.connection.manage',
  summary: 'Change how often a segment goes out, or pause it; from then on it goes with my rights',
  params: IdParams,
  body: z.object({ adds: z.boolean(), everyHours: EveryHours, isPaused: z.boolean() }).partial(),
  response: SentSegment,
  errors: ['integrations.sent_segment_not_found', 'integrations.may_not_send'],
})
/** The marks that people have there stay. */
export const removeSentSegment = defineRoute({
  method: 'DELETE',
  path: '/sent-segments/:id',
  permission: 'integrations.connection.manage',
  summary: 'Let a segment go out no longer; what was marked there stays marked',
  params: IdParams,
  response: Done,
  errors: ['integrations.sent_segment_not_found'],
})
export const sendSegmentNow = defineRoute({
  method: 'POST',
  path: '/sent-segments/:id/send',
  permission: 'integrations.connection.manage',
  summary: 'Let a segment go out now',
  params: IdParams,
  response: z.object({ jobId: Id }),
  errors: [
    'integrations.sent_segment_not_found',
    'integrations.connection_ended',
    'integrations.sending_running',
    'integrations.secret_missing',
  ],
})
