import { createHmac } from 'node:crypto'
import { CALM_ANSWERS, serveEmulated, type AnswerTroubles, type Reply } from './emulated-server.ts'

type Json = Record<string, unknown>

/** What can go wrong at the other side, switched on and off by a test. */
export type TicketmaticTroubles = AnswerTroubles & {
  /** Somebody changes something between the first page and the second. */
  drift: ((emulator: TicketmaticEmulator) => void) | null
  /** Fields that nobody knows yet stand in every object; one that always was there is gone. */
  hasUnknownFields: boolean
  withoutField: string | null
  /** What its clock is ahead of ours, in milliseconds. */
  clockAhead: number
  /** How amounts are written. */
  moneyAs: 'text' | 'number' | 'comma'
  /** So many answers later the signature is too old, once. Null: never. */
  expiresAfter: number | null
}

export const calmTicketmatic = (): TicketmaticTroubles => ({
  ...CALM_ANSWERS,
  drift: null,
  hasUnknownFields: false,
  withoutField: null,
  clockAhead: 0,
  moneyAs: 'text',
  expiresAfter: null,
})

export type TicketmaticEmulator = {
  readonly url: string
  readonly account: string
  readonly accessKey: string
  readonly secretKey: string
  readonly troubles: TicketmaticTroubles
  /** Paths with their queries, in order. */
  readonly asked: string[]
  readonly contacts: Map<number, Json>
  readonly events: Map<number, Json>
  readonly orders: Map<number, Json>
  /** Lists of settings, by path. */
  readonly words: Map<string, Json[]>
  /** By ticket: when somebody came in with it. */
  readonly entries: Map<number, string>
  /** Adds something or changes it: made the first time, changed every time, by their clock. */
  readonly put: (list: 'contacts' | 'events' | 'orders', said: Json) => void
  /** "2026-03-01 14:05:00" of their clock, so many minutes later. */
  readonly moment: (minutes?: number) => string
  readonly close: () => Promise<void>
}

/** A signature of longer ago is refused, and so is one of later. */
const TOLERANCE = 10 * 60_000

/**
 * Speaks what the documentation of Ticketmatic and its SDKs describe: signed questions, lists by what changed with offset and total, lookups
 * beside orders, settings, the tickets of a performance as an object a line, and a clock that may be asked without a signature.
 */
export async function openTicketmatic(clock: () => Date): Promise<TicketmaticEmulator> {
  const troubles = calmTicketmatic()
  const moment = (minutes = 0) => textOf(new Date(clock().getTime() + troubles.clockAhead + minutes * 60_000))
  const server = await serveEmulated(() => ({
    troubles,
    refusal: ({ url, headers }) =>
      isClock(emulator, url) || isSigned(emulator, headers.authorization ?? '') ? null : NOT_SIGNED,
    busy: { status: 429, body: { code: 429 }, headers: { 'retry-after': '3' } },
    failing: { status: 502, body: 'Bad gateway' },
    answer: ({ url }) => (isClock(emulator, url) ? clockOf(emulator) : found(emulator, url)),
    afterwards: ({ url }) => driftOnce(emulator, url),
  }))
  const emulator: TicketmaticEmulator = {
    ...server,
    account: 'waterlinie',
    accessKey: '8ed1a2c3f4',
    secretKey: 'geheim-van-de-schouwburg',
    troubles,
    contacts: new Map(),
    events: new Map(),
    orders: new Map(),
    words: new Map(),
    entries: new Map(),
    put: (list, said) => {
      const id = Number(said[list === 'orders' ? 'orderid' : 'id'])
      const known = emulator[list].get(id)
      emulator[list].set(id, { createdts: known?.['createdts'] ?? moment(), ...said, lastupdatets: moment() })
    },
    moment,
  }
  return emulator
}

const textOf = (moment: Date): string => moment.toISOString().slice(0, 19).replace('T', ' ')

const NOT_SIGNED: Reply = { status: 401, body: { message: 'Invalid signature' } }

/** Below the account. */
function pathOf({ account }: TicketmaticEmulator, { pathname }: URL): string {
  const base = `/api/1/${account}/`
  return pathname.startsWith(base) ? pathname.slice(base.length) : ''
}

const isClock = (emulator: TicketmaticEmulator, url: URL): boolean => pathOf(emulator, url) === 'diagnostics/time'
const clockOf = ({ moment }: TicketmaticEmulator): Reply => ({
  status: 200,
  body: { systemtime: moment().replace(' ', 'T') },
})

function found(emulator: TicketmaticEmulator, url: URL): Reply {
  const body = find(emulator, { path: pathOf(emulator, url), query: url.searchParams })
  return body === null ? { status: 404, body: { message: 'Not found' } } : { status: 200, body }
}

type Asked = { readonly path: string; readonly query: URLSearchParams }

