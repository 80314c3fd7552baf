import { expect, test } from 'vitest'
import { mailchimp as connector } from './connectors/mailchimp/mailchimp.ts'
import { calmMailchimp, openMailchimp, type MailchimpTroubles } from './testing/mailchimp-emulator.ts'
import { AGREED, openNewsletterScene } from './testing/newsletter-scene.ts'

const LIST = 'a1b2c3d4e5'
const mailchimp = await openMailchimp(() => app.clock.now())
const { app, admin, connect, deliver, hearing, lastDelivery, meaning, ruleOf, statements } = await openNewsletterScene({
  connector: 'mailchimp',
  url: mailchimp.url,
  token: mailchimp.token,
  list: LIST,
  close: mailchimp.close,
  calm: () => {
    mailchimp.members.clear()
    mailchimp.lists.clear()
    mailchimp.lists.set(LIST, 'Nieuwsbrief')
    mailchimp.asked.length = 0
    Object.assign(mailchimp.troubles, calmMailchimp())
  },
})

const mailOf = (contact: string): string => `${contact}@nieuwsbrief.example`

/** Somebody signed up by the form there; the same contact again is the same member, changed. */
function subscribe(contact: string, more: Record<string, unknown> = {}): void {
  const known = mailchimp.members.get(contact) ?? {}
  mailchimp.put(contact, {
    list_id: LIST,
    email_address: mailOf(contact),
    status: 'subscribed',
    merge_fields: { FNAME: 'Lid', LNAME: `Van ${contact}`, PHONE: '', ADDRESS: '' },
    ip_signup: '198.51.100.7',
    timestamp_signup: '2026-01-10T12:00:00+00:00',
    ip_opt: '198.51.100.7',
    timestamp_opt: '2026-01-10T12:05:00+00:00',
    language: 'nl',
    source: 'Hosted Signup Form',
    tags: [],
    ...known,
    ...more,
  })
}

const subscribeMany = (letter: string, count: number): string[] => {
  const contacts = Array.from({ length: count }, (_, index) => `${letter}${String(index).padStart(4, '0')}`)
  for (const [index, contact] of contacts.entries())
    subscribe(contact, { timestamp_signup: new Date(Date.UTC(2025, 0, 1) + index * 60_000).toISOString() })
  return contacts
}

const later = (minutes: number): void => {
  app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000).toISOString())
}

const thereIs = async () => app.query('select count(*)::int as count from integrations.object where gone_at is null')

test('everybody the first time, only what changed after that, and all of it again when that is asked', async () => {
  subscribeMany('a', 12)
  const connection = await connect()
  expect(await deliver(connection)).toMatchObject({
    counts: { offered: 12, new: 12 },
    control: { theirs: 12, ours: 12 },
  })
  later(60)
  expect((await deliver(connection)).counts).toMatchObject({ new: 0, changed: 0 })
  later(60)
  subscribe('a0003', { merge_fields: { FNAME: 'Aleida', LNAME: 'Van a0003' } })
  expect((await deliver(connection)).counts).toMatchObject({ offered: 1, changed: 1 })
  expect((await deliver(connection, 'backfill')).counts).toMatchObject({ offered: 12, same: 12 })
})

test('a list that is chosen later comes in whole', async () => {
  subscribeMany('b', 3)
  mailchimp.lists.set('tweede', 'Vrienden')
  subscribe('b9', { list_id: 'tweede' })
  const connection = await connect()
  await deliver(connection)
  later(90)
  const { intake } = (await admin('GET', `/connections/${connection.id}`)).json() as { intake: object }
  const lists = [meaning(), meaning({ externalId: 'tweede', name: 'Vrienden' })]
  await admin('PATCH', `/connections/${connection.id}`, { intake: { ...intake, lists } })
  await app.runJobs()
  expect((await deliver(connection)).counts).toMatchObject({ new: 1, changed: 0 })
  expect(await ruleOf(mailOf('b9'))).toBe('consent')
})

test('a yes comes in with its evidence when people did it themselves; of an import or of staff it shows nothing', async () => {
  subscribe('c1')
  subscribe('c2', { source: 'Import from CSV file' })
  subscribe('c3', { source: 'Admin Add' })
  subscribe('c4', { source: '' })
  subscribe('c5', { ip_signup: '', ip_opt: '' })
  subscribe('c6', { status: 'pending' })
  await deliver(await connect())
  expect(await ruleOf(mailOf('c1'))).toBe('consent')
  for (const contact of ['c2', 'c3', 'c4', 'c5', 'c6']) expect(await ruleOf(mailOf(contact))).toBe('no_consent')
  expect(await statements(mailOf('c1'))).toEqual([
    {
      state: 'given',
      at: new Date('2026-01-10T12:05:00Z'),
      proof: `"${AGREED}" (Hosted Signup Form, IP 198.51.100.7)`,
    },
  ])
})

test('an unsubscription is one here, archiving is a no, and mail that came back blocks the address and says nothing', async () => {
  for (const contact of ['d1', 'd2', 'd3']) subscribe(contact)
  const connection = await connect()
  await deliver(connection)
  later(60)
  subscribe('d1', { status: 'unsubscribed' })
  subscribe('d2', { status: 'archived' })
  subscribe('d3', { status: 'cleaned' })
  expect((await deliver(connection)).counts).toMatchObject({ offered: 3, changed: 3, gone: 1 })
  expect([await ruleOf(mailOf('d1')), await ruleOf(mailOf('d2'))]).toEqual(['withdrawn', 'withdrawn'])
  expect(await ruleOf(mailOf('d3'))).not.toBe('consent')
  expect((await statements(mailOf('d3'))).map(({ state }) => state)).toEqual(['given'])
  later(60)
  // Somebody there puts the old sign-up back: nothing new was said.
  subscribe('d1', { status: 'subscribed' })
  await deliver(connection)
  expect(await ruleOf(mailOf('d1'))).toBe('withdrawn')
})

