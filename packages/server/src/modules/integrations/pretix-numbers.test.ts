import { expect, test } from 'vitest'
import { admin, app, connect, connectionName, deliver, pretix } from './testing/pretix-scene.ts'

const ACCOUNTS = 60

/** Accounts without a number of anybody, but for one. */
function register(letter: string): void {
  for (let index = 0; index < ACCOUNTS; index += 1) {
    const identifier = `${letter}${String(index).padStart(3, '0')}`
    pretix.customers.set(identifier, {
      identifier,
      external_identifier: index === 7 ? 'NUMMER-VAN-EEN-ANDER' : null,
      email: `${identifier.toLowerCase()}@pretix.example`,
      name: `Klant ${identifier}`,
      name_parts: { _scheme: 'full', full_name: `Klant ${identifier}` },
      phone: null,
      locale: 'nl',
    })
  }
}

const giving = () => connect(connectionName(), { token: pretix.token }, { giveNumber: 'yes' })
const numbersThere = () => [...pretix.customers.values()].map((one) => one['external_identifier'])

test('everybody gets the number of the relation that they are, whoever has one keeps it, and the second time nothing is given', async () => {
  register('A')
  const connection = await giving()
  expect((await deliver(connection)).get('numbers')).toMatchObject({
    state: 'done',
    counts: { offered: ACCOUNTS - 1, changed: ACCOUNTS - 1 },
  })
  const rows = await app.query(
    `select s.external_id as id, s.relation_id as "relationId" from identity.source_record s
     where s.object_type = 'customer' and s.superseded_by is null and s.external_id like 'A%' order by s.external_id`,
  )
  const expected = rows.map(({ id, relationId }) => (id === 'A007' ? 'NUMMER-VAN-EEN-ANDER' : relationId))
  expect(numbersThere()).toEqual(expected)
  const again = await deliver(connection)
  expect(again.get('numbers')?.counts).toMatchObject({ offered: 0 })
  expect(again.get('customers')?.counts).toMatchObject({ same: ACCOUNTS, changed: 0 })
})

test('nothing is given when nobody chose it, nor in a trial run', async () => {
  register('B')
  expect((await deliver(await connect(`${connectionName()} zonder`))).has('numbers')).toBe(false)
  const connection = await giving()
  await deliver(connection, { kind: 'dry' })
  expect(new Set(numbersThere())).toEqual(new Set([null, 'NUMMER-VAN-EEN-ANDER']))
})

test('a key that may not change anything says so, and everything else comes in', async () => {
  register('C')
  pretix.troubles.isReadOnly = true
  const connection = await giving()
  const told = await deliver(connection)
  expect(told.get('numbers')).toMatchObject({ state: 'failed', problem: { code: 'not_allowed' } })
  expect(told.get('customers')).toMatchObject({ state: 'done', counts: { new: ACCOUNTS } })
  expect((await admin('GET', `/connections/${connection.id}`)).json()).toMatchObject({ problem: null })
})

test('that nobody needs a number any more is no silence', async () => {
  register('D')
  const connection = await giving()
  await admin('PATCH', `/connections/${connection.id}`, { state: 'active', silentAfterHours: 1 })
  await deliver(connection)
  await deliver(connection)
  app.clock.set(new Date(app.clock.now().getTime() + 1.5 * 3_600_000).toISOString())
  const { streams } = (await admin('GET', `/connections/${connection.id}`)).json() as {
    streams: { key: string; isSilent: boolean }[]
  }
  expect(Object.fromEntries(streams.map(({ key, isSilent }) => [key, isSilent]))).toMatchObject({
    customers: true,
    numbers: false,
  })
})
