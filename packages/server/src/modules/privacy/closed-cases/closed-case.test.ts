import { beforeAll, describe, expect, test } from 'vitest'
import { openErasureLedger } from '../../../platform/erasure-ledger/erasure-ledger.ts'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeRelation, person } from '../../relations/testing/make-relations.ts'
import { closedBefore } from './closed-case.service.ts'

/** Moments are real ones: before five years have passed the database itself refuses (0019_privacy_depths.sql). */
const YEAR = 365.25 * 86_400_000
const ago = (years: number) => new Date(Date.now() - years * YEAR).toISOString()

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  app.clock.set(new Date().toISOString())
})

async function request(number: number, closedAt: string | null) {
  const [row] = await app.query(
    `insert into privacy.request (id, number, kind, channel, received_on, due_on, requester_name, state, outcome, created_by, created_at, closed_at)
     values (gen_random_uuid(), $1, 'access', 'desk', '2015-01-01', '2015-02-01', 'Anna', $2, $3, 'Balie', '2015-01-01', $4) returning id`,
    [number, closedAt === null ? 'open' : 'closed', closedAt === null ? null : 'granted', closedAt],
  )
  await app.query(
    `insert into privacy.request_event (id, request_id, at, by_name, event) values (gen_random_uuid(), $1, '2015-01-01', 'Balie', 'created')`,
    [row.id],
  )
  return row.id as string
}

async function breach(number: number, closedAt: string | null) {
  const [row] = await app.query(
    `insert into privacy.breach (id, number, title, happened, discovered_at, created_by, created_at, closed_at)
     values (gen_random_uuid(), $1, 'Mail aan de verkeerde', 'Verkeerd adres', '2015-01-01', 'Balie', '2015-01-01', $2) returning id`,
    [number, closedAt],
  )
  await app.query(
    `insert into privacy.breach_event (id, breach_id, kind, at, by_name, written_at) values (gen_random_uuid(), $1, 'note', '2015-01-01', 'Balie', '2015-01-01')`,
    [row.id],
  )
  return row.id as string
}

async function forgotten(erasedAt: string) {
  const [row] = await app.query(
    `insert into privacy.erasure (id, erased_at, reason, cell_hashes, counts, erased_by) values (gen_random_uuid(), $1, 'request', array['c'], '[]', 'Balie') returning id`,
    [erasedAt],
  )
  await app.query(`insert into privacy.forgotten_key (key_hash, erasure_id) values ($2, $1)`, [
    row.id,
    `sleutel ${row.id}`,
  ])
  return row.id as string
}

const idsIn = async (table: string, column = 'id') =>
  (await app.query(`select ${column}::text as id from ${table} order by 1`)).map(({ id }) => id)

describe('five years after it was closed', () => {
  test('a request and a breach go with their account, what is younger, open or needed stays', async () => {
    const old = await request(1, ago(5.1))
    const young = await request(2, ago(4.9))
    const open = await request(3, null)
    const restricted = await request(4, ago(6))
    const relationId = await app.inTransaction((ctx) => makeRelation(ctx, person({ surname: 'Vries' })))
    await app.query(
      `insert into privacy.standing (id, relation_id, origin_relation_id, kind, request_id, since, by_name) values (gen_random_uuid(), $1, $1, 'restricted', $2, now(), 'Balie')`,
      [relationId, restricted],
    )
    await breach(1, ago(5.1))
    const [recent, running] = [await breach(2, ago(4.9)), await breach(3, null)]
    await app.runDay()
    expect(await idsIn('privacy.request')).toEqual([young, open, restricted].toSorted())
    expect(await idsIn('privacy.request_event', 'request_id')).not.toContain(old)
    expect(await idsIn('privacy.breach')).toEqual([recent, running].toSorted())
    expect(await idsIn('privacy.breach_event', 'breach_id')).toEqual([recent, running].toSorted())
    const trail = (await app.audit()).filter(({ action }) => action === 'privacy.closed_cases_removed')
    expect(trail.map(({ details }) => details)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'requests', count: 1 }),
        expect.objectContaining({ kind: 'breaches', count: 1 }),
      ]),
    )
  })

  test('of whom was forgotten the keys go, here and beside the backups; that it was done stays', async () => {
    const moments = { old: ago(5.1), young: ago(4.9) }
    const [old, young] = [await forgotten(moments.old), await forgotten(moments.young)]
    const ledger = openErasureLedger(app.dataDir)
    const line = { version: 1, tenantId: app.tenantId } as const
    ledger.append({ ...line, cells: ['c'], keys: ['k'], erasureId: old, erasedAt: moments.old })
    ledger.append({ ...line, cells: ['c'], keys: ['k'], erasureId: young, erasedAt: moments.young })
    app.clock.set(new Date(Date.now() + 86_400_000).toISOString())
    await app.runDay()
    expect(ledger.read().map(({ erasureId, cells, keys }) => [erasureId, cells, keys])).toEqual([
      [old, ['c'], []],
      [young, ['c'], ['k']],
    ])
    expect(await idsIn('privacy.forgotten_key', 'erasure_id')).toEqual([young])
    expect(await idsIn('privacy.erasure')).toEqual([old, young].toSorted())
  })

  test('not a day too early, also on the last of February', () => {
    expect(closedBefore('2026-11-22').toISOString()).toBe('2021-11-22T00:00:00.000Z')
    expect(closedBefore('2028-02-29').toISOString()).toBe('2023-03-01T00:00:00.000Z')
  })

  test('nobody takes away a breach before that, whatever the clock of the application says', async () => {
    const id = await breach(9, ago(4))
    for (const statement of [
      'delete from privacy.breach_event where breach_id = $1',
      'delete from privacy.breach where id = $1',
    ])
      await expect(app.query(statement, [id])).rejects.toThrow('Proof is not removed')
  })
})

test('a quiet day leaves no work behind', async () => {
  const other = await testApp()
  await other.runDay()
  expect((await other.jobs()).filter(({ name }: { name: string }) => name === 'privacy.clear-closed-cases')).toEqual([])
})