test('another address is the same member', async () => {
  subscribe('e1')
  const connection = await connect()
  await deliver(connection)
  later(60)
  subscribe('e1', { email_address: 'nieuw-e1@nieuwsbrief.example' })
  expect((await deliver(connection)).counts).toMatchObject({ offered: 1, changed: 1, gone: 0 })
  expect(await ruleOf('nieuw-e1@nieuwsbrief.example')).toBe('consent')
})

test('whoever is gone for good is found when everything is asked; whoever stood between two pages is not gone', async () => {
  const contacts = subscribeMany('f', 560)
  const connection = await connect()
  await deliver(connection)
  mailchimp.members.delete('f0300')
  // Thirty of the first page go while it is read: the second page begins thirty further than it would.
  mailchimp.troubles.drift = ({ members }) => {
    for (const contact of contacts.slice(100, 130)) members.delete(contact)
  }
  const told = await deliver(connection, 'backfill')
  expect(told.counts).toMatchObject({ changed: 1, gone: 1, new: 0 })
  expect(await ruleOf(mailOf('f0300'))).toBe('withdrawn')
  expect(await ruleOf(mailOf('f0505'))).toBe('consent')
  expect((await deliver(connection, 'backfill')).counts).toMatchObject({ gone: 30 })
  expect(await thereIs()).toEqual([{ count: 529 }])
})

test('a notice comes as a form, is not believed, and is here after one round; somebody looks first whether anybody listens', async () => {
  subscribe('g1')
  const { path, settle } = await hearing(await connect())
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const tell = (form: Record<string, string>, to = path) =>
    app.started.http.inject({ method: 'POST', url: to, headers, payload: new URLSearchParams(form).toString() })
  expect((await app.started.http.inject({ method: 'GET', url: path })).statusCode).toBe(200)
  expect((await app.started.http.inject({ method: 'GET', url: `${path}x` })).statusCode).toBe(404)
  later(10)
  subscribe('g1', { status: 'unsubscribed' })
  const notice = { type: 'unsubscribe', 'data[list_id]': LIST, 'data[email]': mailOf('g1').toUpperCase() }
  for (let times = 0; times < 3; times += 1) expect((await tell(notice)).statusCode).toBe(200)
  await tell({ ...notice, 'data[email]': '../../lists' })
  await tell({ ...notice, type: 'campaign' })
  expect((await tell(notice, `${path}x`)).statusCode).toBe(404)
  await settle()
  expect(await ruleOf(mailOf('g1'))).toBe('withdrawn')
  expect(await app.query('select external_id from integrations.heard')).toEqual([])
  const [connection] = (await admin('GET', '/connections')).json().items as { id: string; name: string }[]
  if (connection !== undefined)
    expect(await lastDelivery(connection)).toMatchObject({ kind: 'hook', counts: { offered: 1, changed: 1 } })
})

test.each<[string, string, Partial<MailchimpTroubles>]>([
  ['h', 'too busy', { busy: 2 }],
  ['i', 'failing', { failing: 2 }],
  ['j', 'an answer cut off half-way', { truncated: 1 }],
  ['k', 'slow', { slow: 5 }],
  ['l', 'fields that nobody knows yet', { hasUnknownFields: true }],
  ['m', 'a field that is gone', { withoutField: 'tags' }],
  ['n', 'a clock that is ahead', { clockAhead: 5 * 3_600_000 }],
])('%s, %s: everybody is there all the same', async (letter, _, trouble) => {
  const contacts = subscribeMany(letter, 8)
  for (const contact of contacts) subscribe(contact, { status: 'unsubscribed' })
  Object.assign(mailchimp.troubles, trouble)
  const connection = await connect()
  let told = await deliver(connection, 'backfill')
  for (let again = 0; told.state !== 'done' && again < 2; again += 1) told = await deliver(connection, 'backfill')
  expect(told).toMatchObject({ state: 'done', control: { theirs: 8, ours: 8 } })
  for (const contact of contacts) expect(await ruleOf(mailOf(contact))).toBe('withdrawn')
})

test.each([
  ['0123456789abcdef-us21', {}, 'https://us21.api.mailchimp.com/'],
  ['0123456789abcdef-us6', { url: 'https://elders.example' }, 'https://elders.example/'],
  ['0123456789abcdef', {}, undefined],
  ['0123456789abcdef-us21.evil.example', {}, undefined],
])('the key %s with %o is asked at %s', (token, settings, address) => {
  expect(connector.baseOf(settings, { token })?.href).toBe(address)
})

test('a key of which the end is missing says so', async () => {
  const connection = await connect()
  const change = { settings: {}, secrets: { token: '0123456789abcdef' } }
  expect((await admin('PATCH', `/connections/${connection.id}`, change)).statusCode).toBe(200)
  expect((await admin('POST', `/connections/${connection.id}/test`, {})).json()).toMatchObject({
    isOk: false,
    problem: { code: 'key_incomplete' },
  })
})

test('trying it says whose account it is and which audiences there are; the key is told to nobody', async () => {
  subscribe('o1')
  const connection = await connect([])
  expect((await admin('POST', `/connections/${connection.id}/test`, {})).json()).toMatchObject({
    isOk: true,
    answeredAs: 'Schouwburg De Waterlinie',
    lists: [{ externalId: LIST, name: 'Nieuwsbrief', members: 1 }],
  })
  expect((await deliver(connection)).counts).toMatchObject({ offered: 0 })
  const kept = [await app.query('select secrets::text as text from integrations.connection'), await app.audit()]
  expect(JSON.stringify(kept)).not.toContain(mailchimp.token)
})