/** After the first page of orders. */
function driftOnce(emulator: TicketmaticEmulator, url: URL): void {
  const { drift } = emulator.troubles
  if (drift === null || pathOf(emulator, url) !== 'orders' || url.searchParams.get('offset') !== '0') return
  emulator.troubles.drift = null
  drift(emulator)
}

const HEADER = /^TM-HMAC-SHA256 key=(\S+) ts=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d) sign=([0-9a-f]{64})$/

function isSigned(emulator: TicketmaticEmulator, header: string): boolean {
  const [, key = '', ts = '', sign] = HEADER.exec(header) ?? []
  const { accessKey, secretKey, account, troubles } = emulator
  const good = createHmac('sha256', secretKey).update(accessKey).update(account).update(ts).digest('hex')
  const age = Math.abs(Date.parse(`${ts}Z`) - Date.parse(`${emulator.moment().replace(' ', 'T')}Z`))
  if (key !== accessKey || sign !== good || age > TOLERANCE) return false
  if (troubles.expiresAfter !== null && (troubles.expiresAfter -= 1) < 0) {
    troubles.expiresAfter = null
    return false
  }
  return true
}

function find(emulator: TicketmaticEmulator, { path, query }: Asked): unknown {
  if (path === 'tools/account') return { id: 1, name: 'Schouwburg De Waterlinie', shortname: emulator.account }
  const words = emulator.words.get(path)
  if (words !== undefined) return { data: words.map((said) => told(emulator, said)), nbrofresults: words.length }
  if (path === 'events' || path === 'contacts' || path === 'orders') return listOf(emulator, path, query)
  const [, event] = /^events\/(\d+)\/tickets$/.exec(path) ?? []
  return event === undefined || !emulator.events.has(Number(event)) ? null : ticketsOf(emulator, Number(event))
}

const isDeleted = (said: Json): boolean => said['isdeleted'] === true

function listOf(emulator: TicketmaticEmulator, list: 'events' | 'contacts' | 'orders', query: URLSearchParams): Json {
  const since = query.get('lastupdatesince') ?? ''
  const [offset, limit] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 100)]
  const all = [...emulator[list].values()]
    .filter((said) => query.get('includearchived') === 'true' || !isDeleted(said))
    .filter((said) => String(said['lastupdatets']) >= since && fits(said, query.get('filter')))
    .sort((one, other) => (String(one['createdts']) < String(other['createdts']) ? -1 : 1))
  const data = all.slice(offset, offset + limit).map((said) => told(emulator, said))
  const lookup = query.get('output') === 'withlookup' ? { lookup: { contacts: contactsOf(emulator, data) } } : {}
  return { data, nbrofresults: all.length, ...lookup }
}

const contactsOf = ({ contacts }: TicketmaticEmulator, orders: readonly Json[]): Json =>
  Object.fromEntries(
    orders.flatMap(({ customerid: id }) => {
      const contact = contacts.get(Number(id))
      return contact === undefined ? [] : [[String(id), contact]]
    }),
  )

/** Of the public data model only what is asked here: when a performance begins. */
function fits({ startts }: Json, filter: string | null): boolean {
  if (filter === null) return true
  if (!/^select id from tm\.event where /.test(filter)) throw new Error(`A query that nobody foresaw: ${filter}`)
  const [, until] = /startts < '([\d-]+)'/.exec(filter) ?? []
  const [, from] = /startts >= '([\d-]+)'/.exec(filter) ?? []
  return (until === undefined || String(startts) < until) && (from === undefined || String(startts) >= from)
}

function ticketsOf({ orders, entries }: TicketmaticEmulator, event: number): string {
  const tickets = [...orders.values()].flatMap(({ orderid, tickets: of }) =>
    (of as Json[]).filter(({ eventid }) => eventid === event).map((ticket) => ({ ...ticket, orderid })),
  )
  const lines = tickets.map((ticket) => {
    const entered = entries.get(Number((ticket as Json)['id'])) ?? null
    return JSON.stringify({
      ...ticket,
      accesscontrolstatus: entered === null ? 0 : 1,
      accesscontrollastenteredts: entered,
      seatdescription: 'Rij 3, stoel 12',
    })
  })
  return `${lines.join('\n')}\n`
}

const MONEY = new Set(['price', 'servicecharge', 'amount', 'amountpaid', 'totalamount'])

function told({ troubles: { withoutField, hasUnknownFields, moneyAs } }: TicketmaticEmulator, said: Json): Json {
  const whole = hasUnknownFields ? { ...said, brandnew: 'van morgen', brandnewlist: [{ of: 'the future' }] } : said
  return JSON.parse(JSON.stringify(whole), (key, value: unknown) => {
    if (key === withoutField) return undefined
    if (!MONEY.has(key) || typeof value !== 'string' || moneyAs === 'text') return value
    return moneyAs === 'number' ? Number(value) : value.replace('.', ',')
  }) as Json
}
