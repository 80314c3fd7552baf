import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { readFileSync, readdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'

type Json = Record<string, unknown>

/** What can go wrong at the other side, switched on and off by a test. */
export type PretixTroubles = {
  /** So many of the next answers are refused: too busy (with Retry-After), broken, or cut off half-way. */
  busy: number
  failing: number
  truncated: number
  /** An order is added, or one changes, between the first page and the second. */
  drift: ((emulator: PretixEmulator) => void) | null
  /** A field that nobody knows yet stands in every object; one that always was there is gone. */
  hasUnknownFields: boolean
  withoutField: string | null
  moneyAs: 'text' | 'number' | 'comma'
  /** What its clock is ahead of ours, in milliseconds. */
  clockAhead: number
  /** The key may not see customers. */
  hidesCustomers: boolean
  /** The key may see and not change. */
  isReadOnly: boolean
}

export type PretixEmulator = {
  readonly url: string
  readonly token: string
  readonly organizer: string
  readonly troubles: PretixTroubles
  readonly asked: string[]
  readonly events: Map<string, Json>
  readonly subevents: Map<string, Json>
  readonly items: Map<string, Json>
  readonly customers: Map<string, Json>
  readonly orders: Map<string, Json>
  readonly membershipTypes: Map<string, Json>
  readonly memberships: Map<string, Json>
  /** Adds an order or changes one, as somebody there would: it is changed at this moment. */
  readonly putOrder: (order: Json) => string
  /** How often an order was put. */
  readonly changes: () => number
  readonly now: () => Date
  readonly close: () => Promise<void>
}

const PAGE = 50
const DATA = resolve(import.meta.dirname, '../../../../test-data/pretix')

/** Objects as their makers test with: see test-data/pretix/README.md. */
export function pretixObjects(kind: 'events' | 'items' | 'orders' | 'subevents'): Json[] {
  const folder = resolve(DATA, kind)
  return readdirSync(folder)
    .sort()
    .map((file) => JSON.parse(readFileSync(resolve(folder, file), 'utf8')) as Json)
}

/**
 * Speaks the REST API of pretix as its documentation describes: lists of fifty with `next`, `modified_since` against its own clock,
 * X-Page-Generated, cancelled positions left out unless they are asked for, 403 for what is not there. `clock`: of the test.
 */
export async function openPretix(clock: () => Date): Promise<PretixEmulator> {
  const server = createServer((request, response) => void answer(emulator, request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const troubles: PretixTroubles = {
    busy: 0,
    failing: 0,
    truncated: 0,
    drift: null,
    hasUnknownFields: false,
    withoutField: null,
    moneyAs: 'text',
    clockAhead: 0,
    hidesCustomers: false,
    isReadOnly: false,
  }
  let changes = 0
  const now = () => new Date(clock().getTime() + troubles.clockAhead)
  const emulator: PretixEmulator = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    token: 'tk-waterlinie-0123456789',
    organizer: 'waterlinie',
    troubles,
    asked: [],
    events: new Map(),
    subevents: new Map(),
    items: new Map(),
    customers: new Map(),
    orders: new Map(),
    membershipTypes: new Map(),
    memberships: new Map(),
    changes: () => changes,
    putOrder: (order) => {
      changes += 1
      const key = `${String(order['event'])}/${String(order['code'])}`
      emulator.orders.set(key, { ...order, last_modified: now().toISOString() })
      return key
    },
    now,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return emulator
}

type Reply = { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }

async function answer(emulator: PretixEmulator, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const url = new URL(request.url ?? '/', emulator.url)
  emulator.asked.push(`${url.pathname}${url.search}`)
  const { troubles } = emulator
  const reply = refusal(emulator, request) ?? changed(emulator, request, Buffer.concat(chunks)) ?? found(emulator, url)
  if (reply.status === 200 && troubles.truncated-- > 0) cutOff(response, JSON.stringify(reply.body))
  else send(response, reply)
  if (reply.status !== 200) return
  const { drift } = troubles
  troubles.drift = null
  drift?.(emulator)
}

function refusal({ troubles, token }: PretixEmulator, request: IncomingMessage): Reply | null {
  if (request.headers.authorization !== `Token ${token}`) return { status: 401, body: { detail: 'Invalid token.' } }
  if (troubles.busy-- > 0)
    return { status: 429, body: { detail: 'Request was throttled.' }, headers: { 'retry-after': '7' } }
  return troubles.failing-- > 0 ? { status: 503, body: 'Service Unavailable' } : null
}

/** Somebody gives a customer another number; null when nothing is to be changed. */
function changed(emulator: PretixEmulator, { method, url = '' }: IncomingMessage, body: Buffer): Reply | null {
  if (method !== 'PATCH') return null
  const [, id = ''] = /\/customers\/([^/]+)\/$/.exec(url) ?? []
  const known = emulator.customers.get(id)
  if (emulator.troubles.isReadOnly) return { status: 403, body: { detail: 'You do not have permission.' } }
  if (known === undefined) return { status: 404, body: { detail: 'Not found.' } }
  const said = JSON.parse(body.toString()) as Json
  const now = { ...known, external_identifier: said['external_identifier'] }
  emulator.customers.set(id, now)
  return { status: 200, body: now }
}

function found(emulator: PretixEmulator, url: URL): Reply {
  const base = `/api/v1/organizers/${emulator.organizer}/`
  if (!url.pathname.startsWith(base)) return { status: 403, body: { detail: 'You do not have permission.' } }
  const path = url.pathname.slice(base.length)
  if (emulator.troubles.hidesCustomers && /^(customers|membership)/.test(path))
    return { status: 403, body: { detail: 'You do not have permission to perform this action.' } }
  const body = find(emulator, path, url)
  if (body === null) return { status: 404, body: { detail: 'Not found.' } }
  return { status: 200, body, headers: { 'x-page-generated': emulator.now().toISOString() } }
}

function find(emulator: PretixEmulator, path: string, url: URL): Json | null {
  const list = LISTS[path]
  if (list !== undefined) return paged(emulator, url, list(emulator, url))
  if (path === '') return { name: { nl: 'Theater De Waterlinie' }, slug: emulator.organizer }
  if (path.startsWith('customers/')) return customersAsked(emulator, path, url)
  return path.startsWith('membership') ? membershipsAsked(emulator, path, url) : ofEvent(emulator, path, url)
}

const LISTS: Readonly<Record<string, (emulator: PretixEmulator, url: URL) => readonly Json[]>> = {
  'events/': ({ events }) => [...events.values()],
  'subevents/': ({ subevents }) => [...subevents.values()],
  'orders/': ordersAsked,
}

function ofEvent(emulator: PretixEmulator, path: string, url: URL): Json | null {
  const [, event = '', what = '', id = ''] = /^events\/([^/]+)\/(items|orders)\/(?:([^/]+)\/)?$/.exec(path) ?? []
  if (what === 'items') {
    const own = [...emulator.items].filter(([key]) => key.startsWith(`${event}/`))
    return paged(
      emulator,
      url,
      own.map(([, item]) => item),
    )
  }
  const order = what === 'orders' ? emulator.orders.get(`${event}/${id}`) : undefined
  return order === undefined ? null : told(emulator, visible(order, url))
}

function customersAsked(emulator: PretixEmulator, path: string, url: URL): Json | null {
  const [, id = ''] = /^customers\/(?:([^/]+)\/)?$/.exec(path) ?? []
  if (id === '') return paged(emulator, url, [...emulator.customers.values()])
  return emulator.customers.get(id) ?? null
}

function membershipsAsked(emulator: PretixEmulator, path: string, url: URL): Json | null {
  const { memberships, membershipTypes } = emulator
  if (path === 'membershiptypes/') return paged(emulator, url, [...membershipTypes.values()])
  const testmode = url.searchParams.get('testmode')
  const asked = [...memberships.values()].filter(
    (one) => testmode === null || (one['testmode'] === true) === (testmode === 'true'),
  )
  return path === 'memberships/' ? paged(emulator, url, asked) : null
}

/** In the order in which they were made; kept until something changes, because a large house is read page by page. */
const inOrder = new WeakMap<
  PretixEmulator,
  { readonly size: number; readonly changes: number; readonly orders: readonly Json[] }
>()

function ordersAsked(emulator: PretixEmulator, url: URL): Json[] {
  const since = url.searchParams.get('modified_since')
  const testmode = url.searchParams.get('testmode')
  return sorted(emulator)
    .filter((order) => since === null || String(order['last_modified']) >= since)
    .filter((order) => testmode === null || (order['testmode'] === true) === (testmode === 'true'))
    .map((order) => visible(order, url))
}

function sorted(emulator: PretixEmulator): readonly Json[] {
  const known = inOrder.get(emulator)
  const { size } = emulator.orders
  if (known?.size === size && known.changes === emulator.changes()) return known.orders
  const orders = [...emulator.orders.values()].sort((one, other) => {
    const [before, after] = [String(one['datetime']), String(other['datetime'])]
    return before < after ? -1 : before > after ? 1 : 0
  })
  inOrder.set(emulator, { size, changes: emulator.changes(), orders })
  return orders
}

/** By default what was cancelled is not told. */
function visible(order: Json, url: URL): Json {
  const all = url.searchParams.get('include_canceled_positions') === 'true'
  const positions = order['positions'] as Json[]
  return all ? order : { ...order, positions: positions.filter(({ canceled }) => canceled !== true) }
}

function paged(emulator: PretixEmulator, url: URL, all: readonly Json[]): Json {
  const page = Number(url.searchParams.get('page') ?? 1)
  const size = Math.min(PAGE, Number(url.searchParams.get('page_size') ?? PAGE))
  const next = new URL(url)
  next.searchParams.set('page', String(page + 1))
  return {
    count: all.length,
    next: page * size < all.length ? next.href : null,
    previous: null,
    results: all.slice((page - 1) * size, page * size).map((object) => told(emulator, object)),
  }
}

function told({ troubles }: PretixEmulator, object: Json): Json {
  const { withoutField, hasUnknownFields, moneyAs } = troubles
  const text = JSON.stringify(hasUnknownFields ? { ...object, brand_new_field: { of: ['the future'] } } : object)
  const said = JSON.parse(text, (key, value: unknown) => {
    if (key === withoutField) return undefined
    if (!['price', 'total', 'value', 'amount'].includes(key) || typeof value !== 'string') return value
    return moneyAs === 'number' ? Number(value) : moneyAs === 'comma' ? value.replace('.', ',') : value
  }) as Json
  return said
}

function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

function cutOff(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) })
  response.write(text.slice(0, Math.floor(text.length / 2)), () => response.destroy())
}
