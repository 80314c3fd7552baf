import { expect, test } from 'vitest'
import { peopleOf } from '../identity/testing/people.ts'
import { pretixObjects } from './testing/pretix-emulator.ts'
import { admin, app, connect, connectionName, deliver, facts, pretix, sell } from './testing/pretix-scene.ts'

/** What the home page says of other systems. */
async function waitingAtHome(colleague: typeof admin): Promise<unknown[]> {
  const { waiting } = (await colleague('GET', '/home')).json() as {
    waiting: { kind: string; count: number; title: string | null }[]
  }
  return waiting.flatMap(({ kind, count, title }) =>
    kind === 'objects' || kind === 'connections' ? [{ kind, count, title }] : [],
  )
}

test('whoever is connected first counts, and the same a second time changes nothing', async () => {
  for (const code of ['A1', 'A2', 'A3']) sell(pretix, code)
  const connection = await connect(connectionName())
  const first = await deliver(connection, { kind: 'backfill' })
  expect(first.get('events')).toMatchObject({ state: 'done', counts: { offered: 2, new: 2 } })
  expect(first.get('orders')).toMatchObject({
    state: 'done',
    counts: { offered: 3, new: 3 },
    control: { theirs: 3, ours: 3 },
  })
  const second = await deliver(connection, { kind: 'backfill' })
  expect(second.get('orders')).toMatchObject({ counts: { offered: 3, same: 3, new: 0, changed: 0 } })
  const said = (await facts()).map(({ kind, amount_cents, is_somebodys, offering }) => [
    kind,
    amount_cents,
    is_somebodys,
    offering,
  ])
  expect(said).toEqual(Array(3).fill(['ticket', 2300, true, 'Zomerconcert']))
})

test('what changed since the last time is asked with their own clock, and one change is one change', async () => {
  pretix.troubles.clockAhead = 5 * 60_000
  sell(pretix, 'B1')
  sell(pretix, 'B2')
  const connection = await connect(connectionName())
  await deliver(connection)
  app.clock.set('2026-03-02T10:00:00.000Z')
  sell(pretix, 'B2', { email: 'nieuw@example.org' })
  pretix.asked.length = 0
  const next = await deliver(connection)
  expect(pretix.asked.some((path) => path.includes('modified_since=2026-03-02T09%3A05'))).toBe(true)
  // What changed in the very moment at which the list was made is asked once more, and is the same.
  expect(next.get('orders')?.counts).toMatchObject({ offered: 2, new: 0, changed: 1, same: 1 })
})

test('a ticket that is given back is a fact that reverses it, and a whole order too', async () => {
  sell(pretix, 'C1')
  const connection = await connect(connectionName())
  await deliver(connection)
  app.clock.set('2026-03-02T11:00:00.000Z')
  sell(pretix, 'C1', {
    status: 'c',
    cancellation_date: '2026-03-02T10:30:00Z',
    payments: [{ state: 'refunded', amount: '23.00' }],
  })
  await deliver(connection)
  expect(
    (await facts()).map(({ quantity, amount_cents, is_reversal }) => [quantity, amount_cents, is_reversal]),
  ).toEqual([
    [1, 2300, false],
    [-1, -2300, true],
  ])
})

test('an order that nobody paid is no visit; one that is scanned is', async () => {
  sell(pretix, 'D1', { status: 'n', payments: [] })
  sell(pretix, 'D2')
  const scanned = pretix.orders.get('zomer/D2') as { positions: Record<string, unknown>[] }
  scanned.positions = scanned.positions.map((position) => ({
    ...position,
    checkins: [
      { list: 1, datetime: '2026-07-01T19:10:00Z', type: 'entry' },
      { list: 1, datetime: '2026-07-01T19:20:00Z', type: 'entry' },
    ],
  }))
  await deliver(await connect(connectionName()))
  expect((await facts()).map(({ kind }) => kind)).toEqual(['ticket', 'attendance'])
})

test('an order that names nobody waits for somebody, and is of whom they say from then on', async () => {
  sell(pretix, 'E1', { email: '', invoice_address: null })
  const connection = await connect(connectionName())
  expect((await deliver(connection)).get('orders')?.counts).toMatchObject({ offered: 1, unmatched: 1 })
  const manager = app.as('relation_manager')
  const inbox = (await manager('GET', '/integration-inbox')).json() as {
    items: { id: string; reason: { code: string } }[]
    total: number
  }
  expect(inbox).toMatchObject({
    total: 1,
    items: [{ reason: { code: 'nobody_named' }, outcome: 'unmatched', externalId: 'zomer/E1' }],
  })
  expect(await waitingAtHome(manager)).toEqual([{ kind: 'objects', count: 1, title: null }])
  const relationId = await peopleOf(app).add({ domain: 'audience' })
  const settled = await manager('POST', `/integration-inbox/${String(inbox.items[0]?.id)}/settlements`, {
    remedy: 'attach',
    relationId,
  })
  expect(settled.json(), settled.body).toEqual({ isSettled: true, reason: null })
  expect(await waitingAtHome(manager)).toEqual([])
  expect(await facts()).toMatchObject([{ is_somebodys: true }])
  app.clock.set('2026-03-02T12:00:00.000Z')
  sell(pretix, 'E1', { email: '', invoice_address: null, comment: 'x', total: '25.00' })
  expect((await deliver(connection)).get('orders')?.counts).toMatchObject({ changed: 1, unmatched: 0 })
})

