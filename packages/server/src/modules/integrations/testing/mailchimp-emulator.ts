import { hash } from 'node:crypto'
import { CALM_ANSWERS, serveEmulated, type AnswerTroubles, type Asked, type Reply } from './emulated-server.ts'

type Json = Record<string, unknown>

/** What can go wrong at the other side, switched on and off by a test. */
export type MailchimpTroubles = AnswerTroubles & {
  /** Somebody changes something after a first page. */
  drift: ((emulator: MailchimpEmulator) => void) | null
  hasUnknownFields: boolean
  withoutField: string | null
  clockAhead: number
}

export const calmMailchimp = (): MailchimpTroubles => ({
  ...CALM_ANSWERS,
  drift: null,
  hasUnknownFields: false,
  withoutField: null,
  clockAhead: 0,
})

export type MailchimpEmulator = {
  readonly url: string
  readonly token: string
  readonly troubles: MailchimpTroubles
  readonly asked: string[]
  readonly lists: Map<string, string>
  /** By contact; each says of which list it is. */
  readonly members: Map<string, Json>
  /** Reports of campaigns that were sent, the last one first. */
  readonly reports: Json[]
  /** Addresses of whom everything was removed there: they may not be put back. */
  readonly forgotten: Set<string>
  /** Adds a member or changes one, by their clock. */
  readonly put: (contact: string, said: Json) => void
  readonly close: () => Promise<void>
}

/**
 * Speaks the Marketing API of Mailchimp as its definitions describe: Basic with any name and the key, audiences, members by offset in the
 * order of signing up, by what changed and by status (archived only when it is asked for), one member by hash, address or contact.
 */
export async function openMailchimp(clock: () => Date): Promise<MailchimpEmulator> {
  const now = () => new Date(clock().getTime() + emulator.troubles.clockAhead)
  const server = await serveEmulated(() => ({
    troubles: emulator.troubles,
    refusal: ({ headers }) => (isKnown(emulator, headers.authorization ?? '') ? null : UNKNOWN_KEY),
    busy: { status: 429, body: { title: 'Too Many Requests' }, headers: { 'retry-after': '4' } },
    failing: { status: 500, body: { title: 'Internal Server Error' } },
    answer: (asked) => ({
      ...(asked.method === 'POST' ? change(emulator, asked) : find(emulator, asked.url)),
      headers: { date: now().toUTCString() },
    }),
    afterwards: ({ url }) => driftOnce(emulator, url),
  }))
  const emulator: MailchimpEmulator = {
    ...server,
    token: '0123456789abcdef0123456789abcdef-us21',
    troubles: calmMailchimp(),
    lists: new Map(),
    members: new Map(),
    reports: [],
    forgotten: new Set(),
    put: (contact, said) => void emulator.members.set(contact, { ...said, last_changed: now().toISOString() }),
  }
  return emulator
}

const UNKNOWN_KEY: Reply = { status: 401, body: { title: 'API Key Invalid', status: 401 } }

function isKnown({ token }: MailchimpEmulator, header: string): boolean {
  const [scheme, code = ''] = header.split(' ')
  return scheme === 'Basic' && Buffer.from(code, 'base64').toString().split(':')[1] === token
}

function driftOnce(emulator: MailchimpEmulator, { pathname }: Asked['url']): void {
  const { drift } = emulator.troubles
  if (drift === null || !pathname.endsWith('/members')) return
  emulator.troubles.drift = null
  drift(emulator)
}

const NOT_FOUND: Reply = { status: 404, body: { title: 'Resource Not Found', status: 404 } }

function find(emulator: MailchimpEmulator, { pathname, searchParams }: URL): Reply {
  if (pathname === '/3.0/') return ok({ account_name: 'Schouwburg De Waterlinie' })
  if (pathname === '/3.0/lists')
    return ok({ lists: [...emulator.lists].map(([id, name]) => listTold(emulator, id, name)) })
  if (pathname === '/3.0/reports') return ok(reportsTold(emulator, searchParams))
  const [, list = '', id] = /^\/3\.0\/lists\/(\w+)\/members(?:\/(.+))?$/.exec(pathname) ?? []
  if (!emulator.lists.has(list)) return NOT_FOUND
  if (id === undefined) return ok(page(emulator, list, searchParams))
  const wanted = decodeURIComponent(id).toLowerCase()
  const known = membersOf(emulator, list).find((member) =>
    [member['contact_id'], member['id'], String(member['email_address']).toLowerCase()].includes(wanted),
  )
  return known === undefined ? NOT_FOUND : ok(told(emulator, known))
}

