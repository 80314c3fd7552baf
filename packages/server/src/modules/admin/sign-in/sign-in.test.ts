import { randomBytes, scryptSync } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { PASSWORD, testApp, type Injected, type TestApp } from '../../../platform/testing/test-app.ts'
import { createOrganisation, createUser, productAt, updateUser } from '../index.ts'

const EMAIL = 'administrator@testdam.example.org'
const COOKIE = '__Host-klantregie'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
beforeEach(async () => {
  app.clock.set('2026-03-02T09:00:00.000Z')
  await app.query('delete from admin.sign_in_attempt')
})

const signIn = (body: object, headers: Record<string, string> = {}) => app.anonymous('POST', '/session', body, headers)
const codeOf = (reply: Injected): [number, unknown] => [reply.statusCode, reply.json().code]

function cookieIn(reply: Injected): string {
  const header = ([] as string[]).concat((reply.headers['set-cookie'] ?? []) as string[])
  return header.find((cookie) => cookie.startsWith(`${COOKIE}=`)) ?? ''
}

const withCookie = (cookie: string) => ({ cookie: cookie.split(';')[0] ?? '' })

describe('signing in', () => {
  test('gives a session in a cookie that only this host may read, and tells what one may do', async () => {
    const reply = await signIn({ email: EMAIL.toUpperCase(), password: PASSWORD })
    expect(reply.statusCode).toBe(200)
    expect(reply.json()).toMatchObject({
      state: 'signed_in',
      session: { user: { email: EMAIL, role: 'administrator' } },
    })
    expect(reply.body).not.toContain('token')
    const cookie = cookieIn(reply)
    expect(cookie).toMatch(/^__Host-klantregie=[0-9a-f-]{36}\.[\w-]{43}; /)
    expect(cookie.split('; ').slice(1).sort()).toEqual([
      'HttpOnly',
      'Max-Age=2592000',
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ])

    const session = await app.anonymous('GET', '/session', undefined, withCookie(cookie))
    expect(session.json()).toMatchObject({ user: { email: EMAIL }, expiresAt: '2026-03-02T21:00:00.000Z' })
  })

  test('gives another token every time, and stores none of them', async () => {
    const one = cookieIn(await signIn({ email: EMAIL, password: PASSWORD }))
    const other = cookieIn(await signIn({ email: EMAIL, password: PASSWORD }))
    expect(one).not.toBe(other)
    const secret = one.split(';')[0]!.split('.').at(-1)!
    const stored = await app.query('select * from admin.session')
    expect(JSON.stringify(stored)).not.toContain(secret)
  })

  test('leaves a trace without secrets, also when it failed', async () => {
    await signIn({ email: EMAIL, password: PASSWORD })
    await signIn({ email: EMAIL, password: 'niet het wachtwoord' })
    const trail = await app.audit()
    expect(trail.map((entry) => entry.action)).toEqual(
      expect.arrayContaining(['user.signed_in', 'user.sign_in_failed']),
    )
    expect(JSON.stringify(trail)).not.toMatch(/niet het wachtwoord|molens draaien|scrypt/)
  })

  test.each([
    { who: 'a wrong password', email: EMAIL, password: 'niet het wachtwoord' },
    { who: 'an account that does not exist', email: 'niemand@testdam.example.org', password: PASSWORD },
  ])('with $who is refused with the same words', async ({ email, password }) => {
    const reply = await signIn({ email, password })
    expect(codeOf(reply)).toEqual([401, 'auth.wrong_credentials'])
    expect(reply.json().details).toBeUndefined()
    expect(cookieIn(reply)).toBe('')
  })

  test('to an account that does not exist takes the same work', async () => {
    const known = await millisecondsOf(() => signIn({ email: EMAIL, password: 'niet het wachtwoord' }))
    const unknown = await millisecondsOf(() => signIn({ email: 'niemand@testdam.example.org', password: PASSWORD }))
    // Generous, because the machine does other things too; skipping the work would be a hundred times quicker.
    expect(unknown).toBeGreaterThan(known / 4)
  })

  test('by somebody who left is refused like any wrong password', async () => {
    await app.query(`update admin.app_user set is_active = false where role = 'front_office'`)
    const reply = await signIn({ email: 'front_office@testdam.example.org', password: PASSWORD })
    expect(codeOf(reply)).toEqual([401, 'auth.wrong_credentials'])
  })

  test('replaces a hash that was made with older parameters', async () => {
    const salt = randomBytes(16)
    const key = scryptSync(PASSWORD, salt, 32, { N: 2 ** 14, r: 8, p: 1 })
    const old = `scrypt$14$8$1$${salt.toString('base64url')}$${key.toString('base64url')}`
    await app.query(`update admin.app_user set password_hash = $1 where role = 'reader'`, [old])
    expect((await signIn({ email: 'reader@testdam.example.org', password: PASSWORD })).statusCode).toBe(200)
    const [user] = await app.query(`select password_hash from admin.app_user where role = 'reader'`)
    expect(user.password_hash).toMatch(/^scrypt\$17\$8\$1\$/)
  })

  test('from another website is refused before anything is looked at', async () => {
    const reply = await signIn({ email: EMAIL, password: PASSWORD }, { origin: 'https://kwaad.example' })
    expect(codeOf(reply)).toEqual([403, 'http.bad_origin'])
  })
})

