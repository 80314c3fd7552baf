import { describe, expect, test } from 'vitest'
import { dutchClock, dutchOffset } from '../moment.ts'
import { blank, namesOf, pricesOf, pricesText, textsOf, valuesOf } from './offering.view.ts'

describe('prices are typed a line each, the amount last', () => {
  test.each([
    [
      'Volwassene 25,00\nKind 12,50',
      [
        { name: 'Volwassene', amountCents: 2500 },
        { name: 'Kind', amountCents: 1250 },
      ],
    ],
    ['CJP: € 10', [{ name: 'CJP', amountCents: 1000 }]],
    ['Rang 1 30', [{ name: 'Rang 1', amountCents: 3000 }]],
    ['', []],
    ['Volwassene', null],
  ])('%s', (text, prices) => {
    expect(pricesOf(text)).toEqual(prices)
  })
  test('and come back as they were', () => {
    const prices = [{ name: 'Rang 1', amountCents: 3050 }]
    expect(pricesOf(pricesText(prices))).toEqual(prices)
  })
})

test('makers are parted by commas or lines', () => {
  expect(namesOf('Ivo van Hove, Hans Kesting\nNora; ')).toEqual(['Ivo van Hove', 'Hans Kesting', 'Nora'])
})

test('what is changed and saved without typing stays what it was, in summer and in winter', () => {
  const values = {
    ...blank(null),
    title: 'Hamlet',
    startsAt: '2026-07-01T18:15:00.000Z',
    endsAt: '2026-12-01T21:00:00.000Z',
    capacity: 1200,
    makers: ['Een', 'Twee'],
    priceTypes: [{ name: 'Vol', amountCents: 2500 }],
    externalId: 'EV-1',
  }
  expect(valuesOf(textsOf(values, dutchClock), dutchOffset)).toEqual(values)
})

test('below a series comes an event, below an event a date with its title', () => {
  const parent = (kind: 'series' | 'event') => ({ id: 'p', values: { ...blank(null), kind, title: 'Boven' } })
  expect(blank(parent('series'))).toMatchObject({ kind: 'event', parentId: 'p', title: '' })
  expect(blank(parent('event'))).toMatchObject({ kind: 'date', parentId: 'p', title: 'Boven' })
})

test('what belongs nowhere is sent without a parent', () => {
  expect(valuesOf({ kind: 'course', parentId: 'p' }, dutchOffset)).toMatchObject({ parentId: null })
})
