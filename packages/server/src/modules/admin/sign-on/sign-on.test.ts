import { afterAll, beforeEach, expect, test } from 'vitest'
import { PASSWORD, testApp, type Injected } from '../../../platform/testing/test-app.ts'
import { openOpenIdEmulator, type OpenIdTroubles, type Person } from './testing/openid-emulator.ts'

const house = await openOpenIdEmulator()
const app = await testApp({ KLANTREGIE_OWN_NETWORK: new URL(house.issuer).host })
afterAll(house.close)
const admin = app.as('administrator')
const desk = app.as('front_office')

const ANNA: Person = { subject: 'anna-1', claims: { preferred_username: 'anna@huis.example' } }

beforeEach(async () => {
  house.calm()
  app.clock.set('2026-03-02T09:00:00.000Z')
  for (const table of ['sign_on', 'known_identity', 'identity_provider', 'sign_in_attempt'])
    await app.query(`delete from admin.${table}`)
})

type Provider = { id: string; redirectUri: string; isOn: boolean; people: number; name: string }

async function trust(more: object = {}): Promise<Provider> {
  const answer = await admin('POST', '/identity-providers', {
    name: 'Gemeente Testdam',
    issuer: house.issuer,
    clientId: house.clientId,
    clientSecret: house.clientSecret,
    ...more,
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json() as Provider
}

function cookiesOf(reply: Injected): string {
  const all = ([] as string[]).concat((reply.headers['set-cookie'] ?? []) as string[])
  return all.map((cookie) => cookie.split(';')[0]).join('; ')
}

async function start(provider: Provider, more: object = {}) {
  const reply = await app.anonymous('POST', '/sign-on', { providerId: provider.id, ...more })
  expect(reply.statusCode, reply.body).toBe(200)
  return { url: (reply.json() as { url: string }).url, cookie: cookiesOf(reply) }
}

const finish = (answer: string, cookie: string) => app.anonymous('POST', '/sign-on/finish', { answer }, { cookie })

/** Signs in from the beginning to the end. */
async function signOn(provider: Provider, person: Person = ANNA) {
  const { url, cookie } = await start(provider)
  return finish(house.agree(url, person), cookie)
}

/** The colleague at the desk adds their account of the other house. */
async function link(provider: Provider, person: Person = ANNA) {
  const begun = await desk('POST', '/account/identities', { providerId: provider.id, password: PASSWORD })
  expect(begun.statusCode, begun.body).toBe(200)
  return finish(house.agree((begun.json() as { url: string }).url, person), cookiesOf(begun))
}

test('who linked an account signs in with it, by its number there and nothing else', async () => {
  const provider = await trust()
  expect((await link(provider)).json()).toEqual({ state: 'linked', next: '/account' })
  const reply = await signOn(provider)
  expect(reply.json()).toMatchObject({ state: 'signed_in', next: '/', session: { user: { role: 'front_office' } } })
  const session = await app.anonymous('GET', '/session', undefined, { cookie: cookiesOf(reply) })
  expect(session.json()).toMatchObject({ user: { role: 'front_office' } })
  expect((await desk('GET', '/account/identities')).json()).toMatchObject({
    items: [{ provider: 'Gemeente Testdam', label: 'anna@huis.example', lastUsedAt: '2026-03-02T09:00:00.000Z' }],
    others: [],
    hasPassword: true,
  })
})

test('the same address as a colleague opens nothing: another subject is somebody else', async () => {
  const provider = await trust()
  await link(provider)
  const email = 'administrator@testdam.example.org'
  const reply = await signOn(provider, { subject: 'mallory', claims: { email, preferred_username: email } })
  expect([reply.statusCode, reply.json().code]).toEqual([401, 'auth.sign_on_unknown'])
  expect(cookiesOf(reply)).not.toMatch(/__Host-klantregie=[0-9a-f]/)
})

test('one account of another house belongs to one colleague', async () => {
  const provider = await trust()
  await link(provider)
  const begun = await admin('POST', '/account/identities', { providerId: provider.id, password: PASSWORD })
  const reply = await finish(house.agree((begun.json() as { url: string }).url, ANNA), cookiesOf(begun))
  expect([reply.statusCode, reply.json().code]).toEqual([409, 'admin.identity_taken'])
})

test('linking asks for the password, because a desk may stand unlocked', async () => {
  const provider = await trust()
  const begun = await desk('POST', '/account/identities', { providerId: provider.id, password: 'niet dit wachtwoord' })
  expect([begun.statusCode, begun.json().code]).toEqual([401, 'auth.wrong_credentials'])
})

test('who set up a second step is asked for it, unless the other house says that it asked', async () => {
  const provider = await trust()
  await link(provider)
  await app.query(
    `update admin.app_user set totp_secret = 'JBSWY3DPEHPK3PXP', totp_active_at = now() where role = 'front_office'`,
  )
  expect((await signOn(provider)).json()).toMatchObject({ state: 'second_factor_required', next: '/' })
  const strong = await signOn(provider, { ...ANNA, claims: { amr: ['pwd', 'mfa'] } })
  expect(strong.json()).toMatchObject({ state: 'signed_in' })
  await app.query(`update admin.app_user set totp_secret = null, totp_active_at = null where role = 'front_office'`)
})

test('who left does not come in, and what was linked is of no use', async () => {
  const provider = await trust()
  await link(provider)
  await app.query(`update admin.app_user set is_active = false where role = 'front_office'`)
  expect((await signOn(provider)).json()).toMatchObject({ code: 'auth.sign_on_unknown' })
  await app.query(`update admin.app_user set is_active = true where role = 'front_office'`)
})

test.each<[string, Partial<OpenIdTroubles>]>([
  ['names another house in what it signs', { signsAs: 'https://elders.example' }],
  ['signs for another program', { audience: 'een-ander-programma' }],
  ['gives an answer to another question', { nonce: 'van-een-ander' }],
  ['gives one that was over long ago', { isOver: 3600 }],
  ['does not sign', { signature: 'none' }],
  ['lets somebody else sign', { signature: 'another_key' }],
])('nobody comes in when the other house %s', async (_, trouble) => {
  const provider = await trust()
  await link(provider)
  Object.assign(house.troubles, trouble)
  const reply = await signOn(provider)
  expect([reply.statusCode, reply.json().code]).toEqual([401, 'auth.sign_on_refused'])
  const trail = await app.audit()
  expect(trail.some(({ action }) => action === 'user.sign_on_refused')).toBe(true)
})

test('a new key of the other house is found by itself', async () => {
  const provider = await trust()
  await link(provider)
  house.troubles.hasNewKey = true
  // The keys were fetched a moment ago: the first who comes is refused, and it looks again.
  expect((await signOn(provider)).json()).toMatchObject({ code: 'auth.sign_on_refused' })
  expect((await signOn(provider)).json()).toMatchObject({ state: 'signed_in' })
})

test('what was begun is finished once, in time, in the same browser, with an answer to it', async () => {
  const provider = await trust()
  await link(provider)
  const one = await start(provider)
  const answer = house.agree(one.url, ANNA)
  const other = await start(provider)
  const refusedWith = async (said: string, cookie: string, code = 'auth.sign_on_expired') => {
    const reply = await finish(said, cookie)
    expect([reply.statusCode, reply.json().code]).toEqual([401, code])
  }
  await refusedWith(answer, '')
  await refusedWith(answer, other.cookie)
  await refusedWith('code=x', one.cookie)
  await refusedWith('state=x&code=y', one.cookie)
  expect((await finish(answer, one.cookie)).statusCode).toBe(200)
  await refusedWith(answer, one.cookie)
  await refusedWith(house.refuse(other.url), other.cookie, 'auth.sign_on_refused')
  const late = await start(provider)
  const tooLate = house.agree(late.url, ANNA)
  app.clock.set('2026-03-02T09:10:01.000Z')
  await refusedWith(tooLate, late.cookie)
})

test('an answer that somebody else got cannot be slipped into this browser', async () => {
  const provider = await trust()
  await link(provider)
  const [mine, theirs] = [await start(provider), await start(provider)]
  const stolen = new URLSearchParams(house.agree(theirs.url, { subject: 'mallory' }))
  const state = new URLSearchParams(house.agree(mine.url, ANNA)).get('state') ?? ''
  stolen.set('state', state)
  const reply = await finish(stolen.toString(), mine.cookie)
  expect([reply.statusCode, reply.json().code]).toEqual([401, 'auth.sign_on_refused'])
})

test('where it goes afterwards is an address of our own', async () => {
  const provider = await trust()
  await link(provider)
  const begun = await start(provider, { next: '/relaties?type=visitor' })
  expect((await finish(house.agree(begun.url, ANNA), begun.cookie)).json()).toMatchObject({
    next: '/relaties?type=visitor',
  })
  for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example'])
    expect((await app.anonymous('POST', '/sign-on', { providerId: provider.id, next })).statusCode).toBe(422)
})

test('who is invited comes in with an account and needs no password; the way in stays open', async () => {
  const provider = await trust()
  const invited = await admin('POST', '/invitations', { name: 'Bo', email: 'bo@testdam.example.org', role: 'reader' })
  const [, token = ''] = (invited.json() as { link: string }).link.split('#')
  const begun = await app.anonymous('POST', '/invitations/sign-on', {
    token,
    name: 'Bo de Wit',
    providerId: provider.id,
  })
  expect(begun.statusCode, begun.body).toBe(200)
  const bo: Person = { subject: 'bo-7', claims: { name: 'Bo' } }
  const first = await finish(house.agree((begun.json() as { url: string }).url, bo), cookiesOf(begun))
  expect(first.json()).toMatchObject({ state: 'signed_in', session: { user: { name: 'Bo de Wit', role: 'reader' } } })
  expect((await signOn(provider, bo)).json()).toMatchObject({ state: 'signed_in' })
  const again = await app.anonymous('POST', '/invitations/sign-on', { token, name: 'Bo', providerId: provider.id })
  expect([again.statusCode, again.json().code]).toEqual([404, 'admin.invitation_invalid'])

  const cookie = cookiesOf(first)
  const mine = (await app.anonymous('GET', '/account/identities', undefined, { cookie })).json() as {
    items: { id: string }[]
    hasPassword: boolean
  }
  expect(mine.hasPassword).toBe(false)
  const removal = await app.anonymous('DELETE', `/account/identities/${mine.items[0]?.id ?? ''}`, undefined, { cookie })
  expect([removal.statusCode, removal.json().code]).toEqual([409, 'admin.last_way_in'])
  for (const [method, body] of [
    ['DELETE', undefined],
    ['PATCH', { isOn: false }],
  ] as const) {
    const refused = await admin(method, `/identity-providers/${provider.id}`, body)
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'admin.last_way_in'])
  }
  await app.query(`update admin.app_user set is_active = false where email = 'bo@testdam.example.org'`)
})

