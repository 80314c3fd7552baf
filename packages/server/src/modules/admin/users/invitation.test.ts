import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type Injected, type TestApp } from '../../../platform/testing/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
beforeEach(async () => {
  app.clock.set('2026-03-02T09:00:00.000Z')
  await app.query('delete from admin.sign_in_attempt')
})

const codeOf = (reply: Injected): [number, unknown] => [reply.statusCode, reply.json().code]
const invite = (email: string) =>
  app.as('administrator')('POST', '/invitations', { name: 'Noor de Wit', email, role: 'front_office' })
const tokenOf = (reply: Injected) => (reply.json().link as string).split('#')[1]!
const accept = (token: string, password = 'acht zwanen op het dak') =>
  app.anonymous('POST', '/invitations/accept', { token, name: 'Noor de Wit', password })

describe('an invitation', () => {
  test('gives a link, once, of which only the hash is kept', async () => {
    const reply = await invite('noor1@testdam.example.org')
    expect(reply.json().link).toMatch(/^http:\/\/localhost:3000\/uitnodiging#[0-9a-f-]{36}\.[\w-]{43}$/)
    expect(reply.json().invitation).toMatchObject({
      expiresAt: '2026-03-09T09:00:00.000Z',
      invitedBy: 'Test administrator',
    })
    const list = await app.as('administrator')('GET', '/invitations')
    expect(list.json().items).toContainEqual(expect.objectContaining({ email: 'noor1@testdam.example.org' }))
    const secret = tokenOf(reply).split('.')[1]!
    const stored = JSON.stringify([await app.query('select * from admin.invitation'), await app.audit(), list.json()])
    expect(stored).not.toContain(secret)
  })

  test('shows its holder for whom and from whom it is', async () => {
    const token = tokenOf(await invite('noor2@testdam.example.org'))
    const reply = await app.anonymous('POST', '/invitations/view', { token })
    expect(reply.json()).toEqual({
      name: 'Noor de Wit',
      email: 'noor2@testdam.example.org',
      organisation: 'Bibliotheek Testdam',
    })
  })

  test('makes a user with the role that was given, signed in', async () => {
    const token = tokenOf(await invite('Noor3@testdam.example.org'))
    const reply = await accept(token)
    expect(reply.json()).toMatchObject({ user: { email: 'Noor3@testdam.example.org', role: 'front_office' } })
    expect(reply.headers['set-cookie']).toMatch(/^__Host-klantregie=/)
    expect((await app.audit()).map((entry) => entry.action)).toEqual(
      expect.arrayContaining(['user.invited', 'user.invitation_accepted', 'user.signed_in']),
    )
  })

  test('works once, also for two at the same moment', async () => {
    const token = tokenOf(await invite('noor4@testdam.example.org'))
    const replies = await Promise.all([accept(token), accept(token)])
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 404])
    expect(codeOf(await accept(token))).toEqual([404, 'admin.invitation_invalid'])
  })

  test('is not spent by a password that is refused', async () => {
    const token = tokenOf(await invite('noor5@testdam.example.org'))
    expect(codeOf(await accept(token, 'kort'))).toEqual([422, 'auth.password_too_short'])
    expect(codeOf(await accept(token, 'Noor de Wit 2026'))).toEqual([422, 'auth.password_like_account'])
    expect((await accept(token)).statusCode).toBe(200)
  })

  test('expires after a week, after which one can be invited anew', async () => {
    const token = tokenOf(await invite('noor6@testdam.example.org'))
    app.clock.set('2026-03-09T09:00:00.000Z')
    expect(codeOf(await accept(token))).toEqual([404, 'admin.invitation_invalid'])
    await app.query(`update admin.session set last_seen_at = '2026-03-09T08:59:00Z'`)
    expect((await invite('noor6@testdam.example.org')).statusCode).toBe(200)
    await app.query(`update admin.session set last_seen_at = '2026-03-02T09:00:00Z'`)
  })

  test('can be withdrawn', async () => {
    const reply = await invite('noor7@testdam.example.org')
    const { id } = reply.json().invitation
    expect((await app.as('administrator')('DELETE', `/invitations/${id}`)).statusCode).toBe(200)
    expect(codeOf(await accept(tokenOf(reply)))).toEqual([404, 'admin.invitation_invalid'])
    expect(codeOf(await app.as('administrator')('DELETE', `/invitations/${id}`))).toEqual([
      404,
      'admin.invitation_invalid',
    ])
  })

  test.each([
    { who: 'a colleague', email: 'Reader@testdam.example.org' },
    { who: 'somebody already invited', email: 'noor8@testdam.example.org' },
  ])('to $who is refused', async ({ email }) => {
    await invite('noor8@testdam.example.org')
    expect(codeOf(await invite(email))).toEqual([409, 'admin.email_taken'])
  })

  test('twice at the same moment to one address becomes one', async () => {
    const replies = await Promise.all([invite('noor9@testdam.example.org'), invite('noor9@testdam.example.org')])
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 409])
  })

  test('cannot be made, seen or withdrawn by who does not manage users', async () => {
    for (const role of ['relation_manager', 'front_office', 'reader'] as const) {
      const body = { name: 'Een Ander', email: 'ander@testdam.example.org', role: 'administrator' }
      expect(codeOf(await app.as(role)('POST', '/invitations', body))).toEqual([403, 'auth.forbidden'])
      expect(codeOf(await app.as(role)('GET', '/invitations'))).toEqual([403, 'auth.forbidden'])
    }
  })

  test.each(['a'.repeat(40), `${crypto.randomUUID()}.${'a'.repeat(43)}`])('"%s" is no invitation', async (token) => {
    expect(codeOf(await app.anonymous('POST', '/invitations/view', { token }))).toEqual([
      404,
      'admin.invitation_invalid',
    ])
    expect(codeOf(await accept(token))).toEqual([404, 'admin.invitation_invalid'])
  })

  test('cannot be guessed by trying: after thirty tries an address has to wait', async () => {
    const guess = () => app.anonymous('POST', '/invitations/view', { token: `${app.tenantId}.${'a'.repeat(43)}` })
    for (let tries = 0; tries < 30; tries += 1) expect((await guess()).statusCode).toBe(404)
    expect(codeOf(await guess())).toEqual([429, 'auth.too_many_attempts'])
  })
})
