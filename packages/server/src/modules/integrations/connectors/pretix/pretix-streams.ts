import type { Ask, Page, Question, Stream } from '../connector.ts'
import type { GivenObject, Settings, Understood } from '../given.rules.ts'
import { DeliveryFailure } from '../connector.ts'
import { understandOffer } from './pretix-events.rules.ts'
import { keysBesideMembership, understandMembership } from './pretix-memberships.rules.ts'
import { keysBeside, understandOrder } from './pretix-orders.rules.ts'
import { customerOf } from './pretix-people.rules.ts'
import { listOf, objectOf, textOf, type Json } from '../values.rules.ts'

/** Below the address of the installation. */
export const below = ({ organizer = '' }: Settings, path: string): string =>
  `/api/v1/organizers/${encodeURIComponent(organizer)}/${path}`

/** How the next page is asked, exactly as the first said it: path and query. */
type Resume = { readonly path: string; readonly query: Readonly<Record<string, string>> }

/** A page of a list. `next` is a whole address; of it only path and query are taken, so that it cannot lead elsewhere. */
async function pageOf(ask: Ask, { path, query }: Resume) {
  const { json, headers } = await ask(path, query)
  const said = objectOf(json)
  if (!Array.isArray(said['results'])) throw new DeliveryFailure('not_understood', { path })
  const next = textOf(said['next'])
  const count = said['count']
  return {
    results: listOf(said['results']),
    resume: next === '' ? null : resumeOf(next, path),
    total: typeof count === 'number' ? count : null,
    headers,
  }
}

function resumeOf(next: string, path: string): Resume {
  const url = new URL(next, 'https://pretix.invalid')
  if (!url.pathname.startsWith('/api/v1/')) throw new DeliveryFailure('not_understood', { path })
  return { path: url.pathname, query: Object.fromEntries(url.searchParams) }
}

const isResume = (value: unknown): value is Resume => typeof objectOf(value)['path'] === 'string'

/** Secrets by which tickets are let in, and addresses with a key in them: nothing that a relation platform may know. */
const SECRETS = new Set([
  'secret',
  'web_secret',
  'url',
  'payment_url',
  'downloads',
  'print_logs',
  'pdf_data',
  'details',
  'plugin_data',
  'valid_keys',
  'comment',
  'notes',
  'vat_id',
  'transmission_info',
])

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !SECRETS.has(key))
      .map(([key, inner]) => [key, withoutSecrets(inner)]),
  )
}

const given = (objectType: string, externalId: string, payload: Json): GivenObject => ({
  objectType,
  externalId,
  payload: withoutSecrets(payload),
})

/** Everything that is sold, without which orders say only numbers: events first, then dates and products of each. Always asked whole: it is little. */
const events: Stream = {
  key: 'events',
  hasControl: false,
  needs: () => [],
  understand: understandOffer,
  read: async (ask, settings, question) => {
    const at = (isOfferResume(question.resume) ? question.resume : null) ?? { step: 'events', slugs: [], page: null }
    const page = await pageOf(ask, at.page ?? { path: below(settings, pathOf(at)), query: {} })
    const [slug = ''] = at.step === 'items' ? at.slugs : []
    const objects = page.results.map((said) => offered(at.step, said, slug))
    const found = at.step === 'events' ? [...at.slugs, ...page.results.map(({ slug: one }) => textOf(one))] : at.slugs
    return { objects, total: null, resume: nextOffer(at, found, page.resume) }
  },
}

type OfferResume = {
  readonly step: 'events' | 'subevents' | 'items'
  readonly slugs: readonly string[]
  readonly page: Resume | null
}
const isOfferResume = (value: unknown): value is OfferResume => typeof objectOf(value)['step'] === 'string'
const pathOf = ({ step, slugs }: OfferResume): string =>
  step === 'items' ? `events/${encodeURIComponent(slugs[0] ?? '')}/items/` : `${step}/`

function offered(step: OfferResume['step'], said: Json, slug: string): GivenObject {
  if (step === 'events') return given('event', textOf(said['slug']), said)
  if (step === 'subevents') return given('subevent', `${textOf(said['event'])}/${textOf(said['id'])}`, said)
  return given('item', `${slug}/${textOf(said['id'])}`, said)
}

function nextOffer(
  { step, slugs: before }: OfferResume,
  slugs: readonly string[],
  page: Resume | null,
): OfferResume | null {
  if (page !== null) return { step, slugs, page }
  if (step === 'events') return { step: 'subevents', slugs, page: null }
  const rest = step === 'subevents' ? before : before.slice(1)
  return rest.length === 0 ? null : { step: 'items', slugs: rest, page: null }
}

const understandCustomer = ({ payload, externalId }: GivenObject): Understood => ({
  title: externalId,
  people: [customerOf(objectOf(payload))],
  about: { objectType: 'customer', externalId },
  offerings: [],
  facts: [],
  wants: null,
})

/** Accounts. They are asked whole: pretix does not say which changed, and a hash tells here. */
const customers: Stream = {
  key: 'customers',
  hasControl: true,
  needs: () => [],
  understand: understandCustomer,
  read: async (ask, settings, { resume, ids }) => {
    if (ids !== null)
      return single(ask, ids, {
        objectType: 'customer',
        path: (id) => below(settings, `customers/${encodeURIComponent(id)}/`),
      })
    const page = await pageOf(ask, isResume(resume) ? resume : { path: below(settings, 'customers/'), query: {} })
    return {
      objects: page.results.map((said) => given('customer', textOf(said['identifier']), said)),
      resume: page.resume,
      total: page.total,
    }
  },
}

