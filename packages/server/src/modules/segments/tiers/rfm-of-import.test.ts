import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { readIn } from '../../identity/testing/importing.ts'
import { calculateRfm, type OrderLine } from './rfm.rules.ts'

const REFERENCE_DAY = '2011-12-10'
const FOLDER = resolve(import.meta.dirname, '../../../../test-data/retail')

type Row = { name: string; order_key: string; day: string; amount_cents: number; is_reversal: boolean }

/** Recency, frequency and money per customer, from the facts as they are kept. */
async function toldByFacts(query: (text: string) => Promise<unknown[]>): Promise<Map<string, unknown>> {
  const rows = (await query(
    `select r.display_name as name, f.order_key, f.day::text, f.amount_cents, f.is_reversal from activity.fact f
     join relations.relation r on r.id = f.relation_id where f.superseded_by is null and f.kind = 'purchase'`,
  )) as Row[]
  const lines = Map.groupBy(rows, ({ name }) => name)
  return new Map([...lines].map(([name, own]) => [name, calculateRfm(own.map(asLine), REFERENCE_DAY)]))
}

const asLine = (row: Row): OrderLine => ({
  orderId: row.order_key,
  day: row.day,
  amountCents: Math.abs(row.amount_cents),
  isRefund: row.is_reversal,
})

const cents = (amount: string | undefined) => Math.round(Number(amount) * 100)
const dayOf = (text: string | undefined) => (text === undefined || text === '' ? null : text)

test('sales that were read in give the recency, frequency and money that were worked out apart from this product', async () => {
  const app = await testApp()
  const packed = readFileSync(resolve(FOLDER, 'online-retail-klanten-eindcijfer-0-1-vijf-kolommen.csv.gz'))
  const done = await readIn(app, 'verkoop.csv', gunzipSync(packed), {
    kind: 'activity',
    factKind: 'purchase',
    sourceName: 'Winkel',
    isComplete: false,
  })
  expect(done.counts).toMatchObject({ rows: 94_897, new: 94_897, satellites: 875, activity: { anonymous: 0 } })
  const expected = readFileSync(resolve(FOLDER, 'verwacht-rfm-peildatum-2011-12-10.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))
    .map(([customer = '', recency, orders, refunds, gross, refunded, net, first, last]) => [
      customer,
      {
        recencyDays: recency === '' ? null : Number(recency),
        orders: Number(orders),
        refunds: Number(refunds),
        grossCents: cents(gross),
        refundedCents: cents(refunded),
        netCents: cents(net),
        firstOrderOn: dayOf(first),
        lastOrderOn: dayOf(last),
      },
    ])
  expect(Object.fromEntries(await toldByFacts((text) => app.query(text)))).toEqual(Object.fromEntries(expected))
}, 900_000)
