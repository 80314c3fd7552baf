import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

type Json = Record<string, unknown>
type Member = Json & { readonly member_id: string; readonly list_id: string }

/** What can go wrong at the other side, switched on and off by a test. */
export type LapostaTroubles = {
  /** So many of the next answers are refused: too busy (with Retry-After), broken, or cut off half-way. */
  busy: number
  failing: number
  truncated: number
  /** Every answer takes so many milliseconds. */
  slow: number
  /** A field that nobody knows yet stands in every object; one that always was there is gone. */
  hasUnknownFields: boolean
  withoutField: string | null
  /** It says that nobody is there, as a failure there would. */
  isEmpty: boolean
  /** A list leaves this member out, who is there when asked for. */
  leavesOut: string | null
}

export const CALM: LapostaTroubles = {
  busy: 0,
  failing: 0,
  truncated: 0,
  slow: 0,
  hasUnknownFields: false,
  withoutField: null,
  isEmpty: false,
  leavesOut: null,
}

export type LapostaEmulator = {
  readonly url: string
  readonly token: string
  readonly troubles: LapostaTroubles
  readonly asked: string[]
  readonly lists: Map<string, string>
  /** By list. */
  readonly fields: Map<string, readonly Json[]>
  /** By number. */
  readonly members: Map<string, Json>
  /** What was made to be sent, and what became of it once it was sent. */
  readonly campaigns: Map<string, { readonly campaign: Json; readonly report: Json | null }>
  /** Adds a member or changes one, as its form or somebody there would. */
  readonly put: (member: Member) => void
  /** What it sends to the address for notices: a member as it is, or was, and what happened. */
  readonly notice: (
    events: readonly { readonly id: string; readonly event: string; readonly action: string; readonly data?: Json }[],
  ) => Json
  readonly close: () => Promise<void>
}

/**
 * Speaks the API of Laposta as its documentation describes: Basic with the key as user name, wrapped objects, a list of members whole and
 * without pages, members by number or by address with a path that is decoded twice, times of the Netherlands without a zone, campaigns and
 * what became of them. What is not there is answered with 400 and code 203.
 */
