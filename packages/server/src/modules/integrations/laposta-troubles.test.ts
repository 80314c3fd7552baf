import { expect, test } from 'vitest'
import type { LapostaTroubles } from './testing/laposta-emulator.ts'
import {
  admin,
  app,
  change,
  connect,
  deliver,
  laposta,
  lastDelivery,
  LIST,
  ruleOf,
  statements,
  subscribe,
} from './testing/laposta-scene.ts'

test.each<[string, string, Partial<LapostaTroubles>]>([
  ['M', 'too busy', { busy: 2 }],
  ['N', 'failing', { failing: 2 }],
  ['O', 'an answer cut off half-way', { truncated: 1 }],
  ['P', 'slow', { slow: 150 }],
  ['Q', 'fields that nobody knows yet', { hasUnknownFields: true }],
  ['R', 'a field that is gone', { withoutField: 'source_url' }],
])('%s, %s: everybody is there all the same', async (letter, _, trouble) => {
  const ids = Array.from({ length: 8 }, (_one, index) => `${letter}${String(index)}`)
  for (const id of ids) subscribe(id, { state: 'unsubscribed' })
  Object.assign(laposta.troubles, trouble)
  const connection = await connect()
  let told = await deliver(connection, 'backfill')
  for (let again = 0; told.state !== 'done' && again < 2; again += 1) told = await deliver(connection, 'backfill')
  expect(told).toMatchObject({ state: 'done', control: { theirs: 8, ours: 8 } })
  expect(await Promise.all(ids.map(ruleOf))).toEqual(Array(8).fill('withdrawn'))
})

/** A connection that hears; answers how to tell it something. */
async function hearing() {
  const connection = await connect()
  await admin('PATCH', `/connections/${connection.id}`, { state: 'active' })
  await settle()
  const { url } = (await admin('POST', `/connections/${connection.id}/hook`, {})).json() as { url: string }
  const path = new URL(url).pathname.replace(/^\/api/, '')
  const tell = async (events: Parameters<typeof laposta.notice>[0]) =>
    expect((await app.anonymous('POST', path, laposta.notice(events))).statusCode).toBe(200)
  return { connection, tell }
}

async function settle(): Promise<void> {
  await app.started.doUpkeep()
  await app.runJobs()
}

const off = (id: string) => ({ id, event: 'deactivated', action: 'unsubscribed' })

test('an unsubscription that is told is here after one round, told once or three times; what is told is not believed', async () => {
  subscribe('S1')
  subscribe('S2')
  const { connection, tell } = await hearing()
  expect(await ruleOf('S1')).toBe('consent')
  change('S1', { state: 'unsubscribed', modified: '2026-03-01 09:00:00' })
  for (let times = 0; times < 3; times += 1) await tell([off('S1')])
  // Of S2 somebody says so who does not know: there it is still active.
  await tell([{ ...off('S2'), data: { ...laposta.members.get('S2'), state: 'unsubscribed' } }])
  await settle()
  expect(await lastDelivery(connection)).toMatchObject({ kind: 'hook', counts: { offered: 2, changed: 1, same: 1 } })
  expect([await ruleOf('S1'), await ruleOf('S2')]).toEqual(['withdrawn', 'consent'])
})

test('notices in the wrong order end as it is there now', async () => {
  subscribe('T1')
  const { tell } = await hearing()
  change('T1', { state: 'unsubscribed', modified: '2026-03-01 09:00:00' })
  const unsubscribed = { ...laposta.members.get('T1') }
  await tell([off('T1')])
  await tell([{ id: 'T1', event: 'subscribed', action: 'subscribed', data: { ...unsubscribed, state: 'active' } }])
  await settle()
  await tell([{ id: 'T1', event: 'subscribed', action: 'rebsubscribed', data: { ...unsubscribed, state: 'active' } }])
  await settle()
  expect(await ruleOf('T1')).toBe('withdrawn')
  expect((await statements('T1')).map(({ state }) => state)).toEqual(['given', 'withdrawn'])
})

