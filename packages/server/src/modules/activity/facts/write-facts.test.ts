import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { countingFacts, relationsWithFacts, undoFacts, writeFacts, type FactToWrite } from '../index.ts'
import { addDemoRelation } from '../testing/a-relation.ts'

let app: TestApp
let id: string
let sourceId: string
beforeAll(async () => {
  app = await testApp()
})
beforeEach(async () => {
  id = await addDemoRelation(app)
  sourceId = randomUUID()
})

const aLine = (sourceKey: string, more: Partial<FactToWrite> = {}): FactToWrite => ({
  relationId: id,
  kind: 'ticket',
  occurredAt: new Date('2026-01-10T10:00:00.000Z'),
  quantity: 2,
  amountCents: 5000,
  orderKey: sourceKey.split('-')[0]!,
  sourceId,
  sourceKey,
  ...more,
})
const write = (...rows: FactToWrite[]) => app.inTransaction((ctx) => writeFacts(ctx, rows))
const undo = (importId: string) => app.inTransaction((ctx) => undoFacts(ctx, importId))
const current = () =>
  app.query(
    `select source_key, quantity, amount_cents, version, is_reversed, reverses_id is not null as is_tied, day::text, relation_id from activity.fact
     where source_id = $1 and superseded_by is null order by source_key`,
    [sourceId],
  )
/** Every row as text, so that what is the same is the same to the letter. */
const whole = async () =>
  (await app.query('select t::text as row from activity.fact t where source_id = $1 order by 1', [sourceId])).map(
    ({ row }) => row,
  )
const counted = async () =>
  (
    await app.inTransaction((ctx) =>
      sql<{
        times: number
        cents: number
      }>`select count(distinct c.order_ref) filter (where c.counts) as times, sum(c.amount_cents)::bigint as cents
        from (${countingFacts(sql`select ${id}::uuid`)}) c`.execute(ctx.tx),
    )
  ).rows[0]!

test('the same again changes nothing; what says something else is corrected and the version before it stays', async () => {
  expect(await write(aLine('A-1'), aLine('A-2'), aLine('B-1'))).toEqual({ new: 3, changed: 0, same: 0, duplicate: 0 })
  const before = await whole()
  expect(await write(aLine('A-1'), aLine('A-2'), aLine('B-1'))).toEqual({ new: 0, changed: 0, same: 3, duplicate: 0 })
  expect(await whole()).toEqual(before)
  const [{ id: factId }] = await app.query('select id from activity.fact where source_id = $1 and source_key = $2', [
    sourceId,
    'A-1',
  ])
  expect(await write(aLine('A-1', { quantity: 3, amountCents: 7500 }), aLine('A-2'))).toEqual({
    new: 0,
    changed: 1,
    same: 1,
    duplicate: 0,
  })
  const versions = await app.query(
    'select id = $2 as is_current, version, quantity, superseded_by from activity.fact where source_id = $1 and source_key = $3 order by version',
    [sourceId, factId, 'A-1'],
  )
  expect(versions).toEqual([
    { is_current: false, version: 1, quantity: 2, superseded_by: factId },
    { is_current: true, version: 2, quantity: 3, superseded_by: null },
  ])
  expect((await counted()).cents).toBe(17_500)
})

test('a key that comes twice in one delivery counts once: the first', async () => {
  expect(await write(aLine('A-1'), aLine('A-1', { quantity: 9 }))).toEqual({
    new: 1,
    changed: 0,
    same: 0,
    duplicate: 1,
  })
  expect(await current()).toMatchObject([{ quantity: 2 }])
})