export async function openLaposta(): Promise<LapostaEmulator> {
  const server = createServer((request, response) => void answer(emulator, request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const emulator: LapostaEmulator = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    token: 'JdMtbsMq2jqJdQZD9AHC',
    troubles: { ...CALM },
    asked: [],
    lists: new Map(),
    fields: new Map(),
    members: new Map(),
    campaigns: new Map(),
    put: (member) => void emulator.members.set(member.member_id, member),
    notice: (events) => ({
      data: events.map(({ id, event, action, data }) => ({
        type: 'member',
        event,
        data: data ?? emulator.members.get(id),
        info: { date_event: '2026-03-02 10:00:00', action, source: 'external' },
      })),
      date_requested: '2026-03-02 10:00:05',
    }),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return emulator
}

type Reply = { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }

async function answer(emulator: LapostaEmulator, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const form = new URLSearchParams(Buffer.concat(chunks).toString())
  emulator.asked.push(request.url ?? '/')
  const { troubles } = emulator
  if (troubles.slow > 0) await new Promise((resolve) => setTimeout(resolve, troubles.slow))
  const reply =
    refusal(emulator, request) ??
    (request.method === 'POST' ? change(emulator, request.url ?? '/', form) : find(emulator, request.url ?? '/'))
  if (reply.status === 200 && troubles.truncated-- > 0) cutOff(response, JSON.stringify(reply.body))
  else send(response, reply)
}

const refused = (status: number, type: string, message: string, code?: number): Reply => ({
  status,
  body: { error: { type, message, ...(code === undefined ? {} : { code }) } },
})

function refusal({ troubles, token }: LapostaEmulator, request: IncomingMessage): Reply | null {
  const key = `Basic ${Buffer.from(`${token}:`).toString('base64')}`
  if (request.headers.authorization !== key) return refused(401, 'invalid_request', 'No valid api key')
  if (troubles.busy-- > 0)
    return { ...refused(429, 'invalid_request', 'Too many requests'), headers: { 'retry-after': '5' } }
  return troubles.failing-- > 0 ? refused(500, 'internal', 'Internal error') : null
}

function find(emulator: LapostaEmulator, target: string): Reply {
  const [path = '', query = ''] = target.split('?')
  const list = new URLSearchParams(query).get('list_id') ?? ''
  const ofAccount = findInAccount(emulator, path)
  if (ofAccount !== null) return ok({ data: ofAccount })
  if (!emulator.lists.has(list)) return refused(400, 'invalid_input', 'Unknown list', 203)
  if (path === '/v2/field') return ok({ data: fieldsOf(emulator, list) })
  const members = membersOf(emulator, list)
  if (path === '/v2/member')
    return ok({
      data: members
        .filter(({ member_id: number }) => number !== emulator.troubles.leavesOut)
        .map((member) => told(emulator, member)),
    })
  const id = decodedTwice(path.startsWith(MEMBER) ? path.slice(MEMBER.length) : '')
  const member = members.find(({ member_id: number, email }) => number === id || email === id)
  return member === undefined ? refused(400, 'invalid_input', 'Unknown member', 203) : ok(told(emulator, member))
}

/** What is of no list; null: it is. */
function findInAccount(emulator: LapostaEmulator, path: string): Json[] | null {
  const { lists, campaigns } = emulator
  if (path === '/v2/list') return [...lists].map(([id, name]) => listTold(emulator, id, name))
  if (path === '/v2/campaign') return [...campaigns.values()].map(({ campaign }) => ({ campaign }))
  if (path !== '/v2/report') return null
  return [...campaigns.values()].flatMap(({ report }) => (report === null ? [] : [{ report }]))
}

const fieldsOf = ({ fields }: LapostaEmulator, list: string): Json[] =>
  (fields.get(list) ?? []).map((field) => ({ field }))

const MEMBER = '/v2/member/'

/** A field of a list; somebody new on a list; or only those fields of a member that are sent. */
function change(emulator: LapostaEmulator, path: string, form: URLSearchParams): Reply {
  const list = form.get('list_id') ?? ''
  if (!emulator.lists.has(list)) return refused(400, 'invalid_input', 'Unknown list', 203)
  if (path === '/v2/field') {
    const name = form.get('name') ?? ''
    const field = {
      field_id: `f${String(emulator.asked.length)}`,
      name,
      custom_name: name.toLowerCase().replaceAll('-', ''),
    }
    emulator.fields.set(list, [...(emulator.fields.get(list) ?? []), field])
    return { status: 201, body: { field } }
  }
  const custom = Object.fromEntries(
    [...form].flatMap(([key, value]) => {
      const [, name] = /^custom_fields\[(\w+)\]$/.exec(key) ?? []
      return name === undefined ? [] : [[name, value]]
    }),
  )
  if (path === '/v2/member') return add(emulator, form, custom)
  const id = decodedTwice(path.slice(MEMBER.length))
  const member = membersOf(emulator, list).find(({ member_id: number }) => number === id)
  if (member === undefined) return refused(400, 'invalid_input', 'Unknown member', 203)
  const changed = {
    ...member,
    member_id: id,
    list_id: list,
    custom_fields: { ...(member['custom_fields'] as Json | undefined), ...custom },
  }
  emulator.put(changed)
  return ok({ member: changed })
}

function add(emulator: LapostaEmulator, form: URLSearchParams, custom: Json): Reply {
  const [list, email] = [form.get('list_id') ?? '', form.get('email') ?? '']
  if (email.endsWith('@neverland.example')) return refused(400, 'invalid_input', 'Invalid email', 208)
  if (form.get('ip') === null) return refused(400, 'invalid_input', 'ip is empty', 201)
  if (membersOf(emulator, list).some((member) => member['email'] === email))
    return refused(400, 'invalid_input', 'Email exists', 204)
  const member = {
    member_id: `new${String(emulator.asked.length)}`,
    list_id: list,
    email,
    state: 'active',
    signup_date: '2026-03-02 10:00:00',
    ip: form.get('ip') ?? '',
    custom_fields: custom,
  }
  emulator.put(member)
  return { status: 201, body: { member } }
}

const membersOf = ({ troubles, members }: LapostaEmulator, list: string): Json[] =>
  troubles.isEmpty ? [] : [...members.values()].filter(({ list_id: of }) => of === list)

const ok = (body: unknown): Reply => ({ status: 200, body })

/** A plus that is written as %2B is a space by the time it is looked up; as %252B it is a plus. */
const decodedTwice = (text: string): string => decodeURIComponent(decodeURIComponent(text).replaceAll('+', ' '))

function listTold({ members }: LapostaEmulator, id: string, name: string): Json {
  const own = [...members.values()].filter(({ list_id: of }) => of === id)
  const count = (wanted: string) => own.filter(({ state }) => state === wanted).length
  const counts = { active: count('active'), unsubscribed: count('unsubscribed'), cleaned: count('cleaned') }
  return { list: { list_id: id, name, state: 'active', members: counts } }
}

function told({ troubles: { hasUnknownFields, withoutField } }: LapostaEmulator, member: Json): Json {
  const more = hasUnknownFields ? { brand_new_field: { of: ['the future'] } } : {}
  return {
    member: Object.fromEntries(Object.entries({ ...member, ...more }).filter(([field]) => field !== withoutField)),
  }
}

function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

function cutOff(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) })
  response.write(text.slice(0, Math.floor(text.length / 2)), () => response.destroy())
}
