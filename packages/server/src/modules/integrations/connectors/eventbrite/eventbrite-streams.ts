import { momentOfAnswer } from '../answer-moment.rules.ts'
import { DeliveryFailure, type Ask, type Page, type Question, type Stream } from '../connector.ts'
import type { GivenObject, Settings } from '../given.rules.ts'
import { listOf, momentOf, objectOf, textOf, type Json } from '../values.rules.ts'
import { keptOfEvent, understandEvent } from './eventbrite-events.rules.ts'
import { isDeleted, keptOfOrder, keysBesideOrder, understandOrder } from './eventbrite-orders.rules.ts'

/** What they tell may be up to five minutes behind. */
const OVERLAP = 10 * 60_000

/** Which organisations a key sees is asked once, at the beginning; `continuation`: the mark of the next page of the first of them. */
type Resume = {
  readonly organisations: readonly string[]
  readonly since: string | null
  readonly continuation: string | null
}
const isResume = (value: unknown): value is Resume => Array.isArray(objectOf(value)['organisations'])

/** The one that was chosen, or all that the key sees. @throws DeliveryFailure */
export async function organisations(ask: Ask, settings: Settings): Promise<readonly { id: string; name: string }[]> {
  const path = '/v3/users/me/organizations/'
  const all: { id: string; name: string }[] = []
  for (let continuation: string | null = null; ;) {
    const page = await listed(ask, { path, list: 'organizations', query: {}, continuation })
    all.push(...page.data.map(({ id, name }) => ({ id: textOf(id), name: textOf(name) || textOf(id) })))
    continuation = page.continuation
    if (continuation === null) break
  }
  const chosen = settings['organisation'] ?? ''
  const wanted = chosen === '' ? all : all.filter(({ id }) => id === chosen)
  if (wanted.length === 0) throw new DeliveryFailure('not_found', { path })
  return wanted
}

type Listing = {
  readonly path: string
  readonly list: string
  readonly query: Readonly<Record<string, string>>
  readonly continuation: string | null
}

export async function listed(ask: Ask, { path, list, query, continuation }: Listing) {
  const { json, headers } = await ask(path, { ...query, ...(continuation === null ? {} : { continuation }) })
  const { [list]: said, pagination } = objectOf(json)
  if (!Array.isArray(said)) throw new DeliveryFailure('not_understood', { path })
  const { continuation: next, has_more_items: hasMore, object_count: count } = objectOf(pagination)
  const mark = textOf(next)
  return {
    data: listOf(said),
    // A mark that stays the same would be asked for ever.
    continuation: hasMore === true && mark !== '' && mark !== continuation ? mark : null,
    total: typeof count === 'number' ? count : null,
    moment: momentOfAnswer(headers),
  }
}

type Listed = {
  readonly list: 'events' | 'orders'
  readonly query: (since: string | null) => Readonly<Record<string, string>>
  readonly given: (said: Json) => GivenObject
  readonly isSince: boolean
}

/** A list of each organisation, page by page. What is told is in all of them together, so that only of one the total says something. */
const ofOrganisations =
  ({ list, query, given, isSince }: Listed) =>
  async (ask: Ask, settings: Settings, question: Question): Promise<Page> => {
    const isFirst = !isResume(question.resume)
    const at: Resume = isResume(question.resume)
      ? question.resume
      : {
          organisations: (await organisations(ask, settings)).map(({ id }) => id),
          since: isSince ? sinceOf(question) : null,
          continuation: null,
        }
    const [organisation = '', ...others] = at.organisations
    const path = `/v3/organizations/${encodeURIComponent(organisation)}/${list}/`
    const page = await listed(ask, { path, list, query: query(at.since), continuation: at.continuation })
    return {
      objects: page.data.filter(({ id }) => textOf(id) !== '').map(given),
      resume: nextOf(at, others, page.continuation),
      total: isFirst && at.since === null && others.length === 0 ? page.total : null,
      ...(isFirst && isSince && page.moment !== null ? { cursor: page.moment.toISOString() } : {}),
    }
  }

