import { expect, test } from 'vitest'
import { openScene, type Made } from './testing/connection-scene.ts'
import { calmEventbrite, openEventbrite, type EventbriteTroubles } from './testing/eventbrite-emulator.ts'

const eventbrite = await openEventbrite(() => app.clock.now())
const scene = await openScene({
  connector: 'eventbrite',
  url: eventbrite.url,
  settings: {},
  secrets: { token: eventbrite.token },
  close: eventbrite.close,
  calm: () => {
    eventbrite.events.clear()
    eventbrite.orders.clear()
    eventbrite.asked.length = 0
    Object.assign(eventbrite.troubles, calmEventbrite())
    eventbrite.events.set(EVENT, {
      id: EVENT,
      name: { text: 'Nacht van de Poëzie', html: '<b>Nacht</b>' },
      start: { timezone: 'Europe/Amsterdam', local: '2026-04-01T20:00:00', utc: '2026-04-01T18:00:00Z' },
      end: { timezone: 'Europe/Amsterdam', local: '2026-04-01T23:00:00', utc: '2026-04-01T21:00:00Z' },
      status: 'live',
      currency: 'EUR',
    })
  },
})
const { app, admin, connect, facts, recordsOf, everythingKept } = scene
const EVENT = '90001'
const BARCODE = '1234567890123456789001'

/** What stands in the way of the first question, stands in the way of the next. */
const deliver = async (connection: Made, body?: object) => {
  const { orders, events } = await scene.deliver(connection, body)
  const account = orders ?? events
  if (account === undefined) throw new Error('Nothing was asked.')
  return account
}

const visitor = (id: string, more: object = {}) => ({
  id,
  changed: '2026-03-01T10:00:00Z',
  quantity: 1,
  ticket_class_name: 'Normaal',
  profile: {
    first_name: 'Anna',
    last_name: 'van Dijk',
    email: `koper${id.slice(0, 4)}@example.org`,
    cell_phone: '06 12345678',
    addresses: { home: { address_1: 'Dijk 12', city: 'Vianen', postal_code: '4131 AA', country: 'NL' } },
  },
  barcodes: [{ barcode: BARCODE, status: 'unused', changed: '2026-03-01T10:00:00Z' }],
  cents: 2250,
  checked_in: false,
  cancelled: false,
  refunded: false,
  status: 'Attending',
  ...more,
})

function sell(id: string, more: object = {}): void {
  eventbrite.putOrder(id, {
    name: 'Anna van Dijk',
    first_name: 'Anna',
    last_name: 'van Dijk',
    email: `koper${id}@example.org`,
    status: 'placed',
    event_id: EVENT,
    attendees: [visitor(`${id}1`), visitor(`${id}2`, { profile: { name: 'Gast' } })],
    ...more,
  })
}
const sellMany = (count: number): void => {
  for (let index = 0; index < count; index += 1) sell(String(2000 + index))
}

test('every order the first time, nothing new the second time, one change is one change', async () => {
  sellMany(120)
  eventbrite.troubles.clockAhead += 3_600_000
  const connection = await connect()
  expect(await deliver(connection)).toMatchObject({
    state: 'done',
    counts: { offered: 120, new: 120 },
    control: { theirs: 120, ours: 120 },
  })
  expect(await facts()).toHaveLength(240)
  expect((await deliver(connection)).counts).toMatchObject({ offered: 0 })
  sell('2005', { status: 'placed', attendees: [visitor('20051')] })
  expect((await deliver(connection)).counts).toMatchObject({ offered: 1, changed: 1 })
})

test('what changed is asked by their clock, ten minutes back: they may be behind with what they tell', async () => {
  eventbrite.troubles.clockAhead = 3_600_000
  app.clock.set('2026-03-02T12:00:00.000Z')
  const connection = await connect()
  await deliver(connection)
  eventbrite.asked.length = 0
  await deliver(connection)
  expect(eventbrite.asked.find((path) => path.includes('changed_since'))).toContain('2026-03-02T12:50:00Z')
})

test('tickets with what they cost, what was cancelled, and who came in; whoever ordered, with what they filled in', async () => {
  sell('3000', {
    attendees: [
      visitor('30001', {
        checked_in: true,
        barcodes: [{ barcode: BARCODE, status: 'used', changed: '2026-04-01T17:45:00Z' }],
      }),
      visitor('30002', { cancelled: true, changed: '2026-03-20T09:00:00Z', cents: 1000 }),
    ],
  })
  const connection = await connect()
  await deliver(connection)
  const common = { quantity: 1, until: null, isSomebodys: true, priceType: 'Normaal' }
  const sold = { kind: 'ticket', day: app.clock.now().toISOString().slice(0, 10) }
  expect(await facts()).toEqual([
    { ...common, ...sold, key: '3000/30001', cents: 2250 },
    { ...common, key: '3000/30001/entry', kind: 'attendance', cents: 0, priceType: null, day: '2026-04-01' },
    { ...common, ...sold, key: '3000/30002', cents: 1000 },
    { ...common, key: '3000/30002/cancelled', kind: 'ticket', quantity: -1, cents: -1000, day: '2026-03-20' },
  ])
  const [record] = await recordsOf(connection)
  for (const said of [/Anna/, /van Dijk/, /4131 ?AA/, /koper3000@example.org/]) expect(record).toMatch(said)
  expect(await everythingKept()).not.toContain(BARCODE)
})

