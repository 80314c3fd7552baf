import { TOTP } from 'otpauth'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { PASSWORD, testApp, type Injected, type TestApp } from '../../../platform/testing/test-app.ts'

const EMAIL = 'reader@testdam.example.org'

let app: TestApp
let secret: string
let recoveryCodes: string[]

const me: ReturnType<TestApp['as']> = (...request) => app.as('reader')(...request)
const codeOf = (reply: Injected): [number, unknown] => [reply.statusCode, reply.json().code]
const appCode = (secondsAway = 0) =>
  new TOTP({ secret, digits: 6, period: 30 }).generate({ timestamp: app.clock.now().getTime() + secondsAway * 1000 })

async function challenge(): Promise<string> {
  const reply = await app.anonymous('POST', '/session', { email: EMAIL, password: PASSWORD })
  expect(reply.json().state).toBe('second_factor_required')
  expect(reply.headers['set-cookie']).toBeUndefined()
  return reply.json().challenge as string
}

const confirm = (given: string, code: string) =>
  app.anonymous('POST', '/session/second-factor', { challenge: given, code })

// The tests tell one story, in order: the clock of each begins where no earlier code is valid any more.
let minute = 0
beforeAll(async () => {
  app = await testApp()
})
beforeEach(async () => {
  minute += 5
  app.clock.set(new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString())
  await app.query('delete from admin.sign_in_attempt')
})

describe('switching on the second factor', () => {
  test('asks for the password first', async () => {
    expect(codeOf(await me('POST', '/account/second-factor', { password: 'niet het wachtwoord' }))).toEqual([
      401,
      'auth.wrong_credentials',
    ])
    expect(codeOf(await app.anonymous('POST', '/account/second-factor', { password: PASSWORD }))).toEqual([
      401,
      'auth.required',
    ])
  })

  test('gives a secret as text, as address and as picture, which does nothing yet', async () => {
    const reply = await me('POST', '/account/second-factor', { password: PASSWORD })
    expect(reply.statusCode).toBe(200)
    secret = reply.json().secret
    expect(reply.json().uri).toContain(`secret=${secret}`)
    expect(reply.json().qrSvg).toMatch(/^<svg /)
    const signIn = await app.anonymous('POST', '/session', { email: EMAIL, password: PASSWORD })
    expect(signIn.json().state).toBe('signed_in')
  })

  test('is not done by a wrong code', async () => {
    expect(codeOf(await me('POST', '/account/second-factor/confirm', { code: '000000' }))).toEqual([
      401,
      'auth.wrong_code',
    ])
  })

  test('is done by a first code, and gives ten recovery codes once', async () => {
    const reply = await me('POST', '/account/second-factor/confirm', { code: appCode() })
    recoveryCodes = reply.json().recoveryCodes
    expect(recoveryCodes).toHaveLength(10)
    const stored = JSON.stringify(await app.query('select * from admin.recovery_code'))
    expect(recoveryCodes.some((code) => stored.includes(code) || stored.includes(code.replaceAll('-', '')))).toBe(false)
    expect((await me('GET', '/session')).json().user.hasSecondFactor).toBe(true)
  })

  test('cannot be done twice', async () => {
    expect(codeOf(await me('POST', '/account/second-factor', { password: PASSWORD }))).toEqual([
      409,
      'auth.second_factor_active',
    ])
    expect(codeOf(await me('POST', '/account/second-factor/confirm', { code: appCode() }))).toEqual([
      409,
      'auth.second_factor_active',
    ])
  })
})

