import { expect, test } from 'vitest'
import { mayReceiveByMail, purposeOf } from '../privacy/testing/people.ts'
import {
  admin,
  AGREED,
  app,
  change,
  choose,
  connect,
  deliver,
  idOf,
  laposta,
  LIST,
  meaning,
  newsletter,
  ruleOf,
  statements,
  subscribe,
} from './testing/laposta-scene.ts'

/** What somebody told the desk. */
const tellDesk = async (id: string, body: object) => {
  const said = { purposeId: newsletter.id, channels: ['email'], source: 'desk', ...body }
  const answer = await app.as('front_office')('POST', `/relations/${await idOf(id)}/consents`, said)
  expect(answer.statusCode, answer.body).toBe(200)
}

/** The noes that stand, which a yes at the desk must name. */
const noesOf = async (id: string) => {
  const { items } = (await app.as('front_office')('GET', `/relations/${await idOf(id)}/consents`)).json() as {
    items: { id: string; state: string }[]
  }
  return items.filter(({ state }) => state === 'withdrawn').map((one) => one.id)
}

test('whoever is on a chosen list counts, the same a second time changes nothing, and one change is one change', async () => {
  for (const id of ['A1', 'A2', 'A3']) subscribe(id)
  subscribe('A4', { list_id: 'AndereLijst' })
  laposta.lists.set('AndereLijst', 'Personeel')
  const connection = await connect()
  expect(await deliver(connection, 'backfill')).toMatchObject({
    state: 'done',
    counts: { offered: 3, new: 3 },
    control: { theirs: 3, ours: 3 },
  })
  const before = await app.query('select count(*)::int as rows from privacy.consent')
  expect(await deliver(connection)).toMatchObject({ counts: { offered: 3, same: 3, new: 0, changed: 0 } })
  change('A2', { custom_fields: { voornaam: 'Aleida', achternaam: 'Van A2' } })
  expect(await deliver(connection)).toMatchObject({ counts: { offered: 3, same: 2, changed: 1 } })
  expect(await app.query('select count(*)::int as rows from privacy.consent')).toEqual(before)
})

test('a list of more than a page comes in whole, is asked for once, and in a dry run nobody is gone', async () => {
  for (let index = 0; index < 520; index += 1) subscribe(`Z${String(index)}`)
  const connection = await connect()
  expect((await deliver(connection, 'dry')).counts).toMatchObject({ offered: 520, new: 520, gone: 0 })
  laposta.asked.length = 0
  expect(await deliver(connection)).toMatchObject({ counts: { new: 520 }, control: { theirs: 520, ours: 520 } })
  expect(laposta.asked.filter((path) => path.startsWith('/v2/member'))).toEqual([`/v2/member?list_id=${LIST}`])
})

test('a yes comes in with its evidence: when, from where, by which form, and what was read', async () => {
  subscribe('B1')
  await deliver(await connect())
  expect(await ruleOf('B1')).toBe('consent')
  const [yes] = await statements('B1')
  expect(yes).toMatchObject({ state: 'given', source: 'api', contact: 'b1@nieuwsbrief.example', isVoided: false })
  expect(yes?.['at']).toEqual(new Date('2026-01-10T11:00:00Z'))
  expect(yes?.['proof']).toBe(`"${AGREED}" (https://waterlinie.example/aanmelden, IP 198.51.100.7)`)
  expect(JSON.stringify(await app.audit())).toContain('consent.delivered')
})

test.each([
  ['C1', 'no address that it came from', { ip: '' }, {}],
  ['C2', 'no form that it came by', { source_url: '' }, {}],
  ['C3', 'no moment', { signup_date: '' }, {}],
  ['C4', 'something that is no address', { ip: 'onbekend' }, {}],
  ['C5', 'no words that were read', {}, { agreedText: '' }],
])('%s, a yes with %s, is no yes; the person comes in all the same', async (id, _, member, list) => {
  subscribe(id, member)
  expect((await deliver(await connect([meaning(list)]))).counts).toMatchObject({ new: 1, rejected: 0 })
  expect(await statements(id)).toEqual([])
  expect(await ruleOf(id)).toBe('no_consent')
})