function nextOf(at: Resume, others: readonly string[], continuation: string | null): Resume | null {
  if (continuation !== null) return { ...at, continuation }
  return others.length === 0 ? null : { ...at, organisations: others, continuation: null }
}

function sinceOf({ cursor, from }: Question): string | null {
  const last = momentOf(cursor)
  if (last === null) return from === null ? null : `${from}T00:00:00Z`
  return `${new Date(last.getTime() - OVERLAP).toISOString().slice(0, 19)}Z`
}

const eventOf = (said: Json): GivenObject => ({
  objectType: 'event',
  externalId: textOf(said['id']),
  payload: keptOfEvent(said),
})

/** What they call deleted is kept of nobody: only the number is left. */
const orderOf = (said: Json): GivenObject =>
  isDeleted(said)
    ? { objectType: 'order', externalId: textOf(said['id']), payload: {}, isGone: true }
    : { objectType: 'order', externalId: textOf(said['id']), payload: keptOfOrder(said) }

/** Events do not say which of them changed; there are few beside orders, and they are asked whole. */
const events: Stream = {
  key: 'events',
  hasControl: true,
  needs: () => [],
  understand: understandEvent,
  read: async (ask, settings, question) => {
    if (question.ids === null)
      return ofOrganisations({
        list: 'events',
        isSince: false,
        query: () => ({ order_by: 'created_asc' }),
        given: eventOf,
      })(ask, settings, question)
    const told = await eachFound(ask, question.ids, (id) => ({ path: `/v3/events/${id}/`, query: {} }))
    return { objects: told.map(eventOf), resume: null, total: null }
  },
}

const ATTENDEES = { expand: 'attendees' }

/** Orders by what changed since their clock of the last time, with the visitors of each. Of everything the deleted are left out. */
const orders: Stream = {
  key: 'orders',
  hasControl: true,
  needs: keysBesideOrder,
  understand: (object, _settings, beside) => understandOrder(object, beside),
  read: async (ask, settings, question) => {
    if (question.ids !== null) return { objects: await toldOrders(ask, question.ids), resume: null, total: null }
    return ofOrganisations({
      list: 'orders',
      isSince: true,
      query: (since) =>
        since === null
          ? { ...ATTENDEES, status: 'all_not_deleted' }
          : { ...ATTENDEES, status: 'both', changed_since: since },
      given: orderOf,
    })(ask, settings, question)
  },
}

/** A visitor is told of by itself, and says of which order it is. */
async function toldOrders(ask: Ask, ids: readonly string[]): Promise<readonly GivenObject[]> {
  const visitors = await eachFound(
    ask,
    ids.filter((id) => id.includes('/')),
    (id) => {
      const [event = '', attendee = ''] = id.split('/')
      return { path: `/v3/events/${event}/attendees/${attendee}/`, query: {} }
    },
  )
  const numbers = [...ids.filter((id) => !id.includes('/')), ...visitors.map((said) => textOf(said['order_id']))]
  const wanted = [...new Set(numbers)].filter((id) => /^\d+$/.test(id))
  const told = await eachFound(ask, wanted, (id) => ({ path: `/v3/orders/${id}/`, query: ATTENDEES }))
  return told.map(orderOf)
}

type Place = { readonly path: string; readonly query: Readonly<Record<string, string>> }

/** What is not there (yet) is left: it is told again, or comes with the next question. */
async function eachFound(ask: Ask, ids: readonly string[], place: (id: string) => Place): Promise<readonly Json[]> {
  const found: Json[] = []
  for (const id of ids) {
    const { path, query } = place(id)
    try {
      found.push(objectOf((await ask(path, query)).json))
    } catch (error) {
      if (!(error instanceof DeliveryFailure && ['not_found', 'not_allowed'].includes(error.problem.code))) throw error
    }
  }
  return found.filter(({ id }) => textOf(id) !== '')
}

export const eventbriteStreams: readonly Stream[] = [events, orders]