describe('signing in with the second factor', () => {
  test('the password alone opens nothing; password and code do', async () => {
    const given = await challenge()
    const reply = await confirm(given, appCode())
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['set-cookie']).toMatch(/^__Host-klantregie=/)
    expect(reply.json()).toMatchObject({ user: { email: EMAIL, hasSecondFactor: true } })
  })

  test('a code that was used is refused, also to the one who looked over a shoulder at the same moment', async () => {
    const code = appCode()
    const [one, other] = [await challenge(), await challenge()]
    const replies = await Promise.all([confirm(one, code), confirm(other, code)])
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 401])
    expect(codeOf(await confirm(await challenge(), code))).toEqual([401, 'auth.wrong_code'])
  })

  test('a code of before the last used one is refused, although its half minute is not over', async () => {
    expect((await confirm(await challenge(), appCode(30))).statusCode).toBe(200)
    expect(codeOf(await confirm(await challenge(), appCode()))).toEqual([401, 'auth.wrong_code'])
  })

  test('a challenge works once', async () => {
    const given = await challenge()
    expect((await confirm(given, appCode())).statusCode).toBe(200)
    app.clock.set(new Date(app.clock.now().getTime() + 60_000).toISOString())
    expect(codeOf(await confirm(given, appCode()))).toEqual([401, 'auth.challenge_expired'])
  })

  test('after five minutes one begins again', async () => {
    const given = await challenge()
    app.clock.set(new Date(app.clock.now().getTime() + 5 * 60_000).toISOString())
    expect(codeOf(await confirm(given, appCode()))).toEqual([401, 'auth.challenge_expired'])
    minute += 5
  })

  test.each(['', 'geen uitdaging', `${crypto.randomUUID()}.${'a'.repeat(43)}`])(
    '"%s" is no challenge',
    async (given) => {
      expect(codeOf(await confirm(given, '123456'))).toEqual([401, 'auth.challenge_expired'])
    },
  )

  test('after ten wrong codes no more is judged, wherever they come from and however often one begins again', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect(codeOf(await confirm(await challenge(), '000000'))).toEqual([401, 'auth.wrong_code'])
    }
    expect(codeOf(await confirm(await challenge(), appCode()))).toEqual([429, 'auth.too_many_attempts'])
  })

  test('a challenge of somebody who was switched off meanwhile opens nothing', async () => {
    const given = await challenge()
    const id = app.who('reader').actor.id
    await app.as('administrator')('PATCH', `/users/${id}`, { isActive: false })
    expect(codeOf(await confirm(given, appCode()))).toEqual([401, 'auth.challenge_expired'])
    await app.as('administrator')('PATCH', `/users/${id}`, { isActive: true })
  })
})

describe('recovery codes', () => {
  // The session of this role ended when its user was switched off above.
  let cookie: string
  const asMe = (method: 'POST', url: string, body: object) => app.anonymous(method, url, body, { cookie })

  test('open once, however they are typed', async () => {
    const code = recoveryCodes[0]!.toLowerCase().replaceAll('-', ' ')
    const reply = await confirm(await challenge(), code)
    expect(reply.statusCode).toBe(200)
    cookie = String(reply.headers['set-cookie']).split(';')[0]!
    expect(codeOf(await confirm(await challenge(), code))).toEqual([401, 'auth.wrong_code'])
    expect(await app.audit()).toContainEqual(expect.objectContaining({ action: 'user.recovery_code_used' }))
  })

  test('can be renewed with the password; the old ones stop working', async () => {
    expect(codeOf(await asMe('POST', '/account/recovery-codes', { password: 'niet goed' }))).toEqual([
      401,
      'auth.wrong_credentials',
    ])
    const renewed = await asMe('POST', '/account/recovery-codes', { password: PASSWORD })
    expect(codeOf(await confirm(await challenge(), recoveryCodes[1]!))).toEqual([401, 'auth.wrong_code'])
    expect((await confirm(await challenge(), renewed.json().recoveryCodes[0])).statusCode).toBe(200)
  })

  test('go when the second factor is switched off', async () => {
    expect((await asMe('POST', '/account/second-factor/stop', { password: PASSWORD })).statusCode).toBe(200)
    expect(await app.query('select * from admin.recovery_code')).toEqual([])
    expect(await app.query('select * from admin.app_user where totp_secret is not null')).toEqual([])
    expect(codeOf(await asMe('POST', '/account/second-factor/stop', { password: PASSWORD }))).toEqual([
      409,
      'auth.second_factor_inactive',
    ])
    expect(codeOf(await asMe('POST', '/account/recovery-codes', { password: PASSWORD }))).toEqual([
      409,
      'auth.second_factor_inactive',
    ])
  })
})

test('no secret or code is in the trail', async () => {
  const trail = JSON.stringify(await app.audit())
  expect([secret, ...recoveryCodes, PASSWORD].filter((text) => trail.includes(text))).toEqual([])
})
