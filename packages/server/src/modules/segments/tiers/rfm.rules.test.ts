import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  calculateRfm,
  calculateRfmBounds,
  calculateRfmScores,
  calculateScore,
  calculateScoreBounds,
  type OrderLine,
  type Rfm,
} from './rfm.rules.ts'

const REFERENCE_DAY = '2011-12-10'
const FOLDER = resolve(import.meta.dirname, '../../../../test-data/retail')
const cells = (text: string) =>
  text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))

describe('the orders of 875 customers of a shop', () => {
  const all = new Map([...retailLines()].map(([customer, lines]) => [customer, calculateRfm(lines, REFERENCE_DAY)]))
  const expected = cells(readFileSync(resolve(FOLDER, 'verwacht-rfm-peildatum-2011-12-10.csv'), 'utf8'))

  test('give exactly the recency, frequency and money that were worked out apart from this product', () => {
    const told = expected.map(([customer = '', recency, orders, refunds, gross, refunded, net, first, last]) => [
      customer,
      {
        recencyDays: recency === '' ? null : Number(recency),
        orders: Number(orders),
        refunds: Number(refunds),
        grossCents: cents(gross),
        refundedCents: cents(refunded),
        netCents: cents(net),
        firstOrderOn: first === '' ? null : first,
        lastOrderOn: last === '' ? null : last,
      },
    ])
    expect(told).toHaveLength(875)
    expect(Object.fromEntries(all)).toEqual(Object.fromEntries(told))
  })

  test('are 2,018,698.60 bought and 64,506.47 given back', () => {
    const sum = (value: (rfm: Rfm) => number) => [...all.values()].reduce((total, rfm) => total + value(rfm), 0)
    expect(sum(({ grossCents }) => grossCents)).toBe(201_869_860)
    expect(sum(({ refundedCents }) => refundedCents)).toBe(6_450_647)
  })

  test('give scores that have the meaning they claim', () => {
    const buyers = [...all.values()].filter(({ recencyDays }) => recencyDays !== null)
    const bounds = calculateRfmBounds(all.values())
    for (const rfm of buyers) {
      const scores = calculateRfmScores(rfm, bounds)
      const fewer = buyers.filter(({ orders }) => orders < rfm.orders).length
      expect(fewer / buyers.length).toBeGreaterThanOrEqual(((scores?.frequency ?? 9) - 1) / 5)
      const longerAgo = buyers.filter(({ recencyDays }) => (recencyDays ?? 0) > (rfm.recencyDays ?? 0)).length
      expect(longerAgo / buyers.length).toBeGreaterThanOrEqual(((scores?.recency ?? 9) - 1) / 5)
    }
  })
})

function cents(amount: string | undefined): number {
  return Math.round(Number(amount) * 100)
}

function retailLines(): Map<string, OrderLine[]> {
  const packed = readFileSync(resolve(FOLDER, 'online-retail-klanten-eindcijfer-0-1-vijf-kolommen.csv.gz'))
  const customers = new Map<string, OrderLine[]>()
  for (const [orderId = '', quantity, moment = '', price, customer = ''] of cells(
    gunzipSync(packed).toString('utf8'),
  )) {
    const amountCents = Math.abs(Number(quantity)) * cents(price)
    const id = String(Number(customer))
    const lines = customers.get(id) ?? []
    lines.push({ orderId, day: moment.slice(0, 10), amountCents, isRefund: orderId.startsWith('C') })
    customers.set(id, lines)
  }
  return customers
}

const line = (day: string, more: Partial<OrderLine> = {}): OrderLine => ({
  orderId: day,
  day,
  amountCents: 1000,
  isRefund: false,
  ...more,
})

test.each([
  { who: 'nothing', lines: [], rfm: { recencyDays: null, orders: 0, refunds: 0, netCents: 0, lastOrderOn: null } },
  {
    who: 'an order of two lines on the day itself',
    lines: [line('2011-12-10'), line('2011-12-10')],
    rfm: { recencyDays: 0, orders: 1, grossCents: 2000 },
  },
  {
    who: 'an order of after the day, which is not yet known',
    lines: [line('2011-12-09'), line('2011-12-11')],
    rfm: { recencyDays: 1, orders: 1, grossCents: 1000 },
  },
  {
    who: 'a later refund, which is no sign of life',
    lines: [line('2011-12-01'), line('2011-12-05', { isRefund: true, orderId: 'C1' })],
    rfm: { recencyDays: 9, orders: 1, refunds: 1, refundedCents: 1000, netCents: 0 },
  },
  {
    who: 'only a refund',
    lines: [line('2011-12-05', { isRefund: true })],
    rfm: { recencyDays: null, orders: 0, refunds: 1, netCents: -1000, firstOrderOn: null },
  },
])('recency, frequency and money of $who', ({ lines, rfm }) => {
  expect(calculateRfm(lines, REFERENCE_DAY)).toMatchObject(rfm)
})

describe('scores', () => {
  const each = (...values: number[]) => values.map((value) => ({ value, relations: 1 }))

  test.each([
    { of: 'ten different values', values: each(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), scores: [1, 1, 2, 2, 3, 3, 4, 4, 5, 5] },
    { of: 'seven of ten equal', values: each(1, 1, 1, 1, 1, 1, 1, 2, 3, 4), scores: [1, 1, 1, 1, 1, 1, 1, 4, 5, 5] },
    { of: 'all equal', values: each(4, 4, 4), scores: [1, 1, 1] },
    { of: 'five values', values: each(1, 2, 3, 4, 5), scores: [1, 2, 3, 4, 5] },
    { of: 'one relation', values: each(7), scores: [1] },
    { of: 'nobody', values: [], scores: [] },
  ])('of $of', ({ values, scores }) => {
    const bounds = calculateScoreBounds(values)
    expect(values.map(({ value }) => calculateScore(value, bounds))).toEqual(scores)
  })

  test('do not depend on order or on counting together, rise with the value, and are equal for equals', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 20 }), { maxLength: 80 }), (values) => {
        const bounds = calculateScoreBounds(each(...values))
        const counted = [...Map.groupBy(values, (value) => value)].map(([value, all]) => ({
          value,
          relations: all.length,
        }))
        expect(calculateScoreBounds(counted.toReversed())).toEqual(bounds)
        const scores = values.toSorted((one, other) => one - other).map((value) => calculateScore(value, bounds))
        expect(scores).toEqual(scores.toSorted())
        for (const value of values) {
          const less = values.filter((other) => other < value).length
          expect(calculateScore(value, bounds)).toBe(1 + Math.floor((5 * less) / values.length + 1e-9))
        }
      }),
    )
  })

  test('are not given to who never ordered', () => {
    const bounds = calculateRfmBounds([calculateRfm([line('2011-12-01')], REFERENCE_DAY)])
    expect(calculateRfmScores(calculateRfm([], REFERENCE_DAY), bounds)).toBeNull()
  })
})