test.each([
  ['unconfirmed', 'no_consent', []],
  ['unsubscribed', 'withdrawn', ['withdrawn']],
  ['a state of the future', 'no_consent', []],
])('a member that is %s: %s', async (state, rule, said) => {
  const id = `D${state.slice(0, 4).replace(' ', '')}`
  subscribe(id, { state })
  await deliver(await connect())
  expect(await ruleOf(id)).toBe(rule)
  expect((await statements(id)).map((one) => one['state'])).toEqual(said)
})

test('an unsubscription there is one here, and its older yes stays out whatever comes after it', async () => {
  subscribe('E1')
  const connection = await connect()
  await deliver(connection)
  change('E1', { state: 'unsubscribed', modified: '2026-02-20 09:00:00' })
  expect((await deliver(connection)).counts).toMatchObject({ changed: 1 })
  expect(await ruleOf('E1')).toBe('withdrawn')
  change('E1', { modified: '2026-02-25 09:00:00', custom_fields: { voornaam: 'Else' } })
  await deliver(connection)
  // Somebody there puts the old sign-up back: nothing new was said.
  change('E1', { state: 'active', modified: '2026-03-01 09:00:00' })
  await deliver(connection)
  expect(await ruleOf('E1')).toBe('withdrawn')
  expect((await statements('E1')).map((one) => one['state'])).toEqual(['given', 'withdrawn'])
  // Signed up anew, with new evidence, is a new yes.
  change('E1', { signup_date: '2026-03-01 10:00:00' })
  await deliver(connection)
  expect(await ruleOf('E1')).toBe('consent')
})

test('an older yes that arrives after an opt-out here stays out, and a newer one too: who said no here says yes here', async () => {
  subscribe('F1', { state: 'unconfirmed' })
  const connection = await connect()
  await deliver(connection)
  await tellDesk('F1', { state: 'withdrawn', occurredAt: '2026-02-01T10:00:00Z' })
  change('F1', { state: 'active' })
  await deliver(connection)
  expect(await ruleOf('F1')).toBe('withdrawn')
  change('F1', { signup_date: '2026-02-15 10:00:00' })
  await deliver(connection)
  expect(await ruleOf('F1')).toBe('withdrawn')
  expect((await statements('F1')).map((one) => one['source'])).toEqual(['desk'])
})

test('whoever said yes here after a no there, was put back and leaves again, left; the first no, edited or deleted, is no new one', async () => {
  for (const id of ['N1', 'N2', 'N3']) subscribe(id, { state: 'unsubscribed', modified: '2026-02-10 09:00:00' })
  const connection = await connect()
  await deliver(connection)
  for (const id of ['N1', 'N2', 'N3'])
    await tellDesk(id, { state: 'given', occurredAt: '2026-02-20T10:00:00Z', seen: await noesOf(id) })
  // Put back by hand: without anything that shows a yes.
  change('N1', { state: 'active', ip: '', source_url: '', modified: '2026-02-21 09:00:00' })
  change('N2', { custom_fields: { voornaam: 'Noor' }, modified: '2026-02-21 09:00:00' })
  laposta.members.delete('N3')
  await deliver(connection)
  for (const id of ['N1', 'N2', 'N3']) expect(await ruleOf(id)).toBe('consent')
  change('N1', { state: 'unsubscribed', modified: '2026-02-28 09:00:00' })
  await deliver(connection)
  expect(await ruleOf('N1')).toBe('withdrawn')
  expect((await statements('N1')).map((one) => one['state'])).toEqual(['withdrawn', 'given', 'withdrawn'])
  for (const id of ['N2', 'N3']) expect(await ruleOf(id)).toBe('consent')
})

test.each(['no first', 'yes first'])(
  'of two lists that stand for the same, the no of one is not undone by a yes of the other: %s',
  async (order) => {
    laposta.lists.set('Tweede', 'Tweede lijst')
    const id = order === 'no first' ? 'G1' : 'G2'
    const shared = {
      email: `${id.toLowerCase()}@nieuwsbrief.example`,
      state: 'unconfirmed',
      custom_fields: { voornaam: 'Gea', achternaam: `Bosch ${id}` },
    }
    subscribe(id, shared)
    subscribe(`${id}b`, { ...shared, list_id: 'Tweede' })
    const connection = await connect([meaning(), meaning({ externalId: 'Tweede', name: 'Tweede lijst' })])
    await deliver(connection)
    // Same name, same address: matching made them one.
    expect(
      await app.query('select id from relations.relation where email = $1 and merged_into_id is null', [shared.email]),
    ).toHaveLength(1)
    const yes = () => change(id, { state: 'active', signup_date: '2026-02-20 10:00:00' })
    const no = () => change(`${id}b`, { state: 'unsubscribed', modified: '2026-02-10 10:00:00' })
    for (const say of order === 'no first' ? [no, yes] : [yes, no]) {
      say()
      await deliver(connection)
    }
    expect(await ruleOf(id)).toBe('withdrawn')
  },
)