/** Of what was sent since a moment, by offset. */
function reportsTold({ reports }: MailchimpEmulator, query: URLSearchParams): Json {
  const since = Date.parse(query.get('since_send_time') ?? '1970-01-01T00:00:00Z')
  const [offset, count] = [Number(query.get('offset') ?? 0), Number(query.get('count') ?? 10)]
  const all = reports.filter(({ send_time: at }) => Date.parse(String(at)) > since)
  return { reports: all.slice(offset, offset + count) }
}

const refusedBecause = (title: string): Reply => ({ status: 400, body: { title, status: 400 } })

/** Adding somebody, who must not be there and must not have been forgotten; and tags, which change nothing else. */
function change(emulator: MailchimpEmulator, { url, body }: Asked): Reply {
  const said = JSON.parse(body) as Json
  const [, list = '', id] = /^\/3\.0\/lists\/(\w+)\/members(?:\/(\w+)\/tags)?$/.exec(url.pathname) ?? []
  if (!emulator.lists.has(list)) return NOT_FOUND
  if (id === undefined) return add(emulator, list, said)
  const known = membersOf(emulator, list).find((member) => member['id'] === id)
  if (known === undefined) return NOT_FOUND
  const tags = new Set(known['tags'] as string[] | undefined)
  for (const { name, status } of said['tags'] as { name: string; status: string }[])
    if (status === 'active') tags.add(name)
    else tags.delete(name)
  const { contact_id: contact, id: _hash, ...rest } = known
  emulator.put(String(contact), { ...rest, tags: [...tags].sort() })
  return { status: 204, body: '' }
}

function add(emulator: MailchimpEmulator, list: string, said: Json): Reply {
  const email = String(said['email_address'])
  if (emulator.forgotten.has(email)) return refusedBecause('Forgotten Email Not Subscribed')
  if (!/^\S+@\S+\.\S+$/.test(email) || email.endsWith('@neverland.example')) return refusedBecause('Invalid Resource')
  if (membersOf(emulator, list).some((member) => member['email_address'] === email))
    return refusedBecause('Member Exists')
  emulator.put(`added-${String(emulator.members.size)}`, { ...said, list_id: list, source: 'API - Generic' })
  return ok(said)
}

const ok = (body: unknown): Reply => ({ status: 200, body })

const membersOf = ({ members }: MailchimpEmulator, list: string): Json[] =>
  [...members]
    .filter(([, { list_id: of }]) => of === list)
    .map(([contact, member]) => ({
      contact_id: contact,
      id: hash('md5', String(member['email_address']).toLowerCase()),
      ...member,
    }))

function listTold(emulator: MailchimpEmulator, id: string, name: string): Json {
  const count = membersOf(emulator, id).filter(({ status }) => status === 'subscribed').length
  return { id, name, stats: { member_count: count } }
}

function page(emulator: MailchimpEmulator, list: string, query: URLSearchParams): Json {
  const [since, status] = [query.get('since_last_changed'), query.get('status')]
  const [offset, count] = [Number(query.get('offset') ?? 0), Number(query.get('count') ?? 10)]
  const all = membersOf(emulator, list)
    .filter((member) => (status === null ? member['status'] !== 'archived' : member['status'] === status))
    .filter((member) => since === null || Date.parse(String(member['last_changed'])) >= Date.parse(since))
    .sort((one, other) => (String(one['timestamp_signup']) < String(other['timestamp_signup']) ? -1 : 1))
  return { members: all.slice(offset, offset + count).map((one) => told(emulator, one)), total_items: all.length }
}

function told({ troubles: { hasUnknownFields, withoutField } }: MailchimpEmulator, member: Json): Json {
  const more = hasUnknownFields ? { brand_new_field: { of: ['the future'] } } : {}
  return Object.fromEntries(Object.entries({ ...member, ...more }).filter(([field]) => field !== withoutField))
}