test('an account that is not linked any more lets nobody in; neither does a house that is off or gone', async () => {
  const provider = await trust()
  await link(provider)
  const begun = await start(provider)
  await admin('PATCH', `/identity-providers/${provider.id}`, { isOn: false })
  expect((await finish(house.agree(begun.url, ANNA), begun.cookie)).json()).toMatchObject({
    code: 'auth.sign_on_expired',
  })
  expect((await app.anonymous('GET', '/sign-on')).json()).toEqual({ items: [] })
  expect((await app.anonymous('POST', '/sign-on', { providerId: provider.id })).statusCode).toBe(404)
  await admin('PATCH', `/identity-providers/${provider.id}`, { isOn: true })
  expect((await app.anonymous('GET', '/sign-on')).json()).toEqual({ items: [{ id: provider.id, name: provider.name }] })
  const { items } = (await desk('GET', '/account/identities')).json() as { items: { id: string }[] }
  expect((await desk('DELETE', `/account/identities/${items[0]?.id ?? ''}`)).statusCode).toBe(200)
  expect((await signOn(provider)).json()).toMatchObject({ code: 'auth.sign_on_unknown' })
  expect((await admin('DELETE', `/identity-providers/${provider.id}`)).statusCode).toBe(200)
  expect((await app.anonymous('POST', '/sign-on', { providerId: provider.id })).statusCode).toBe(404)
})

