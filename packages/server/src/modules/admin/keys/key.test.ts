import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { KeyRole, KeyScope } from '@klantregie/contract'
import { examine } from '../../../app/operate/doctor.ts'
import { findColleague, listColleagues } from '../../../platform/tenants/colleague.queries.ts'
import { findMailboxes } from '../../../platform/tenants/mailbox.queries.ts'
import { organisationNamed, relationsInDomain } from '../../../platform/testing/relations-in-domain.ts'
import { testApp, PASSWORD, type Injected, type TestApp } from '../../../platform/testing/test-app.ts'

let app: TestApp
let domainIds: string[]
let bakker: string
const MORNING = '2026-03-02T09:00:00.000Z'
beforeAll(async () => {
  app = await testApp()
  const domains = await app.as('administrator')('GET', '/domains')
  domainIds = domains.json().items.map((domain: { id: string }) => domain.id)
  ;[bakker = ''] = await relationsInDomain(app, [organisationNamed('Bakkerij Bakker')], domainIds[0]!)
})
beforeEach(() => app.clock.set(MORNING))

const person = (surname: string) => ({ kind: 'person', name: { surname } })
type Asked = { role?: KeyRole; scopes?: KeyScope[]; domainIds?: string[]; days?: number; perMinute?: number }
const ask = (asked: Asked = {}, by: ReturnType<TestApp['as']> = app.as('administrator')) =>
  by('POST', '/keys', { name: 'Website', role: 'reader', scopes: ['relations.relation.read'], ...asked })
type Made = { key: { id: string; state: string; lastUsedAt: string | null }; secret: string }
const make = async (asked: Asked = {}) => (await ask(asked)).json() as Made
const using = (secret: string, headers: Record<string, string> = {}) =>
  ((method, url, body) =>
    app.anonymous(method, url, body, { authorization: `Bearer ${secret}`, ...headers })) as TestApp['anonymous']
const codeOf = (reply: Injected): [number, unknown] => [reply.statusCode, reply.json().code]
const listed = async (id: string) =>
  (await app.as('administrator')('GET', '/keys')).json().items.find((key: { id: string }) => key.id === id)

