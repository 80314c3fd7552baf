import { defineRoute } from '@klantregie/contract'
import { pino } from 'pino'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readConfig } from '../config/config.ts'
import { AppError } from '../failure.ts'
import { PASSWORD, testApp, type Injected } from '../testing/test-app.ts'
import { openRoute, route, type App } from './app.ts'
import { serveHealth } from './health.ts'
import { mapErrors } from './problems.ts'
import { createServer, serveWebApp } from './server.ts'

const app = await testApp()
const OWN = 'http://localhost:3000'

/** A server of its own on the same house, with routes that only a test would have. */
async function serverWith(settings: Record<string, string>, register: (own: App) => void) {
  const config = readConfig({ KLANTREGIE_DATA: app.dataDir, ...settings })
  const http = await createServer(config, pino({ level: 'silent' }))
  const own: App = { ...app.started.app, config, http, routes: [] }
  mapErrors(http, { some_rule: 'relations.identifier_taken' })
  serveHealth(own, app.started.pool)
  register(own)
  await serveWebApp(http, config.webRoot)
  afterAll(() => http.close())
  return http
}

const codeOf = (reply: { statusCode: number; json: () => any }) => [reply.statusCode, reply.json().code]

describe('a request that changes something', () => {
  const signIn = (headers: Record<string, string>) =>
    app.http.inject({
      method: 'POST',
      url: '/api/session',
      headers,
      payload: { email: 'x@example.org', password: 'onjuist' },
    })

  test.each([
    ['from another site', { origin: 'https://kwaad.example' }],
    ['from another port of this machine', { origin: 'http://localhost:4000', host: 'localhost:3000' }],
    ['from a page without an address', { origin: 'null' }],
    ['from a sister site, told by the browser without its origin', { 'sec-fetch-site': 'same-site' }],
    ['from elsewhere, told by the browser without its origin', { 'sec-fetch-site': 'cross-site' }],
  ])('%s is refused', async (_, headers) => {
    expect(codeOf(await signIn(headers as Record<string, string>))).toEqual([403, 'http.bad_origin'])
  })

  test.each([
    ['from our own address', { origin: OWN }],
    ['from the address that was asked', { origin: 'https://relaties.example.org', host: 'relaties.example.org' }],
    ['from a program', {}],
  ])('%s is let through', async (_, headers) => {
    expect((await signIn(headers as Record<string, string>)).json().code).not.toBe('http.bad_origin')
  })

  test('with the cookie of somebody signed in is refused from another site, whatever the method', async () => {
    for (const method of ['POST', 'PATCH', 'DELETE', 'PUT'] as const) {
      const reply = await app.as('administrator')(method, '/relations', {}, { origin: 'https://kwaad.example' })
      expect([method, ...codeOf(reply)]).toEqual([method, 403, 'http.bad_origin'])
    }
  })
})

describe('every answer', () => {
  test('carries the headers that keep a page from being framed, sniffed or fed with scripts', async () => {
    for (const url of ['/api/setup', '/health/live', '/api/bestaat-niet']) {
      const { headers } = await app.http.inject({ url })
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': expect.any(String),
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(headers).not.toHaveProperty('x-powered-by')
    }
  })

  test('of the API is kept by no cache', async () => {
    expect((await app.as('reader')('GET', '/relations')).headers['cache-control']).toBe('no-store')
  })

  test('tells browsers to stay on https only where there is https', async () => {
    const https = await serverWith({ KLANTREGIE_BASE_URL: 'https://relaties.example.org' }, () => undefined)
    expect((await https.inject('/health/live')).headers['strict-transport-security']).toContain('max-age=')
    expect((await app.http.inject('/health/live')).headers).not.toHaveProperty('strict-transport-security')
  })
})

describe('signing in', () => {
  test('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    const reply = await app.http.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: 'administrator@testdam.example.org', password: PASSWORD },
    })
    expect(reply.statusCode).toBe(200)
    const cookie = String(reply.headers['set-cookie'])
    expect(cookie).toMatch(/^__Host-klantregie=/)
    for (const part of ['HttpOnly', 'Secure', 'Path=/']) expect(cookie).toContain(part)
    expect(cookie).toMatch(/SameSite=(Lax|Strict)/)
    expect(cookie).not.toContain('Domain=')
  })
})

