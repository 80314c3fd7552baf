import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { PASSWORD, testApp, type Injected, type TestApp } from '../../../platform/testing/test-app.ts'
import { createUser, openSession, resetPassword, updateUser } from '../index.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
beforeEach(() => app.query('delete from admin.sign_in_attempt'))

const codeOf = (reply: Injected): [number, unknown] => [reply.statusCode, reply.json().code]
const idOf = (role: 'administrator' | 'relation_manager' | 'front_office' | 'reader') => app.who(role).actor.id
const session = (token: string) => app.anonymous('GET', '/session', undefined, { cookie: `__Host-klantregie=${token}` })
const openAs = (userId: string) =>
  app.inTransaction((ctx) => openSession(ctx, userId, { address: '192.0.2.7', device: 'Firefox · Windows' }))

describe('colleagues', () => {
  test('are listed for the administrator, without anything secret', async () => {
    const reply = await app.as('administrator')('GET', '/users')
    expect(reply.json().items).toHaveLength(5)
    expect(reply.body).not.toMatch(/hash|scrypt|totp/)
  })

  test.each(['relation_manager', 'front_office', 'reader'] as const)('are no business of a %s', async (role) => {
    expect(codeOf(await app.as(role)('GET', '/users'))).toEqual([403, 'auth.forbidden'])
    const change = await app.as(role)('PATCH', `/users/${idOf(role)}`, { role: 'administrator' })
    expect(codeOf(change)).toEqual([403, 'auth.forbidden'])
  })

  test('of another organisation do not exist', async () => {
    const other = await app.otherTenant()
    const reply = await app.as('administrator')('PATCH', `/users/${other.who.actor.id}`, { isActive: false })
    expect(codeOf(reply)).toEqual([404, 'admin.user_not_found'])
  })

  test('with another role are signed out at once', async () => {
    const { token } = await openAs(idOf('front_office'))
    const reply = await app.as('administrator')('PATCH', `/users/${idOf('front_office')}`, { role: 'reader' })
    expect(reply.json()).toMatchObject({ role: 'reader' })
    expect(codeOf(await session(token))).toEqual([401, 'auth.required'])
    expect(await app.query('select * from admin.session where user_id = $1', [idOf('front_office')])).toEqual([])
  })

  test('without access are signed out at once, and their sign-in is refused from then on', async () => {
    const { token } = await openAs(idOf('relation_manager'))
    await app.as('administrator')('PATCH', `/users/${idOf('relation_manager')}`, { isActive: false })
    expect(codeOf(await session(token))).toEqual([401, 'auth.required'])
    await expect(openAs(idOf('relation_manager'))).rejects.toMatchObject({ code: 'auth.required' })
  })

  test('can only be limited to domains that exist here', async () => {
    const change = { domainIds: [crypto.randomUUID()] }
    const reply = await app.as('administrator')('PATCH', `/users/${idOf('reader')}`, change)
    expect(codeOf(reply)).toEqual([404, 'governance.domain_not_found'])
  })

  test('leave what changed in the trail', async () => {
    await app.as('administrator')('PATCH', `/users/${idOf('reader')}`, { role: 'front_office' })
    const entry = (await app.audit()).findLast((one) => one.action === 'user.access_changed')
    expect(entry).toMatchObject({ subject_id: idOf('reader'), details: { role: ['reader', 'front_office'] } })
  })
})

describe('the last administrator', () => {
  test('cannot step down or be switched off', async () => {
    for (const change of [{ role: 'reader' }, { isActive: false }]) {
      const reply = await app.as('administrator')('PATCH', `/users/${idOf('administrator')}`, change)
      expect(codeOf(reply)).toEqual([409, 'admin.last_administrator'])
    }
    expect((await app.as('administrator')('GET', '/session')).json().user.role).toBe('administrator')
  })

  test('remains when two demote one another at the same moment', async () => {
    const second = await app.inTransaction((ctx) =>
      createUser(ctx, {
        name: 'Bo Tweede',
        email: 'bo@testdam.example.org',
        role: 'administrator',
        password: 'zeven sloten op een poort',
      }),
    )
    const outcomes = await Promise.allSettled(
      [second.id, idOf('administrator')].map((id) =>
        app.inTransaction((ctx) => updateUser(ctx, id, { role: 'reader' })),
      ),
    )
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    const left = await app.query(`select id from admin.app_user where role = 'administrator' and is_active`)
    expect(left).toHaveLength(1)
    await app.query(`update admin.app_user set role = 'administrator' where id = $1`, [idOf('administrator')])
    await app.query(`update admin.app_user set role = 'reader' where id = $1`, [second.id])
  })
})