describe('a key that is made', () => {
  test('is shown once; only a hash of it is kept, and it is in no list, trail or repeated answer', async () => {
    const { key, secret } = await make()
    expect(secret).toMatch(/^krk_[0-9a-f]{32}_[0-9a-f]{32}_[\w-]{43}$/)
    expect(key).toMatchObject({ name: 'Website', state: 'active', expiresAt: '2027-03-02T09:00:00.000Z' })
    const proof = secret.slice(-43)
    const kept = JSON.stringify([
      await app.query('select * from admin.api_key'),
      await app.query('select * from admin.app_user'),
      await app.query('select * from platform.idempotency_key'),
      await app.audit(),
      (await app.as('administrator')('GET', '/keys')).json(),
    ])
    expect(kept).toContain(key.id)
    expect(kept).not.toContain(proof)
  })

  test('lets a program read what it was given and nothing else', async () => {
    const { secret } = await make()
    const list = await using(secret)('GET', '/relations')
    expect([list.statusCode, list.json().items.length]).toEqual([200, 1])
    expect(codeOf(await using(secret)('POST', '/relations', person('Visser')))).toEqual([403, 'auth.forbidden'])
    expect(codeOf(await using(secret)('GET', '/audit'))).toEqual([403, 'auth.forbidden'])
    expect(codeOf(await using(secret)('GET', '/relations/export?format=csv'))).toEqual([403, 'auth.forbidden'])
  })

  test('tells what it is to the program itself, and nothing to a person', async () => {
    const { key, secret } = await make()
    expect((await using(secret)('GET', '/key')).json()).toMatchObject({
      id: key.id,
      scopes: ['relations.relation.read'],
    })
    expect(codeOf(await app.as('administrator')('GET', '/key'))).toEqual([404, 'admin.key_not_found'])
  })

  test('stands in the trail behind what it did, with its own name', async () => {
    const { key, secret } = await make({
      role: 'relation_manager',
      scopes: ['relations.relation.read', 'relations.relation.write'],
    })
    const made = await using(secret)('POST', '/relations', person('Meijer'))
    expect(made.statusCode).toBe(200)
    const rows = await app.query(
      `select actor_kind, actor_id, actor_name, initiator_id from platform.audit_entry where actor_id = $1`,
      [key.id],
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(new Set(rows.map((row) => `${row.actor_kind} ${row.actor_name} ${row.initiator_id === key.id}`))).toEqual(
      new Set(['user Website (API) true']),
    )
  })

  test('that is sent twice with one Idempotency-Key does a thing once', async () => {
    const { secret } = await make({
      role: 'relation_manager',
      scopes: ['relations.relation.read', 'relations.relation.write'],
    })
    const once = using(secret, { 'idempotency-key': 'order-17' })
    const [first, second] = [
      await once('POST', '/relations', person('Mulder')),
      await once('POST', '/relations', person('Mulder')),
    ]
    expect(second.json()).toEqual(first.json())
    expect(codeOf(await once('POST', '/relations', person('Bos')))).toEqual([409, 'http.idempotency_conflict'])
  })

  test('keeps its use to the hour', async () => {
    const { key, secret } = await make()
    app.clock.set('2026-03-02T09:47:12.000Z')
    await using(secret)('GET', '/key')
    expect(await listed(key.id)).toMatchObject({ lastUsedAt: MORNING })
  })
})

describe('who may make keys', () => {
  test.each(['privacy_officer', 'relation_manager', 'front_office', 'reader'] as const)('not a %s', async (role) => {
    expect(codeOf(await ask({}, app.as(role)))).toEqual([403, 'auth.forbidden'])
    expect(codeOf(await app.as(role)('GET', '/keys'))).toEqual([403, 'auth.forbidden'])
  })

  test('nobody makes one with more than its role has, without an end, or of an administrator', async () => {
    expect(codeOf(await ask({ scopes: ['relations.relation.write'] }))).toEqual([422, 'admin.key_scope'])
    expect(codeOf(await ask({ scopes: ['admin.user.manage' as KeyScope] }))).toEqual([422, 'http.invalid_input'])
    expect(codeOf(await ask({ role: 'administrator' as KeyRole }))).toEqual([422, 'http.invalid_input'])
    expect(codeOf(await ask({ days: 10_000 }))).toEqual([422, 'http.invalid_input'])
    expect(codeOf(await ask({ domainIds: [crypto.randomUUID()] }))).toEqual([404, 'governance.domain_not_found'])
  })
})

describe('a key cannot', () => {
  const everything: KeyScope[] = [
    'relations.relation.read',
    'relations.relation.write',
    'engagement.task.read',
    'admin.job.read',
  ]
  test.each([
    ['POST', '/keys', { name: 'Nog een', role: 'reader', scopes: ['relations.relation.read'] }, 'auth.forbidden'],
    ['GET', '/keys', undefined, 'auth.forbidden'],
    ['GET', '/users', undefined, 'auth.forbidden'],
    [
      'POST',
      '/invitations',
      { name: 'Eva', email: 'eva@testdam.example.org', role: 'administrator' },
      'auth.forbidden',
    ],
    ['GET', '/session', undefined, 'auth.not_for_keys'],
    ['GET', '/account/sessions', undefined, 'auth.not_for_keys'],
    ['POST', '/account/password', { current: 'x', next: PASSWORD }, 'auth.not_for_keys'],
    ['GET', '/events', undefined, 'auth.not_for_keys'],
    ['GET', '/home', undefined, 'auth.not_for_keys'],
    // An address that opens tasks would go on opening them after the key was withdrawn.
    ['POST', '/calendar-feed', undefined, 'auth.not_for_keys'],
  ] as const)('%s %s', async (method, url, body, code) => {
    const { secret } = await make({ role: 'relation_manager', scopes: everything })
    expect(codeOf(await using(secret)(method, url, body))).toEqual([403, code])
  })

  test('sign in: its account has no address and no password', async () => {
    const { key } = await make()
    const [account] = await app.query('select email, email_key, password_hash from admin.app_user where id = $1', [
      key.id,
    ])
    expect(account).toMatchObject({ email: '', password_hash: '!' })
    const reply = await app.anonymous('POST', '/session', { email: account.email_key, password: '!' })
    expect(reply.statusCode).toBeGreaterThanOrEqual(400)
    await expect(app.query(`update admin.app_user set role = 'administrator' where id = $1`, [key.id])).rejects.toThrow(
      'app_user_key_cannot_sign_in',
    )
  })

  test('be a colleague: nobody gives it work, writes to it, changes it as a user or looks along as it', async () => {
    const { key } = await make()
    const colleagues = await app.inTransaction(listColleagues)
    expect(colleagues.map(({ id }) => id)).not.toContain(key.id)
    expect(await app.inTransaction((ctx) => findColleague(ctx, key.id))).toBeUndefined()
    expect([...(await app.inTransaction(findMailboxes)).keys()]).not.toContain(key.id)
    const administrator = app.as('administrator')
    expect((await administrator('GET', '/users')).body).not.toContain(key.id)
    expect(codeOf(await administrator('PATCH', `/users/${key.id}`, { isActive: true }))).toEqual([
      404,
      'admin.user_not_found',
    ])
    expect((await administrator('PUT', '/rights/viewing', { userId: key.id })).statusCode).toBeGreaterThanOrEqual(400)
  })
})

describe('a key stops', () => {
  test('when it is withdrawn, from the very next request', async () => {
    const { key, secret } = await make()
    expect((await using(secret)('GET', '/relations')).statusCode).toBe(200)
    expect((await app.as('administrator')('DELETE', `/keys/${key.id}`)).statusCode).toBe(200)
    expect(codeOf(await using(secret)('GET', '/relations'))).toEqual([401, 'auth.key_withdrawn'])
    expect(codeOf(await app.as('administrator')('DELETE', `/keys/${key.id}`))).toEqual([404, 'admin.key_not_found'])
    expect(
      (await app.audit()).filter(({ action, subject_id }) => action === 'key.withdrawn' && subject_id === key.id),
    ).toHaveLength(1)
  })

  test('when its time has come', async () => {
    const { key, secret } = await make()
    await app.query('update admin.api_key set expires_at = $2 where id = $1', [key.id, '2026-03-02T09:00:01Z'])
    expect((await using(secret)('GET', '/relations')).statusCode).toBe(200)
    app.clock.set('2026-03-02T09:00:01.000Z')
    const reply = await using(secret)('GET', '/relations')
    expect(codeOf(reply)).toEqual([401, 'auth.key_expired'])
    expect(reply.headers['www-authenticate']).toBe('Bearer realm="Klantregie"')
  })

  test('when whoever made it leaves, until a colleague takes it over', async () => {
    const { key, secret } = await make()
    const reader = app.who('reader').actor.id
    await app.query('update admin.api_key set made_by = $2 where id = $1', [key.id, reader])
    expect(codeOf(await using(secret)('GET', '/relations'))).toEqual([401, 'auth.key_orphaned'])
    expect(await listed(key.id)).toMatchObject({ state: 'orphaned', madeBy: 'Test reader' })
    expect((await app.as('administrator')('POST', `/keys/${key.id}/take-over`)).json()).toMatchObject({
      state: 'active',
    })
    expect((await using(secret)('GET', '/relations')).statusCode).toBe(200)
  })

  test('at the domains that it was given, for lists and for one relation', async () => {
    const [own, ...others] = domainIds
    const [within, without] = [await make({ domainIds: [own!] }), await make({ domainIds: others })]
    const seenBy = async ({ secret }: Made) => {
      const { items } = (await using(secret)('GET', '/relations')).json() as { items: { id: string }[] }
      return [items.some(({ id }) => id === bakker), (await using(secret)('GET', `/relations/${bakker}`)).statusCode]
    }
    expect(await seenBy(within)).toEqual([true, 200])
    expect(await seenBy(without)).toEqual([false, 404])
  })

  test('at what its maker may at this moment', async () => {
    const { secret } = await make()
    const seen = async () => (await using(secret)('GET', `/relations/${bakker}`)).statusCode
    expect(await seen()).toBe(200)
    const maker = app.who('administrator').actor.id
    await app.query('update admin.app_user set domain_ids = $2 where id = $1', [maker, domainIds.slice(1)])
    expect(await seen()).toBe(404)
    await app.query(`update admin.app_user set domain_ids = '{}' where id = $1`, [maker])
  })
})

describe('an attack', () => {
  test('with something that is no key of ours is answered alike', async () => {
    const { secret } = await make()
    const other = await app.otherTenant()
    const elsewhere = (await ask({}, other.as)).json() as Made
    const swapped = elsewhere.secret.replace(other.tenantId.replaceAll('-', ''), app.tenantId.replaceAll('-', ''))
    const attempts = [
      'krk_',
      `${secret.slice(0, -1)}${secret.endsWith('A') ? 'E' : 'A'}`,
      swapped,
      secret.replace(/^krk_[0-9a-f]{32}/, `krk_${'0'.repeat(32)}`),
      `${secret} ${secret}`,
      app.cookieOf('administrator'),
    ]
    const replies = await Promise.all(attempts.map((text) => using(text)('GET', '/relations')))
    expect(replies.map(codeOf)).toEqual(attempts.map(() => [401, 'auth.required']))
    expect(new Set(replies.map(({ body }) => body)).size).toBe(1)
  })

  test('with the key of another organisation sees that organisation and never this one', async () => {
    const other = await app.otherTenant()
    const { secret, key } = (await ask({}, other.as)).json() as Made
    expect((await using(secret)('GET', '/relations')).json().items).toEqual([])
    expect(codeOf(await app.as('administrator')('DELETE', `/keys/${key.id}`))).toEqual([404, 'admin.key_not_found'])
    expect(codeOf(await app.as('administrator')('POST', `/keys/${key.id}/take-over`))).toEqual([
      404,
      'admin.key_not_found',
    ])
  })

  test('a key in the address, in a cookie, or beside a session is refused', async () => {
    const { secret } = await make()
    expect(codeOf(await app.anonymous('GET', `/relations?key=${secret}`))).toEqual([400, 'auth.key_in_address'])
    expect(codeOf(await using(secret)('GET', `/relations?q=${secret}`))).toEqual([400, 'auth.key_in_address'])
    expect(
      codeOf(await app.anonymous('GET', '/relations', undefined, { cookie: `__Host-klantregie=${secret}` })),
    ).toEqual([401, 'auth.required'])
    const both = await app.as('reader')('GET', '/relations', undefined, { authorization: `Bearer ${secret}` })
    expect(codeOf(both)).toEqual([400, 'auth.key_and_session'])
    for (const headers of [{ authorization: `Basic ${secret}` }, { 'x-api-key': secret }])
      expect(codeOf(await app.anonymous('GET', '/relations', undefined, headers))).toEqual([401, 'auth.required'])
  })

  test('from another site: a key needs no origin, a session still does', async () => {
    const { secret } = await make({
      role: 'relation_manager',
      scopes: ['relations.relation.read', 'relations.relation.write'],
    })
    const foreign = { origin: 'https://elsewhere.example.org' }
    expect((await using(secret, foreign)('POST', '/relations', person('Smit'))).statusCode).toBe(200)
    const cookie = await app.as('administrator')('POST', '/keys', {}, { ...foreign, authorization: 'Bearer x' })
    expect(codeOf(cookie)).toEqual([403, 'http.bad_origin'])
  })

  test('that asks too much waits, and is told how long', async () => {
    const { secret } = await make({ perMinute: 10 })
    const first = await using(secret)('GET', '/key')
    expect(first.headers).toMatchObject({
      'ratelimit-limit': '10',
      'ratelimit-remaining': '9',
      'ratelimit-reset': '60',
      'ratelimit-policy': '10;w=60',
    })
    for (let asked = 1; asked < 10; asked += 1) await using(secret)('GET', '/key')
    app.clock.set('2026-03-02T09:00:15.000Z')
    const refused = await using(secret)('GET', '/key')
    expect([...codeOf(refused), refused.headers['retry-after']]).toEqual([429, 'auth.key_too_fast', '45'])
    app.clock.set('2026-03-02T09:01:00.000Z')
    expect((await using(secret)('GET', '/key')).statusCode).toBe(200)
    expect((await app.as('administrator')('GET', '/keys')).headers['ratelimit-limit']).toBeUndefined()
  })
})

test('a key that ends soon waits on the home page of whoever makes keys, and is told by doctor', async () => {
  await app.query('update admin.api_key set withdrawn_at = made_at')
  const { key } = await make({ days: 20 })
  const waitingFor = async (role: 'administrator' | 'relation_manager') =>
    (await app.as(role)('GET', '/home')).json().waiting.filter(({ kind }: { kind: string }) => kind === 'keys')
  expect(await waitingFor('administrator')).toMatchObject([{ dueOn: '2026-03-22' }])
  expect(await waitingFor('relation_manager')).toEqual([])
  const findings = async (day: string) => {
    await app.query('update admin.api_key set expires_at = $2 where id = $1', [key.id, day])
    const found = await examine({ owner: app.ownerUrl, app: app.appUrl }, app.dataDir)
    return found.map(({ state, what }) => `${state} ${what.en}`).filter((line) => line.includes('API key'))
  }
  const soon = new Date(Date.now() + 5 * 86_400_000).toISOString()
  expect(await findings(soon)).toContain(`remark The API key “Website” ends on ${soon.slice(0, 10)}.`)
})
