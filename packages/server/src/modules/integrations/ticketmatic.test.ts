import { expect, test } from 'vitest'
import { BARCODE, buy, know, optIn, perform, REMARK_OF_STAFF, surnameOf } from './testing/ticketmatic-sale.ts'
import {
  admin,
  app,
  connect,
  deliver,
  everythingKept,
  facts,
  meaning,
  relationOf,
  ruleOf,
  ticketmatic,
} from './testing/ticketmatic-scene.ts'

/** A season: so many people who each bought one ticket for one performance. `first`: their numbers begin there. */
function season(people: number, first = 100): void {
  perform(ticketmatic, 50)
  for (let index = 0; index < people; index += 1) {
    know(ticketmatic, first + index)
    buy(ticketmatic, 1000 + index, { event: 50, tickets: [5000 + index], said: { customerid: first + index } })
  }
}

const later = (minutes: number): void => {
  app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000).toISOString())
}

test('everything the first time, nothing new the second time, one change is one change, and totals are held against theirs', async () => {
  season(230)
  const connection = await connect()
  const first = await deliver(connection)
  expect(first['contacts']).toMatchObject({ state: 'done', counts: { offered: 230, new: 230 } })
  expect(first['contacts']?.control).toEqual({ theirs: 230, ours: 230 })
  expect(first['orders']).toMatchObject({ counts: { offered: 230, new: 230 }, control: { theirs: 230, ours: 230 } })
  expect(first['events']?.control).toEqual({ theirs: 1, ours: 1 })
  expect(await facts()).toHaveLength(230)
  later(60)
  const second = await deliver(connection)
  // Made in the minutes before we asked.
  expect(second['contacts']?.counts).toMatchObject({ offered: 230, same: 230 })
  expect(second['orders']?.counts).toMatchObject({ offered: 230, same: 230 })
  know(ticketmatic, 105, { email: 'anders@example.org' })
  const third = await deliver(connection)
  expect(third['contacts']?.counts).toMatchObject({ offered: 1, changed: 1 })
  const whole = await deliver(connection, { kind: 'backfill' })
  expect(whole['contacts']?.counts).toMatchObject({ offered: 230, same: 230 })
  expect(whole['orders']?.counts).toMatchObject({ offered: 230, same: 230 })
})

test('what was still being written when we asked, comes the next time, by their clock', async () => {
  ticketmatic.troubles.clockAhead = 3 * 3_600_000
  season(1)
  const connection = await connect()
  await deliver(connection)
  ticketmatic.asked.length = 0
  await deliver(connection)
  const [contacts = ''] = ticketmatic.asked.filter((path) => path.includes('/contacts?'))
  expect(new URLSearchParams(contacts.split('?')[1]).get('lastupdatesince')).toBe(ticketmatic.moment(-5))
})

test('tickets, fees, products and costs are facts of who bought them, with the words of the account', async () => {
  perform(ticketmatic, 50)
  know(ticketmatic, 100)
  buy(ticketmatic, 1000, {
    event: 50,
    tickets: [1, 2],
    said: {
      customerid: 100,
      products: [{ id: 3, price: '4.500000', productid: 9 }],
      ordercosts: [{ amount: '1.250000', servicechargedefinitionid: 6 }],
    },
  })
  await deliver(await connect())
  const own = { quantity: 1, channel: 'Webshop', isSomebodys: true }
  expect(await facts()).toEqual([
    { ...own, key: '1000/cost/6', kind: 'purchase', cents: 125, priceType: null },
    { ...own, key: 'product/3', kind: 'purchase', cents: 450, priceType: 'Programmaboekje' },
    { ...own, key: 'ticket/1', kind: 'ticket', cents: 2750, priceType: 'Jongeren' },
    { ...own, key: 'ticket/2', kind: 'ticket', cents: 2750, priceType: 'Jongeren' },
  ])
})

test('a ticket that is taken out of an order is not true here any more, and what was never confirmed never was', async () => {
  perform(ticketmatic, 50)
  know(ticketmatic, 100)
  buy(ticketmatic, 1000, { event: 50, tickets: [1, 2], said: { customerid: 100 } })
  buy(ticketmatic, 1001, { event: 50, tickets: [3], said: { customerid: 100, status: 21_001 } })
  const connection = await connect()
  await deliver(connection)
  expect((await facts()).map(({ key }) => key)).toEqual(['ticket/1', 'ticket/2'])
  later(60)
  buy(ticketmatic, 1000, { event: 50, tickets: [2], said: { customerid: 100 } })
  await deliver(connection)
  expect((await facts()).map(({ key }) => key)).toEqual(['ticket/2'])
})

