import type {
  Beside,
  GivenFact,
  GivenObject,
  GivenOffering,
  GivenPerson,
  ObjectKey,
  Refused,
  Settings,
  Understood,
} from '../given.rules.ts'
import { dateNumber, eventNumber } from './pretix-events.rules.ts'
import { reversedSale } from '../reversal.rules.ts'
import { buyerOf, nameOfEvent } from './pretix-people.rules.ts'
import { inDutch } from './pretix-texts.rules.ts'
import { centsOf, isJson, listOf, momentOf, objectOf, textOf, type Json } from '../values.rules.ts'

/** "p" paid, "n" pending, "e" expired, "c" cancelled. */
const PAID = 'p'
const CANCELLED = 'c'
/** The till of pretix: who buys there says no name, and nobody needs to look for one. */
const TILL = 'pretixpos'

/** The event of an order stands in it since 2020; before that only in the address at which it was asked, which is kept with it. */
export const slugOf = (order: Json): string => textOf(order['event']) || textOf(order['_event'])

export function keysBeside(payload: unknown): ObjectKey[] {
  const order = objectOf(payload)
  const slug = slugOf(order)
  const positions = listOf(order['positions'])
  const items = new Set(positions.map(({ item }) => textOf(item)).filter(Boolean))
  const dates = new Set(positions.map(({ subevent }) => textOf(subevent)).filter(Boolean))
  return [
    { objectType: 'event', externalId: slug },
    ...[...items].map((item) => ({ objectType: 'item', externalId: `${slug}/${item}` })),
    ...[...dates].map((date) => ({ objectType: 'subevent', externalId: `${slug}/${date}` })),
  ]
}

/**
 * An order and what became of it. Tickets of what was paid for are facts, and what was cancelled or given back is a fact that reverses
 * one: nothing is taken out of the history. A pending or refused order is nobody's visit yet, or never.
 */
export function understandOrder(object: GivenObject, settings: Settings, beside: Beside): Understood | Refused {
  const order = objectOf(object.payload)
  const slug = slugOf(order)
  const code = textOf(order['code'])
  if (code === '' || slug === '')
    return {
      title: object.externalId,
      refused: { code: 'not_understood', details: { missing: code === '' ? 'code' : 'event' } },
    }
  const { buyer, about } = whoOrdered(order, object.externalId)
  const sold = wasSold(order) ? factsOf(order, { slug, key: object.externalId, about, beside }) : []
  const isNobodys = about === null && textOf(order['sales_channel']) !== TILL && sold.length > 0
  return {
    title: `${nameOfEvent(beside({ objectType: 'event', externalId: slug }), slug)} · ${code}`,
    people: buyer,
    about,
    offerings: sold.length > 0 ? missingOffer(order, slug, beside) : [],
    facts: sold,
    wants: isNobodys ? { code: 'nobody_named', details: {} } : null,
  }
}

/** With an account that is who it is; else what the order says. */
function whoOrdered(order: Json, key: string): { readonly buyer: GivenPerson[]; readonly about: ObjectKey | null } {
  const customer = textOf(order['customer'])
  if (customer !== '') return { buyer: [], about: { objectType: 'customer', externalId: customer } }
  const buyer = buyerOf(order, key)
  return buyer === null ? { buyer: [], about: null } : { buyer: [buyer], about: keyOf(buyer) }
}

const keyOf = ({ objectType, externalId }: ObjectKey): ObjectKey => ({ objectType, externalId })

/** Paid, or cancelled after it was paid (a free order counts as paid). An order that never was paid for, was never sold. */
function wasSold(order: Json): boolean {
  const status = textOf(order['status'])
  if (status === PAID) return true
  if (status !== CANCELLED || order['require_approval'] === true) return false
  const payments = listOf(order['payments'])
  const isFree = centsOf(order['total']) === 0 && payments.length === 0
  return isFree || payments.some(({ state }) => state === 'confirmed' || state === 'refunded')
}

type Selling = {
  readonly slug: string
  readonly key: string
  readonly about: ObjectKey | null
  readonly beside: Beside
}

function factsOf(order: Json, selling: Selling): GivenFact[] {
  return [
    ...listOf(order['positions']).flatMap((position) => factsOfPosition(order, position, selling)),
    ...listOf(order['fees']).flatMap((fee, index) => factsOfFee(order, { fee, index }, selling)),
  ]
}

