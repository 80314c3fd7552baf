import type { FactKind, MappingTarget } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { compileActivity } from './build-activity.rules.ts'
import { readMoment, readTime } from './moment-text.rules.ts'

const read = (row: Partial<Record<MappingTarget, string>>, factKind: FactKind = 'ticket') => {
  const columns = Object.keys(row).map((target, column) => ({
    column,
    header: target,
    target: target as MappingTarget,
  }))
  const genres = [{ id: 'genre-1', key: 'fictie' }]
  return compileActivity(columns, { today: '2026-03-01', country: 'NL', factKind, genres, branches: [] })(
    Object.values(row),
  )
}
const day = { order_date: '1-2-2026' }

describe('amounts and quantities', () => {
  test.each([
    { how: 'Dutch', row: { amount: '€ 1.234,50' }, fact: { cents: 123_450, quantity: 1, isReversal: false } },
    { how: 'English', row: { amount: '1,234.50' }, fact: { cents: 123_450, quantity: 1, isReversal: false } },
    { how: 'of one, times six', row: { unit_price: '2,55', quantity: '6' }, fact: { cents: 1530, quantity: 6 } },
    { how: 'below zero', row: { amount: '-19,50' }, fact: { cents: -1950, quantity: -1, isReversal: true } },
    { how: 'of a quantity below zero', row: { amount: '19,50', quantity: '-2' }, fact: { cents: -1950, quantity: -2 } },
    {
      how: 'of money alone',
      row: { amount: '-5,00', quantity: '0' },
      fact: { cents: -500, quantity: 0, isReversal: true },
    },
    { how: 'of a refund of an order', row: { amount: '10,00', refund_of: 'A1' }, fact: { cents: -1000, quantity: -1 } },
  ])('$how', ({ row, fact }) => {
    expect(read({ ...day, ...row }).fact).toMatchObject(fact)
  })
  test.each([
    ['a thousand or one and a bit', { amount: '1.234' }, 'value.amount_ambiguous'],
    ['no amount', { amount: 'gratis' }, 'value.amount_invalid'],
    ['half a ticket', { quantity: '1,5' }, 'value.quantity_invalid'],
    ['nothing at all', { quantity: '0', amount: '0,00' }, 'fact.nothing'],
    ['an unknown kind', { fact_kind: 'zwemles' }, 'fact.kind_unknown'],
    ['a currency of four letters', { currency: 'guld' }, 'value.currency_invalid'],
    ['a day that is none', { order_date: '31-02-2026' }, 'value.date_impossible'],
  ] as const)('a row with %s is rejected', (_, row, code) => {
    const { isRejected, problems } = read({ ...day, ...row })
    expect({ isRejected, codes: problems.map((problem) => problem.code) }).toEqual({ isRejected: true, codes: [code] })
  })
  test('the currency stands in its column, or with the amount', () => {
    expect(read({ ...day, amount: '£ 5.00' }).fact?.currency).toBe('GBP')
    expect(read({ ...day, amount: '5.00', currency: 'chf' }).fact?.currency).toBe('CHF')
    expect(read({ ...day, amount: '5.00' }).fact?.currency).toBe('EUR')
  })
})

describe('who it was', () => {
  test.each([
    ['by the number of the customer', { customer_number: '12740.0', email: 'a@example.org' }, '12740'],
    ['by the e-mail address', { email: 'A@Example.org', surname: 'Jansen' }, '@a@example.org'],
    [
      'by name, postcode and house number',
      { surname: 'Jansen', first_name: 'Bram', postcode: '4201ab', house_number: '14' },
      '~bramjansen|4201ab|14|',
    ],
  ] as const)('%s', (_, row, key) => {
    expect(read({ ...day, ...row }).person?.key).toBe(key)
  })
  test('a name alone is nobody who can be known again, and that is said', () => {
    const { person, problems, isRejected } = read({ ...day, surname: 'Jansen' })
    expect({ person, isRejected, codes: problems.map(({ code }) => code) }).toEqual({
      person: null,
      isRejected: false,
      codes: ['fact.person_unclear'],
    })
  })
  test('of nobody there is no membership', () => {
    expect(read({ ...day, period_until: '31-12-2026' }, 'membership').problems).toEqual([
      { code: 'fact.person_missing' },
    ])
  })
})