test('performances of one production are its dates', async () => {
  perform(ticketmatic, 70, { name: 'De Meeuw', subtitle: 'première', productionid: 7 })
  perform(ticketmatic, 71, { name: 'De Meeuw', productionid: 7, startts: '2026-02-21 19:00:00' })
  perform(ticketmatic, 72, { name: 'Concert' })
  await deliver(await connect())
  const rows = await app.query(
    `select o.external_id as number, o.kind, o.title, p.external_id as parent from activity.offering o left join activity.offering p on p.id = o.parent_id
     where o.external_id in ('70', '71', '72', 'production/7') order by o.external_id`,
  )
  expect(rows).toEqual([
    { number: '70', kind: 'date', title: 'De Meeuw - première', parent: 'production/7' },
    { number: '71', kind: 'date', title: 'De Meeuw', parent: 'production/7' },
    { number: '72', kind: 'event', title: 'Concert', parent: null },
    { number: 'production/7', kind: 'event', title: 'De Meeuw', parent: null },
  ])
})

test('who came in is a visit of whose ticket it is; a scan by mistake is taken back', async () => {
  season(3)
  ticketmatic.entries.set(5000, '2026-02-20 18:40:00')
  ticketmatic.entries.set(5001, '2026-02-20 18:41:00')
  const connection = await connect()
  expect((await deliver(connection))['scans']?.counts).toMatchObject({ offered: 2, new: 2, unmatched: 0 })
  const visits = async () => (await facts()).filter(({ kind }) => kind === 'attendance').map(({ key }) => key)
  expect(await visits()).toEqual(['ticket/5000/entry', 'ticket/5001/entry'])
  ticketmatic.entries.delete(5001)
  expect((await deliver(connection, { kind: 'backfill' }))['scans']?.counts).toMatchObject({ gone: 1 })
  expect(await visits()).toEqual(['ticket/5000/entry'])
})

test('after the first time only performances of these days are asked who came in', async () => {
  app.clock.set('2026-02-20T20:00:00.000Z')
  perform(ticketmatic, 50, { startts: '2025-11-01 19:00:00' })
  perform(ticketmatic, 51, { startts: '2026-02-20 19:00:00' })
  perform(ticketmatic, 52, { startts: '2026-06-01 19:00:00' })
  const connection = await connect()
  const asked = () => ticketmatic.asked.filter((path) => path.endsWith('/tickets'))
  const ofEvent = (id: string) => `/api/1/${ticketmatic.account}/events/${id}/tickets`
  await deliver(connection)
  expect(asked()).toEqual(['50', '51'].map(ofEvent))
  ticketmatic.asked.length = 0
  await deliver(connection)
  expect(asked()).toEqual([ofEvent('51')])
})

test('a yes comes in with its evidence and the words of the opt-in, a no always, and unknown says nothing', async () => {
  know(ticketmatic, 700, { optins: optIn(7602, '2026-01-10 12:00:00') })
  know(ticketmatic, 701, { optins: optIn(7603, '2026-01-11 12:00:00') })
  know(ticketmatic, 702, { optins: optIn(7601, '2026-01-11 12:00:00') })
  know(ticketmatic, 703, { optins: optIn(7602, '2026-01-10 12:00:00', { userid: 4 }) })
  await deliver(await connect({ lists: [meaning()] }))
  expect(await ruleOf(700)).toBe('consent')
  expect(await ruleOf(701)).toBe('withdrawn')
  expect(await ruleOf(702)).toBe('no_consent')
  // Nothing shows that they said so themselves.
  expect(await ruleOf(703)).toBe('no_consent')
  expect(
    await app.query('select proof, occurred_at as at from privacy.consent where relation_id = $1', [
      await relationOf(700),
    ]),
  ).toEqual([
    {
      proof: '"Ja, mail mij de agenda van de schouwburg." (web, IP 198.51.100.9)',
      at: new Date('2026-01-10T12:00:00Z'),
    },
  ])
})