describe('a reversal finds what it reverses', () => {
  const refund = () =>
    aLine('R-1', {
      isReversal: true,
      reversesKey: 'A-1',
      quantity: -2,
      amountCents: -5000,
      occurredAt: new Date('2026-02-01T10:00:00Z'),
    })
  const settled = [
    { source_key: 'A-1', is_reversed: true },
    { source_key: 'R-1', is_tied: true },
  ]
  test('that came before it', async () => {
    await write(aLine('A-1'))
    await write(refund())
    expect(await current()).toMatchObject(settled)
  })
  test('that comes later', async () => {
    await write(refund())
    expect(await current()).toMatchObject([{ source_key: 'R-1', is_tied: false }])
    await write(aLine('A-1'))
    expect(await current()).toMatchObject(settled)
  })
  test('that comes along', async () => {
    await write(refund(), aLine('A-1'))
    expect(await current()).toMatchObject(settled)
    expect(await counted()).toMatchObject({ times: 0 })
  })
  test('and lets it go when the source takes that back', async () => {
    await write(refund(), aLine('A-1'), aLine('A-2'))
    await write(aLine('R-1', { isReversal: true, reversesKey: 'A-2', quantity: -2, amountCents: -5000 }))
    expect(await current()).toMatchObject([
      { source_key: 'A-1', is_reversed: false },
      { source_key: 'A-2', is_reversed: true },
      { source_key: 'R-1' },
    ])
  })
  test('and no longer reverses all of it when more of it was sold', async () => {
    await write(refund(), aLine('A-1'))
    await write(aLine('A-1', { quantity: 4, amountCents: 10_000 }))
    expect(await current()).toMatchObject([{ source_key: 'A-1', is_reversed: false }, { source_key: 'R-1' }])
  })
})

test('the day is that of the event; a day that the source gives goes before it', async () => {
  const [{ id: offeringId }] = await app.query(
    `insert into activity.offering (id, kind, title, title_key, starts_at, created_at, changed_at)
     values (gen_random_uuid(), 'date', 'Hamlet', 'hamlet', '2026-05-01T22:30:00Z', now(), now()) returning id`,
  )
  await write(aLine('A-1', { offeringId }), aLine('A-2', { offeringId, day: '2026-04-30' }), aLine('A-3'))
  expect((await current()).map(({ day }) => day)).toEqual(['2026-05-02', '2026-04-30', '2026-01-10'])
})

test('an anonymous sale makes nobody and counts for nobody', async () => {
  await write(aLine('A-1', { relationId: null }))
  expect(await current()).toMatchObject([{ relation_id: null }])
  expect(await counted()).toMatchObject({ times: 0 })
})

test('what comes in for somebody who was merged hangs on the relation that stays', async () => {
  const other = await addDemoRelation(app)
  await app.query('update relations.relation set merged_into_id = $2 where id = $1', [id, other])
  await write(aLine('A-1'))
  const [row] = await app.query('select relation_id, origin_relation_id from activity.fact where source_id = $1', [
    sourceId,
  ])
  expect(row).toEqual({ relation_id: other, origin_relation_id: id })
})

describe('taking back an import', () => {
  test('what it brought goes, what it corrected is again what it was', async () => {
    await write(aLine('A-1'), aLine('A-2'))
    const before = await whole()
    const importId = randomUUID()
    await write(aLine('A-1', { quantity: 7, importId }), aLine('A-2', { importId }), aLine('A-3', { importId }))
    expect(await undo(importId)).toEqual({ removed: 1, restored: 1 })
    expect(await whole()).toEqual(before)
  })

  test('a refund that it brought counts no more; one by hand of what it brought goes along', async () => {
    const importId = randomUUID()
    await write(aLine('A-1'))
    await write(
      aLine('R-1', { isReversal: true, reversesKey: 'A-1', quantity: -2, amountCents: -5000, importId }),
      aLine('B-1', { importId }),
    )
    const [{ id: brought }] = await app.query('select id from activity.fact where source_id = $1 and source_key = $2', [
      sourceId,
      'B-1',
    ])
    expect((await app.as('front_office')('POST', `/facts/${brought}/reversals`, {})).statusCode).toBe(200)
    expect(await counted()).toMatchObject({ times: 0 })
    await undo(importId)
    expect(await counted()).toMatchObject({ times: 1 })
    expect((await counted()).cents).toBe(5000)
    expect(await app.query('select 1 from activity.fact where relation_id = $1', [id])).toHaveLength(1)
  })

  /** Small, and the same every time: a failure can be played again. */
  const dice = (seed: number) => {
    let state = seed
    return (most: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((state / 2 ** 32) * most)
    }
  }

  test.each([1, 2, 3, 4, 5, 6])(
    'in any order, of any of them, gives what would be there without it (%i)',
    async (seed) => {
      const throwDie = dice(seed * 7919)
      // Each says something of its own: of what two said alike, the one that said it first brought it.
      const imports = Array.from({ length: 5 }, (_, index) => {
        const importId = randomUUID()
        const keys = new Set(Array.from({ length: 6 }, () => throwDie(8)))
        return [...keys].map((key) =>
          key < 6
            ? aLine(`A-${key}`, { importId, quantity: 1 + throwDie(3), amountCents: 1000 + index })
            : aLine(`R-${key}`, {
                importId,
                isReversal: true,
                reversesKey: `A-${throwDie(6)}`,
                quantity: -1 - throwDie(3),
                amountCents: -index,
              }),
        )
      })
      const said = (of: string) =>
        app.query(
          `select source_key, quantity, amount_cents, is_reversed, (select t.source_key from activity.fact t where t.id = f.reverses_id) as reverses
         from activity.fact f where source_id = $1 and superseded_by is null order by source_key`,
          [of],
        )
      for (const rows of imports) await write(...rows)
      const left = new Set(imports.keys())
      while (left.size > 0) {
        const which = [...left][throwDie(left.size)]!
        left.delete(which)
        await undo(imports[which]![0]!.importId!)
        const apart = randomUUID()
        for (const index of [...left].sort())
          await write(...imports[index]!.map((row) => ({ ...row, sourceId: apart, importId: null })))
        expect(await said(sourceId)).toEqual(await said(apart))
      }
    },
  )
})