describe('my account', () => {
  let token: string
  const post = (url: string, body: object) => app.anonymous('POST', url, body, { cookie: `__Host-klantregie=${token}` })
  beforeEach(async () => {
    token = (await openAs(idOf('administrator'))).token
  })

  test('has my name and language, which I change myself', async () => {
    const headers = { cookie: `__Host-klantregie=${token}` }
    const reply = await app.anonymous('PATCH', '/account', { name: 'Eva de Boer', language: 'en' }, headers)
    expect(reply.json().user).toMatchObject({ name: 'Eva de Boer', language: 'en' })
  })

  test.each([
    { what: 'too short', next: 'te kort', code: 'auth.password_too_short' },
    { what: 'leaked', next: 'Wachtwoord123', code: 'auth.password_breached' },
    { what: 'like the organisation', next: 'Bibliotheek Testdam', code: 'auth.password_like_account' },
    { what: 'too long', next: 'ab c'.repeat(51), code: 'auth.password_too_long' },
  ])('does not take a password that is $what', async ({ next, code }) => {
    expect(codeOf(await post('/account/password', { current: PASSWORD, next }))).toEqual([422, code])
  })

  test('does not take a new password without the current one, and counts the mistakes', async () => {
    const attempt = () => post('/account/password', { current: 'niet goed', next: 'negen kraaien op een hek' })
    expect(codeOf(await attempt())).toEqual([401, 'auth.wrong_credentials'])
    await app.query(`insert into admin.sign_in_attempt (id, key_hash, at)
      select gen_random_uuid(), key_hash, at from admin.sign_in_attempt, generate_series(1, 9)`)
    expect(codeOf(await attempt())).toEqual([429, 'auth.too_many_attempts'])
  })

  test('with a new password keeps this session, ends the others at once, and the old password opens nothing', async () => {
    const elsewhere = await openAs(idOf('administrator'))
    const next = 'negen kraaien op een hek'
    expect((await post('/account/password', { current: PASSWORD, next })).statusCode).toBe(200)
    expect([(await session(token)).statusCode, (await session(elsewhere.token)).statusCode]).toEqual([200, 401])
    const email = 'administrator@testdam.example.org'
    expect(
      (await app.anonymous('POST', '/session', { email, password: PASSWORD, organisation: 'bibliotheek-testdam' }))
        .statusCode,
    ).toBe(401)
    expect(
      (await app.anonymous('POST', '/session', { email, password: next, organisation: 'bibliotheek-testdam' }))
        .statusCode,
    ).toBe(200)
  })

  test('can be given a new password from the command line, which ends every session', async () => {
    await app.inTransaction((ctx) =>
      resetPassword(ctx, {
        email: 'Administrator@testdam.example.org',
        password: 'drie molens in de mist',
        dropSecondFactor: true,
      }),
    )
    expect((await session(token)).statusCode).toBe(401)
  })
})

test('a user with an address that is taken, or a weak password, is not made', async () => {
  const make = (email: string, password: string) =>
    app.inTransaction((ctx) => createUser(ctx, { name: 'Nieuw', email, role: 'reader', password }))
  await expect(make('READER@testdam.example.org', 'zeven sloten op een poort')).rejects.toMatchObject({
    code: 'admin.email_taken',
  })
  await expect(make('nieuw@testdam.example.org', 'kort')).rejects.toMatchObject({ code: 'auth.password_too_short' })
})
