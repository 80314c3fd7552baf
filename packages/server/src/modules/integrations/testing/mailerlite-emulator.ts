import { CALM_ANSWERS, serveEmulated, type AnswerTroubles, type Asked, type Reply } from './emulated-server.ts'

type Json = Record<string, unknown>

/** What can go wrong at the other side, switched on and off by a test. */
export type MailerliteTroubles = AnswerTroubles & {
  /** Somebody changes something after a first page. */
  drift: ((emulator: MailerliteEmulator) => void) | null
  hasUnknownFields: boolean
  withoutField: string | null
}

export const calmMailerlite = (): MailerliteTroubles => ({
  ...CALM_ANSWERS,
  drift: null,
  hasUnknownFields: false,
  withoutField: null,
})

export type MailerliteEmulator = {
  readonly url: string
  readonly token: string
  readonly troubles: MailerliteTroubles
  readonly asked: string[]
  readonly groups: Map<string, string>
  /** By number; `groups`: numbers of the groups that they are in. */
  readonly subscribers: Map<string, Json & { readonly groups: readonly string[] }>
  /** Those that were sent. */
  readonly campaigns: Json[]
  readonly close: () => Promise<void>
}

/**
 * Speaks what the client of MailerLite shows: Bearer, groups by page, subscribers of a group by status and cursor, one subscriber with its
 * groups. A cursor is the place of the last one told, so that nothing moves when something is taken away.
 */
export async function openMailerlite(): Promise<MailerliteEmulator> {
  const server = await serveEmulated(() => ({
    troubles: emulator.troubles,
    refusal: ({ headers }) => (headers.authorization === `Bearer ${emulator.token}` ? null : UNKNOWN_KEY),
    busy: { status: 429, body: { message: 'Too Many Attempts.' }, headers: { 'retry-after': '2' } },
    failing: { status: 500, body: { message: 'Server Error' } },
    answer: (asked) => (asked.method === 'GET' ? find(emulator, asked.url) : change(emulator, asked)),
    afterwards: ({ url }) => driftOnce(emulator, url),
  }))
  const emulator: MailerliteEmulator = {
    ...server,
    token: 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.sleutel',
    troubles: calmMailerlite(),
    groups: new Map(),
    subscribers: new Map(),
    campaigns: [],
  }
  return emulator
}

const UNKNOWN_KEY: Reply = { status: 401, body: { message: 'Unauthenticated.' } }

function driftOnce(emulator: MailerliteEmulator, { pathname }: Asked['url']): void {
  const { drift } = emulator.troubles
  if (drift === null || !pathname.endsWith('/subscribers')) return
  emulator.troubles.drift = null
  drift(emulator)
}

const ok = (body: unknown): Reply => ({ status: 200, body })
const NOT_FOUND: Reply = { status: 404, body: { message: 'Resource not found.' } }

function find(emulator: MailerliteEmulator, { pathname, searchParams }: URL): Reply {
  if (pathname === '/api/groups') return ok(groupsTold(emulator, searchParams.get('filter[name]') ?? ''))
  if (pathname === '/api/campaigns') return ok(campaignsTold(emulator, searchParams))
  const [, group] = /^\/api\/groups\/(\d+)\/subscribers$/.exec(pathname) ?? []
  if (group !== undefined) return emulator.groups.has(group) ? ok(page(emulator, group, searchParams)) : NOT_FOUND
  return findSubscriber(emulator, pathname)
}

function findSubscriber(emulator: MailerliteEmulator, pathname: string): Reply {
  const [, wanted = ''] = /^\/api\/subscribers\/([^/]+)$/.exec(pathname) ?? []
  const [id, known] = subscriberAt(emulator, decodeURIComponent(wanted)) ?? []
  return id === undefined || known === undefined ? NOT_FOUND : ok({ data: told(emulator, id, known) })
}

function groupsTold(emulator: MailerliteEmulator, wanted: string): Json {
  const named = [...emulator.groups].filter(([, name]) => name.includes(wanted))
  const data = named.map(([id, name]) => ({ id, name, active_count: inGroup(emulator, id, 'active').length }))
  return { data, meta: { last_page: 1 } }
}

