import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../testing/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})

const count = 'select count(*)::int as count from governance.domain'

describe('the transaction of a use case', () => {
  test('without an organisation nothing is visible', async () => {
    expect(Number((await app.query(count))[0].count)).toBeGreaterThan(0)
    expect((await app.started.pool.query(count)).rows).toEqual([{ count: 0 }])
  })

  test('an organisation that does not exist sees nothing', async () => {
    const nobody = { ...app.who('administrator'), tenantId: randomUUID() }
    const { rows } = await app.inTransaction((ctx) => sql`select 1 from governance.domain`.execute(ctx.tx), nobody)
    expect(rows).toEqual([])
  })

  test('without an organisation nothing can be written', async () => {
    const writing = app.started.pool.query(
      `insert into platform.idempotency_key (actor_id, key, route, request_hash, created_at) values ('a', 'b', 'c', 'd', now())`,
    )
    await expect(writing).rejects.toThrow(/row-level security|null value/)
  })

  test('nothing can be written into another organisation', async () => {
    const other = await app.otherTenant()
    const writing = app.inTransaction((ctx) =>
      sql`insert into platform.idempotency_key (tenant_id, actor_id, key, route, request_hash, created_at)
        values (${other.tenantId}, 'a', 'b', 'c', 'd', now())`.execute(ctx.tx),
    )
    await expect(writing).rejects.toThrow(/row-level security/)
  })

  test('nothing of another organisation can be changed or moved there', async () => {
    const other = await app.otherTenant()
    const changed = await app.inTransaction((ctx) =>
      sql`update governance.domain set bit = bit where tenant_id = ${other.tenantId}`.execute(ctx.tx),
    )
    expect(changed.numAffectedRows).toBe(0n)
    const moving = app.inTransaction((ctx) =>
      sql`update admin.branch set tenant_id = ${other.tenantId}`.execute(ctx.tx),
    )
    await expect(moving).rejects.toThrow(/row-level security/)
  })

  test('a connection does not remember whose it was', async () => {
    const client = await app.started.pool.connect()
    try {
      await client.query('begin')
      await client.query(`select set_config('klantregie.tenant', $1, true)`, [app.tenantId])
      expect((await client.query(count)).rows[0]).not.toEqual({ count: 0 })
      await client.query('commit')
      expect((await client.query(count)).rows[0]).toEqual({ count: 0 })
    } finally {
      client.release()
    }
  })

  test('leaves nothing when anything in it fails', async () => {
    const before = await app.audit()
    const failing = app.inTransaction(async (ctx) => {
      await ctx.audit('relation.created', null)
      throw new Error('toch niet')
    })
    await expect(failing).rejects.toThrow('toch niet')
    expect(await app.audit()).toEqual(before)
  })

  test('the application owns no table and passes no fence', async () => {
    const { rows } = await app.started.pool.query(
      `select rolsuper or rolbypassrls as passes, (select count(*)::int from pg_class where pg_has_role(current_user, relowner, 'member')
        and relnamespace::regnamespace::text in ('relations', 'identity', 'platform', 'admin', 'governance', 'activity')) as owned
       from pg_roles where rolname = current_user`,
    )
    expect(rows).toEqual([{ passes: false, owned: 0 }])
  })
})
