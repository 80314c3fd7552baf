import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type Injected } from '../../../platform/testing/test-app.ts'
import { openOpenIdEmulator } from '../sign-on/testing/openid-emulator.ts'

const house = await openOpenIdEmulator()
const app = await testApp({ KLANTREGIE_OWN_NETWORK: new URL(house.issuer).host })
afterAll(house.close)
const admin = app.as('administrator')

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User'
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group'
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

type Provider = { readonly id: string }
type Resource = Record<string, unknown> & { readonly id: string }
let provider: Provider
let secret = ''
let number = 0

beforeEach(async () => {
  house.calm()
  app.clock.set('2026-03-02T09:00:00.000Z')
  for (const table of ['sign_on', 'known_identity', 'identity_provider', 'team', 'sign_in_attempt'])
    await app.query(`delete from admin.${table}`)
  const { issuer, clientId, clientSecret } = house
  const body = { name: 'Gemeente Testdam', issuer, clientId, clientSecret }
  provider = (await admin('POST', '/identity-providers', body)).json() as Provider
  secret = await makeKey()
  number += 1
})

const makeKey = async (role = 'front_office'): Promise<string> => {
  const made = await admin('POST', `/identity-providers/${provider.id}/directory`, { role })
  expect(made.statusCode, made.body).toBe(200)
  return (made.json() as { secret: string }).secret
}

const scim = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<Injected> =>
  app.anonymous(method, `/scim/v2${path}`, body && Buffer.from(JSON.stringify(body)), {
    authorization: `Bearer ${secret}`,
    ...(body && { 'content-type': 'application/scim+json' }),
  })

const mail = (name = 'noor'): string => `${name}.${String(number)}@huis.example`
const said = (more: object = {}) => ({
  schemas: [USER, ENTERPRISE],
  userName: mail(),
  externalId: `object-${String(number)}`,
  active: true,
  displayName: 'Noor van den Broek',
  name: { givenName: 'Noor', familyName: 'van den Broek' },
  emails: [{ primary: true, type: 'work', value: mail() }],
  [ENTERPRISE]: { department: 'Balie' },
  ...more,
})
const patch = (...Operations: object[]) => ({ schemas: [PATCH], Operations })

async function made(more: object = {}): Promise<Resource> {
  const reply = await scim('POST', '/Users', said(more))
  expect(reply.statusCode, reply.body).toBe(201)
  return reply.json() as Resource
}

const account = async (id: string) =>
  ((await admin('GET', '/users')).json() as { items: (Resource & { isActive: boolean })[] }).items.find(
    (user) => user.id === id,
  )
const found = async (path: string) =>
  (await scim('GET', path)).json() as { totalResults: number; Resources: Resource[] }

test('it says what it can, and needs its key for that too', async () => {
  expect((await scim('GET', '/ServiceProviderConfig')).json()).toMatchObject({
    ...{ patch: { supported: true }, filter: { supported: true }, bulk: { supported: false } },
  })
  const types = (await scim('GET', '/ResourceTypes')).json() as { Resources: { name: string }[] }
  expect(types.Resources.map(({ name }) => name).toSorted()).toEqual(['Group', 'User'])
  expect((await scim('GET', '/Schemas')).statusCode).toBe(200)
  expect((await scim('GET', '/Bulk')).statusCode).toBe(404)
})

