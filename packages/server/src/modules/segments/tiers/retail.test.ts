import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { writeFacts, type FactToWrite } from '../../activity/index.ts'
import { refreshAll } from '../profile/refresh.service.ts'

const REFERENCE_DAY = '2011-12-10'
const FOLDER = resolve(import.meta.dirname, '../../../../test-data/retail')
const cells = (text: string) =>
  text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))
const centsOf = (amount: string | undefined) => Math.round(Number(amount) * 100)

/** A fact per order and day: the lines of one order count once. */
function purchases(): Map<string, Omit<FactToWrite, 'relationId' | 'sourceId'>> {
  const packed = readFileSync(resolve(FOLDER, 'online-retail-klanten-eindcijfer-0-1-vijf-kolommen.csv.gz'))
  const facts = new Map<string, Omit<FactToWrite, 'relationId' | 'sourceId'>>()
  for (const [order = '', quantity, moment = '', price, customer = ''] of cells(gunzipSync(packed).toString('utf8'))) {
    const sourceKey = `${Number(customer)} ${order} ${moment.slice(0, 10)}`
    const before = facts.get(sourceKey)?.amountCents ?? 0
    facts.set(sourceKey, {
      kind: 'purchase',
      occurredAt: new Date(`${moment.slice(0, 10)}T12:00:00Z`),
      amountCents: before + Number(quantity) * centsOf(price),
      orderKey: order,
      isReversal: order.startsWith('C'),
      sourceKey,
    })
  }
  return facts
}

test('facts of 875 customers of a shop give, through a night, exactly what was worked out apart from this product', async () => {
  const app = await testApp()
  app.clock.set(`${REFERENCE_DAY}T12:00:00.000Z`)
  const expected = cells(readFileSync(resolve(FOLDER, 'verwacht-rfm-peildatum-2011-12-10.csv'), 'utf8'))
  const ids = new Map(expected.map(([customer = '']) => [customer, randomUUID()]))
  await app.query(
    `insert into relations.relation (id, kind, golden, display_name, sort_key, domain_mask, search_text, created_at, changed_at)
     select t.id, 'person', '{}', 'X', 'x', 1, '', $2, $2 from unnest($1::uuid[]) t(id)`,
    [[...ids.values()], app.clock.now()],
  )
  const sourceId = randomUUID()
  const facts = [...purchases()].map(([key, fact]) => ({
    ...fact,
    sourceId,
    relationId: ids.get(key.split(' ')[0]!)!,
  }))
  await app.inTransaction((ctx) => writeFacts(ctx, facts))
  await app.inTransaction(refreshAll)
  await app.runDay()
  const rows = await app.query(
    `select r.relation_id as id, o.day - r.last_day as recency, r.orders, r.cents, date '2000-01-01' - b.days[cardinality(b.days)] as first, r.last_day as last
     from segments.rfm r join segments.rfm_round o on o.family_id = r.family_id
     join segments.behaviour b on b.family_id = r.family_id and b.number = r.number and b.genre_id = $1 and b.branch_id = $1`,
    ['00000000-0000-0000-0000-000000000000'],
  )
  const found = new Map(rows.map(({ id, ...row }) => [id, row]))
  const bought = expected.filter(([, recency]) => recency !== '')
  expect(found.size).toBe(bought.length)
  for (const [customer = '', recency, orders, , , , net, first, last] of bought)
    expect([customer, found.get(ids.get(customer)!)]).toEqual([
      customer,
      { recency: Number(recency), orders: Number(orders), cents: centsOf(net), first, last },
    ])
}, 120_000)
