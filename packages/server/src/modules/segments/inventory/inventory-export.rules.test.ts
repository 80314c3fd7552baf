import type { Inventory, InventoryYear } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { inventoryCsv, type ExportWords } from './inventory-export.rules.ts'

const words: ExportWords = {
  headings: ['group', 'kind', 'on the day', 'before', 'new', 'lapsed', 'net', 'in the year', 'euros', 'definition'],
  total: 'all',
  audiences: { consumer: 'people', business: 'business', internal: 'internal' },
  few: 'few',
  kind: (kind) => kind,
  asOf: 'as of',
}

const YEAR: InventoryYear = {
  day: '2025-12-31',
  relations: 100,
  roles: 100,
  before: 90,
  new: 20,
  lapsed: 10,
  net: 10,
  during: 110,
  contributions: [],
  cents: 123_450,
  promisedCents: 0,
  share: 1,
}

function lineOf(year: Partial<InventoryYear>): string[] {
  const total = { now: { ...YEAR, ...year }, last: null, years: [], quality: [] }
  const csv = inventoryCsv({ day: YEAR.day, total, audiences: [], types: [] } as unknown as Inventory, words)
  return csv.split('\r\n')[2]!.split(';')
}

test.each([
  ['numbers that are large enough are told', {}, ['100', '90', '20', '10', '10', '110', '1234,50']],
  ['none at all tells on nobody', { lapsed: 0, net: 20 }, ['100', '90', '20', '0', '20', '110', '1234,50']],
  [
    'with few who left, all that it could be worked out from goes',
    { lapsed: 3, net: 17 },
    ['100', 'few', 'few', 'few', 'few', '110', '1234,50'],
  ],
  [
    'with few relations, their number goes and what they could be added up from',
    { relations: 4, before: 0, new: 4, lapsed: 0, net: 4 },
    ['few', 'few', 'few', 'few', 'few', '110', '1234,50'],
  ],
  ['of few who paid, what they paid goes', { during: 2 }, ['100', '90', '20', '10', '10', 'few', 'few']],
])('%s', (_name, year, expected) => {
  expect(lineOf(year).slice(2, 9)).toEqual(expected)
})

test('of few who did something, the kind is told and not how many or how much', () => {
  const contributions = [{ kind: 'gift', relations: 2, times: 2, quantity: 2, cents: 90_000 }]
  const total = { now: { ...YEAR, contributions }, last: null, years: [], quality: [] }
  const csv = inventoryCsv({ day: YEAR.day, total, audiences: [], types: [] } as unknown as Inventory, words)
  expect(csv.split('\r\n')[3]).toBe('all;gift;;;;;;few;few;')
})
