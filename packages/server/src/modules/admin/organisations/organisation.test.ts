import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '../../../platform/context.ts'
import { testApp, type Injected, type TestApp } from '../../../platform/testing/test-app.ts'
import { createOrganisation, createUser, openSession, personAt, productAt } from '../index.ts'
import { findFencedTables } from './removal.queries.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})

const codeOf = (reply: Injected): [number, unknown] => [reply.statusCode, reply.json().code]

describe('the organisation', () => {
  test('is shown to whoever is signed in, and to nobody else', async () => {
    expect((await app.as('reader')('GET', '/organisation')).json()).toMatchObject({
      name: 'Bibliotheek Testdam',
      slug: 'bibliotheek-testdam',
    })
    expect((await app.anonymous('GET', '/organisation')).statusCode).toBe(401)
  })

  test('gets another name and language, and keeps its address', async () => {
    const reply = await app.as('administrator')('PATCH', '/organisation', { name: 'Testdam Cultuur', language: 'en' })
    expect(reply.json()).toMatchObject({ name: 'Testdam Cultuur', language: 'en', slug: 'bibliotheek-testdam' })
    expect(await app.audit()).toContainEqual(expect.objectContaining({ action: 'organisation.changed' }))
  })

  test('is changed by an administrator only', async () => {
    const reply = await app.as('relation_manager')('PATCH', '/organisation', { name: 'Gekaapt' })
    expect(codeOf(reply)).toEqual([403, 'auth.forbidden'])
  })
})

describe('branches', () => {
  test('are somewhere: the area of their postcode tells whether it is on the map, and the trail tells what was written', async () => {
    const { id } = (await app.as('administrator')('POST', '/branches', { name: 'Kade' })).json()
    const say = (address: object | null) => app.as('administrator')('PATCH', `/branches/${id as string}`, { address })
    const address = { postcode: '4101ab', houseNumber: '3-a', place: 'Culemborg' }
    expect((await say(address)).json()).toMatchObject({
      address: { postcode: '4101 AB', houseNumber: '3-a', place: 'Culemborg' },
      area: '4101',
    })
    expect((await app.audit()).at(-1)).toMatchObject({
      action: 'branch.changed',
      details: { address: '4101 AB 3-a Culemborg' },
    })
    expect((await say({ ...address, postcode: '1000ZZ' })).json()).toMatchObject({ area: null })
    expect((await say({ ...address, postcode: 'Kade' })).statusCode).toBe(422)
    expect((await say(null)).json()).toMatchObject({ address: null, area: null })
  })

  test('are added, renamed and closed', async () => {
    const added = await app.as('administrator')('POST', '/branches', { name: 'Zuid' })
    const { id } = added.json()
    const changed = await app.as('administrator')('PATCH', `/branches/${id}`, { name: 'Zuidwest', isActive: false })
    expect(changed.json()).toEqual({ id, name: 'Zuidwest', isActive: false, address: null, area: null })
    expect((await app.as('reader')('GET', '/branches')).json().items).toContainEqual({
      id,
      name: 'Zuidwest',
      isActive: false,
      address: null,
      area: null,
    })
  })

  test('have each their own name, whatever the capitals', async () => {
    expect(codeOf(await app.as('administrator')('POST', '/branches', { name: 'CENTRUM' }))).toEqual([
      409,
      'admin.branch_name_taken',
    ])
  })

  test('of another organisation do not exist', async () => {
    const other = await app.otherTenant()
    const [branch] = (await other.as('GET', '/branches')).json().items
    const reply = await app.as('administrator')('PATCH', `/branches/${branch.id}`, { name: 'Gekaapt' })
    expect(codeOf(reply)).toEqual([404, 'admin.branch_not_found'])
  })

  test('are managed by an administrator only', async () => {
    expect(codeOf(await app.as('front_office')('POST', '/branches', { name: 'Kelder' }))).toEqual([
      403,
      'auth.forbidden',
    ])
  })
})

