import type {
  Beside,
  GivenFact,
  GivenObject,
  GivenOffering,
  ObjectKey,
  Refused,
  Settings,
  Understood,
} from '../given.rules.ts'
import { centsOf, isJson, listOf, objectOf, textOf, type Json } from '../values.rules.ts'
import { contactKey } from './ticketmatic-contacts.rules.ts'
import { eventKey } from './ticketmatic-events.rules.ts'
import { momentIn } from './ticketmatic-moment.rules.ts'

const CONFIRMED = '21002'
const ARCHIVED = '21003'

const wordKey = (objectType: string, id: unknown): ObjectKey => ({ objectType, externalId: textOf(id) })

/** What names the numbers in an order. */
export function keysBesideOrder(payload: unknown): readonly ObjectKey[] {
  const order = objectOf(payload)
  const tickets = listOf(order['tickets'])
  const keys = [
    wordKey('sales_channel', order['saleschannelid']),
    ...tickets.map(({ eventid }) => eventKey(eventid)),
    ...tickets.map(({ pricetypeid }) => wordKey('price_type', pricetypeid)),
    ...listOf(order['products']).map(({ productid }) => wordKey('product', productid)),
  ]
  const distinct = new Map(keys.map((key) => [`${key.objectType} ${key.externalId}`, key]))
  return [...distinct.values()].filter(({ externalId }) => externalId !== '')
}

/**
 * An order and what was bought with it. Who buys at the till without a name is nobody, and nobody needs to look for one. A ticket that
 * is taken out of an order is not said there any more, and so is not true here any more either.
 */
export function understandOrder(object: GivenObject, settings: Settings, beside: Beside): Understood | Refused {
  const order = objectOf(object.payload)
  const occurredAt = momentIn(settings, order['createdts'])
  const title = object.externalId
  if (occurredAt === null) return { title, refused: { code: 'not_understood', details: { missing: 'createdts' } } }
  const customer = numberOf(order['customerid'])
  const about = customer === '' ? null : contactKey(customer)
  const selling = { order, about, occurredAt, beside, key: object.externalId }
  const facts = wasSold(order) ? factsOf(selling) : []
  return {
    title,
    people: [],
    about,
    offerings: facts.length > 0 ? missingEvents(order, beside) : [],
    facts,
    wants: null,
    ...mayBeNobody(order),
  }
}

const mayBeNobody = (order: Json) => (order['customer_removed'] === true ? { mayBeNobody: true } : {})

/** Nobody is nought there. */
export const numberOf = (id: unknown): string => (textOf(id) === '0' ? '' : textOf(id))

/** Confirmed; or put away after something was paid. What was never confirmed ran out, and was never sold. */
function wasSold(order: Json): boolean {
  const status = textOf(order['status'])
  return status === CONFIRMED || (status === ARCHIVED && (centsOf(order['amountpaid']) ?? 0) > 0)
}

type Selling = {
  readonly order: Json
  readonly about: ObjectKey | null
  readonly occurredAt: Date
  readonly beside: Beside
  readonly key: string
}

function factsOf(selling: Selling): GivenFact[] {
  const { order } = selling
  return [
    ...listOf(order['tickets']).map((ticket) => ticketFact(ticket, selling)),
    ...listOf(order['products']).map((product) => productFact(product, selling)),
    ...listOf(order['ordercosts']).flatMap((cost, index) => costFact(cost, { index, selling })),
  ]
}

const common = ({ order, about, occurredAt, beside, key }: Selling) => ({
  person: about,
  occurredAt,
  quantity: 1,
  currency: 'EUR',
  orderKey: key,
  reversesKey: null,
  channel: wordOf(beside, wordKey('sales_channel', order['saleschannelid'])),
})

const wordOf = (beside: Beside, key: ObjectKey): string | null => textOf(objectOf(beside(key))['name']) || null

export const ticketFactKey = (id: unknown): string => `ticket/${textOf(id)}`

/** What a ticket cost whoever bought it: its price and the fee on it. */
const ticketFact = (ticket: Json, selling: Selling): GivenFact => ({
  ...common(selling),
  key: ticketFactKey(ticket['id']),
  kind: 'ticket',
  offering: numberOf(ticket['eventid']) || null,
  amountCents: (centsOf(ticket['price']) ?? 0) + (centsOf(ticket['servicecharge']) ?? 0),
  priceType: wordOf(selling.beside, wordKey('price_type', ticket['pricetypeid'])),
})

const productFact = (product: Json, selling: Selling): GivenFact => ({
  ...common(selling),
  key: `product/${textOf(product['id'])}`,
  kind: 'purchase',
  offering: null,
  amountCents: centsOf(product['price']) ?? 0,
  priceType: wordOf(selling.beside, wordKey('product', product['productid'])),
})

/** What people pay for the order itself: sending, service. */
function costFact(
  cost: Json,
  { index, selling }: { readonly index: number; readonly selling: Selling },
): readonly GivenFact[] {
  const amountCents = centsOf(cost['amount']) ?? 0
  if (amountCents === 0) return []
  const key = `${selling.key}/cost/${textOf(cost['servicechargedefinitionid']) || String(index)}`
  return [{ ...common(selling), key, kind: 'purchase', offering: null, amountCents, priceType: null }]
}

/** A performance that was not told of yet is made with what the order knows; what it is called follows. */
function missingEvents(order: Json, beside: Beside): GivenOffering[] {
  const ids = new Set(listOf(order['tickets']).map(({ eventid }) => numberOf(eventid)))
  const unknown = [...ids].filter((id) => id !== '' && !isJson(beside(eventKey(id))))
  return unknown.map((id) => ({
    number: id,
    parentNumber: null,
    kind: 'event',
    title: id,
    startsAt: null,
    endsAt: null,
    state: 'planned',
  }))
}

const orderKey = (scan: Json): ObjectKey => wordKey('order', scan['orderid'])
export const keysBesideScan = (payload: unknown): readonly ObjectKey[] => {
  const key = orderKey(objectOf(payload))
  return key.externalId === '' ? [] : [key]
}

/** A ticket with which somebody came in: whose name is on it, else who bought it. In and out and in again is once. */
export function understandScan(
  { externalId, payload, isGone }: GivenObject,
  settings: Settings,
  beside: Beside,
): Understood | Refused {
  const scan = objectOf(payload)
  const order = objectOf(beside(orderKey(scan)))
  const ticket = listOf(order['tickets']).find(({ id }) => textOf(id) === textOf(scan['id']))
  const who = numberOf(ticket?.['ticketholderid']) || numberOf(order['customerid'])
  const about = who === '' ? null : contactKey(who)
  const base = { title: externalId, people: [], about, offerings: [], wants: null, ...mayBeNobody(order) }
  if (isGone === true) return { ...base, facts: [] }
  const occurredAt = momentIn(settings, scan['accesscontrollastenteredts'])
  if (occurredAt === null)
    return {
      title: externalId,
      refused: { code: 'not_understood', details: { missing: 'accesscontrollastenteredts' } },
    }
  const visit: GivenFact = {
    key: `${ticketFactKey(scan['id'])}/entry`,
    person: about,
    kind: 'attendance',
    occurredAt,
    offering: numberOf(scan['eventid']) || null,
    quantity: 1,
    amountCents: 0,
    currency: 'EUR',
    orderKey: textOf(scan['orderid']) || null,
    reversesKey: null,
    priceType: null,
    channel: null,
  }
  return { ...base, facts: [visit] }
}