test('what is wrong with a house is said before somebody needs it', async () => {
  const provider = await trust()
  const tried = async () => (await admin('POST', `/identity-providers/${provider.id}/try`, {})).json() as object
  expect(await tried()).toEqual({ problem: null })
  house.troubles.keysAreGone = true
  expect(await tried()).toEqual({ problem: 'no_keys' })
  house.calm()
  house.troubles.describesAs = 'https://elders.example'
  expect(await tried()).toEqual({ problem: 'another_issuer' })
  house.calm()
  house.troubles.isFailing = true
  expect(await tried()).toEqual({ problem: 'unreachable' })
  house.calm()
  house.troubles.redirectsTo = 'http://169.254.169.254/latest'
  expect(await tried()).toEqual({ problem: 'unreachable' })
})

test('the secret is sealed and shown nowhere, and neither is what was begun', async () => {
  const provider = await trust()
  const { url } = await start(provider)
  const kept = JSON.stringify([
    await app.query('select * from admin.identity_provider'),
    await app.query('select * from admin.sign_on'),
    await app.audit(),
    (await admin('GET', '/identity-providers')).json(),
  ])
  expect(kept).not.toContain(house.clientSecret)
  expect(kept).not.toContain(new URL(url).searchParams.get('nonce'))
  expect(kept).not.toContain(new URL(url).searchParams.get('state'))
})

test.each(['http://id.example.org', 'id.example.org', 'https://x:y@id.example.org'])(
  '%s is no address',
  async (issuer) => {
    const answer = await admin('POST', '/identity-providers', {
      name: 'Fout',
      issuer,
      clientId: 'x',
      clientSecret: 'y',
    })
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'admin.issuer_address'])
  },
)

test('the same house twice is refused, and only administrators decide whom is trusted', async () => {
  await trust()
  const again = await admin('POST', '/identity-providers', {
    name: 'Nog eens',
    issuer: house.issuer,
    clientId: 'x',
    clientSecret: 'y',
  })
  expect([again.statusCode, again.json().code]).toEqual([409, 'admin.identity_provider_exists'])
  expect((await desk('GET', '/identity-providers')).statusCode).toBe(403)
})

test('an address of the own network that nobody allowed is not reached', async () => {
  const provider = await trust({ issuer: 'http://127.0.0.1:9/huis' })
  const reply = await app.anonymous('POST', '/sign-on', { providerId: provider.id })
  expect([reply.statusCode, reply.json().code]).toEqual([502, 'auth.sign_on_unreachable'])
})
