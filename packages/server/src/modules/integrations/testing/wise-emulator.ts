import { dutchDay } from '@klantregie/contract'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'

type Json = Record<string, unknown>

/** What can go wrong at the other side, switched on and off by a test. */
export type WiseTroubles = {
  /** So many of the next answers are refused: too busy (with Retry-After), broken, or cut off half-way. */
  busy: number
  failing: number
  truncated: number
  /** How long it thinks about each answer, in milliseconds. */
  slow: number
  /** Somebody changes something between the list of who changed and the first of them. */
  drift: ((emulator: WiseEmulator) => void) | null
  /** Fields that nobody knows yet stand in every patron; one that always was there is gone. */
  hasUnknownFields: boolean
  withoutField: string | null
  /** What its clock is ahead of ours, in milliseconds. */
  clockAhead: number
  /** After so many answers it is midnight: no token that was given is good any more. Null: never. */
  midnightAfter: number | null
}

export const calmWise = (): WiseTroubles => ({
  busy: 0,
  failing: 0,
  truncated: 0,
  slow: 0,
  drift: null,
  hasUnknownFields: false,
  withoutField: null,
  clockAhead: 0,
  midnightAfter: null,
})

export type WiseEmulator = {
  readonly url: string
  readonly libraryId: string
  readonly username: string
  readonly password: string
  readonly troubles: WiseTroubles
  /** Paths with their queries, in order. */
  readonly asked: string[]
  /** The key of each question (WISE_KEY). */
  readonly keys: string[]
  /** By number: what is said of somebody, and the day on which they changed. */
  readonly patrons: Map<string, { readonly said: Json; readonly changedOn: string }>
  readonly deleted: Set<string>
  /** Whether a key is good; everything is, until a test says otherwise. */
  acceptsKey: (key: string) => boolean
  readonly putPatron: (pid: string, said: Json) => void
  readonly removePatron: (pid: string) => void
  readonly now: () => Date
  readonly close: () => Promise<void>
}

type House = { readonly emulator: WiseEmulator; readonly tokens: Map<string, string> }

/**
 * Speaks what the help pages of OCLC describe of Wise: logging in with a staff account for a token that is good until the end of the day,
 * a key with every question, who changed since a day, one patron, and who was deleted. What a patron looks like is not public: the fields
 * here are a form that it may have. `clock`: of the test.
 */
export async function openWise(clock: () => Date): Promise<WiseEmulator> {
  const server = createServer((request, response) => void answer(house, request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const troubles = calmWise()
  const now = () => new Date(clock().getTime() + troubles.clockAhead)
  const emulator: WiseEmulator = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    libraryId: '1009',
    username: 'koppeling',
    password: 'ww-waterlinie-0123456789',
    troubles,
    asked: [],
    keys: [],
    patrons: new Map(),
    deleted: new Set(),
    acceptsKey: () => true,
    putPatron: (pid, said) => {
      emulator.deleted.delete(pid)
      emulator.patrons.set(pid, { said, changedOn: dutchDay(now()) })
    },
    removePatron: (pid) => {
      emulator.patrons.delete(pid)
      emulator.deleted.add(pid)
    },
    now,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  const house: House = { emulator, tokens: new Map() }
  return emulator
}

const keySent = (request: IncomingMessage): string => String(request.headers['wise_key'] ?? '')

type Reply = { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }

async function answer(house: House, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { emulator } = house
  const { troubles } = emulator
  const url = new URL(request.url ?? '/', emulator.url)
  emulator.asked.push(`${url.pathname}${url.search}`)
  emulator.keys.push(keySent(request))
  passMidnight(house)
  if (troubles.slow > 0) await after(troubles.slow)
  const reply =
    refusal(emulator, request) ??
    (url.pathname === '/login' ? logIn(house, Buffer.concat(chunks).toString()) : known(house, request, url))
  // The moment of the answer is of their clock.
  response.setHeader('date', emulator.now().toUTCString())
  if (reply.status === 200 && troubles.truncated-- > 0) cutOff(response, JSON.stringify(reply.body))
  else send(response, reply)
  if (reply.status === 200 && url.pathname.endsWith('/updatedpatron')) driftOnce(emulator)
}

function driftOnce(emulator: WiseEmulator): void {
  const { drift } = emulator.troubles
  emulator.troubles.drift = null
  drift?.(emulator)
}

function passMidnight({ emulator: { troubles }, tokens }: House): void {
  if (troubles.midnightAfter === null) return
  troubles.midnightAfter -= 1
  if (troubles.midnightAfter >= 0) return
  troubles.midnightAfter = null
  tokens.clear()
}

function refusal({ troubles, acceptsKey }: WiseEmulator, request: IncomingMessage): Reply | null {
  if (!acceptsKey(keySent(request))) return { status: 401, body: { message: 'Invalid key' } }
  if (troubles.busy-- > 0) return { status: 429, body: { message: 'Slow down' }, headers: { 'retry-after': '7' } }
  return troubles.failing-- > 0 ? { status: 503, body: 'Service Unavailable' } : null
}

function logIn({ emulator, tokens }: House, body: string): Reply {
  const said = JSON.parse(body) as { username?: string; password?: string }
  if (said.username !== emulator.username || said.password !== emulator.password)
    return { status: 401, body: { message: 'Login failed' } }
  const token = `token-${String(emulator.asked.length)}`
  tokens.set(token, dutchDay(emulator.now()))
  return { status: 200, body: { token } }
}

function known({ emulator, tokens }: House, request: IncomingMessage, url: URL): Reply {
  const day = tokens.get(request.headers.authorization ?? '')
  if (day !== dutchDay(emulator.now())) return { status: 401, body: { message: 'Token expired' } }
  const body = find(emulator, url)
  return body === null ? { status: 404, body: { message: 'Not found' } } : { status: 200, body }
}

function find(emulator: WiseEmulator, url: URL): unknown {
  const { libraryId, patrons, deleted } = emulator
  const management = `/patronmanagement/patron/library/${libraryId}/`
  if (url.pathname === `${management}deletedpatron`) return [...deleted]
  if (url.pathname === `${management}updatedpatron`) {
    const date = url.searchParams.get('date') ?? ''
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null
    return [...patrons].filter(([, { changedOn }]) => changedOn >= date).map(([pid]) => Number(pid))
  }
  const [, pid = '', library] = /^\/patron\/(\d+)\/library\/(\w+)\/patroninformation$/.exec(url.pathname) ?? []
  const patron = library === libraryId ? patrons.get(pid) : undefined
  return patron === undefined ? null : told(emulator, patron.said)
}

function told({ troubles: { withoutField, hasUnknownFields } }: WiseEmulator, said: Json): unknown {
  const whole = hasUnknownFields ? { ...said, brandNewField: 'van morgen', brandNewList: [{ of: 'the future' }] } : said
  return JSON.parse(JSON.stringify(whole), (key, value: unknown) => (key === withoutField ? undefined : value))
}

function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

function cutOff(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) })
  response.write(text.slice(0, Math.floor(text.length / 2)), () => response.destroy())
}
