import { CALM_ANSWERS, serveEmulated, type AnswerTroubles, type Asked, type Reply } from './emulated-server.ts'

type Json = Record<string, unknown>

/** What can go wrong at the other side, switched on and off by a test. */
export type KohaTroubles = AnswerTroubles & {
  /** Somebody changes something after a first page. */
  drift: ((emulator: KohaEmulator) => void) | null
  hasUnknownFields: boolean
  withoutField: string | null
  /** What its clock is ahead of ours, in milliseconds. */
  clockAhead: number
  /** After so many answers every token is over. Null: never. */
  tokensEndAfter: number | null
}

export const calmKoha = (): KohaTroubles => ({
  ...CALM_ANSWERS,
  drift: null,
  hasUnknownFields: false,
  withoutField: null,
  clockAhead: 0,
  tokensEndAfter: null,
})

export type KohaEmulator = {
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
  readonly troubles: KohaTroubles
  readonly asked: string[]
  readonly patrons: Map<number, Json>
  readonly libraries: Map<string, string>
  readonly categories: Map<string, Json>
  readonly put: (id: number, said: Json) => void
  readonly close: () => Promise<void>
}

type House = { readonly emulator: KohaEmulator; readonly tokens: Set<string>; readonly now: () => Date }

/**
 * Speaks what the definition of Koha's REST interface says: a token for a client by form, or name and password; lists with `q`, `_order_by`
 * and `_per_page`, the total in a header, and one borrower. `clock`: of the test.
 */
export async function openKoha(clock: () => Date): Promise<KohaEmulator> {
  const troubles = calmKoha()
  const now = () => new Date(clock().getTime() + troubles.clockAhead)
  const server = await serveEmulated(() => ({
    troubles,
    refusal: (asked) => refusal(house, asked),
    busy: { status: 429, body: { error: 'Too many requests' }, headers: { 'retry-after': '3' } },
    failing: { status: 500, body: { error: 'Something went wrong, check Koha logs for details.' } },
    answer: (asked) => dated(house, find(house, asked)),
    afterwards: (asked) => goOn(house, asked),
  }))
  const emulator: KohaEmulator = {
    ...server,
    clientId: 'klantregie-client',
    clientSecret: 'geheim-van-koha',
    troubles,
    patrons: new Map(),
    libraries: new Map(),
    categories: new Map(),
    put: (id, said) => {
      emulator.patrons.set(id, { ...said, patron_id: id, updated_on: now().toISOString() })
    },
  }
  const house: House = { emulator, tokens: new Set(), now }
  return emulator
}

const dated = ({ now }: House, reply: Reply): Reply => ({
  ...reply,
  headers: { ...reply.headers, date: now().toUTCString() },
})

function goOn({ emulator, tokens }: House, { url }: Asked): void {
  const { troubles } = emulator
  if (troubles.tokensEndAfter !== null && troubles.tokensEndAfter-- <= 0) {
    troubles.tokensEndAfter = null
    tokens.clear()
  }
  const { drift } = troubles
  if (drift === null || !url.pathname.endsWith('/patrons') || !url.searchParams.has('q')) return
  troubles.drift = null
  drift(emulator)
}

const UNKNOWN: Reply = { status: 401, body: { error: 'Authentication failure.' } }

function refusal({ emulator, tokens }: House, { url, headers }: Asked): Reply | null {
  if (url.pathname === '/api/v1/oauth/token') return null
  const [kind = '', value = ''] = (headers.authorization ?? '').split(' ')
  const basic = Buffer.from(`${emulator.clientId}:${emulator.clientSecret}`).toString('base64')
  const isKnown = kind === 'Bearer' ? tokens.has(value) : kind === 'Basic' && value === basic
  return isKnown ? null : UNKNOWN
}

const NOT_FOUND: Reply = { status: 404, body: { error: 'Patron not found', error_code: 'not_found' } }

function find(house: House, { method, url, headers, body }: Asked): Reply {
  const { emulator } = house
  const path = url.pathname.replace('/api/v1', '')
  if (path === '/oauth/token' && method === 'POST') return token(house, body, headers['content-type'])
  if (path === '/libraries') return all([...emulator.libraries].map(([library_id, name]) => ({ library_id, name })))
  if (path === '/patron_categories')
    return all([...emulator.categories].map(([patron_category_id, said]) => ({ patron_category_id, ...said })))
  const hasAttributes = headers['x-koha-embed'] === 'extended_attributes'
  if (path === '/patrons') return page(emulator, url.searchParams, hasAttributes)
  const [, id = ''] = /^\/patrons\/(\d+)$/.exec(path) ?? []
  const patron = emulator.patrons.get(Number(id))
  return patron === undefined ? NOT_FOUND : { status: 200, body: told(emulator, patron, hasAttributes) }
}

const all = (body: unknown[]): Reply => ({ status: 200, body, headers: { 'x-total-count': String(body.length) } })

function token({ emulator, tokens }: House, body: string, type = ''): Reply {
  const form = new URLSearchParams(type.startsWith('application/x-www-form-urlencoded') ? body : '')
  if (form.get('grant_type') !== 'client_credentials')
    return { status: 400, body: { error: 'Unimplemented grant type' } }
  if (form.get('client_id') !== emulator.clientId || form.get('client_secret') !== emulator.clientSecret)
    return { status: 403, body: { error: 'unauthorized_client' } }
  const access = `token-${String(emulator.asked.length)}`
  tokens.add(access)
  return { status: 200, body: { access_token: access, token_type: 'Bearer', expires_in: 3600 } }
}

type Condition = Readonly<Record<string, unknown>>

function page(emulator: KohaEmulator, query: URLSearchParams, hasAttributes: boolean): Reply {
  const q = JSON.parse(query.get('q') ?? '{}') as Condition
  const found = [...emulator.patrons.values()].filter((patron) => isMet(patron, q))
  if (query.get('_order_by') === '+patron_id')
    found.sort((one, other) => Number(one['patron_id']) - Number(other['patron_id']))
  const shown = found.slice(0, Number(query.get('_per_page') ?? 20))
  return {
    status: 200,
    body: shown.map((patron) => told(emulator, patron, hasAttributes)),
    headers: { 'x-total-count': String(found.length) },
  }
}

function isMet(patron: Json, q: Condition): boolean {
  return Object.entries(q).every(([field, wanted]) => {
    if (field === '-and') return (wanted as Condition[]).every((one) => isMet(patron, one))
    return Object.entries(wanted as Condition).every(([sign, value]) => compares(patron[field], sign, value))
  })
}

function compares(left: unknown, sign: string, right: unknown): boolean {
  if (sign === '>') return Number(left) > Number(right)
  if (sign === '>=') return new Date(String(left)) >= new Date(String(right))
  throw new Error(`no such sign: ${sign}`)
}

function told(emulator: KohaEmulator, patron: Json, hasAttributes: boolean): Json {
  const { hasUnknownFields, withoutField } = emulator.troubles
  const more = hasUnknownFields ? { brand_new_field: { of: ['the future'] } } : {}
  return Object.fromEntries(
    Object.entries({ ...patron, ...more }).filter(
      ([field]) => field !== withoutField && (hasAttributes || field !== 'extended_attributes'),
    ),
  )
}
