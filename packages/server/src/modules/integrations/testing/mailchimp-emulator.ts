import { hash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'

type Json = Record<string, unknown>

/** What can go wrong at the other side, switched on and off by a test. */
export type MailchimpTroubles = {
  busy: number
  failing: number
  truncated: number
  slow: number
  /** Somebody changes something after a first page. */
  drift: ((emulator: MailchimpEmulator) => void) | null
  hasUnknownFields: boolean
  withoutField: string | null
  clockAhead: number
}

export const calmMailchimp = (): MailchimpTroubles => ({
  busy: 0,
  failing: 0,
  truncated: 0,
  slow: 0,
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
  /** Adds a member or changes one, by their clock. */
  readonly put: (contact: string, said: Json) => void
  readonly close: () => Promise<void>
}

/**
 * Speaks the Marketing API of Mailchimp as its definitions describe: Basic with any name and the key, audiences, members by offset in the
 * order of signing up, by what changed and by status (archived only when it is asked for), one member by hash, address or contact.
 */
export async function openMailchimp(clock: () => Date): Promise<MailchimpEmulator> {
  const server = createServer((request, response) => void answer(emulator, request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const now = () => new Date(clock().getTime() + emulator.troubles.clockAhead)
  const emulator: MailchimpEmulator = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    token: '0123456789abcdef0123456789abcdef-us21',
    troubles: calmMailchimp(),
    asked: [],
    lists: new Map(),
    members: new Map(),
    put: (contact, said) => void emulator.members.set(contact, { ...said, last_changed: now().toISOString() }),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  clocks.set(emulator, now)
  return emulator
}

const clocks = new WeakMap<MailchimpEmulator, () => Date>()

type Reply = { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }

async function answer(emulator: MailchimpEmulator, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for await (const _chunk of request);
  const { troubles } = emulator
  const url = new URL(request.url ?? '/', emulator.url)
  emulator.asked.push(`${url.pathname}?${url.searchParams.toString()}`)
  if (troubles.slow > 0) await after(troubles.slow)
  const reply = refusal(emulator, request) ?? find(emulator, url)
  const text = JSON.stringify(reply.body)
  const now = clocks.get(emulator)?.() ?? new Date()
  response.writeHead(reply.status, {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(text)),
    date: now.toUTCString(),
    ...reply.headers,
  })
  if (reply.status === 200 && troubles.truncated-- > 0)
    response.write(text.slice(0, Math.floor(text.length / 2)), () => response.destroy())
  else response.end(text)
  if (url.pathname.endsWith('/members')) driftOnce(emulator)
}

function driftOnce(emulator: MailchimpEmulator): void {
  const { drift } = emulator.troubles
  emulator.troubles.drift = null
  drift?.(emulator)
}

function refusal({ troubles, token }: MailchimpEmulator, request: IncomingMessage): Reply | null {
  const [scheme, code = ''] = (request.headers.authorization ?? '').split(' ')
  if (scheme !== 'Basic' || Buffer.from(code, 'base64').toString().split(':')[1] !== token)
    return { status: 401, body: { title: 'API Key Invalid', status: 401 } }
  if (troubles.busy-- > 0) return { status: 429, body: { title: 'Too Many Requests' }, headers: { 'retry-after': '4' } }
  return troubles.failing-- > 0 ? { status: 500, body: { title: 'Internal Server Error' } } : null
}

const NOT_FOUND: Reply = { status: 404, body: { title: 'Resource Not Found', status: 404 } }

function find(emulator: MailchimpEmulator, { pathname, searchParams }: URL): Reply {
  if (pathname === '/3.0/') return ok({ account_name: 'Schouwburg De Waterlinie' })
  if (pathname === '/3.0/lists')
    return ok({ lists: [...emulator.lists].map(([id, name]) => listTold(emulator, id, name)) })
  const [, list = '', id] = /^\/3\.0\/lists\/(\w+)\/members(?:\/(.+))?$/.exec(pathname) ?? []
  if (!emulator.lists.has(list)) return NOT_FOUND
  if (id === undefined) return ok(page(emulator, list, searchParams))
  const wanted = decodeURIComponent(id).toLowerCase()
  const known = membersOf(emulator, list).find((member) =>
    [member['contact_id'], member['id'], String(member['email_address']).toLowerCase()].includes(wanted),
  )
  return known === undefined ? NOT_FOUND : ok(told(emulator, known))
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