describe('colleagues', () => {
  test('one is made with the role of new ones, found by name and number, and seen as made', async () => {
    const reply = await scim('POST', '/Users', said())
    expect(reply.statusCode, reply.body).toBe(201)
    expect(reply.headers['content-type']).toMatch(/^application\/scim\+json/)
    const user = reply.json() as Resource
    expect(reply.headers['location']).toMatch(new RegExp(`/api/scim/v2/Users/${user.id}$`))
    expect(user).toMatchObject({ userName: mail(), externalId: `object-${String(number)}`, active: true })
    expect(await account(user.id)).toMatchObject({ name: 'Noor van den Broek', email: mail(), role: 'front_office' })
    for (const filter of [`userName eq "${mail().toUpperCase()}"`, `externalId eq "object-${String(number)}"`])
      expect(await found(`/Users?filter=${encodeURIComponent(filter)}`)).toMatchObject({
        ...{ totalResults: 1, Resources: [{ id: user.id }] },
      })
    expect(await found(`/Users?filter=${encodeURIComponent('userName eq "niemand@huis.example"')}`)).toMatchObject({
      ...{ totalResults: 0, Resources: [] },
    })
    expect(
      await app.query('select action, actor_name as by from platform.audit_entry where subject_id = $1', [user.id]),
    ).toEqual([{ action: 'user.created', by: 'Gemeente Testdam' }])
  })

  test('Entra ID says no as text, in capitals, with and without a path; their sessions end', async () => {
    const user = await made()
    for (const operation of [
      { op: 'Replace', path: 'active', value: 'False' },
      { op: 'replace', value: { active: false } },
    ]) {
      const reply = await scim('PATCH', `/Users/${user.id}`, patch(operation))
      expect([reply.statusCode, reply.json()]).toMatchObject([200, { active: false }])
      expect((await account(user.id))?.isActive).toBe(false)
      await scim('PATCH', `/Users/${user.id}`, patch({ op: 'Replace', path: 'active', value: 'True' }))
      expect((await account(user.id))?.isActive).toBe(true)
    }
  })

  test('a changed name and address come over, by part and whole; what it tells of departments is not kept', async () => {
    const user = await made()
    const changes = patch(
      { op: 'Replace', path: 'displayName', value: 'Noor Broek-Visser' },
      { op: 'Replace', path: 'emails[type eq "work"].value', value: mail('visser') },
      { op: 'Add', path: `${ENTERPRISE}:department`, value: 'Marketing' },
    )
    const reply = await scim('PATCH', `/Users/${user.id}`, changes)
    expect(reply.statusCode, reply.body).toBe(200)
    expect(await account(user.id)).toMatchObject({ name: 'Noor Broek-Visser', email: mail('visser') })
    expect((await scim('PUT', `/Users/${user.id}`, said({ displayName: 'Noor' }))).json()).toMatchObject({
      ...{ displayName: 'Noor', emails: [{ value: mail() }] },
    })
  })

  test('whoever is let go loses access and is not there any more; they come back as they were', async () => {
    const user = await made()
    expect((await scim('DELETE', `/Users/${user.id}`)).statusCode).toBe(204)
    expect((await account(user.id))?.isActive).toBe(false)
    expect((await scim('GET', `/Users/${user.id}`)).statusCode).toBe(404)
    expect((await scim('DELETE', `/Users/${user.id}`)).statusCode).toBe(404)
    await admin('PATCH', `/users/${user.id}`, { role: 'reader' })
    expect((await made()).id).toBe(user.id)
    expect(await account(user.id)).toMatchObject({ isActive: true, role: 'reader' })
  })

  test('a colleague who was here is found and kept, not made twice; their own address stays theirs', async () => {
    const here = (await found('/Users')).Resources.find(({ displayName }) => displayName === 'Test front_office')!
    const email = String((await account(here.id))?.['email'])
    const again = await scim('POST', '/Users', said({ userName: email, emails: [{ value: email, primary: true }] }))
    expect([again.statusCode, again.json()]).toMatchObject([409, { scimType: 'uniqueness' }])
    await scim('PATCH', `/Users/${here.id}`, patch({ op: 'Add', path: 'externalId', value: 'desk-1' }))
    await scim(
      'PATCH',
      `/Users/${here.id}`,
      patch({ op: 'Replace', path: 'emails[type eq "work"].value', value: mail('ander') }),
    )
    expect(await account(here.id)).toMatchObject({ email })
    expect((await scim('GET', `/Users/${here.id}`)).json()).toMatchObject({ externalId: 'desk-1' })
  })

  test('the last administrator stays', async () => {
    const { Resources } = await found('/Users')
    const last = Resources.find(({ displayName }) => displayName === 'Test administrator')!
    const reply = await scim('PATCH', `/Users/${last.id}`, patch({ op: 'Replace', path: 'active', value: false }))
    expect(reply.statusCode).toBe(409)
    expect((await account(last.id))?.isActive).toBe(true)
  })

  test('pages hold what was asked for', async () => {
    const { totalResults } = await found('/Users')
    const page = await found('/Users?startIndex=2&count=1')
    expect([page.totalResults, page.Resources.length]).toEqual([totalResults, 1])
  })

  test.each<[string, object, number]>([
    ['no name at all', { userName: undefined }, 400],
    ['an address that is none', { userName: 'noor', emails: [] }, 400],
    ['a name without end', { displayName: 'x'.repeat(5000) }, 400],
    ['a yes that is none', { active: 'misschien' }, 400],
  ])('%s is refused as SCIM refuses', async (_name, more, status) => {
    const reply = await scim('POST', '/Users', said(more))
    expect([reply.statusCode, reply.json()]).toMatchObject([
      ...[status, { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status) }],
    ])
  })

  test('a number of somebody else, and a filter that is none, are refused', async () => {
    await made()
    const other = said({ userName: mail('ander'), emails: [] })
    expect((await scim('POST', '/Users', other)).json()).toMatchObject({ status: '409', scimType: 'uniqueness' })
    expect(await found(`/Users?filter=${encodeURIComponent(`userName eq "${mail('ander')}"`)}`)).toMatchObject({
      totalResults: 0,
    })
    expect((await scim('GET', `/Users?filter=${encodeURIComponent('((')}`)).statusCode).toBe(400)
  })
})

