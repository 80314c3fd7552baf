import type { PretixEmulator } from './pretix-emulator.ts'

/** Somebody there sells one ticket; the same code again is the same order, changed at this moment. */
export function sell(emulator: PretixEmulator, code: string, order: Record<string, unknown> = {}): string {
  emulator.events.set('zomer', {
    slug: 'zomer',
    name: { nl: 'Zomerconcert' },
    currency: 'EUR',
    date_from: '2026-07-01T19:30:00Z',
    date_to: null,
    has_subevents: false,
  })
  emulator.items.set('zomer/1', { id: 1, name: { nl: 'Normaal' }, admission: true, variations: [] })
  const position = {
    id: 100 + Number(code.slice(1)),
    positionid: 1,
    item: 1,
    variation: null,
    price: '23.00',
    subevent: null,
    canceled: false,
    checkins: [],
    answers: [],
    secret: 'geheime-streepjescode',
  }
  return emulator.putOrder({
    code,
    event: 'zomer',
    status: 'p',
    testmode: false,
    email: `${code.toLowerCase()}@example.org`,
    phone: null,
    customer: null,
    locale: 'nl-informal',
    sales_channel: 'web',
    datetime: '2026-02-01T10:00:00Z',
    total: '23.00',
    invoice_address: {
      name: `Koper ${code}`,
      name_parts: { _scheme: 'given_family', given_name: 'Koper', family_name: code },
      street: 'Dijk 1',
      zipcode: '4131 AA',
      city: 'Vianen',
      country: 'NL',
    },
    positions: [position],
    fees: [],
    payments: [{ local_id: 1, state: 'confirmed', amount: '23.00' }],
    refunds: [],
    ...order,
  })
}
