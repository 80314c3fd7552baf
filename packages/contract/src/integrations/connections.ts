import { z } from 'zod'
import { ColumnTarget, DateOrder } from '../identity/mapping.ts'
import { defineRoute, Id, IdParams } from '../platform/route.ts'
import { Channel } from '../privacy/purposes.ts'
import { ConnectorKey } from './connectors.ts'

/** `active`: asked by the clock; `paused`: only by hand; `ended`: never again, what came in stays. */
export const ConnectionState = z.enum(['active', 'paused', 'ended'])
export type ConnectionState = z.infer<typeof ConnectionState>

/** Why a delivery ended before everything was there. `code`: key of a sentence; `details`: values for it, never a secret. */
export const DeliveryProblem = z.object({
  code: z.enum([
    'address_refused',
    'host_not_allowed',
    'unreachable',
    'certificate',
    'timed_out',
    'too_large',
    'redirect_refused',
    'not_understood',
    'key_refused',
    'key_incomplete',
    'not_allowed',
    'not_found',
    'too_busy',
    'failing',
    'resting',
    'secret_unreadable',
    'shrunk',
    'cancelled',
    'internal',
  ]),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type DeliveryProblem = z.infer<typeof DeliveryProblem>

/**
 * The account of what the other system offered: offered = new + changed + same + unmatched + rejected, always. `unmatched`: understood, and
 * nobody to hang it on; `rejected`: not understood, or not allowed in. `gone`: of `changed`, what the other system took away.
 */
export const DeliveryCounts = z.object({
  offered: z.int(),
  new: z.int(),
  changed: z.int(),
  same: z.int(),
  unmatched: z.int(),
  rejected: z.int(),
  gone: z.int(),
})
export type DeliveryCounts = z.infer<typeof DeliveryCounts>

/** How many the other system says there are, and how many we have; null when it does not say. */
export const ControlTotal = z.object({ theirs: z.int(), ours: z.int() })
export type ControlTotal = z.infer<typeof ControlTotal>

export const StreamView = z.object({
  key: z.string(),
  /** The last time that everything was asked for and came in. */
  okAt: z.iso.datetime().nullable(),
  /** The last time that something new or changed came in. */
  newsAt: z.iso.datetime().nullable(),
  /** Nothing new came for longer than is usual. */
  isSilent: z.boolean(),
  control: ControlTotal.nullable(),
  objects: z.int(),
})
export type StreamView = z.infer<typeof StreamView>

export const ConnectionColumn = z.object({
  header: z.string().min(1).max(200),
  target: ColumnTarget,
  dateOrder: DateOrder.optional(),
})
export type ConnectionColumn = z.infer<typeof ConnectionColumn>

/** What a list of the other system stands for here; an administrator says so, for the other system only knows lists. */
export const ListMeaning = z.object({
  externalId: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(200),
  purposeId: Id,
  channel: Channel,
  /** What people read when they signed up: proof of their yes. Empty: no yes of this list is taken over. */
  agreedText: z.string().trim().max(300),
})
export type ListMeaning = z.infer<typeof ListMeaning>

export const ConnectionIntake = z.object({
  /** What whoever comes in becomes. */
  typeIds: z.array(Id).min(1).max(10),
  domainId: Id,
  branchId: Id.nullable(),
  /** Only these lists are fetched. Left out: as they are. */
  lists: z.array(ListMeaning).max(100).optional(),
})
export type ConnectionIntake = z.infer<typeof ConnectionIntake>

export const ConnectionSummary = z.object({
  id: Id,
  connector: ConnectorKey,
  name: z.string(),
  state: ConnectionState,
  isTrial: z.boolean(),
  /** Whether everything that is needed to ask was given. */
  isReady: z.boolean(),
  okAt: z.iso.datetime().nullable(),
  nextAt: z.iso.datetime().nullable(),
  problem: DeliveryProblem.nullable(),
  /** Since when it fails. */
  failingSince: z.iso.datetime().nullable(),
  isRunning: z.boolean(),
  /** Of the last delivery of every stream together. */
  last: DeliveryCounts.nullable(),
  /** What waits for somebody. */
  waiting: z.int(),
  silent: z.array(z.string()),
})
export type ConnectionSummary = z.infer<typeof ConnectionSummary>

export const listConnections = defineRoute({
  method: 'GET',
  path: '/connections',
  permission: 'integrations.connection.read',
  summary: 'List the connections with other systems, and how each is doing',
  response: z.object({ items: z.array(ConnectionSummary) }),
})

export const Connection = ConnectionSummary.extend({
  sourceId: Id,
  settings: z.record(z.string(), z.string()),
  /** Which secrets were given; never what they are. */
  secrets: z.array(z.string()),
  intake: ConnectionIntake,
  /** What columns of what comes in mean here; those of the connector when nobody changed them. */
  columns: z.array(ConnectionColumn),
  areOwnColumns: z.boolean(),
  everyMinutes: z.int(),
  silentAfterHours: z.int().nullable(),
  streams: z.array(StreamView),
  /** Where the other system can tell of changes; only told when it is made. */
  hasHook: z.boolean(),
  hookHeardAt: z.iso.datetime().nullable(),
  mayManage: z.boolean(),
})
export type Connection = z.infer<typeof Connection>

export const showConnection = defineRoute({
  method: 'GET',
  path: '/connections/:id',
  permission: 'integrations.connection.read',
  summary: 'Show a connection: how it is set up and how each of its streams is doing',
  params: IdParams,
  response: Connection,
  errors: ['integrations.connection_not_found'],
})

const Settings = z.record(z.string().max(40), z.string().trim().max(500))
const EveryMinutes = z.int().min(5).max(10_080)
const SilentAfterHours = z.int().min(1).max(8_760).nullable()

export const addConnection = defineRoute({
  method: 'POST',
  path: '/connections',
  permission: 'integrations.connection.manage',
  summary: 'Connect another system; nothing is asked of it before it is tried or started',
  body: z.object({
    connector: ConnectorKey,
    name: z.string().trim().min(1).max(80),
    settings: Settings,
    secrets: z.record(z.string().max(40), z.string().min(1).max(2000)),
    intake: ConnectionIntake,
    everyMinutes: EveryMinutes,
    silentAfterHours: SilentAfterHours,
  }),
  response: Connection,
  errors: [
    'integrations.settings_invalid',
    'integrations.source_taken',
    'integrations.type_not_fitting',
    'integrations.list_not_fitting',
  ],
})

export const changeConnection = defineRoute({
  method: 'PATCH',
  path: '/connections/:id',
  permission: 'integrations.connection.manage',
  summary: 'Change how a connection is set up',
  params: IdParams,
  body: z
    .object({
      name: z.string().trim().min(1).max(80),
      settings: Settings,
      /** Only those that are given anew. */
      secrets: z.record(z.string().max(40), z.string().min(1).max(2000)),
      intake: ConnectionIntake,
      everyMinutes: EveryMinutes,
      silentAfterHours: SilentAfterHours,
      /** Null: those of the connector. Everything that came in is understood anew by them. */
      columns: z.array(ConnectionColumn).min(1).max(200).nullable(),
      state: ConnectionState,
    })
    .partial(),
  response: Connection,
  errors: [
    'integrations.connection_not_found',
    'integrations.connection_ended',
    'integrations.settings_invalid',
    'integrations.source_taken',
    'integrations.type_not_fitting',
    'integrations.list_not_fitting',
    'integrations.delivery_running',
    'integrations.mapping_without_name',
    'integrations.secret_missing',
  ],
})

/** What the other system answered to a first question. */
export const ConnectionTest = z.object({
  isOk: z.boolean(),
  problem: DeliveryProblem.nullable(),
  /** How the other system calls what we are connected with; null when it does not say. */
  answeredAs: z.string().nullable(),
  /** What is there to be fetched, by stream, when it says so. */
  totals: z.array(z.object({ stream: z.string(), count: z.int() })),
  /** Lists to choose from, when it has such. */
  lists: z.array(z.object({ externalId: z.string(), name: z.string(), members: z.int().nullable() })),
  milliseconds: z.int(),
})
export type ConnectionTest = z.infer<typeof ConnectionTest>

export const testConnection = defineRoute({
  method: 'POST',
  path: '/connections/:id/test',
  permission: 'integrations.connection.manage',
  summary: 'Ask the other system one question, to see whether it answers; nothing comes in',
  params: IdParams,
  response: ConnectionTest,
  errors: ['integrations.connection_not_found', 'integrations.connection_ended', 'integrations.secret_missing'],
})

export const makeHook = defineRoute({
  method: 'POST',
  path: '/connections/:id/hook',
  permission: 'integrations.connection.manage',
  summary: 'Make a new address at which the other system can tell of changes; an earlier one stops at once',
  params: IdParams,
  response: z.object({ url: z.string() }),
  errors: ['integrations.connection_not_found', 'integrations.connection_ended'],
})

/** Some systems look whether somebody is there before they tell anything. */
export const checkHook = defineRoute({
  method: 'GET',
  path: '/hooks/:key',
  permission: 'public',
  summary: 'Ask whether anybody listens at this address',
  params: z.object({ key: z.string().max(120) }),
  response: z.object({ ok: z.literal(true) }),
  errors: ['integrations.hook_unknown'],
})

/** What arrives is only a reason to look: nothing in it is believed. */
export const hearHook = defineRoute({
  method: 'POST',
  path: '/hooks/:key',
  permission: 'public',
  summary: 'Tell that something changed in another system',
  params: z.object({ key: z.string().max(120) }),
  body: z.unknown(),
  response: z.object({ ok: z.literal(true) }),
  errors: ['integrations.hook_unknown'],
})
