import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type Injected, type TestApp } from '../../../platform/testing/test-app.ts'
import { openSession } from '../index.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
beforeEach(() => app.clock.set('2026-03-02T09:00:00.000Z'))

const codeOf = (reply: Injected): [number, unknown] => [reply.statusCode, reply.json().code]
const at = (cookie: string) => ({ cookie: `__Host-klantregie=${cookie}` })
const get = (token: string, path = '/session') => app.anonymous('GET', path, undefined, at(token))

/** Another device of the reader. */
async function anotherDevice(device = 'Firefox · Windows'): Promise<string> {
  const opened = await app.inTransaction((ctx) =>
    openSession(ctx, app.who('reader').actor.id, { address: '192.0.2.7', device }),
  )
  return opened.token
}

describe('a session', () => {
  test('ends after twelve hours without use, and lives on with use', async () => {
    const [used, unused] = [await anotherDevice(), await anotherDevice()]
    app.clock.set('2026-03-02T20:59:00.000Z')
    expect((await get(used)).json().expiresAt).toBe('2026-03-03T08:59:00.000Z')
    app.clock.set('2026-03-02T21:00:00.000Z')
    expect((await get(used)).statusCode).toBe(200)
    expect(codeOf(await get(unused))).toEqual([401, 'auth.required'])
  })

  test('ends after thirty days, however busy', async () => {
    const token = await anotherDevice()
    for (let day = 2; day <= 31; day += 1) {
      for (const hour of [3, 13, 20]) {
        app.clock.set(new Date(Date.UTC(2026, 2, day, 9 + hour)).toISOString())
        await get(token)
      }
    }
    app.clock.set('2026-04-01T08:59:59.000Z')
    expect((await get(token)).json().expiresAt).toBe('2026-04-01T09:00:00.000Z')
    app.clock.set('2026-04-01T09:00:00.000Z')
    expect(codeOf(await get(token))).toEqual([401, 'auth.required'])
  })

  test('writes when it was last seen at most once a minute', async () => {
    const token = await anotherDevice('Safari · iPad')
    const seen = async () =>
      (await app.query(`select last_seen_at as at from admin.session where device = 'Safari · iPad'`))[0].at as Date
    app.clock.set('2026-03-02T09:00:59.000Z')
    await get(token)
    expect(await seen()).toEqual(new Date('2026-03-02T09:00:00.000Z'))
    app.clock.set('2026-03-02T09:01:00.000Z')
    await get(token)
    expect(await seen()).toEqual(new Date('2026-03-02T09:01:00.000Z'))
  })

  test('does not exist without a cookie', async () => {
    expect(codeOf(await app.anonymous('GET', '/session'))).toEqual([401, 'auth.required'])
  })

  test('cannot be carried in anything but the cookie', async () => {
    const token = app.cookieOf('reader')
    const reply = await app.anonymous('GET', `/session?token=${token}`, undefined, { authorization: `Bearer ${token}` })
    expect(codeOf(reply)).toEqual([401, 'auth.required'])
  })
})

describe('my sessions', () => {
  test('are listed with where they are, without what opens them', async () => {
    await anotherDevice()
    const reply = await app.as('reader')('GET', '/account/sessions')
    const items = reply.json().items as { isCurrent: boolean; device: string; address: string }[]
    expect(items.filter((item) => item.isCurrent)).toHaveLength(1)
    expect(items).toContainEqual(expect.objectContaining({ device: 'Firefox · Windows', address: '192.0.2.7' }))
    expect(reply.body).not.toMatch(/hash|token/)
  })

  test('can be ended one by one, at once', async () => {
    const token = await anotherDevice()
    const own = await get(token, '/account/sessions')
    const { id } = (own.json().items as { id: string; isCurrent: boolean }[]).find((item) => item.isCurrent)!
    expect((await app.as('reader')('DELETE', `/account/sessions/${id}`)).statusCode).toBe(200)
    expect(codeOf(await get(token))).toEqual([401, 'auth.required'])
    expect((await app.as('reader')('GET', '/session')).statusCode).toBe(200)
  })

  test('of somebody else cannot be ended, and are not said to exist', async () => {
    const list = await app.as('administrator')('GET', '/account/sessions')
    const { id } = list.json().items[0]
    const reply = await app.as('reader')('DELETE', `/account/sessions/${id}`)
    const unknown = await app.as('reader')('DELETE', `/account/sessions/${crypto.randomUUID()}`)
    expect(reply.body).toBe(unknown.body)
    expect((await app.as('administrator')('GET', '/session')).statusCode).toBe(200)
  })

  test('elsewhere can be ended all at once', async () => {
    const [one, other] = [await anotherDevice(), await anotherDevice()]
    const reply = await app.as('reader')('DELETE', '/account/sessions')
    expect(reply.json().ended).toBeGreaterThanOrEqual(2)
    expect([(await get(one)).statusCode, (await get(other)).statusCode]).toEqual([401, 401])
    expect((await app.as('reader')('GET', '/session')).statusCode).toBe(200)
  })
})

test('signing out ends the session and empties the cookie', async () => {
  const token = await anotherDevice()
  const reply = await app.anonymous('DELETE', '/session', undefined, at(token))
  expect(reply.headers['set-cookie']).toMatch(/^__Host-klantregie=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Lax/)
  expect(codeOf(await get(token))).toEqual([401, 'auth.required'])
})