/** Memberships of who has an account, with what they are called before them. They are asked whole: pretix does not say which changed. */
const memberships: Stream = {
  key: 'memberships',
  hasControl: false,
  needs: keysBesideMembership,
  understand: understandMembership,
  read: async (ask, settings, { resume }) => {
    const at = isMembershipResume(resume) ? resume : { types: true, page: null }
    const first = at.types
      ? { path: below(settings, 'membershiptypes/'), query: {} }
      : { path: below(settings, 'memberships/'), query: settings['withTest'] === 'yes' ? {} : { testmode: 'false' } }
    const page = await pageIfThere(ask, at.page ?? first)
    if (page === null) return { objects: [], resume: null, total: null }
    const objectType = at.types ? 'membership_type' : 'membership'
    const next: MembershipResume | null =
      page.resume === null ? (at.types ? { types: false, page: null } : null) : { types: at.types, page: page.resume }
    return {
      objects: page.results.map((said) => given(objectType, textOf(said['id']), said)),
      resume: next,
      total: null,
    }
  },
}

/** Null: this installation is older than what is asked for. */
async function pageIfThere(ask: Ask, at: Resume): Promise<Awaited<ReturnType<typeof pageOf>> | null> {
  try {
    return await pageOf(ask, at)
  } catch (error) {
    if (error instanceof DeliveryFailure && error.problem.code === 'not_found') return null
    throw error
  }
}

type MembershipResume = { readonly types: boolean; readonly page: Resume | null }
const isMembershipResume = (value: unknown): value is MembershipResume => typeof objectOf(value)['types'] === 'boolean'

/** The moment at which the list was made, as they say it: the next question begins there. */
const GENERATED = 'x-page-generated'

/**
 * Orders of all events. What changed since the last time is asked with the moment that the first page of that time was made (never our
 * own clock), oldest first: what changes while pages are read moves to the end, or comes the next time; nothing falls between two pages.
 * What was cancelled is asked for too, or a ticket that was given back would look like an order that always was smaller.
 */
const orders: Stream = {
  key: 'orders',
  hasControl: true,
  needs: keysBeside,
  understand: understandOrder,
  read: async (ask, settings, question) => {
    if (question.ids !== null) return single(ask, question.ids, orderPath(settings))
    const first = isResume(question.resume) ? null : firstOrders(settings, question)
    const page = await pageOf(ask, first ?? (question.resume as Resume))
    const generated = page.headers[GENERATED]
    return {
      objects: page.results.map((said) => given('order', orderId(said), said)),
      resume: page.resume,
      ...(first === null || generated === undefined ? {} : { cursor: generated }),
      // Of a question about what changed it says how many did, which is no measure of what there is.
      total: question.cursor === null && question.from === null ? page.total : null,
    }
  },
}

const orderId = (said: Json): string => `${textOf(said['event'])}/${textOf(said['code'])}`

function firstOrders(settings: Settings, { cursor, from }: Question): Resume {
  const since =
    typeof cursor === 'string'
      ? { modified_since: cursor }
      : from === null
        ? {}
        : { modified_since: `${from}T00:00:00Z` }
  return {
    path: below(settings, 'orders/'),
    query: {
      ordering: 'datetime',
      include_canceled_positions: 'true',
      include_canceled_fees: 'true',
      // Trial orders can disappear without a word.
      ...(settings['withTest'] === 'yes' ? {} : { testmode: 'false' }),
      ...since,
    },
  }
}

const orderPath = (settings: Settings) => ({
  objectType: 'order',
  path: (id: string) => {
    const [slug = '', code = ''] = id.split('/')
    return below(settings, `events/${encodeURIComponent(slug)}/orders/${encodeURIComponent(code)}/`)
  },
  query: { include_canceled_positions: 'true', include_canceled_fees: 'true' },
})

type Single = {
  readonly objectType: string
  readonly path: (id: string) => string
  readonly query?: Readonly<Record<string, string>>
}

/** One by one what was told of; what is not there (yet) is left: it is told again, or comes with the next question. */
async function single(ask: Ask, ids: readonly string[], { objectType, path, query = {} }: Single): Promise<Page> {
  const objects: GivenObject[] = []
  for (const id of ids) {
    const said = await found(ask, path(id), query)
    if (said !== null)
      objects.push(given(objectType, id, objectType === 'order' ? { _event: id.split('/')[0], ...said } : said))
  }
  return { objects, resume: null, total: null }
}

async function found(ask: Ask, path: string, query: Readonly<Record<string, string>>): Promise<Json | null> {
  try {
    return objectOf((await ask(path, query)).json)
  } catch (error) {
    // They answer "not allowed" for what does not exist as well.
    if (error instanceof DeliveryFailure && ['not_found', 'not_allowed'].includes(error.problem.code)) return null
    throw error
  }
}

/**
 * Gives our number to accounts that have none of anybody, when that was chosen; one that has a number keeps it. The same number twice is the
 * same, so a worker that takes over gives it again.
 */
const numbers: Stream = {
  key: 'numbers',
  hasControl: false,
  isSeldom: true,
  needs: () => [],
  understand: understandCustomer,
  isWanted: ({ giveNumber }) => giveNumber === 'yes',
  numbers: { objectType: 'customer', field: 'external_identifier' },
  read: async (ask, settings, question) => {
    const objects: GivenObject[] = []
    for (const { externalId, number } of question.numbers) {
      const path = below(settings, `customers/${encodeURIComponent(externalId)}/`)
      const { json } = await ask(path, {}, { sending: { external_identifier: number }, isChange: true })
      objects.push(given('customer', externalId, objectOf(json)))
    }
    return { objects, resume: question.numbers.at(-1)?.externalId ?? null, total: null }
  },
}

export const pretixStreams: readonly Stream[] = [events, customers, memberships, orders, numbers]