describe('teams', () => {
  const group = (more: object = {}) => ({
    schemas: [GROUP],
    displayName: `Team ${String(number)}`,
    externalId: 'g',
    ...more,
  })
  const team = async (id: string) =>
    (
      (await admin('GET', '/teams')).json() as { items: { id: string; name: string; members: { id: string }[] }[] }
    ).items.find((one) => one.id === id)

  test('one is made, filled one by one, emptied, renamed and removed', async () => {
    const [one, two] = [await made(), await made({ userName: mail('twee'), emails: [], externalId: 'twee' })]
    const { id } = (await scim('POST', '/Groups', group({ members: [] }))).json() as Resource
    const change = async (operation: object) => {
      const reply = await scim('PATCH', `/Groups/${id}`, patch(operation))
      expect(reply.statusCode, reply.body).toBe(200)
      return (await team(id))?.members.map((member) => member.id).toSorted()
    }
    expect(await change({ op: 'Add', path: 'members', value: [{ value: one.id }, { value: two.id }] })).toEqual(
      [one.id, two.id].toSorted(),
    )
    expect(await change({ op: 'Remove', path: `members[value eq "${one.id}"]` })).toEqual([two.id])
    expect(await change({ op: 'Remove', path: 'members', value: [{ value: two.id }] })).toEqual([])
    expect(await change({ op: 'Replace', path: 'displayName', value: 'Anders' })).toEqual([])
    expect((await team(id))?.name).toBe('Anders')
    expect((await scim('DELETE', `/Groups/${id}`)).statusCode).toBe(204)
    expect(await team(id)).toBeUndefined()
  })

  test('a team that was made here is not seen, not filled and not removed', async () => {
    const mine = (await admin('POST', '/teams', { name: 'Van onszelf' })).json() as Resource
    expect(await found('/Groups')).toMatchObject({ totalResults: 0 })
    expect((await scim('GET', `/Groups/${mine.id}`)).statusCode).toBe(404)
    const add = patch({ op: 'Add', path: 'members', value: [{ value: (await made()).id }] })
    expect((await scim('PATCH', `/Groups/${mine.id}`, add)).statusCode).toBe(404)
    expect((await scim('DELETE', `/Groups/${mine.id}`)).statusCode).toBe(404)
    expect((await scim('POST', '/Groups', group({ displayName: 'van onszelf' }))).json()).toMatchObject({
      ...{ status: '409', scimType: 'uniqueness' },
    })
    expect((await team(mine.id))?.members).toEqual([])
  })

  test('members who are not here are refused, and nothing of the team is made', async () => {
    const reply = await scim('POST', '/Groups', group({ members: [{ value: '0198c0de-0000-7000-8000-000000000000' }] }))
    expect(reply.statusCode).toBe(404)
    expect(await found('/Groups')).toMatchObject({ totalResults: 0 })
  })
})