describe('removing a demonstration', () => {
  async function makeDemo() {
    const made = await createOrganisation(app.started.transactions, {
      name: 'Demo',
      language: 'nl',
      branches: ['Centrum'],
      isDemo: true,
    })
    return app.inTransaction(async (ctx) => {
      const account = { name: 'Demo Beheerder', email: 'demo@voorbeeld.example.org', role: 'administrator' as const }
      const user = await createUser(ctx, { ...account, password: 'acht zwanen op het dak' })
      const opened = await openSession(ctx, user.id, { address: '127.0.0.1', device: 'Test' })
      await fill(ctx)
      return { ...made, who: personAt(made.tenantId, { ...account, id: user.id, language: 'nl' }), token: opened.token }
    }, productAt(made.tenantId))
  }

  /** Rows that refer to one another over several tables. */
  async function fill(ctx: Ctx): Promise<void> {
    await sql`insert into relations.relation (id, kind, golden, display_name, sort_key, domain_mask, search_text, created_at, changed_at, branch_id)
      select gen_random_uuid(), 'person', '{}', 'Demo', 'demo', 1, ' demo ', now(), now(), id from admin.branch`.execute(
      ctx.tx,
    )
    await sql`insert into relations.role (id, relation_id, origin_relation_id, type_id, domain_id, created_at)
      select gen_random_uuid(), r.id, r.id, t.id, t.domain_id, now() from relations.relation r, governance.relation_type t`.execute(
      ctx.tx,
    )
    await sql`update governance.domain set owner_user_id = (select id from admin.app_user limit 1)`.execute(ctx.tx)
    await ctx.enqueue({ name: 'demo.nothing', payload: {} })
  }

  const remove = (token: string) =>
    app.anonymous('DELETE', '/demo', undefined, { cookie: `__Host-klantregie=${token}` })

  const rowsLeft = (tenantId: string) =>
    app.inTransaction(async (ctx) => {
      const { tables } = await findFencedTables(ctx)
      const counted: [string, number][] = []
      for (const table of tables) {
        const { rows } = await sql<{ count: number }>`select count(*) from ${sql.table(table)}`.execute(ctx.tx)
        counted.push([table, rows[0]?.count ?? 0])
      }
      return counted.filter(([, count]) => count > 0).map(([table]) => table)
    }, productAt(tenantId))

  test('takes every row, the files and the sessions with it, and nothing of others', async () => {
    const demo = await makeDemo()
    const { files } = app.started.app
    await files.save(demo.tenantId, 'bestand', Readable.from(['inhoud']), 100)
    const before = await rowsLeft(app.tenantId)
    expect((await rowsLeft(demo.tenantId)).length).toBeGreaterThan(10)

    const reply = await remove(demo.token)
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['set-cookie']).toMatch(/Max-Age=0/)
    expect(await rowsLeft(demo.tenantId)).toEqual([])
    expect(existsSync(files.pathOf(demo.tenantId, 'bestand'))).toBe(false)
    expect(await app.query('select 1 from platform.tenant where tenant_id = $1', [demo.tenantId])).toEqual([])
    expect(await rowsLeft(app.tenantId)).toEqual(before)
    expect((await remove(demo.token)).statusCode).toBe(401)
  })

  test('is refused for an organisation that is none', async () => {
    expect(codeOf(await app.as('administrator')('DELETE', '/demo'))).toEqual([404, 'admin.demo_not_found'])
    expect((await app.as('administrator')('GET', '/organisation')).statusCode).toBe(200)
  })

  test('is refused to others than its administrators', async () => {
    expect(codeOf(await app.as('relation_manager')('DELETE', '/demo'))).toEqual([403, 'auth.forbidden'])
  })

  test('of a real trail is refused by the database itself, which also lets nobody call a house a demonstration', async () => {
    await expect(app.query('select platform.remove_demo_trail()')).rejects.toThrow('demonstration')
    await expect(app.query('update platform.tenant set is_demo = true')).rejects.toThrow('permission denied')
    await expect(app.query('delete from platform.audit_entry')).rejects.toThrow('permission denied')
  })
})