function campaignsTold({ campaigns }: MailerliteEmulator, query: URLSearchParams): Json {
  const [page, limit] = [Number(query.get('page') ?? 1), Number(query.get('limit') ?? 25)]
  const data = query.get('filter[status]') === 'sent' ? campaigns.slice((page - 1) * limit, page * limit) : []
  return { data, meta: { current_page: page, last_page: Math.max(1, Math.ceil(campaigns.length / limit)) } }
}

const subscriberAt = ({ subscribers }: MailerliteEmulator, wanted: string) =>
  [...subscribers].find(([id, said]) => id === wanted || said['email'] === wanted)

/** Groups are made by name; somebody is added, or put into a group or taken out of it, which changes nothing else. */
function change(emulator: MailerliteEmulator, { method, url: { pathname }, body }: Asked): Reply {
  const said = (body === '' ? {} : JSON.parse(body)) as Json
  const number = String(90_000 + emulator.asked.length)
  if (pathname === '/api/groups') {
    emulator.groups.set(number, String(said['name']))
    return { status: 201, body: { data: { id: number, name: said['name'] } } }
  }
  if (pathname === '/api/subscribers') return add(emulator, number, said)
  const [, id = '', group = ''] = /^\/api\/subscribers\/(\d+)\/groups\/(\d+)$/.exec(pathname) ?? []
  return emulator.groups.has(group) ? move(emulator, { id, group, isOut: method === 'DELETE' }) : NOT_FOUND
}

type Move = { readonly id: string; readonly group: string; readonly isOut: boolean }

function move({ subscribers }: MailerliteEmulator, { id, group, isOut }: Move): Reply {
  const known = subscribers.get(id)
  if (known === undefined) return NOT_FOUND
  const groups = known.groups.filter((one) => one !== group)
  subscribers.set(id, { ...known, groups: isOut ? groups : [...groups, group] })
  return isOut ? { status: 204, body: '' } : ok({ data: { id: group } })
}

function add(emulator: MailerliteEmulator, number: string, said: Json): Reply {
  const email = String(said['email'])
  if (email.endsWith('@neverland.example'))
    return { status: 422, body: { message: 'The email must be a valid email address.' } }
  if (subscriberAt(emulator, email) !== undefined) throw new Error('Somebody who is there was written over.')
  emulator.subscribers.set(number, { ...said, source: 'api', groups: said['groups'] as string[] })
  return { status: 201, body: { data: { id: number } } }
}

const inGroup = ({ subscribers }: MailerliteEmulator, group: string, status: string) =>
  [...subscribers]
    .filter(([, said]) => said.groups.includes(group) && said['status'] === status)
    .sort(([one], [other]) => (one < other ? -1 : 1))

function page(emulator: MailerliteEmulator, group: string, query: URLSearchParams): Json {
  const limit = Number(query.get('limit') ?? 25)
  const behind = query.get('cursor') ?? ''
  const rest = inGroup(emulator, group, query.get('filter[status]') ?? 'active').filter(([id]) => id > behind)
  const shown = rest.slice(0, limit)
  const data = shown.map(([id, said]) => {
    const { groups: _groups, ...own } = told(emulator, id, said)
    return own
  })
  return { data, links: {}, meta: { next_cursor: rest.length > limit ? shown.at(-1)?.[0] : null } }
}

function told(
  { troubles: { hasUnknownFields, withoutField }, groups }: MailerliteEmulator,
  id: string,
  said: Json,
): Json {
  const own = (said['groups'] as string[]).map((one) => ({ id: one, name: groups.get(one) }))
  const more = hasUnknownFields ? { brand_new_field: { of: ['the future'] } } : {}
  const whole = { ...said, id, groups: own, opens_count: emulatorCount++, ...more }
  return Object.fromEntries(Object.entries(whole).filter(([field]) => field !== withoutField))
}

/** Mails are opened all day. */
let emulatorCount = 0