test('dates of a series stand below it; an order that is deleted there counts no more', async () => {
  eventbrite.events.set('90002', { ...eventbrite.events.get(EVENT), id: '90002', series_id: '80000' })
  sell('3100', { event_id: '90002' })
  const connection = await connect()
  await deliver(connection)
  expect(
    await app.query(
      `select o.kind, p.external_id as parent from activity.offering o join activity.offering p on p.id = o.parent_id
       where o.external_id = '90002' and o.source_id = (select source_id from integrations.connection where id = $1)`,
      [connection.id],
    ),
  ).toEqual([{ kind: 'date', parent: '80000' }])
  sell('3100', { status: 'deleted', attendees: [] })
  expect((await deliver(connection)).counts).toMatchObject({ gone: 1 })
  expect(await facts()).toEqual([])
})

test('an order of nobody waits for a person', async () => {
  sell('3200', { email: undefined, name: undefined, first_name: undefined, last_name: undefined })
  expect((await deliver(await connect())).counts).toMatchObject({ unmatched: 1, new: 0 })
})

test.each<[string, Partial<EventbriteTroubles>]>([
  ['too busy', { busy: 2 }],
  ['failing', { failing: 2 }],
  ['an answer cut off half-way', { truncated: 1 }],
  ['slow', { slow: 5 }],
  ['fields that nobody knows yet', { hasUnknownFields: true }],
  ['a field that is gone', { withoutField: 'name' }],
  ['a clock that is ahead', { clockAhead: 5 * 3_600_000 }],
  ['money as text', { money: 'text' }],
  ['money in euros', { money: 'major' }],
])('%s: every order is there all the same, once', async (_, trouble) => {
  sellMany(70)
  Object.assign(eventbrite.troubles, trouble)
  const connection = await connect()
  let told = await deliver(connection)
  for (let again = 0; told.state !== 'done' && again < 2; again += 1) told = await deliver(connection)
  expect(told.state).toBe('done')
  const sold = await facts()
  expect(sold).toHaveLength(140)
  expect(new Set(sold.map(({ cents }) => Number(cents)))).toEqual(new Set([2250]))
})

test('an order that comes while pages are read comes along or comes the next time', async () => {
  sellMany(70)
  eventbrite.troubles.drift = () => sell('1999')
  const connection = await connect()
  await deliver(connection)
  await deliver(connection)
  expect(await app.query(`select count(*)::int as n from integrations.object where object_type = 'order'`)).toEqual([
    { n: 71 },
  ])
})

test('a notice is only a reason to ask: about an order, or about a visitor of one; twice is once', async () => {
  const connection = await connect()
  await admin('PATCH', `/connections/${connection.id}`, { state: 'active' })
  await app.started.doUpkeep()
  await app.runJobs()
  const { url } = (await admin('POST', `/connections/${connection.id}/hook`, {})).json() as { url: string }
  const path = new URL(url).pathname.replace(/^\/api/, '')
  const tell = async (api_url: string) => {
    const notice = { config: { action: 'order.placed', webhook_id: '1' }, api_url }
    expect((await app.anonymous('POST', path, notice)).statusCode).toBe(200)
  }
  sell('4000')
  await tell('https://evil.example/v3/orders/4000/')
  await tell('https://www.eventbriteapi.com/v3/events/90001/attendees/40001/')
  await tell('https://www.eventbriteapi.com/v3/orders/9999/')
  await tell('nonsense')
  eventbrite.asked.length = 0
  await app.started.doUpkeep()
  await app.runJobs()
  expect(await facts()).toHaveLength(2)
  expect(eventbrite.asked.filter((path) => path.startsWith('/v3/orders/4000/'))).toHaveLength(1)
})

test('a test says how many there are; a wrong token is said and never told', async () => {
  sellMany(3)
  const good = await admin('POST', `/connections/${(await connect()).id}/test`, {})
  expect(good.json()).toMatchObject({ isOk: true, answeredAs: 'Theater De Waterlinie' })
  const wrong = await connect({ secrets: { token: 'niet-dit-token' } })
  const answer = await admin('POST', `/connections/${wrong.id}/test`, {})
  expect(answer.json()).toMatchObject({ isOk: false, problem: { code: 'key_refused' } })
  expect(answer.body).not.toContain('niet-dit-token')
  const strange = await admin(
    'POST',
    `/connections/${(await connect({ settings: { organisation: '1' } })).id}/test`,
    {},
  )
  expect(strange.json()).toMatchObject({ isOk: false, problem: { code: 'not_found' } })
})
