import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type Injected, type TestApp } from '../../../platform/testing/test-app.ts'
import { organisationNamed, relationsInDomain } from '../../../platform/testing/relations-in-domain.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  const [mine, other] = await app.query('select id from governance.domain order by bit limit 2')
  await relationsInDomain(app, [organisationNamed('Van ons')], mine.id)
  await relationsInDomain(app, [organisationNamed('Van anderen')], other.id)
  await app.query(`update admin.app_user set domain_ids = array[$1::uuid] where role = 'reader'`, [mine.id])
})

const codeOf = (reply: Injected): [number, unknown] => [reply.statusCode, reply.json().code]
const me = () => app.as('administrator')
const view = (userId: string) => me()('POST', '/rights/viewing', { userId })
const stop = () => me()('DELETE', '/rights/viewing')
const names = async () => ((await me()('GET', '/relations')).json().items as { name: string }[]).map(({ name }) => name)
beforeEach(stop)

describe('looking along as a colleague', () => {
  test('shows what the colleague sees, until it is ended', async () => {
    expect(await names()).toEqual(['Van anderen', 'Van ons'])
    expect((await view(app.who('reader').actor.id)).statusCode).toBe(200)
    expect(await names()).toEqual(['Van ons'])
    const session = (await me()('GET', '/session')).json()
    expect(session.user.name).toBe('Test administrator')
    expect(session.viewingAs).toEqual({ id: app.who('reader').actor.id, name: 'Test reader' })
    expect(session.permissions.toSorted()).toEqual(
      (await app.as('reader')('GET', '/session')).json().permissions.toSorted(),
    )
    await stop()
    expect(await names()).toEqual(['Van anderen', 'Van ons'])
  })

  test('opens no route that the colleague does not have', async () => {
    await view(app.who('reader').actor.id)
    expect(codeOf(await me()('GET', '/users'))).toEqual([403, 'auth.forbidden'])
    expect((await me()('GET', '/domains')).statusCode).toBe(200)
  })

  test('leaves a trace at the beginning and the end, under one’s own name', async () => {
    await view(app.who('reader').actor.id)
    await stop()
    const trail = await app.query(
      `select actor_name, action, subject_id from platform.audit_entry where action like 'rights.viewing%' order by at, id`,
    )
    expect(trail.slice(-2)).toEqual([
      { actor_name: 'Test administrator', action: 'rights.viewing_started', subject_id: app.who('reader').actor.id },
      { actor_name: 'Test administrator', action: 'rights.viewing_ended', subject_id: app.who('reader').actor.id },
    ])
  })

  test('ends with the session, and the trail says so', async () => {
    await view(app.who('reader').actor.id)
    const { openSession } = await import('../index.ts')
    const opened = await app.inTransaction((ctx) =>
      openSession(ctx, app.who('administrator').actor.id, { address: '192.0.2.7', device: 'Test' }),
    )
    const cookie = { cookie: `__Host-klantregie=${opened.token}` }
    // Another session of the same person is not looking along.
    expect((await app.anonymous('GET', '/session', undefined, cookie)).json().viewingAs).toBeNull()
    await app.anonymous('POST', '/rights/viewing', { userId: app.who('reader').actor.id }, cookie)
    expect((await app.anonymous('DELETE', '/session', undefined, cookie)).statusCode).toBe(200)
    expect((await app.audit()).slice(-2).map(({ action }) => action)).toEqual([
      'rights.viewing_ended',
      'user.signed_out',
    ])
  })

  test('shows no more than oneself, also as somebody who may more', async () => {
    // The administrator is limited to a domain; the privacy officer is not.
    const [{ id }] = await app.query(`select id from governance.domain order by bit limit 1`)
    await app.query(`update admin.app_user set domain_ids = array[$1::uuid] where role = 'administrator'`, [id])
    await view(app.who('privacy_officer').actor.id)
    expect(await names()).toEqual(['Van ons'])
    await app.query(`update admin.app_user set domain_ids = '{}' where role = 'administrator'`)
  })

  test('as somebody who may not sign in any more shows nothing, and can still be ended', async () => {
    await view(app.who('front_office').actor.id)
    await app.query(`update admin.app_user set is_active = false where role = 'front_office'`)
    expect(codeOf(await me()('GET', '/relations'))).toEqual([403, 'auth.forbidden'])
    expect((await me()('GET', '/session')).json()).toMatchObject({
      permissions: [],
      viewingAs: { name: 'Test front_office' },
    })
    expect((await stop()).statusCode).toBe(200)
    expect(await names()).toHaveLength(2)
    await app.query(`update admin.app_user set is_active = true where role = 'front_office'`)
  })

  test('follows the colleague’s rights from request to request', async () => {
    await view(app.who('reader').actor.id)
    await app.query(`update governance.domain_right set may_see = false where subject_key = 'reader'`)
    expect(await names()).toEqual([])
    await app.query(`update governance.domain_right set may_see = true where subject_key = 'reader'`)
  })
})

describe('it is refused', () => {
  test('to who does not have it, and for a colleague who is none', async () => {
    const other = await app.otherTenant()
    expect(
      codeOf(await app.as('privacy_officer')('POST', '/rights/viewing', { userId: app.who('reader').actor.id })),
    ).toEqual([403, 'auth.forbidden'])
    for (const userId of [randomUUID(), other.who.actor.id])
      expect(codeOf(await view(userId))).toEqual([404, 'admin.user_not_found'])
    expect(codeOf(await view(app.who('administrator').actor.id))).toEqual([422, 'governance.viewing_oneself'])
  })

  test('to write through any route: generated over all of them', async () => {
    await view(app.who('relation_manager').actor.id)
    const writing = app.started.app.routes.filter(
      ({ method, permission }) => method !== 'GET' && permission !== 'public',
    )
    expect(writing.length).toBeGreaterThan(60)
    const open: string[] = []
    for (const { method, path, whileViewing } of writing) {
      if (whileViewing === 'allowed') continue
      const reply = await me()(method, path.replace(/:\w+/g, randomUUID()), {})
      if (reply.statusCode !== 403 || reply.json().code !== 'governance.viewing_as')
        open.push(`${method} ${path} → ${reply.statusCode}`)
    }
    expect(open).toEqual([])
    expect(
      writing
        .filter(({ whileViewing }) => whileViewing === 'allowed')
        .map(({ method, path }) => `${method} ${path}`)
        .toSorted(),
      // The others keep nothing of what they are given: with whom a process could start, whom conditions
      // hold, who is behind a figure, whether a text says too much.
    ).toEqual([
      'DELETE /rights/viewing',
      'DELETE /session',
      'POST /inventory/people',
      'POST /process-templates/:id/batches/preview',
      'POST /segments/contribution',
      'POST /segments/count',
      'POST /segments/explain',
      'POST /segments/overlap',
      'POST /segments/sample',
      'POST /text-checks',
      'POST /value/families/:id/rfm/people',
      'POST /value/tiers',
      'POST /value/tiers/people',
    ])
  })
})