test('real sales, cancellations among them, come to what was worked out elsewhere', async () => {
  const read = (name: string) => {
    const [head = '', ...lines] = readFileSync(new URL(`../../../../test-data/retail/${name}`, import.meta.url), 'utf8')
      .trim()
      .split('\n')
    return lines.map((line) => {
      const cells = line
        .match(/("([^"]|"")*"|[^,]*)(,|$)/gu)!
        .map((cell) => cell.replace(/,$/u, '').replaceAll('"', ''))
      return Object.fromEntries(head.split(',').map((name, index) => [name, cells[index] ?? '']))
    })
  }
  const lines = read('lines.csv')
  const customers = new Map<string, string>()
  for (const key of new Set(lines.map((line) => line['CustomerID']!.split('.')[0]!).filter(Boolean)))
    customers.set(key, await addDemoRelation(app))
  const rows = lines.map((line, index) =>
    aLine(`${line['InvoiceNo']}-${index}`, {
      relationId: customers.get(line['CustomerID']!.split('.')[0]!) ?? null,
      kind: 'purchase',
      occurredAt: new Date(`${line['InvoiceDate']!.replace(' ', 'T')}Z`),
      quantity: Number(line['Quantity']),
      amountCents: Math.round(Number(line['Quantity']) * Number(line['UnitPrice']) * 100),
      isReversal: line['InvoiceNo']!.startsWith('C'),
      orderKey: line['InvoiceNo']!,
    }),
  )
  expect(await write(...rows)).toEqual({ new: rows.length, changed: 0, same: 0, duplicate: 0 })
  const found = await app.inTransaction((ctx) =>
    sql<any>`select c.relation_id as id, count(distinct c.order_ref) filter (where c.counts) as times,
        sum(c.amount_cents) filter (where c.counts)::bigint as gross, -sum(c.amount_cents) filter (where not c.counts)::bigint as refunds,
        min(c.day) filter (where c.counts) as first, max(c.day) filter (where c.counts) as last
      from (${relationsWithFacts({ kinds: ['purchase'], from: '2010-01-01', to: '2011-12-31' })}) c group by 1`.execute(
      ctx.tx,
    ),
  )
  const expected = read('expected.csv')
  expect(expected).toHaveLength(10)
  for (const one of expected) {
    const { id: _id, ...row } = found.rows.find((candidate) => candidate.id === customers.get(one['CustomerID']!))
    expect({ ...row, gross: Number(row.gross), refunds: Number(row.refunds) }, one['CustomerID']).toEqual({
      times: Number(one['frequency_invoices']),
      gross: Math.round(Number(one['gross']) * 100),
      refunds: Math.round(Number(one['refunds']) * 100),
      first: one['first_purchase'],
      last: one['last_purchase'],
    })
  }
  const [anonymous] = await app.query(
    'select count(*) from activity.fact where source_id = $1 and relation_id is null',
    [sourceId],
  )
  expect(Number(anonymous.count)).toBe(40)
})
