import { expect, test } from 'vitest'
import { calmMailerlite, openMailerlite, type MailerliteTroubles } from './testing/mailerlite-emulator.ts'
import { AGREED, openNewsletterScene } from './testing/newsletter-scene.ts'

const GROUP = '4243829086487936'
const OTHER = '4243829086487937'
const mailerlite = await openMailerlite()
const { app, admin, connect, deliver, hearing, meaning, ruleOf, statements } = await openNewsletterScene({
  connector: 'mailerlite',
  url: mailerlite.url,
  token: mailerlite.token,
  list: GROUP,
  close: mailerlite.close,
  calm: () => {
    mailerlite.subscribers.clear()
    mailerlite.groups.clear()
    mailerlite.groups.set(GROUP, 'Nieuwsbrief')
    mailerlite.groups.set(OTHER, 'Vrienden')
    mailerlite.asked.length = 0
    Object.assign(mailerlite.troubles, calmMailerlite())
  },
})

const mailOf = (id: number): string => `abonnee${String(id)}@nieuwsbrief.example`

/** Somebody signed up by the form there; the same number again is the same subscriber, changed. */
function subscribe(id: number, more: Record<string, unknown> = {}): void {
  mailerlite.subscribers.set(String(id), {
    groups: [GROUP],
    email: mailOf(id),
    status: 'active',
    source: 'webform',
    ip_address: '198.51.100.8',
    subscribed_at: '2026-01-10 12:00:00',
    unsubscribed_at: null,
    opted_in_at: '2026-01-10 12:05:00',
    optin_ip: '198.51.100.8',
    fields: { name: 'Abonnee', last_name: `Nummer${String(id)}`, city: 'Leerdam', z_i_p: null },
    ...mailerlite.subscribers.get(String(id)),
    ...more,
  })
}

const subscribeMany = (first: number, count: number): number[] => {
  const ids = Array.from({ length: count }, (_, index) => first + index)
  for (const id of ids) subscribe(id)
  return ids
}

test('everybody in the group by whatever status, nothing new the second time although mails were opened, one change is one', async () => {
  subscribeMany(1000, 130)
  subscribe(1003, { status: 'unsubscribed', unsubscribed_at: '2026-02-01 10:00:00' })
  subscribe(1900, { groups: [OTHER] })
  const connection = await connect()
  expect(await deliver(connection)).toMatchObject({
    counts: { offered: 130, new: 130 },
    control: { theirs: 130, ours: 130 },
  })
  expect((await deliver(connection)).counts).toMatchObject({ same: 130, changed: 0 })
  subscribe(1007, { fields: { name: 'Anders', last_name: 'Nummer1007' } })
  expect((await deliver(connection)).counts).toMatchObject({ same: 129, changed: 1 })
})

test('a yes comes in with its evidence when people did it themselves; an import, a key or staff shows nothing', async () => {
  subscribe(2000)
  for (const [index, source] of ['import', 'api', 'manual', ''].entries()) subscribe(2001 + index, { source })
  subscribe(2010, { status: 'unconfirmed' })
  await deliver(await connect())
  expect(await ruleOf(mailOf(2000))).toBe('consent')
  for (const id of [2001, 2002, 2003, 2004, 2010]) expect(await ruleOf(mailOf(id))).toBe('no_consent')
  expect(await statements(mailOf(2000))).toEqual([
    { state: 'given', at: new Date('2026-01-10T12:05:00Z'), proof: `"${AGREED}" (webform, IP 198.51.100.8)` },
  ])
})

test('unsubscribing and a complaint are a no, so is leaving the group or the account; mail that came back says nothing', async () => {
  subscribeMany(3000, 5)
  const connection = await connect()
  await deliver(connection)
  subscribe(3000, { status: 'unsubscribed', unsubscribed_at: '2026-02-20 10:00:00' })
  subscribe(3001, { status: 'junk', unsubscribed_at: '2026-02-20 10:00:00' })
  subscribe(3002, { groups: [OTHER] })
  mailerlite.subscribers.delete('3003')
  subscribe(3004, { status: 'bounced' })
  expect((await deliver(connection)).counts).toMatchObject({ changed: 5, gone: 2 })
  for (const id of [3000, 3001, 3002, 3003]) expect(await ruleOf(mailOf(id))).toBe('withdrawn')
  expect(await ruleOf(mailOf(3004))).not.toBe('consent')
  expect((await statements(mailOf(3004))).map(({ state }) => state)).toEqual(['given'])
})

