import { describe, expect, test } from 'vitest'
import { AppError } from '../failure.ts'
import { testApp } from '../testing/test-app.ts'
import { eraseAuditDetails } from './erase-details.queries.ts'
import { listTrailEntries } from './trail.queries.ts'

const app = await testApp()
const subject = { kind: 'relation', id: crypto.randomUUID() }
const newest = async () => {
  const [entry] = await app.inTransaction((ctx) => listTrailEntries(ctx, {}, { before: null, limit: 1 }))
  if (!entry) throw new Error('The trail is empty.')
  return entry
}

describe('a trace', () => {
  test('names who did what to what, at which moment', async () => {
    app.clock.set('2026-03-02T10:00:00.000Z')
    await app.inTransaction((ctx) => ctx.audit('relation.created', subject, { field: 'naam' }))
    expect(await newest()).toMatchObject({
      action: 'relation.created',
      actor_kind: 'user',
      actor_name: 'Test administrator',
      is_read: false,
      subject_kind: 'relation',
      subject_id: subject.id,
      details: '{"field":"naam"}',
      at: new Date('2026-03-02T10:00:00.000Z'),
    })
  })

  test('of having looked at something can be told apart', async () => {
    app.clock.set('2026-03-02T10:01:00.000Z')
    await app.inTransaction((ctx) => ctx.auditRead('relation.unmasked', subject, { reason: 'balie' }))
    expect(await newest()).toMatchObject({ action: 'relation.unmasked', is_read: true })
  })

  test('says from which address, with which device and through what a request came', async () => {
    app.clock.set('2026-03-02T10:02:00.000Z')
    await app.as('administrator')('POST', '/branches', { name: 'Bibliobus' })
    const who = app.who('administrator')
    expect(await newest()).toMatchObject({
      action: 'branch.added',
      origin_kind: 'route',
      origin_name: 'POST /branches',
      address: '127.0.0.1',
      device: 'Test',
      initiator_id: who.actor.id,
    })
    expect((await newest()).origin_id).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('says the address of somebody who is not known yet', async () => {
    app.clock.set('2026-03-02T10:03:00.000Z')
    await app.anonymous('POST', '/session', { email: 'administrator@testdam.example.org', password: 'onjuist geraden' })
    expect(await newest()).toMatchObject({
      action: 'user.sign_in_failed',
      origin_kind: 'route',
      origin_name: 'POST /session',
      address: '127.0.0.1',
    })
  })

  test('never holds what was asked in an address', async () => {
    const all = await app.query('select origin_name from platform.audit_entry')
    expect(all.filter(({ origin_name: name }) => /[?=@]/.test(name ?? ''))).toEqual([])
  })

  test('does not exist when the work does not', async () => {
    const before = await newest()
    const failing = app.inTransaction(async (ctx) => {
      await ctx.audit('relation.removed', subject)
      throw new AppError('relations.relation_not_found')
    })
    await expect(failing).rejects.toThrow()
    expect((await newest()).id).toBe(before.id)
  })

  test.each([
    ['ten thousand letters', 'x'.repeat(10_000)],
    ['control characters and NUL', 'a\u0000b\u0007\u001b[31mc\r\n'],
    ['half of a character', 'a\ud800b'],
    ['text from right to left', '\u202eמשתמש\u202c'],
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['a formula', '=HYPERLINK("http://example.org")'],
    ['SQL', `'; delete from platform.audit_entry; --`],
  ])('keeps %s as they were', async (_what, text) => {
    await app.inTransaction((ctx) => ctx.audit('test.hostile', subject, { text, [text.slice(0, 50)]: 1 }))
    const [row] = await app.inTransaction((ctx) =>
      listTrailEntries(ctx, { action: 'test.hostile' }, { before: null, limit: 1 }),
    )
    expect(JSON.parse(row?.details ?? '{}')).toMatchObject({ text })
  })
})

describe('the application may not', () => {
  const allowed = new Set(['audit_entry', 'audit_detail', 'audit_unsealed'])
  const tables = [
    'audit_entry',
    'audit_detail',
    'audit_unsealed',
    'audit_link',
    'audit_erasure',
    'audit_checkpoint',
    'audit_verification',
  ]
  test.each(
    tables.flatMap((table) => [
      `update platform.${table} set tenant_id = tenant_id`,
      `delete from platform.${table}`,
      `truncate platform.${table}`,
      `alter table platform.${table} disable row level security`,
      `drop table platform.${table}`,
    ]),
  )('%s', async (statement) => {
    await expect(app.query(statement)).rejects.toThrow(/permission denied|must be owner/)
  })

  test.each(['audit_link', 'audit_erasure'])('make rows in %s', async (table) => {
    expect(allowed.has(table)).toBe(false)
    await expect(app.query(`insert into platform.${table} select * from platform.${table}`)).rejects.toThrow(
      /permission denied/,
    )
  })

  test('erase particulars without a record that says so', async () => {
    const { id } = await newest()
    await expect(app.query(`select platform.erase_audit_details('${id}')`)).rejects.toThrow(/says so/)
  })

  test('seal without an organisation', async () => {
    await expect(app.started.pool.query('select * from platform.seal_audit(1)')).rejects.toThrow(/No organisation/)
  })

  test('remove the trail of an ordinary organisation', async () => {
    await expect(app.query('select platform.remove_demo_trail()')).rejects.toThrow(/demonstration/)
  })
})

test('nobody sees the trail of another organisation', async () => {
  const other = await app.otherTenant()
  const own = new Set((await app.query('select id from platform.audit_entry')).map(({ id }) => id))
  const seen = await app.inTransaction((ctx) => listTrailEntries(ctx, {}, { before: null, limit: 100 }), other.who)
  expect(seen.length).toBeGreaterThan(0)
  expect(seen.filter(({ id }) => own.has(id))).toEqual([])
})

test('particulars about somebody are erased, with a record of it, and what was done stays', async () => {
  const about = { kind: 'relation', id: crypto.randomUUID() }
  await app.inTransaction((ctx) => ctx.audit('relation.field_changed', about, { before: 'Anna Kanarie' }))
  await app.inTransaction((ctx) => ctx.audit('relation.linked', subject, { with: 'Anna "Kanarie"' }))
  const erased = await app.inTransaction((ctx) =>
    eraseAuditDetails(ctx, {
      subject: about,
      subjectIds: [about.id],
      containing: ['Anna "Kanarie"'],
      reason: 'erasure',
    }),
  )
  expect(erased).toBe(2)
  expect(JSON.stringify(await app.query('select * from platform.audit_detail'))).not.toContain('Kanarie')
  const rows = await app.inTransaction((ctx) =>
    listTrailEntries(ctx, { subjectIds: [about.id] }, { before: null, limit: 10 }),
  )
  expect(rows.map(({ action, details }) => [action, details === null])).toEqual(
    expect.arrayContaining([
      ['relation.field_changed', true],
      ['audit.details_erased', false],
    ]),
  )
  const again = await app.inTransaction((ctx) =>
    eraseAuditDetails(ctx, { subject: about, subjectIds: [about.id], reason: 'erasure' }),
  )
  expect(again).toBe(0)
})