test('what the makers of pretix test with comes in, of 2019 and of 2026', async () => {
  for (const event of pretixObjects('events')) pretix.events.set(String(event['slug']), event)
  for (const [index, order] of pretixObjects('orders').entries()) {
    const key = pretix.putOrder({
      ...order,
      event: order['event'] ?? 'demo',
      code: `${String(order['code'])}${index}`,
      testmode: false,
    })
    expect(key).not.toContain('undefined')
  }
  const connection = await connect(connectionName())
  const first = await deliver(connection, { kind: 'backfill' })
  expect(first.get('orders')?.counts).toMatchObject({ offered: 8, new: 8, rejected: 0 })
  expect((await facts()).length).toBeGreaterThan(5)
  expect((await deliver(connection, { kind: 'backfill' })).get('orders')?.counts).toMatchObject({ same: 8 })
})

test('a key that is refused is said, nothing is lost, and the key is never told', async () => {
  sell(pretix, 'F1')
  const connection = await connect(connectionName(), { token: 'niet-deze' })
  expect((await deliver(connection)).get('events')).toMatchObject({ state: 'failed', problem: { code: 'key_refused' } })
  await admin('PATCH', `/connections/${connection.id}`, { state: 'active' })
  expect(await waitingAtHome(admin)).toEqual([])
  for (const _again of [1, 2, 3]) await deliver(connection)
  expect(await waitingAtHome(admin)).toEqual([{ kind: 'connections', count: 1, title: connection.name }])
  expect(await waitingAtHome(app.as('reader'))).toEqual([])
  const changed = await admin('PATCH', `/connections/${connection.id}`, { secrets: { token: pretix.token } })
  expect(changed.body).not.toContain(pretix.token)
  expect((await deliver(connection)).get('orders')).toMatchObject({ state: 'done', counts: { new: 1 } })
  const rows = await app.query('select secrets::text as text from integrations.connection')
  expect(JSON.stringify(rows)).not.toContain(pretix.token)
  expect(JSON.stringify(await app.audit())).not.toContain(pretix.token)
})

test('a membership is a period of who has it, under what it is called; cancelled it counts no more', async () => {
  pretix.customers.set('LID1', {
    identifier: 'LID1',
    email: 'lid@example.org',
    name: 'Lena Lid',
    name_parts: { _scheme: 'given_family', given_name: 'Lena', family_name: 'Lid' },
    locale: 'nl',
  })
  pretix.membershipTypes.set('7', { id: 7, name: { nl: 'Vriend van het theater' } })
  const membership = {
    id: 31,
    testmode: false,
    customer: 'LID1',
    membership_type: 7,
    date_start: '2026-01-01T00:00:00+01:00',
    date_end: '2026-12-31T23:59:59+01:00',
    canceled: false,
  }
  pretix.memberships.set('31', membership)
  pretix.memberships.set('32', { ...membership, id: 32, testmode: true })
  const connection = await connect(connectionName())
  expect((await deliver(connection)).get('memberships')?.counts).toMatchObject({ offered: 2, new: 2, unmatched: 0 })
  const periods = () =>
    app.query(`select kind, quantity, price_type, day::text, until::text, relation_id is not null as is_somebodys
      from activity.fact where superseded_by is null and removed_at is null and kind = 'membership' order by source_key`)
  const period = { kind: 'membership', price_type: 'Vriend van het theater', day: '2026-01-01', is_somebodys: true }
  expect(await periods()).toEqual([{ ...period, quantity: 1, until: '2026-12-31' }])
  expect((await deliver(connection)).get('memberships')?.counts).toMatchObject({ same: 2, new: 0, changed: 0 })
  pretix.memberships.set('31', { ...membership, canceled: true })
  expect((await deliver(connection)).get('memberships')?.counts).toMatchObject({ changed: 1 })
  expect((await periods()).map(({ quantity }) => quantity)).toEqual([1, -1])
})

test('without the right to see customers the rest comes in all the same', async () => {
  pretix.troubles.hidesCustomers = true
  sell(pretix, 'M1')
  const connection = await connect(connectionName())
  const told = await deliver(connection)
  expect([told.get('customers')?.state, told.get('memberships')?.state]).toEqual(['failed', 'failed'])
  expect(told.get('orders')).toMatchObject({ state: 'done', counts: { new: 1 } })
  const { problem } = (await admin('GET', `/connections/${connection.id}`)).json() as { problem: unknown }
  expect(problem).toBeNull()
})
