import type { Beside, GivenFact, GivenObject, GivenOffering, ObjectKey, Refused, Understood } from '../given.rules.ts'
import { reversedSale } from '../reversal.rules.ts'
import { isJson, listOf, momentOf, objectOf, textOf, type Json } from '../values.rules.ts'
import { bareEvent, eventKey } from './eventbrite-events.rules.ts'
import { buyerOf } from './eventbrite-people.rules.ts'

const KEPT_OF_ORDER = [
  'id',
  'created',
  'changed',
  'name',
  'first_name',
  'last_name',
  'email',
  'status',
  'event_id',
  'costs',
] as const
const KEPT_OF_VISITOR = [
  'id',
  'changed',
  'quantity',
  'ticket_class_name',
  'profile',
  'answers',
  'costs',
  'checked_in',
  'cancelled',
  'refunded',
  'status',
] as const

const chosen = (said: Json, fields: readonly string[]): Json =>
  Object.fromEntries(fields.filter((field) => field in said).map((field) => [field, said[field]]))

/** What is kept of an order. Of a barcode only whether and when it was used: whoever has it, gets in. */
export const keptOfOrder = (order: Json): Json => ({
  ...chosen(order, KEPT_OF_ORDER),
  attendees: listOf(order['attendees']).map((attendee) => ({
    ...chosen(attendee, KEPT_OF_VISITOR),
    barcodes: listOf(attendee['barcodes']).map((barcode) => chosen(barcode, ['status', 'changed'])),
  })),
})

export function keysBesideOrder(payload: unknown): readonly ObjectKey[] {
  const key = eventKey(objectOf(payload)['event_id'])
  return key.externalId === '' ? [] : [key]
}

const DELETED = 'deleted'
/** Begun and never finished. */
const NOT_SOLD = new Set(['started', 'pending', 'unpaid', 'abandoned'])
const UNDONE = new Set(['cancelled', 'canceled', 'refunded'])

export const isDeleted = (order: Json): boolean => textOf(order['status']) === DELETED

/** An order and what became of it: each visitor a ticket, what was cancelled or paid back is reversed, and who came in was there. */
export function understandOrder({ externalId, payload, isGone }: GivenObject, beside: Beside): Understood | Refused {
  const order = objectOf(payload)
  if (isGone === true) return { title: externalId, people: [], about: null, offerings: [], facts: [], wants: null }
  const occurredAt = momentOf(order['created'])
  if (occurredAt === null)
    return { title: externalId, refused: { code: 'not_understood', details: { missing: 'created' } } }
  const buyer = buyerOf(order, externalId)
  const about = buyer === null ? null : { objectType: buyer.objectType, externalId: buyer.externalId }
  const event = textOf(order['event_id'])
  const told = beside(eventKey(event))
  const facts = soldIn({ order, about, occurredAt, event, key: externalId })
  return {
    title: `${nameOf(told) || event} · ${externalId}`,
    people: buyer === null ? [] : [buyer],
    about,
    offerings: facts.length === 0 ? [] : missingEvent(event, told),
    facts,
    wants: about === null && facts.length > 0 ? { code: 'nobody_named', details: {} } : null,
  }
}

const missingEvent = (event: string, told: unknown): readonly GivenOffering[] =>
  event === '' || isJson(told) ? [] : [bareEvent(event)]

const nameOf = (event: unknown): string => textOf(objectOf(objectOf(event)['name'])['text'])

const soldIn = (selling: Selling): readonly GivenFact[] =>
  NOT_SOLD.has(textOf(selling.order['status']))
    ? []
    : listOf(selling.order['attendees']).flatMap((attendee) => factsOf(attendee, selling))

type Selling = {
  readonly order: Json
  readonly about: ObjectKey | null
  readonly occurredAt: Date
  readonly event: string
  readonly key: string
}

function factsOf(attendee: Json, { order, about, occurredAt, event, key }: Selling): readonly GivenFact[] {
  const gross = objectOf(objectOf(attendee['costs'])['gross'])
  const sale: GivenFact = {
    key: `${key}/${textOf(attendee['id'])}`,
    person: about,
    kind: 'ticket',
    occurredAt,
    offering: event === '' ? null : event,
    quantity: quantityOf(attendee),
    amountCents: minorOf(gross),
    currency: textOf(gross['currency']) || 'EUR',
    orderKey: key,
    reversesKey: null,
    priceType: textOf(attendee['ticket_class_name']) || null,
    channel: null,
  }
  return [sale, ...reversalOf(attendee, order, sale), ...visitOf(attendee, sale)]
}

const quantityOf = (attendee: Json): number => {
  const quantity = Number(attendee['quantity'] ?? 1)
  return Number.isInteger(quantity) && quantity > 0 ? quantity : 1
}

/** Money is told in the smallest unit ("value"), next to how it is shown. */
function minorOf(money: Json): number {
  const value = money['value']
  const minor = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN
  if (Number.isInteger(minor)) return minor
  const major = Number(money['major_value'])
  return Number.isFinite(major) ? Math.round(major * 100) : 0
}

function reversalOf(attendee: Json, order: Json, sale: GivenFact): readonly GivenFact[] {
  const isUndone =
    attendee['cancelled'] === true || attendee['refunded'] === true || UNDONE.has(textOf(order['status']))
  if (!isUndone) return []
  return [reversedSale(sale, momentOf(attendee['changed']) ?? momentOf(order['changed']))]
}

/** Since when a ticket is used, it says; without that moment the visit is when the visitor last changed, which checking in does. */
function visitOf(attendee: Json, sale: GivenFact): readonly GivenFact[] {
  if (attendee['checked_in'] !== true) return []
  const used = listOf(attendee['barcodes']).filter(({ status }) => textOf(status) === 'used')
  const moments = used.flatMap(({ changed }) => momentOf(changed) ?? [])
  const occurredAt =
    moments.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? momentOf(attendee['changed'])
  if (occurredAt === null) return []
  return [{ ...sale, key: `${sale.key}/entry`, kind: 'attendance', occurredAt, amountCents: 0, priceType: null }]
}