test('a notice that comes before the member, of a list that was not chosen, or of nothing at all stores nothing', async () => {
  subscribe('U1')
  const { connection, tell } = await hearing()
  laposta.lists.set('Andere', 'Andere lijst')
  subscribe('U3', { list_id: 'Andere' })
  await tell([
    { id: 'U2', event: 'subscribed', action: 'subscribed', data: { member_id: 'U2', list_id: LIST } },
    { id: 'U3', event: 'subscribed', action: 'subscribed' },
    { id: 'U4', event: 'subscribed', action: 'subscribed', data: { member_id: '../../list', list_id: LIST } },
  ])
  await settle()
  expect((await lastDelivery(connection)).counts).toMatchObject({ offered: 0, new: 0, gone: 0 })
  subscribe('U2')
  await tell([{ id: 'U2', event: 'subscribed', action: 'subscribed' }])
  await settle()
  expect((await lastDelivery(connection)).counts).toMatchObject({ offered: 1, new: 1 })
})

test('who is deleted there is gone as soon as it is told', async () => {
  subscribe('V1')
  const { connection, tell } = await hearing()
  const data = laposta.members.get('V1') ?? {}
  laposta.members.delete('V1')
  await tell([{ id: 'V1', event: 'deactivated', action: 'deleted', data: { ...data, state: 'deleted' } }])
  await settle()
  expect((await lastDelivery(connection)).counts).toMatchObject({ offered: 1, changed: 1, gone: 1 })
  expect(await ruleOf('V1')).toBe('withdrawn')
})

test('somebody who is told by an address with a plus in it is found', async () => {
  subscribe('W1', { email: 'wim+nieuws@plus.example' })
  const { connection, tell } = await hearing()
  change('W1', { state: 'unsubscribed', modified: '2026-03-01 09:00:00' })
  await tell([{ ...off('W1'), data: { list_id: LIST, email: 'wim+nieuws@plus.example' } }])
  laposta.asked.length = 0
  await settle()
  expect(laposta.asked).toEqual([`/v2/member/wim%252Bnieuws%40plus.example?list_id=${LIST}`])
  expect((await lastDelivery(connection)).counts).toMatchObject({ offered: 1, changed: 1 })
})

test('more than is fetched at once is fetched all the same', async () => {
  const ids = Array.from({ length: 105 }, (_one, index) => `X${String(index)}`)
  for (const id of ids) subscribe(id)
  const { tell } = await hearing()
  for (const id of ids) change(id, { state: 'unsubscribed', modified: '2026-03-01 09:00:00' })
  await tell(ids.map(off))
  await settle()
  await settle()
  const [row] = await app.query(
    `select count(*)::int as rows from privacy.consent where state = 'withdrawn' and contact like 'x%@nieuwsbrief.example'`,
  )
  expect(row).toEqual({ rows: 105 })
  expect(await app.query('select external_id from integrations.heard')).toEqual([])
})

test('whoever is left out of a list and is there when asked for, is not gone; a trial run asks for nobody by themselves', async () => {
  for (const id of ['Z1', 'Z2', 'Z3']) subscribe(id)
  const connection = await connect()
  await deliver(connection)
  laposta.troubles.leavesOut = 'Z2'
  laposta.asked.length = 0
  expect((await deliver(connection, 'dry')).counts).toMatchObject({ offered: 2, same: 2 })
  expect(laposta.asked.filter((path) => path.startsWith('/v2/member'))).toHaveLength(1)
  expect(await deliver(connection)).toMatchObject({
    counts: { offered: 3, same: 3, gone: 0 },
    control: { theirs: 3, ours: 3 },
  })
  expect(await ruleOf('Z2')).toBe('consent')
})

test('a list that is suddenly almost empty is not believed by the clock, and is by hand', async () => {
  for (let index = 0; index < 30; index += 1) subscribe(`Y${String(index)}`)
  const { connection } = await hearing()
  laposta.troubles.isEmpty = true
  app.clock.set('2026-03-02T11:00:00.000Z')
  await settle()
  expect(await lastDelivery(connection)).toMatchObject({ kind: 'clock', state: 'failed', problem: { code: 'shrunk' } })
  expect(await ruleOf('Y1')).toBe('consent')
  expect((await deliver(connection)).counts).toMatchObject({ offered: 30, changed: 30, gone: 30 })
  expect(await ruleOf('Y1')).toBe('withdrawn')
})