describe('a refusal', () => {
  test('is a problem with a closed code and a sentence in the language of the reader', async () => {
    const url = `/api/relations/${app.tenantId}`
    const cookie = `__Host-klantregie=${app.cookieOf('reader')}`
    const [dutch, english] = [
      await app.http.inject({ url, headers: { cookie, 'accept-language': 'nl' } }),
      await app.http.inject({ url, headers: { cookie, 'accept-language': 'en-GB,nl;q=0.5' } }),
    ]
    expect(dutch.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(dutch.json()).toEqual({
      type: 'urn:klantregie:problem:relations.relation_not_found',
      title: expect.stringMatching(/\w/),
      status: 404,
      code: 'relations.relation_not_found',
    })
    expect(english.json().title).not.toBe(dutch.json().title)
  })

  test('of wrong input says where it is wrong, not what was sent', async () => {
    const reply = await app.anonymous('POST', '/session', { email: 5, password: 'heel geheim wachtwoord' })
    expect(codeOf(reply)).toEqual([422, 'http.invalid_input'])
    expect(reply.json().details.issues[0].path).toBe('body.email')
    expect(reply.body).not.toContain('geheim')
  })

  test.each([
    ['broken JSON', { headers: { 'content-type': 'application/json' }, payload: '{"a":' }, 422, 'http.invalid_input'],
    [
      'a body of another kind',
      { headers: { 'content-type': 'text/xml' }, payload: '<a/>' },
      415,
      'http.unsupported_media_type',
    ],
    [
      'more than a mebibyte of JSON',
      { headers: { 'content-type': 'application/json' }, payload: JSON.stringify({ email: 'x'.repeat(1024 * 1024) }) },
      413,
      'http.too_large',
    ],
  ])('of %s is a problem too', async (_, request, status, code) => {
    const reply = await app.http.inject({ method: 'POST', url: '/api/session', ...request })
    expect(codeOf(reply)).toEqual([status, code])
    expect(reply.headers['content-type']).toMatch(/problem\+json/)
  })

  test('of an address that does not exist is a problem, also below a page that does', async () => {
    expect(codeOf(await app.http.inject('/api/nergens'))).toEqual([404, 'http.not_found'])
    expect(codeOf(await app.http.inject({ method: 'POST', url: '/nergens' }))).toEqual([404, 'http.not_found'])
  })
})

const thing = (method: 'GET' | 'POST', path: string, body: z.ZodType = z.undefined()) =>
  defineRoute({
    method,
    path,
    permission: 'relations.relation.read',
    summary: 'Only in a test',
    body,
    response: z.object({ id: z.string(), nested: z.object({ kept: z.int() }).optional() }),
    errors: [],
  })

describe('a route', () => {
  test('answers only what is in the contract', async () => {
    const http = await serverWith({}, (own) =>
      route(own, thing('GET', '/leaky'), () =>
        Promise.resolve({ id: '1', passwordHash: 'scrypt$…', nested: { kept: 1, secret: 'x' } } as never),
      ),
    )
    const headers = { cookie: `__Host-klantregie=${app.cookieOf('reader')}` }
    expect((await http.inject({ url: '/api/leaky', headers })).json()).toEqual({ id: '1', nested: { kept: 1 } })
  })

  test('that answers something wrong fails as ours, without telling what it was', async () => {
    const http = await serverWith({}, (own) => {
      route(own, thing('GET', '/wrong'), () => Promise.resolve({ id: 5, name: 'Anna van den Berg' } as never))
      openRoute(own, { ...thing('GET', '/broken'), permission: 'public' }, () => {
        throw Object.assign(new Error('duplicate key (email)=(anna@example.org)'), { constraint: 'other_rule' })
      })
      openRoute(own, { ...thing('GET', '/guarded'), permission: 'public' }, () => {
        throw Object.assign(new Error('duplicate key'), { constraint: 'some_rule' })
      })
    })
    const headers = { cookie: `__Host-klantregie=${app.cookieOf('reader')}` }
    for (const url of ['/api/wrong', '/api/broken']) {
      const reply = await http.inject({ url, headers })
      expect(codeOf(reply)).toEqual([500, 'internal'])
      expect(reply.body).not.toMatch(/anna/i)
    }
    // The database is the last guard: a rule that it keeps has a meaning to people.
    expect(codeOf(await http.inject('/api/guarded'))).toEqual([409, 'relations.identifier_taken'])
  })
})

describe('a POST with an idempotency key', async () => {
  const done: string[] = []
  let gate: Promise<unknown> = Promise.resolve()
  const http = await serverWith({}, (own) => {
    route(own, thing('POST', '/once', z.object({ what: z.string() })), async ({ body }) => {
      const { what } = body as { what: string }
      await gate
      done.push(what)
      if (what === 'mislukt' && done.filter((one) => one === what).length === 1)
        throw new AppError('relations.identifier_taken')
      return { id: `${what} ${done.length}` }
    })
  })
  const post = (what: string, key: string, role: 'reader' | 'administrator' = 'reader') =>
    http.inject({
      method: 'POST',
      url: '/api/once',
      headers: { cookie: `__Host-klantregie=${app.cookieOf(role)}`, 'idempotency-key': key },
      payload: { what },
    }) as unknown as Promise<Injected>

  test('is carried out once and answered twice', async () => {
    const [first, second] = [await post('brief', 'k1'), await post('brief', 'k1')]
    expect(second.json()).toEqual(first.json())
    expect(done.filter((one) => one === 'brief')).toHaveLength(1)
  })

  test('is refused when the key was for something else', async () => {
    expect(codeOf(await post('pakket', 'k1'))).toEqual([409, 'http.idempotency_conflict'])
  })

  test('is somebody else’s own when they use the same key', async () => {
    expect((await post('brief', 'k1', 'administrator')).statusCode).toBe(200)
    expect(done.filter((one) => one === 'brief')).toHaveLength(2)
  })

  test('runs again when the first one failed', async () => {
    expect((await post('mislukt', 'k2')).statusCode).toBe(409)
    expect((await post('mislukt', 'k2')).statusCode).toBe(200)
  })

  test('waits for the first when both come at once', async () => {
    const opened = Promise.withResolvers<null>()
    gate = opened.promise
    const both = [post('tegelijk', 'k3'), post('tegelijk', 'k3')]
    setImmediate(() => opened.resolve(null))
    const [first, second] = (await Promise.all(both)).map((reply) => reply.json())
    expect(second).toEqual(first)
    expect(done.filter((one) => one === 'tegelijk')).toHaveLength(1)
  })
})

describe('the figures for Prometheus', () => {
  test('are there for this machine and nobody else', async () => {
    const here = await app.http.inject({ url: '/metrics', remoteAddress: '127.0.0.1' })
    expect(here.statusCode).toBe(200)
    expect(here.body).toContain('klantregie_http_request_seconds')
    expect(here.body).not.toMatch(/testdam|example\.org/)
    expect((await app.http.inject({ url: '/metrics', remoteAddress: '203.0.113.5' })).statusCode).toBe(404)
  })

  test('are not there for somebody who says to be this machine', async () => {
    const headers = { 'x-forwarded-for': '127.0.0.1' }
    expect((await app.http.inject({ url: '/metrics', remoteAddress: '203.0.113.5', headers })).statusCode).toBe(404)
  })

  test('with a token are there for who has it, from anywhere', async () => {
    const http = await serverWith({ KLANTREGIE_METRICS_TOKEN: 'zestien tekens en meer' }, () => undefined)
    const ask = (authorization?: string) =>
      http.inject({
        url: '/metrics',
        remoteAddress: '203.0.113.5',
        ...(authorization ? { headers: { authorization } } : {}),
      })
    expect((await ask('Bearer zestien tekens en meer')).statusCode).toBe(200)
    expect((await ask('Bearer iets anders')).statusCode).toBe(404)
    expect((await http.inject({ url: '/metrics', remoteAddress: '127.0.0.1' })).statusCode).toBe(404)
  })
})