describe('trying too often', () => {
  test('ten mistakes from one place close the account there for a quarter of an hour, also for the right password', async () => {
    await app.query(attemptsOf(`sign-in ${EMAIL} 127.0.0.1`, 10))
    expect(codeOf(await signIn({ email: EMAIL, password: PASSWORD }))).toEqual([429, 'auth.too_many_attempts'])

    app.clock.set('2026-03-02T09:15:01.000Z')
    expect((await signIn({ email: EMAIL, password: PASSWORD })).statusCode).toBe(200)
  })

  test('a good password wipes out the mistakes before it', async () => {
    await app.query(attemptsOf(`sign-in ${EMAIL} 127.0.0.1`, 9))
    expect((await signIn({ email: EMAIL, password: PASSWORD })).statusCode).toBe(200)
    expect(await app.query('select * from admin.sign_in_attempt')).toEqual([])
  })

  test('a wrong password stays counted although it was refused', async () => {
    await signIn({ email: EMAIL, password: 'niet het wachtwoord' })
    expect(await app.query('select * from admin.sign_in_attempt')).toHaveLength(3)
  })

  test('a crowd of requests at one moment gets no more tries than one after the other', async () => {
    await app.query(attemptsOf(`sign-in ${EMAIL} 127.0.0.1`, 8))
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => signIn({ email: EMAIL, password: 'niet het wachtwoord' })),
    )
    expect(replies.filter((reply) => reply.statusCode === 401)).toHaveLength(2)
    expect(replies.filter((reply) => reply.statusCode === 429)).toHaveLength(4)
  })

  test('a hundred mistakes from one address close it for every account', async () => {
    await app.query(attemptsOf('sign-in-address 127.0.0.1', 100))
    const reply = await signIn({ email: 'iemand@testdam.example.org', password: PASSWORD })
    expect(codeOf(reply)).toEqual([429, 'auth.too_many_attempts'])
  })

  test('no address or account can be read back from what is counted', async () => {
    await signIn({ email: EMAIL, password: 'niet het wachtwoord' })
    const rows = await app.query('select key_hash from admin.sign_in_attempt')
    expect(rows.every((row: { key_hash: string }) => /^[0-9a-f]{64}$/.test(row.key_hash))).toBe(true)
  })

  function attemptsOf(key: string, count: number): string {
    return `insert into admin.sign_in_attempt (id, key_hash, at)
      select gen_random_uuid(), encode(sha256(convert_to('${app.tenantId} ${key}', 'utf8')), 'hex'), '2026-03-02T08:59:59Z'
      from generate_series(1, ${count})`
  }
})

describe('with several organisations on one installation', () => {
  let slug: string
  beforeAll(async () => {
    const input = { name: 'Theater Verderop', language: 'nl' as const, branches: [], isDemo: false }
    const created = await createOrganisation(app.started.transactions, input)
    slug = created.slug
    await app.inTransaction(
      (ctx) =>
        createUser(ctx, { name: 'Noor de Wit', email: EMAIL, role: 'reader', password: 'acht zwanen op het dak' }),
      productAt(created.tenantId),
    )
  })

  test('one says which', async () => {
    expect(codeOf(await signIn({ email: EMAIL, password: PASSWORD }))).toEqual([404, 'admin.organisation_unknown'])
    expect(codeOf(await signIn({ email: EMAIL, password: PASSWORD, organisation: 'niets' }))).toEqual([
      404,
      'admin.organisation_unknown',
    ])
    const reply = await signIn({ email: EMAIL, password: 'acht zwanen op het dak', organisation: slug })
    expect(reply.json()).toMatchObject({ session: { user: { name: 'Noor de Wit' }, organisation: { slug } } })
  })

  test('the password of one is no password of the other', async () => {
    expect(codeOf(await signIn({ email: EMAIL, password: PASSWORD, organisation: slug }))).toEqual([
      401,
      'auth.wrong_credentials',
    ])
  })

  test('a session of one, carried to the other, is nobody', async () => {
    const secret = app.cookieOf('administrator').split('.')[1]!
    const [other] = await app.query(`select tenant_id from platform.tenant where slug = $1`, [slug])
    const forged = { cookie: `${COOKIE}=${other.tenant_id}.${secret}` }
    expect(codeOf(await app.anonymous('GET', '/session', undefined, forged))).toEqual([401, 'auth.required'])
  })
})

describe('a cookie that is not ours', () => {
  test.each([
    '',
    'x',
    'null.null',
    `${crypto.randomUUID()}.${'a'.repeat(43)}`,
    `'; drop table admin.session; --`,
    'a'.repeat(4000),
  ])('"%.40s" is nobody', async (value) => {
    const reply = await app.anonymous('GET', '/session', undefined, {
      cookie: `${COOKIE}=${encodeURIComponent(value)}`,
    })
    expect(codeOf(reply)).toEqual([401, 'auth.required'])
  })
})

describe('domains', () => {
  test('somebody limited to a domain carries its mask from the next request on', async () => {
    const [domain] = await app.query(`select id from governance.domain where key = 'education'`)
    const user = app.who('relation_manager').actor
    await app.inTransaction((ctx) => updateUser(ctx, user.id, { domainIds: [domain.id] }))
    const request = { url: '/api/session', headers: {}, cookies: { [COOKIE]: app.cookieOf('relation_manager') } }
    expect((await app.started.app.authenticate(request as never))?.who.domainMask).toBe('4')
  })
})

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