test('whoever changes status while lists are read is not gone', async () => {
  subscribeMany(4000, 3)
  const connection = await connect()
  await deliver(connection)
  subscribe(4001, { status: 'unsubscribed', unsubscribed_at: '2026-02-20 10:00:00' })
  // Active again after the active ones were told, and before the others are.
  mailerlite.troubles.drift = () => subscribe(4001, { status: 'active', unsubscribed_at: null })
  expect(await deliver(connection)).toMatchObject({
    counts: { offered: 3, same: 3, gone: 0 },
    control: { theirs: 3, ours: 3 },
  })
})

test('a notice is about all groups that were chosen, alone or among others, and is not believed', async () => {
  subscribe(5000, { groups: [GROUP, OTHER] })
  subscribe(5001)
  const { path, settle } = await hearing(await connect([meaning(), meaning({ externalId: OTHER, name: 'Vrienden' })]))
  const tell = async (body: object) =>
    expect((await app.anonymous('POST', path.replace(/^\/api/, ''), body)).statusCode).toBe(200)
  subscribe(5000, { status: 'unsubscribed', unsubscribed_at: '2026-02-25 10:00:00' })
  await tell({ event: 'subscriber.unsubscribed', id: '5000', status: 'unsubscribed' })
  await tell({ events: [{ event: 'subscriber.unsubscribed', subscriber: { id: '5001', status: 'unsubscribed' } }] })
  await tell({ event: 'subscriber.unsubscribed', id: '../groups' })
  await settle()
  expect(await ruleOf(mailOf(5000))).toBe('withdrawn')
  expect(await ruleOf(mailOf(5001))).toBe('consent')
  expect((await statements(mailOf(5000))).filter(({ state }) => state === 'withdrawn')).toHaveLength(2)
})

test.each<[number, string, Partial<MailerliteTroubles>]>([
  [6000, 'too busy', { busy: 2 }],
  [6100, 'failing', { failing: 2 }],
  [6200, 'an answer cut off half-way', { truncated: 1 }],
  [6300, 'slow', { slow: 5 }],
  [6400, 'fields that nobody knows yet', { hasUnknownFields: true }],
  [6500, 'a field that is gone', { withoutField: 'source' }],
])('%i, %s: everybody is there all the same', async (first, _, trouble) => {
  const ids = subscribeMany(first, 8)
  for (const id of ids) subscribe(id, { status: 'unsubscribed', unsubscribed_at: '2026-02-20 10:00:00' })
  Object.assign(mailerlite.troubles, trouble)
  const connection = await connect()
  let told = await deliver(connection, 'backfill')
  for (let again = 0; told.state !== 'done' && again < 2; again += 1) told = await deliver(connection, 'backfill')
  expect(told).toMatchObject({ state: 'done', control: { theirs: 8, ours: 8 } })
  for (const id of ids) expect(await ruleOf(mailOf(id))).toBe('withdrawn')
})

test('trying it says which groups there are; the key is told to nobody', async () => {
  subscribe(7000)
  const connection = await connect([])
  expect((await admin('POST', `/connections/${connection.id}/test`, {})).json()).toMatchObject({
    isOk: true,
    lists: [
      { externalId: GROUP, name: 'Nieuwsbrief', members: 1 },
      { externalId: OTHER, name: 'Vrienden', members: 0 },
    ],
  })
  expect((await deliver(connection)).counts).toMatchObject({ offered: 0 })
  const kept = [await app.query('select secrets::text as text from integrations.connection'), await app.audit()]
  expect(JSON.stringify(kept)).not.toContain(mailerlite.token)
})
