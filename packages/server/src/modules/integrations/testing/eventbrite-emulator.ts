import { CALM_ANSWERS, serveEmulated, type AnswerTroubles, type Asked, type Reply } from './emulated-server.ts'

type Json = Record<string, unknown>

/** What can go wrong at the other side, switched on and off by a test. */
export type EventbriteTroubles = AnswerTroubles & {
  /** Somebody changes something after a first page. */
  drift: ((emulator: EventbriteEmulator) => void) | null
  hasUnknownFields: boolean
  withoutField: string | null
  /** What its clock is ahead of ours, in milliseconds. */
  clockAhead: number
  money: 'cents' | 'text' | 'major'
}

export const calmEventbrite = (): EventbriteTroubles => ({
  ...CALM_ANSWERS,
  drift: null,
  hasUnknownFields: false,
  withoutField: null,
  clockAhead: 0,
  money: 'cents',
})

export type EventbriteEmulator = {
  readonly url: string
  readonly token: string
  readonly organisation: string
  readonly troubles: EventbriteTroubles
  readonly asked: string[]
  readonly events: Map<string, Json>
  readonly orders: Map<string, Json>
  readonly putOrder: (id: string, said: Json) => void
  readonly close: () => Promise<void>
}

const PAGE = 50

/**
 * Speaks what copies of the documentation of Eventbrite show: Bearer, lists of an organisation by continuation, orders by `changed_since` and
 * `status` with their visitors when asked to expand, and one order, event or visitor. A field of which nothing is known is absent. `clock`: of
 * the test.
 */
export async function openEventbrite(clock: () => Date): Promise<EventbriteEmulator> {
  const troubles = calmEventbrite()
  const now = () => new Date(clock().getTime() + troubles.clockAhead)
  const server = await serveEmulated(() => ({
    troubles,
    refusal: ({ headers }) => (headers.authorization === `Bearer ${emulator.token}` ? null : UNKNOWN_KEY),
    busy: { status: 429, body: { error: 'HIT_RATE_LIMIT' }, headers: { 'retry-after': '2' } },
    failing: { status: 500, body: { error: 'INTERNAL_ERROR' } },
    answer: ({ url }) => ({ ...find(emulator, url), headers: { date: now().toUTCString() } }),
    afterwards: (asked) => driftOnce(emulator, asked),
  }))
  const emulator: EventbriteEmulator = {
    ...server,
    token: 'ABCDEFGHIJKLMNOP',
    organisation: '7712',
    troubles,
    events: new Map(),
    orders: new Map(),
    putOrder: (id, said) => {
      const moment = `${now().toISOString().slice(0, 19)}Z`
      emulator.orders.set(id, { created: moment, ...said, id, changed: moment })
    },
  }
  return emulator
}

const UNKNOWN_KEY: Reply = { status: 401, body: { error: 'INVALID_AUTH' } }
const NOT_FOUND: Reply = { status: 404, body: { error: 'NOT_FOUND' } }
const ok = (body: unknown): Reply => ({ status: 200, body })

function driftOnce({ troubles, ...emulator }: EventbriteEmulator, { url }: Asked): void {
  const { drift } = troubles
  if (drift === null || !url.pathname.endsWith('/orders/')) return
  troubles.drift = null
  drift({ ...emulator, troubles })
}

function find(emulator: EventbriteEmulator, { pathname, searchParams: query }: URL): Reply {
  const { organisation } = emulator
  if (pathname === '/v3/users/me/organizations/')
    return ok(paged('organizations', [{ id: organisation, name: 'Theater De Waterlinie' }], query))
  const [, list = ''] = new RegExp(`^/v3/organizations/${organisation}/(\\w+)/$`).exec(pathname) ?? []
  if (list === 'events') return ok(paged('events', [...emulator.events.values()], query))
  if (list === 'orders') return ok(paged('orders', ordersOf(emulator, query), query))
  return findOne(emulator, pathname, query)
}

function findOne(emulator: EventbriteEmulator, pathname: string, query: URLSearchParams): Reply {
  const [, order = ''] = /^\/v3\/orders\/(\d+)\/$/.exec(pathname) ?? []
  const known = emulator.orders.get(order)
  if (known !== undefined) return ok(told(emulator, known, query))
  const [, event = '', attendee = ''] = /^\/v3\/events\/(\d+)\/(?:attendees\/(\d+)\/)?$/.exec(pathname) ?? []
  if (attendee === '') return emulator.events.has(event) ? ok(emulator.events.get(event)) : NOT_FOUND
  const whose = [...emulator.orders.values()].find(({ attendees }) =>
    (attendees as Json[]).some(({ id }) => id === attendee),
  )
  return whose === undefined ? NOT_FOUND : ok({ id: attendee, order_id: whose['id'], event_id: event })
}

function ordersOf(emulator: EventbriteEmulator, query: URLSearchParams): Json[] {
  const [since, status] = [query.get('changed_since') ?? '', query.get('status') ?? 'active']
  return [...emulator.orders.values()]
    .filter(({ changed }) => String(changed) >= since)
    .filter(({ status: is }) => status === 'both' || is !== 'deleted')
    .map((order) => told(emulator, order, query))
}

/** The mark says which was told last. */
function paged(list: string, items: Json[], query: URLSearchParams): Json {
  const sorted = items.toSorted((one, other) => (String(one['id']) < String(other['id']) ? -1 : 1))
  const after = query.get('continuation') ?? ''
  const rest = sorted.filter(({ id }) => String(id) > after)
  const shown = rest.slice(0, PAGE)
  return {
    pagination: {
      object_count: items.length,
      page_size: PAGE,
      has_more_items: rest.length > PAGE,
      ...(rest.length > PAGE ? { continuation: shown.at(-1)?.['id'] } : {}),
    },
    [list]: shown,
  }
}

function told({ troubles }: EventbriteEmulator, order: Json, query: URLSearchParams): Json {
  const { attendees, ...own } = order
  const visitors = (attendees as Json[]).map((visitor) => ({
    ...visitor,
    costs: { gross: money(troubles.money, visitor['cents'] as number) },
    cents: undefined,
  }))
  const whole: Json = {
    ...own,
    ...(query.get('expand') === 'attendees' ? { attendees: visitors } : {}),
    ...(troubles.hasUnknownFields ? { brand_new_field: { of: ['the future'] } } : {}),
  }
  return Object.fromEntries(Object.entries(whole).filter(([field]) => field !== troubles.withoutField))
}

function money(form: EventbriteTroubles['money'], cents: number): Json {
  const major = (cents / 100).toFixed(2)
  const base = { currency: 'EUR', display: `${major} €` }
  if (form === 'major') return { ...base, major_value: major }
  return { ...base, value: form === 'text' ? String(cents) : cents, major_value: major }
}
