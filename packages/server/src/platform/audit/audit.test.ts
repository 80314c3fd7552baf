import { expect, test } from 'vitest'
import { testApp } from '../testing/test-app.ts'
import { listAuditEntries } from './audit.queries.ts'

const app = await testApp()

test('a trace names who did what to what, at which moment', async () => {
  app.clock.set('2026-03-03T10:00:00.000Z')
  await app.inTransaction((ctx) =>
    ctx.audit('relation.created', { kind: 'relation', id: app.tenantId }, { field: 'naam' }),
  )
  const [entry] = await app.inTransaction((ctx) => listAuditEntries(ctx, { before: null, limit: 1 }))
  expect(entry).toMatchObject({
    action: 'relation.created',
    actor_kind: 'user',
    actor_name: 'Test administrator',
    subject_kind: 'relation',
    subject_id: app.tenantId,
    details: { field: 'naam' },
    at: new Date('2026-03-03T10:00:00.000Z'),
  })
})

test.each([
  `update platform.audit_entry set action = 'relation.removed'`,
  'delete from platform.audit_entry',
  'truncate platform.audit_entry',
])('a trace is never rewritten, also not by the product itself: %s', async (statement) => {
  await expect(app.query(statement)).rejects.toThrow(/permission denied/)
})

test('the trail of an ordinary organisation cannot be removed', async () => {
  await expect(app.query('select platform.remove_demo_trail()')).rejects.toThrow(/demonstration/)
})

test('nobody sees the trail of another organisation', async () => {
  const other = await app.otherTenant()
  const seen = await app.inTransaction((ctx) => listAuditEntries(ctx, { before: null, limit: 100 }), other.who)
  expect(seen.map((entry) => entry.tenant_id)).not.toContain(app.tenantId)
})