function factsOfPosition(order: Json, position: Json, selling: Selling): GivenFact[] {
  const { slug, key, beside } = selling
  const item = objectOf(beside({ objectType: 'item', externalId: `${slug}/${textOf(position['item'])}` }))
  // A product of which nothing is known is a ticket, which is what is sold most.
  const kind = item['admission'] === false ? ('purchase' as const) : ('ticket' as const)
  const subevent = textOf(position['subevent'])
  const base = {
    ...common(order, selling),
    kind,
    offering: subevent === '' ? eventNumber(slug) : dateNumber(slug, subevent),
    amountCents: centsOf(position['price']) ?? 0,
    priceType: priceTypeOf(item, position),
  }
  const sale = { ...base, key: `${key}/${textOf(position['id']) || textOf(position['positionid'])}` }
  return [sale, ...reversalOf(order, position, sale), ...visitsOf(position, sale)]
}

/** What people pay for the order itself: sending, service, an insurance. */
function factsOfFee(order: Json, { fee, index }: { fee: Json; index: number }, selling: Selling): GivenFact[] {
  const amountCents = centsOf(fee['value']) ?? 0
  if (amountCents === 0) return []
  const sale = {
    ...common(order, selling),
    kind: 'purchase' as const,
    key: `${selling.key}/fee/${textOf(fee['id']) || String(index)}`,
    offering: null,
    amountCents,
    priceType: textOf(fee['description']) || textOf(fee['fee_type']) || null,
  }
  return [sale, ...reversalOf(order, fee, sale)]
}

function common(order: Json, { key, about, beside, slug }: Selling) {
  const event = beside({ objectType: 'event', externalId: slug })
  return {
    person: about,
    occurredAt: momentOf(order['datetime']) ?? new Date(0),
    quantity: 1,
    currency: (isJson(event) && textOf(event['currency'])) || 'EUR',
    orderKey: key,
    reversesKey: null,
    channel: textOf(order['sales_channel']) || null,
  }
}

function priceTypeOf(item: Json, position: Json): string | null {
  const variation = listOf(item['variations']).find(({ id }) => id === position['variation'])
  return [inDutch(item['name']), inDutch(variation?.['value'])].filter(Boolean).join(' · ') || null
}

/** One ticket of an order can be cancelled, or all of it. When is only said of the whole; else it is when the order last changed. */
function reversalOf(order: Json, part: Json, sale: GivenFact): GivenFact[] {
  if (part['canceled'] !== true && textOf(order['status']) !== CANCELLED) return []
  return [reversedSale(sale, momentOf(order['cancellation_date']) ?? momentOf(order['last_modified']))]
}

/** Whoever goes in and out and in again, came once. */
function visitsOf(position: Json, sale: GivenFact): GivenFact[] {
  const entries = listOf(position['checkins']).filter(({ type }) => type === undefined || type === 'entry')
  const moments = entries
    .flatMap(({ datetime }) => momentOf(datetime) ?? [])
    .sort((one, other) => one.getTime() - other.getTime())
  const [first] = moments
  if (first === undefined || sale.kind !== 'ticket') return []
  return [{ ...sale, key: `${sale.key}/entry`, kind: 'attendance', occurredAt: first, amountCents: 0, priceType: null }]
}

/** An event that was not told of yet is made with what the order knows; what it is called follows. */
function missingOffer(order: Json, slug: string, beside: Beside): GivenOffering[] {
  const dates = new Set(
    listOf(order['positions'])
      .map(({ subevent }) => textOf(subevent))
      .filter(Boolean),
  )
  const bare = { startsAt: null, endsAt: null, state: 'planned' as const }
  const event = isJson(beside({ objectType: 'event', externalId: slug }))
    ? []
    : [{ ...bare, number: eventNumber(slug), parentNumber: null, kind: 'event' as const, title: slug }]
  const unknown = [...dates].filter(
    (date) => !isJson(beside({ objectType: 'subevent', externalId: `${slug}/${date}` })),
  )
  return [
    ...event,
    ...unknown.map((date) => ({
      ...bare,
      number: dateNumber(slug, date),
      parentNumber: eventNumber(slug),
      kind: 'date' as const,
      title: `${slug} ${date}`,
    })),
  ]
}