describe('coming in', () => {
  const cookiesOf = (reply: Injected): string =>
    ([] as string[])
      .concat((reply.headers['set-cookie'] ?? []) as string[])
      .map((cookie) => cookie.split(';')[0])
      .join('; ')

  async function signOn(subject: string, claims: object): Promise<Injected> {
    const begun = await app.anonymous('POST', '/sign-on', { providerId: provider.id })
    const { url } = begun.json() as { url: string }
    const answer = house.agree(url, { subject, claims: { ...claims } })
    return app.anonymous('POST', '/sign-on/finish', { answer }, { cookie: cookiesOf(begun) })
  }

  test('whom the directory made comes in by their number there, and from then on as everybody', async () => {
    const user = await made()
    const oid = `object-${String(number)}`
    const first = await signOn('pairwise-1', { oid, preferred_username: mail() })
    expect(first.json()).toMatchObject({ state: 'signed_in', session: { user: { id: user.id } } })
    await scim('PATCH', `/Users/${user.id}`, patch({ op: 'Replace', path: 'externalId', value: 'another' }))
    expect((await signOn('pairwise-1', { oid: 'whatever' })).json()).toMatchObject({ state: 'signed_in' })
    // Another one with the new number does not come in beside them.
    expect((await signOn('pairwise-2', { oid: 'another' })).json()).toMatchObject({ code: 'auth.sign_on_unknown' })
  })

  test('an address is nobody, and neither is the number of who was here before, administers, or was let go', async () => {
    const user = await made()
    expect((await signOn('s1', { email: mail(), preferred_username: mail() })).statusCode).toBe(401)
    await admin('PATCH', `/users/${user.id}`, { role: 'administrator' })
    expect((await signOn('s2', { oid: `object-${String(number)}` })).statusCode).toBe(401)
    await admin('PATCH', `/users/${user.id}`, { role: 'reader' })
    await scim('DELETE', `/Users/${user.id}`)
    expect((await signOn('s3', { oid: `object-${String(number)}` })).statusCode).toBe(401)
    const here = (await found('/Users')).Resources.find(({ displayName }) => displayName === 'Test reader')!
    await scim('PATCH', `/Users/${here.id}`, patch({ op: 'Add', path: 'externalId', value: 'reader-1' }))
    expect((await signOn('s4', { oid: 'reader-1' })).statusCode).toBe(401)
  })
})

describe('the key', () => {
  test('is told once, kept as a hash, and the one before it stops', async () => {
    const before = secret
    secret = await makeKey()
    expect(secret).not.toBe(before)
    const shown = await admin('GET', `/identity-providers/${provider.id}/directory`)
    expect(shown.body).not.toContain(secret)
    expect(shown.json()).toMatchObject({ directory: { ending: secret.slice(-4), role: 'front_office', people: 0 } })
    expect(JSON.stringify(await app.query('select * from admin.directory'))).not.toContain(secret.split('.')[1])
    expect((await scim('GET', '/Users')).statusCode).toBe(200)
    secret = before
    expect((await scim('GET', '/Users')).statusCode).toBe(401)
  })

  test('opens nothing without it, with another, when the house is off or its directory removed', async () => {
    const good = secret
    for (const wrong of ['', 'x', `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`]) {
      secret = wrong
      expect((await scim('GET', '/Users')).statusCode).toBe(401)
      expect((await scim('POST', '/Users', said())).statusCode).toBe(401)
    }
    secret = good
    await admin('PATCH', `/identity-providers/${provider.id}`, { isOn: false })
    expect((await scim('GET', '/Users')).statusCode).toBe(401)
    await admin('PATCH', `/identity-providers/${provider.id}`, { isOn: true })
    await admin('DELETE', `/identity-providers/${provider.id}/directory`)
    expect((await scim('GET', '/Users')).statusCode).toBe(401)
  })

  test('opens nothing else, and nothing of another organisation', async () => {
    for (const path of ['/users', '/relations', '/session'])
      expect((await app.anonymous('GET', path, undefined, { authorization: `Bearer ${secret}` })).statusCode).toBe(401)
    const other = await app.otherTenant()
    expect((await found('/Users')).Resources.map(({ id }) => id)).not.toContain(other.who.actor.id)
    expect((await scim('GET', `/Users/${other.who.actor.id}`)).statusCode).toBe(404)
    const off = patch({ op: 'Replace', path: 'active', value: false })
    expect((await scim('PATCH', `/Users/${other.who.actor.id}`, off)).statusCode).toBe(404)
  })

  test('is made by who manages users, never for administrators', async () => {
    const path = `/identity-providers/${provider.id}/directory`
    for (const role of ['relation_manager', 'privacy_officer', 'reader'] as const)
      expect((await app.as(role)('POST', path, { role: 'reader' })).statusCode).toBe(403)
    expect((await admin('POST', path, { role: 'administrator' })).statusCode).toBe(422)
  })
})
