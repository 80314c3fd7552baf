import type { Random } from '../src/app/demo/random.ts'

type Json = Record<string, unknown>
export type ExpectedFact = {
  readonly key: string
  readonly kind: string
  readonly quantity: number
  readonly amountCents: number
}

/** An order as a theatre has them: mostly paid, some pending, some cancelled in part or whole, some scanned, a fee now and then. */
export function drawOrder(
  random: Random,
  { code, changed }: { readonly code: string; readonly changed: number },
): Json {
  const tickets = 1 + (codeNumber(code) % 4)
  const draw = random.between(0, 9)
  const status = draw < 6 ? 'p' : draw < 8 ? 'c' : draw === 8 ? 'n' : 'e'
  const wasPaid = status === 'p' || (status === 'c' && changed % 2 === 0)
  const positions = Array.from({ length: tickets }, (_, index) => ({
    id: codeNumber(code) * 10 + index,
    positionid: index + 1,
    item: 1,
    variation: null,
    price: `${String(10 + index)}.50`,
    subevent: null,
    canceled: random.between(0, 9) === 0,
    checkins: random.between(0, 3) === 0 ? [{ list: 1, datetime: '2026-02-20T19:30:00Z', type: 'entry' }] : [],
    answers: [],
    secret: 'geheim',
  }))
  return {
    code,
    event: 'winter',
    status,
    testmode: false,
    email: `koper${String(codeNumber(code) % 40)}@example.org`,
    phone: null,
    customer: null,
    locale: 'nl',
    sales_channel: 'web',
    datetime: `2026-01-${String(1 + (codeNumber(code) % 28)).padStart(2, '0')}T10:00:00Z`,
    cancellation_date: status === 'c' ? '2026-02-01T10:00:00Z' : null,
    total: '20.00',
    invoice_address: {
      name: `Koper ${String(codeNumber(code) % 40)}`,
      name_parts: {},
      street: '',
      zipcode: '',
      city: '',
      country: 'NL',
    },
    positions,
    fees:
      codeNumber(code) % 5 === 0 ? [{ id: codeNumber(code), fee_type: 'service', value: '1.25', canceled: false }] : [],
    payments: wasPaid ? [{ local_id: 1, state: 'confirmed', amount: '20.00' }] : [],
    refunds: [],
  }
}

/** The same for the same order, whatever becomes of it. */
function codeNumber(code: string): number {
  let number = 7
  for (const character of code) number = (number * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
  return number
}

/** What must be here of an order: said again from the documentation, apart from the connector. */
export function expectedFacts(order: Json): ExpectedFact[] {
  const payments = order['payments'] as Json[]
  const isSold = order['status'] === 'p' || (order['status'] === 'c' && payments.length > 0)
  if (!isSold) return []
  const key = `${String(order['event'])}/${String(order['code'])}`
  const isCancelled = order['status'] === 'c'
  const tickets = (order['positions'] as Json[]).flatMap((position): ExpectedFact[] => {
    const one = `${key}/${String(position['id'])}`
    const amountCents = Math.round(Number(position['price']) * 100)
    return [
      { key: one, kind: 'ticket', quantity: 1, amountCents },
      ...(isCancelled || position['canceled'] === true
        ? [{ key: `${one}/cancelled`, kind: 'ticket', quantity: -1, amountCents: -amountCents }]
        : []),
      ...((position['checkins'] as Json[]).length > 0
        ? [{ key: `${one}/entry`, kind: 'attendance', quantity: 1, amountCents: 0 }]
        : []),
    ]
  })
  const fees = (order['fees'] as Json[]).flatMap((fee): ExpectedFact[] => {
    const one = `${key}/fee/${String(fee['id'])}`
    const amountCents = Math.round(Number(fee['value']) * 100)
    const sale = { key: one, kind: 'purchase', quantity: 1, amountCents }
    return isCancelled
      ? [sale, { key: `${one}/cancelled`, kind: 'purchase', quantity: -1, amountCents: -amountCents }]
      : [sale]
  })
  return [...tickets, ...fees]
}