test('whoever was deleted there is gone, and that is a no; who comes back on the old sign-up stays out', async () => {
  for (const id of ['H1', 'H2']) subscribe(id)
  const connection = await connect()
  await deliver(connection)
  const kept = laposta.members.get('H1')
  laposta.members.delete('H1')
  expect(await deliver(connection)).toMatchObject({
    counts: { offered: 2, same: 1, changed: 1, gone: 1 },
    control: { theirs: 1, ours: 1 },
  })
  expect(await ruleOf('H1')).toBe('withdrawn')
  expect((await deliver(connection)).counts).toMatchObject({ offered: 1, same: 1 })
  laposta.members.set('H1', kept ?? {})
  expect((await deliver(connection)).counts).toMatchObject({ same: 1, changed: 1, gone: 0 })
  expect(await ruleOf('H1')).toBe('withdrawn')
})

test('mail that comes back for good blocks the address, says nothing of consent, and says it once', async () => {
  subscribe('I1')
  const connection = await connect()
  await deliver(connection)
  change('I1', { state: 'cleaned', modified: '2026-02-20 09:00:00' })
  await deliver(connection)
  await deliver(connection)
  expect(await ruleOf('I1')).not.toBe('consent')
  expect((await statements('I1')).map((one) => one['state'])).toEqual(['given'])
  const blocked = (await app.audit()).filter(({ action }) => action === 'address.suppressed')
  expect(blocked).toHaveLength(1)
  expect(JSON.stringify(blocked)).not.toContain('nieuwsbrief.example')
})

test('a list that turns out to stand for something else takes its yeses along, and leaves its noes', async () => {
  subscribe('J1')
  subscribe('J2', { state: 'unsubscribed' })
  const connection = await connect()
  await deliver(connection)
  const education = await purposeOf(app, 'education_news')
  await choose(connection, [meaning({ purposeId: education.id })])
  expect(await ruleOf('J1')).toBe('no_consent')
  expect(await ruleOf('J2')).toBe('withdrawn')
  expect((await mayReceiveByMail(app, await idOf('J1'), education.id)).rule).toBe('consent')
  expect((await mayReceiveByMail(app, await idOf('J2'), education.id)).rule).toBe('withdrawn')
  await choose(connection, [])
  expect((await mayReceiveByMail(app, await idOf('J1'), education.id)).rule).toBe('no_consent')
})

test('only lists once, for a purpose and channel in use, and only of a system that has lists', async () => {
  const connection = await connect()
  const { intake } = (await admin('GET', `/connections/${connection.id}`)).json() as { intake: object }
  for (const lists of [
    [meaning(), meaning()],
    [meaning({ purposeId: connection.id })],
    [meaning({ channel: 'post' })],
  ]) {
    const answer = await admin('PATCH', `/connections/${connection.id}`, { intake: { ...intake, lists } })
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'integrations.list_not_fitting'])
  }
})

test('trying the connection answers which lists there are; the key is told to nobody', async () => {
  subscribe('K1')
  laposta.lists.set('Tweede', 'Vrienden')
  const connection = await connect([])
  const answer = (await admin('POST', `/connections/${connection.id}/test`, {})).json()
  expect(answer).toMatchObject({
    isOk: true,
    totals: [{ stream: 'members', count: 1 }],
    lists: [
      { externalId: LIST, name: 'Nieuwsbrief', members: 1 },
      { externalId: 'Tweede', name: 'Vrienden', members: 0 },
    ],
  })
  expect((await deliver(connection)).counts).toMatchObject({ offered: 0 })
  const rows = await app.query('select secrets::text as text from integrations.connection')
  expect(JSON.stringify(rows)).not.toContain(laposta.token)
  expect(JSON.stringify(await app.audit())).not.toContain(laposta.token)
})
