import { expect, test } from 'vitest'
import { ordersOf, type OrderLine } from './order.rules.ts'

const line = (id: string, more: Partial<OrderLine> = {}): OrderLine => ({
  id,
  relationId: 'r',
  at: new Date('2026-02-10T10:00:00.000Z'),
  kind: 'ticket',
  isReversal: false,
  isReversed: false,
  quantity: 1,
  cents: 1000,
  currency: 'EUR',
  day: '2026-02-10',
  until: null,
  offeringId: 'o',
  title: 'Hamlet',
  orderKey: 'B-1',
  sourceId: 's',
  byName: null,
  ...more,
})
const earlier = new Date('2026-02-09T10:00:00.000Z')

test('lines of one order are one, told by the line that brought most', () => {
  const orders = ordersOf(
    [
      line('1'),
      line('2', { quantity: 2, cents: 5000, title: 'Lear', offeringId: 'p' }),
      line('3', { isReversed: true }),
    ],
    true,
  )
  expect(orders).toMatchObject([{ id: '1', title: 'Lear', quantity: 4, cents: 7000, offerings: 2, isReversed: false }])
})

test.each([
  ['of another order', { orderKey: 'B-2' }],
  ['of another source', { sourceId: 't' }],
  ['paid back', { isReversal: true }],
  ['at another moment', { at: earlier }],
  ['of another relation', { relationId: 'q' }],
])('a line %s is told by itself', (_name, more) => {
  expect(ordersOf([line('1'), line('2', more)], true)).toHaveLength(2)
})

test('lines without an order are told one by one', () => {
  expect(ordersOf([line('1', { orderKey: null }), line('2', { orderKey: null })], true)).toHaveLength(2)
})

test('a moment that may go on is left for the next look', () => {
  const lines = [line('1'), line('2', { at: earlier, orderKey: 'B-2' })]
  expect(ordersOf(lines, false).map(({ id }) => id)).toEqual(['1'])
  expect(ordersOf([line('1')], false)).toEqual([])
})
