import { expect, test } from 'vitest'
import {
  admin,
  app,
  connect,
  connectionName,
  deliver,
  facts,
  lastDeliveries,
  pretix,
  sell,
} from './testing/pretix-scene.ts'

test.each([
  ['too busy', { busy: 2 }],
  ['failing', { failing: 2 }],
  ['an answer cut off half-way', { truncated: 1 }],
  ['fields that nobody knows yet', { hasUnknownFields: true }],
  ['money as a number', { moneyAs: 'number' as const }],
  ['money with a comma', { moneyAs: 'comma' as const }],
  ['a field that is gone', { withoutField: 'phone' }],
])('%s: everything is there all the same', async (_, trouble) => {
  for (let index = 0; index < 60; index += 1) sell(pretix, `G${index}`)
  Object.assign(pretix.troubles, trouble)
  const connection = await connect(connectionName())
  const told = await deliver(connection, { kind: 'backfill' })
  if (told.get('orders')?.state !== 'done') await deliver(connection, { kind: 'backfill' })
  const amounts = (await facts()).map(({ amount_cents }) => amount_cents)
  expect(amounts).toHaveLength(60)
  expect(new Set(amounts)).toEqual(new Set([2300]))
})

test('an order that comes between two pages falls between no two pages', async () => {
  for (let index = 0; index < 60; index += 1) sell(pretix, `H${index}`)
  pretix.troubles.drift = null
  const connection = await connect(connectionName())
  pretix.troubles.drift = (emulator) => {
    emulator.troubles.drift = (again) => {
      again.troubles.drift = (once) => void sell(once, 'H99', { datetime: '2026-01-01T10:00:00Z' })
    }
  }
  await deliver(connection)
  await deliver(connection)
  expect(await facts()).toHaveLength(61)
})

test('whoever is made nameless there is nameless here', async () => {
  pretix.customers.set('AB12', {
    identifier: 'AB12',
    email: 'anna@example.org',
    name: 'Anna van Dam',
    name_parts: { _scheme: 'full', full_name: 'Anna van Dam' },
    phone: '+31612345678',
    locale: 'nl',
  })
  sell(pretix, 'I1', { customer: 'AB12' })
  const connection = await connect(connectionName())
  await deliver(connection)
  expect(await facts()).toMatchObject([{ is_somebodys: true }])
  pretix.customers.set('AB12', { identifier: 'AB12', email: null, name: '', name_parts: {}, phone: null, locale: 'nl' })
  expect((await deliver(connection)).get('customers')?.counts).toMatchObject({ changed: 1 })
  const kept = await app.query(`select payload::text || record::text as text from identity.source_record`)
  expect(JSON.stringify(kept)).not.toMatch(/Anna|anna@/)
  expect(JSON.stringify(await app.query('select payload::text from integrations.object'))).not.toMatch(/Anna van|anna@/)
})

test('a change that is told is fetched with our own key, and nothing else that is told is believed', async () => {
  sell(pretix, 'J1')
  const connection = await connect(connectionName())
  await admin('PATCH', `/connections/${connection.id}`, { state: 'active' })
  await app.started.doUpkeep()
  await app.runJobs()
  const { url } = (await admin('POST', `/connections/${connection.id}/hook`, {})).json() as { url: string }
  const path = new URL(url).pathname.replace(/^\/api/, '')
  sell(pretix, 'J2')
  const told = {
    notification_id: 1,
    organizer: pretix.organizer,
    event: 'zomer',
    code: 'J2',
    action: 'pretix.event.order.placed',
    email: 'vals@example.org',
  }
  for (let times = 0; times < 3; times += 1) expect((await app.anonymous('POST', path, told)).statusCode).toBe(200)
  expect((await app.anonymous('POST', path, { ...told, code: 'NIETS' })).statusCode).toBe(200)
  await app.started.doUpkeep()
  await app.runJobs()
  expect((await lastDeliveries(connection)).get('orders')).toMatchObject({
    kind: 'hook',
    state: 'done',
    counts: { offered: 1, new: 1 },
  })
  expect((await app.anonymous('POST', `${path.slice(0, -3)}xyz`, told)).statusCode).toBe(404)
})

test('a dry run tells what a run would do, and does nothing', async () => {
  sell(pretix, 'K1')
  const connection = await connect(connectionName())
  expect((await deliver(connection, { kind: 'dry' })).get('orders')?.counts).toMatchObject({ offered: 1, new: 1 })
  expect(await facts()).toEqual([])
  expect(await app.query('select id from integrations.object')).toEqual([])
})

test('only whoever may set it up sees a key asked for, a raw object or a setting changed', async () => {
  const connection = await connect(connectionName())
  const reader = app.as('reader')
  expect((await reader('GET', '/connections')).statusCode).toBe(403)
  const manager = app.as('relation_manager')
  expect((await manager('GET', '/connections')).statusCode).toBe(200)
  expect((await manager('PATCH', `/connections/${connection.id}`, { name: 'Anders' })).statusCode).toBe(403)
  expect((await manager('GET', `/connections/${connection.id}/objects`)).statusCode).toBe(403)
  const other = await app.otherTenant()
  expect((await other.as('GET', `/connections/${connection.id}`)).statusCode).toBe(404)
})

test('the barcode of a ticket is never kept', async () => {
  sell(pretix, 'L1')
  await deliver(await connect(connectionName()))
  expect(JSON.stringify(await app.query('select payload::text from integrations.object'))).not.toContain(
    'geheime-streepjescode',
  )
})
