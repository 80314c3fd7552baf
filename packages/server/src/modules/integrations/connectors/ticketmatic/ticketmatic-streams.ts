import { DeliveryFailure, type Ask, type Page, type Question, type Stream } from '../connector.ts'
import type { GivenObject, Settings } from '../given.rules.ts'
import { greenwichMomentOf } from '../dutch-moment.rules.ts'
import { objectOf, textOf, type Json } from '../values.rules.ts'
import { isRemoved, keysBesideContact, understandContact } from './ticketmatic-contacts.rules.ts'
import { understandEvent, understandWord } from './ticketmatic-events.rules.ts'
import { given, listed, PAGE, theirTime, type Listed } from './ticketmatic-lists.ts'
import { keysBesideOrder, understandOrder } from './ticketmatic-orders.rules.ts'
import { scans } from './ticketmatic-scans.ts'

/** What was still being written there when we asked, comes the next time. */
const OVERLAP = 5 * 60_000

/** "2026-03-01 14:00:00"; null: everything. */
function since({ cursor, from }: Question): string | null {
  const moment = typeof cursor === 'string' ? greenwichMomentOf(cursor) : null
  if (moment === null) return from === null ? null : `${from} 00:00:00`
  return new Date(moment.getTime() - OVERLAP).toISOString().slice(0, 19).replace('T', ' ')
}

/** Lists of what has a number elsewhere. They are short and are asked whole. */
const WORDS = [
  { objectType: 'opt_in', list: 'settings/system/optins' },
  { objectType: 'relation_type', list: 'settings/system/relationtypes' },
  { objectType: 'contact_title', list: 'settings/system/contacttitles' },
  { objectType: 'price_type', list: 'settings/pricing/pricetypes' },
  { objectType: 'sales_channel', list: 'settings/ticketsales/saleschannels' },
  { objectType: 'product', list: 'settings/products' },
] as const

const words: Stream = {
  key: 'words',
  hasControl: false,
  isSeldom: true,
  needs: () => [],
  understand: understandWord,
  read: async (ask, settings, { resume }) => {
    const index = typeof resume === 'number' ? resume : 0
    const { objectType, list } = WORDS[index] ?? WORDS[0]
    const { data } = await listOrNone(ask, settings, list)
    return {
      objects: data.map((said) => given(objectType, said['id'], said)),
      resume: index + 1 < WORDS.length ? index + 1 : null,
      total: null,
    }
  },
}

/** What the key may not see, or this account does not have, then has no names; the numbers stay. */
async function listOrNone(ask: Ask, settings: Settings, list: string): Promise<Listed> {
  try {
    return await listed(ask, settings, { list, query: { includearchived: 'true' } })
  } catch (error) {
    if (error instanceof DeliveryFailure && ['not_found', 'not_allowed'].includes(error.problem.code))
      return { data: [], total: null, lookup: {} }
    throw error
  }
}

type Resume = { readonly since: string | null; readonly offset: number }
const isResume = (value: unknown): value is Resume => typeof objectOf(value)['offset'] === 'number'

type Changing = {
  readonly list: string
  readonly query: Readonly<Record<string, string>>
  readonly made: (said: Json, lookup: Json) => GivenObject
  /** How those are counted that there are, when the list that is asked for holds more than that. */
  readonly counted?: Readonly<Record<string, string>>
}

/**
 * A list by what changed since their clock of the last time, in the order in which things were made: what changes while pages are read
 * stays where it is, what is new comes at the end, and what steps in between shows somebody twice and passes over nobody.
 */
const changing =
  ({ list, query, made, counted }: Changing): Stream['read'] =>
  async (ask, settings, question): Promise<Page> => {
    const isFirst = !isResume(question.resume)
    const cursor = isFirst ? { cursor: await theirTime(ask, settings) } : {}
    const at: Resume = isResume(question.resume) ? question.resume : { since: since(question), offset: 0 }
    const changedSince = at.since === null ? {} : { lastupdatesince: at.since }
    const paging = { limit: String(PAGE), offset: String(at.offset) }
    const page = await listed(ask, settings, { list, query: { ...query, ...changedSince, ...paging } })
    const count = async () =>
      counted === undefined
        ? page.total
        : (await listed(ask, settings, { list, query: { ...counted, limit: '1' } })).total
    return {
      objects: page.data.map((said) => made(said, page.lookup)),
      // They say to ask until nothing comes; a page may be shorter than was asked for.
      resume: page.data.length === 0 ? null : { since: at.since, offset: at.offset + page.data.length },
      ...cursor,
      // Of a question about what changed it says how many did, which is no measure of what there is.
      total: isFirst && at.since === null ? await count() : null,
    }
  }

const IN_ORDER = { orderby: 'createdts', orderby_asc: 'true' }

const events: Stream = {
  key: 'events',
  hasControl: true,
  needs: () => [],
  understand: understandEvent,
  read: changing({ list: 'events', query: IN_ORDER, made: (said) => given('event', said['id'], said) }),
}

/** Of whoever was removed there nothing is kept but the number. */
const contacts: Stream = {
  key: 'contacts',
  hasControl: true,
  needs: keysBesideContact,
  understand: understandContact,
  read: changing({
    list: 'contacts',
    query: { ...IN_ORDER, includearchived: 'true' },
    counted: {},
    made: (said) =>
      isRemoved(said)
        ? { objectType: 'contact', externalId: textOf(said['id']), payload: {}, isGone: true }
        : given('contact', said['id'], said),
  }),
}

const orders: Stream = {
  key: 'orders',
  hasControl: true,
  needs: keysBesideOrder,
  understand: understandOrder,
  read: changing({
    list: 'orders',
    query: { ...IN_ORDER, includearchived: 'true', output: 'withlookup' },
    made: (said, lookup) => given('order', said['orderid'], withCustomer(said, lookup)),
  }),
}

/** Of an order of whoever was removed before we came nobody will ever say who it was. */
function withCustomer(order: Json, lookup: Json): Json {
  const customer = objectOf(objectOf(lookup['contacts'])[textOf(order['customerid'])])
  return isRemoved(customer) ? { ...order, customer_removed: true } : order
}

export const ticketmaticStreams: readonly Stream[] = [words, events, contacts, orders, scans]
