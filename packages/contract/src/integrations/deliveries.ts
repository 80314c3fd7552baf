import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'
import { ControlTotal, DeliveryCounts, DeliveryProblem } from './connections.ts'

/**
 * `clock`: by itself; `hand`: somebody asked; `hook`: the other system told; `backfill`: everything from a day on; `replay`: what is here
 * was understood anew, nothing was asked; `dry`: counted only.
 */
export const DeliveryKind = z.enum(['clock', 'hand', 'hook', 'backfill', 'replay', 'dry'])
export type DeliveryKind = z.infer<typeof DeliveryKind>
export const DeliveryState = z.enum(['running', 'done', 'failed', 'cancelled'])
export type DeliveryState = z.infer<typeof DeliveryState>

export const Delivery = z.object({
  id: Id,
  connectionId: Id,
  connection: z.string(),
  stream: z.string(),
  kind: DeliveryKind,
  state: DeliveryState,
  by: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  counts: DeliveryCounts,
  control: ControlTotal.nullable(),
  problem: DeliveryProblem.nullable(),
})
export type Delivery = z.infer<typeof Delivery>

export const listDeliveries = defineRoute({
  method: 'GET',
  path: '/deliveries',
  permission: 'integrations.connection.read',
  summary: 'List deliveries of other systems, newest first',
  query: z.object({
    connectionId: Id.optional(),
    /** Only those in which something happened. */
    withNews: z.stringbool().optional(),
    before: Id.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({ items: z.array(Delivery), next: Id.nullable() }),
})

export const askDelivery = defineRoute({
  method: 'POST',
  path: '/connections/:id/deliveries',
  permission: 'integrations.connection.manage',
  summary: 'Ask for what is new, everything from a day on, or have what is here understood anew',
  params: IdParams,
  body: z.object({
    kind: z.enum(['hand', 'backfill', 'replay', 'dry']),
    /** Of these streams; all of them when it is left out. */
    streams: z.array(z.string()).min(1).optional(),
    /** Of a backfill: what changed from this day on; everything when it is left out. */
    from: z.iso.date().optional(),
  }),
  response: z.object({ jobId: Id }),
  errors: [
    'integrations.connection_not_found',
    'integrations.connection_ended',
    'integrations.secret_missing',
    'integrations.delivery_running',
    'integrations.stream_not_found',
  ],
})

/** Why something waits; key of a sentence, with values for it. */
export const WaitingReason = z.object({
  code: z.enum(['nobody_named', 'no_name', 'not_understood', 'forgotten', 'event_unknown', 'gone_at_source']),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type WaitingReason = z.infer<typeof WaitingReason>

export const WaitingObject = z.object({
  id: Id,
  connectionId: Id,
  connection: z.string(),
  stream: z.string(),
  objectType: z.string(),
  externalId: z.string(),
  /** What it is in a few words; null when that is kept back. */
  title: z.string().nullable(),
  outcome: z.enum(['unmatched', 'rejected']),
  reason: WaitingReason,
  firstSeenAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
})
export type WaitingObject = z.infer<typeof WaitingObject>

export const listWaitingObjects = defineRoute({
  method: 'GET',
  path: '/integration-inbox',
  permission: 'integrations.inbox.settle',
  summary: 'List what other systems delivered and what waits for somebody',
  query: z.object({
    connectionId: Id.optional(),
    outcome: z.enum(['unmatched', 'rejected']).optional(),
    after: Id.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({ items: z.array(WaitingObject), next: Id.nullable(), total: z.int() }),
})

/**
 * `attach`: it belongs to this relation, now and whatever comes of it later; `again`: have it understood once more; `set_aside`: it needs
 * nothing, until it changes.
 */
export const settleObject = defineRoute({
  method: 'POST',
  path: '/integration-inbox/:id/settlements',
  permission: 'integrations.inbox.settle',
  summary: 'Settle something that waits: attach it to a relation, try it again, or set it aside',
  params: IdParams,
  body: z.discriminatedUnion('remedy', [
    z.object({ remedy: z.literal('attach'), relationId: Id }),
    z.object({ remedy: z.literal('again') }),
    z.object({ remedy: z.literal('set_aside') }),
  ]),
  response: z.object({ isSettled: z.boolean(), reason: WaitingReason.nullable() }),
  errors: ['integrations.object_not_found', 'integrations.object_settled', 'relations.relation_not_found'],
})

export const bringBackObject = defineRoute({
  method: 'POST',
  path: '/integration-inbox/:id/return',
  permission: 'integrations.inbox.settle',
  summary: 'Put something that was set aside back among what waits',
  params: IdParams,
  response: Done,
  errors: ['integrations.object_not_found'],
})

export const RawObject = z.object({
  id: Id,
  stream: z.string(),
  objectType: z.string(),
  externalId: z.string(),
  outcome: z.enum(['mapped', 'unmatched', 'rejected']),
  firstSeenAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  goneAt: z.iso.datetime().nullable(),
  /** As it came, without what is secret in it. */
  payload: z.unknown(),
  /** How its people were understood: header, what it said, what it means here. */
  people: z.array(
    z.object({
      externalId: z.string(),
      cells: z.array(z.object({ header: z.string(), value: z.string(), target: z.string() })),
    }),
  ),
})
export type RawObject = z.infer<typeof RawObject>

export const listRawObjects = defineRoute({
  method: 'GET',
  path: '/connections/:id/objects',
  permission: 'integrations.connection.manage',
  summary: 'Show objects as the other system gave them, and how they were understood',
  params: IdParams,
  query: z.object({
    stream: z.string().optional(),
    /** Exactly this one. */
    externalId: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(10).default(3),
  }),
  response: z.object({ items: z.array(RawObject) }),
  errors: ['integrations.connection_not_found', 'integrations.stream_not_found'],
})