test('an older yes that arrives after a no stays out', async () => {
  know(ticketmatic, 750, { optins: optIn(7603, '2026-02-11 12:00:00') })
  const connection = await connect({ lists: [meaning()] })
  await deliver(connection)
  later(60)
  know(ticketmatic, 750, { optins: optIn(7602, '2026-01-10 12:00:00') })
  await deliver(connection)
  expect(await ruleOf(750)).toBe('withdrawn')
})

test('whoever was removed there is nameless here and what was bought stays; of whom we never knew nothing is made', async () => {
  season(3, 400)
  know(ticketmatic, 900, { isdeleted: true })
  buy(ticketmatic, 1900, { event: 50, tickets: [5900], said: { customerid: 900 } })
  const connection = await connect()
  const first = await deliver(connection)
  expect(first['orders']?.counts).toMatchObject({ new: 4, unmatched: 0 })
  expect(first['contacts']).toMatchObject({ counts: { new: 3 }, control: { theirs: 3, ours: 3 } })
  later(60)
  know(ticketmatic, 401, { isdeleted: true })
  expect((await deliver(connection))['contacts']?.counts).toMatchObject({ changed: 1, gone: 1 })
  const kept = await everythingKept()
  expect(kept).toContain('bezoeker400')
  for (const id of [401, 900])
    for (const said of [surnameOf(id), `bezoeker${String(id)}`]) expect(kept).not.toContain(said)
  expect((await facts()).map(({ isSomebodys }) => isSomebodys)).toEqual([true, true, true, false])
  const again = await deliver(connection, { kind: 'backfill' })
  expect(again['contacts']?.control).toEqual({ theirs: 2, ours: 2 })
})

test('an order that came before whoever ordered waits, and no longer when they come', async () => {
  season(2)
  ticketmatic.contacts.delete(101)
  const connection = await connect()
  expect((await deliver(connection))['orders']?.counts).toMatchObject({ new: 1, unmatched: 1 })
  expect((await admin('GET', '/integration-inbox')).json()).toMatchObject({ total: 1 })
  later(60)
  know(ticketmatic, 101)
  expect((await deliver(connection))['orders']?.counts).toMatchObject({ new: 0, changed: 0, unmatched: 0 })
  expect((await admin('GET', '/integration-inbox')).json()).toMatchObject({ total: 0 })
  expect((await facts()).map(({ isSomebodys }) => isSomebodys)).toEqual([true, true])
})

test('what lets people in, pays or was written by the staff is kept nowhere', async () => {
  season(1)
  know(ticketmatic, 100, { optins: optIn(7602, '2026-01-10 12:00:00') })
  ticketmatic.entries.set(5000, '2026-02-20 18:40:00')
  ticketmatic.troubles.hasUnknownFields = true
  const connection = await connect({ lists: [meaning()] })
  await deliver(connection)
  const kept = await everythingKept()
  expect(kept).toContain('bezoeker100')
  expect(kept).not.toContain(BARCODE)
  expect(kept).not.toContain(REMARK_OF_STAFF)
  expect(kept).not.toMatch(/BE54719400092697|NL001234567B01/)
  expect((await admin('GET', `/connections/${connection.id}/objects`)).body).toContain('van morgen')
})

test('a test says who answers, how much there is and what people can say yes to; keys are told to nobody', async () => {
  season(2)
  const good = await connect()
  const tried = (await admin('POST', `/connections/${good.id}/test`, {})).json()
  expect(tried).toMatchObject({
    isOk: true,
    answeredAs: 'Schouwburg De Waterlinie',
    totals: [
      { stream: 'events', count: 1 },
      { stream: 'contacts', count: 2 },
      { stream: 'orders', count: 2 },
    ],
    lists: [{ externalId: '7', name: 'Nieuwsbrief' }],
  })
  const wrong = await connect({ secrets: { secretKey: 'niet-deze-sleutel' } })
  const refused = await admin('POST', `/connections/${wrong.id}/test`, {})
  expect(refused.json()).toMatchObject({ isOk: false, problem: { code: 'key_refused' } })
  expect(refused.body).not.toContain('niet-deze-sleutel')
  expect(JSON.stringify(await app.query('select secrets::text from integrations.connection'))).not.toContain(
    ticketmatic.secretKey,
  )
})
