import { describe, expect, test } from 'vitest'
import type { Injected } from '../../../platform/testing/test-app.ts'
import {
  admin,
  app,
  found,
  house,
  mail,
  made,
  makeKey,
  now,
  patch,
  said,
  scim,
  type Provider,
} from './testing/directory-scene.ts'

describe('coming in', () => {
  const cookiesOf = (reply: Injected): string =>
    ([] as string[])
      .concat((reply.headers['set-cookie'] ?? []) as string[])
      .map((cookie) => cookie.split(';')[0])
      .join('; ')

  async function signOn(subject: string, claims: object): Promise<Injected> {
    const begun = await app.anonymous('POST', '/sign-on', { providerId: now.provider.id })
    const { url } = begun.json() as { url: string }
    const answer = house.agree(url, { subject, claims: { ...claims } })
    return app.anonymous('POST', '/sign-on/finish', { answer }, { cookie: cookiesOf(begun) })
  }

  test('whom the directory made comes in by their number there, and from then on as everybody', async () => {
    const user = await made()
    const oid = `object-${String(now.number)}`
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
    for (const role of ['administrator', 'privacy_officer']) {
      await admin('PATCH', `/users/${user.id}`, { role })
      expect((await signOn(`s2-${role}`, { oid: `object-${String(now.number)}` })).statusCode, role).toBe(401)
    }
    await admin('PATCH', `/users/${user.id}`, { role: 'reader' })
    await scim('DELETE', `/Users/${user.id}`)
    expect((await signOn('s3', { oid: `object-${String(now.number)}` })).statusCode).toBe(401)
    const here = (await found('/Users')).Resources.find(({ displayName }) => displayName === 'Test reader')!
    await scim('PATCH', `/Users/${here.id}`, patch({ op: 'Add', path: 'externalId', value: 'reader-1' }))
    expect((await signOn('s4', { oid: 'reader-1' })).statusCode).toBe(401)
  })
})

describe('the key', () => {
  test('is told once, kept as a hash, and the one before it stops', async () => {
    const before = now.secret
    now.secret = await makeKey()
    expect(now.secret).not.toBe(before)
    const shown = await admin('GET', `/identity-providers/${now.provider.id}/directory`)
    expect(shown.body).not.toContain(now.secret)
    expect(shown.json()).toMatchObject({ directory: { ending: now.secret.slice(-4), role: 'front_office', people: 0 } })
    expect(JSON.stringify(await app.query('select * from admin.directory'))).not.toContain(now.secret.split('.')[1])
    expect((await scim('GET', '/Users')).statusCode).toBe(200)
    now.secret = before
    expect((await scim('GET', '/Users')).statusCode).toBe(401)
  })

  test('opens nothing without it, with another, when the house is off or its directory removed', async () => {
    const good = now.secret
    for (const wrong of ['', 'x', `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`]) {
      now.secret = wrong
      expect((await scim('GET', '/Users')).statusCode).toBe(401)
      expect((await scim('POST', '/Users', said())).statusCode).toBe(401)
    }
    now.secret = good
    await admin('PATCH', `/identity-providers/${now.provider.id}`, { isOn: false })
    expect((await scim('GET', '/Users')).statusCode).toBe(401)
    await admin('PATCH', `/identity-providers/${now.provider.id}`, { isOn: true })
    await admin('DELETE', `/identity-providers/${now.provider.id}/directory`)
    expect((await scim('GET', '/Users')).statusCode).toBe(401)
  })

  test('opens nothing else, and nothing of another organisation', async () => {
    for (const path of ['/users', '/relations', '/session'])
      expect((await app.anonymous('GET', path, undefined, { authorization: `Bearer ${now.secret}` })).statusCode).toBe(
        401,
      )
    const other = await app.otherTenant()
    expect((await found('/Users')).Resources.map(({ id }) => id)).not.toContain(other.who.actor.id)
    expect((await scim('GET', `/Users/${other.who.actor.id}`)).statusCode).toBe(404)
    const off = patch({ op: 'Replace', path: 'active', value: false })
    expect((await scim('PATCH', `/Users/${other.who.actor.id}`, off)).statusCode).toBe(404)
  })

  test('of another directory does not open whom this one made', async () => {
    const user = await made()
    const { clientId, clientSecret } = house
    const body = { name: 'Andere gemeente', issuer: 'https://elders.example', clientId, clientSecret }
    const other = (await admin('POST', '/identity-providers', body)).json() as Provider
    const reply = await admin('POST', `/identity-providers/${other.id}/directory`, { role: 'reader' })
    const mine = now.secret
    now.secret = (reply.json() as { secret: string }).secret
    expect((await found('/Users')).Resources.map(({ id }) => id)).not.toContain(user.id)
    const take = patch({ op: 'Add', path: 'externalId', value: 'mine-now' })
    expect((await scim('PATCH', `/Users/${user.id}`, take)).statusCode).toBe(404)
    expect((await scim('DELETE', `/Users/${user.id}`)).statusCode).toBe(404)
    expect((await scim('POST', '/Users', said())).statusCode).toBe(409)
    now.secret = mine
    expect((await scim('GET', `/Users/${user.id}`)).json()).toMatchObject({
      externalId: `object-${String(now.number)}`,
    })
  })

  test('is made by who manages users, never for administrators', async () => {
    const path = `/identity-providers/${now.provider.id}/directory`
    for (const role of ['relation_manager', 'privacy_officer', 'reader'] as const)
      expect((await app.as(role)('POST', path, { role: 'reader' })).statusCode).toBe(403)
    expect((await admin('POST', path, { role: 'administrator' })).statusCode).toBe(422)
  })
})