describe('what it is known by', () => {
  const line = { order_number: 'A1', event_title: 'Hamlet', price_type: 'CJP' }
  test('a day, an amount or a quantity that is corrected leaves it the same', () => {
    const key = read({ ...day, ...line, amount: '10,00' }).key
    expect(read({ order_date: '2-2-2026', ...line, amount: '12,00', quantity: '2' }).key).toBe(key)
    expect(read({ ...day, ...line, price_type: 'Normaal' }).key).not.toBe(key)
  })
  test('what is given back knows what of', () => {
    const { key, reversesKey } = read({ ...day, ...line, amount: '-10,00' })
    expect(reversesKey).toBe(read({ ...day, ...line, amount: '10,00' }).key)
    expect(key).not.toBe(reversesKey)
    const other = read({ ...day, ...line, order_number: 'R7', refund_of: 'A1', amount: '10,00' })
    expect(other.reversesKey).toBe(reversesKey)
  })
  test('a number of its own', () => {
    expect(read({ ...day, external_id: 'K-1' }).key).toBe('=K-1')
    expect(read({ ...day, external_id: '' }).problems).toEqual([{ code: 'row.key_missing' }])
  })
})

describe('other kinds', () => {
  test('a pledge brings nothing itself', () => {
    const pledge = { period_from: '1-3-2026', period_until: '28-2-2031', amount: '100', email: 'a@example.org' }
    expect(read({ ...day, ...pledge }, 'pledge').fact).toMatchObject({
      cents: 0,
      day: '2026-03-01',
      until: '2031-02-28',
      detail: { yearlyCents: 10_000, years: 5 },
    })
  })
  test('hours of volunteers are minutes', () => {
    expect(read({ ...day, hours: '2:30', email: 'a@example.org' }, 'volunteering').fact?.quantity).toBe(150)
    expect(read({ ...day, hours: '2,5', email: 'a@example.org' }, 'volunteering').fact?.quantity).toBe(150)
  })
  test('loans have a genre of the list and never words', () => {
    expect(read({ ...day, genre: 'Fictie', quantity: '12' }, 'loan').fact).toMatchObject({
      genreId: 'genre-1',
      offering: null,
    })
    expect(read({ ...day, fact_kind: 'uitlening', event_title: 'De aanslag' })).toMatchObject({
      isRejected: true,
      isUnfit: true,
    })
  })
  test('who bought and came did two things; a scan that is denied takes back only what was told', () => {
    expect(read({ ...day, quantity: '3', scanned: '2' }).attendance).toMatchObject({ kind: 'attendance', quantity: 2 })
    expect(read({ ...day, quantity: '3', scanned: 'ja' }).attendance).toMatchObject({
      quantity: 3,
      isOnlyOfKnown: false,
    })
    expect(read({ ...day, scanned: 'nee' }).attendance).toMatchObject({
      quantity: 0,
      isReversal: true,
      isOnlyOfKnown: true,
    })
    expect(read({ ...day, scanned: '' }).attendance).toBeNull()
  })
})

describe('moments', () => {
  const context = { order: 'dmy', today: '2026-03-01' } as const
  test.each([
    ['14-03-2026', '2026-03-14', null],
    ['14-03-2026 20:15', '2026-03-14', '20:15:00'],
    ['14 maart 2026 om 20.15 uur', '2026-03-14', '20:15:00'],
    ['2010-12-01 08:26:00', '2010-12-01', '08:26:00'],
    ['2026-03-14T19:15:00Z', '2026-03-14', '20:15:00'],
    ['2026-07-14T22:30:00+00:00', '2026-07-15', '00:30:00'],
    ['46095.84375', '2026-03-14', '20:15:00'],
  ])('%s', (text, dayOf, time) => {
    expect(readMoment(text, context)).toEqual({ state: 'moment', day: dayOf, time })
  })
  test.each([
    ['20:15', '20:15:00'],
    ['20.15 uur', '20:15:00'],
    ['8:15 PM', '20:15:00'],
    ['25:00', undefined],
    ['avond', undefined],
  ])('%s', (text, time) => {
    expect(readTime(text)).toBe(time)
  })
})
