import type { Contribution, Inventory, InventoryRow, InventoryYear } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import {
  amountDone,
  barHeights,
  bringsMoney,
  isAboutDeeds,
  isEmptyLine,
  isWholeYear,
  kindsIn,
  lineOf,
  peopleHref,
  summaryLines,
  typeIdsOf,
  typeLines,
} from './lines.view.ts'

const year = (relations: number, contributions: Contribution[] = []): InventoryYear => ({
  ...{ day: '2026-03-02', relations, roles: relations, before: 0, new: relations, lapsed: 0, net: relations },
  ...{ during: relations, contributions, cents: 0, promisedCents: 0, share: null },
})
const row = (now: InventoryYear, years: InventoryYear[] = []): InventoryRow => ({ now, last: null, years, quality: [] })
const did = (kind: string, quantity: number, cents = 0): Contribution => ({
  ...{ kind, relations: 1, times: 2, quantity, cents },
})
const type = (typeId: string, audience: 'consumer' | 'business', now = year(1)) => ({
  ...row(now),
  ...{ typeId, key: typeId, name: typeId, definition: null, audience, domain: 'Publiek', owner: null },
})

const inventory: Inventory = {
  ...{ day: '2026-03-02', from: '2026-01-01', countedAt: '2026-03-02T04:00:00.000Z', total: row(year(3)) },
  withoutRole: { relations: 0, contributions: [], cents: 0 },
  anonymous: [],
  audiences: (['consumer', 'business', 'internal'] as const).map((audience) => ({ audience, ...row(year(1)) })),
  types: [type('school', 'business'), type('vriend', 'consumer'), type('lener', 'consumer', year(0))],
  customers: { reachable: 0, visitors: null, buyers: null },
  library: {
    memberTypes: [],
    ...{ members: ages(), newMembers: ages(), lapsedMembers: ages(), volunteers: 0, volunteerHours: 0 },
    loans: { ...ages(), fiction: 0, nonFiction: 0, otherGenre: 0 },
  },
}
function ages() {
  return { youth: 0, adult: 0, unknown: 0 }
}

describe('rows of the inventory', () => {
  test('begin with everybody, and leave out an audience without a type', () => {
    expect(summaryLines(inventory).map(({ id }) => id)).toEqual(['total', 'consumer', 'business'])
  })

  test('of types are by audience, and within it in the order of the model', () => {
    expect(typeLines(inventory).map(({ id }) => id)).toEqual(['vriend', 'lener', 'school'])
  })

  test('without anybody in any year are empty', () => {
    expect(typeLines(inventory).map(isEmptyLine)).toEqual([false, true, false])
    expect(isEmptyLine({ id: 'x', type: null, row: row(year(0), [year(4)]) })).toBe(false)
  })

  test('are found by what stands in the address', () => {
    expect([lineOf(inventory, 'business')?.id, lineOf(inventory, 'weg')]).toEqual(['business', null])
  })
})

describe('the people behind a figure', () => {
  test.each([
    ['the total', 'total', undefined],
    ['an audience', 'consumer', ['vriend', 'lener']],
    ['a type', 'school', ['school']],
    ['what is not there', 'weg', null],
  ])('of %s', (_name, of, ids) => {
    expect(typeIdsOf(inventory, of)).toEqual(ids)
  })

  test('have an address that says whose figure it is', () => {
    expect(peopleHref({ day: '2026-03-02', what: 'did', row: 'vriend', kind: 'gift' })).toBe(
      '/inventaris/rij/vriend/relaties?dag=2026-03-02&wat=did&soort=gift',
    )
    expect(peopleHref({ day: '2026-03-02', what: 'new', row: 'total' })).toBe(
      '/inventaris/rij/total/relaties?dag=2026-03-02&wat=new',
    )
  })

  test('are not all named where it is about what they did', () => {
    expect((['everybody', 'new', 'did', 'buyers'] as const).map(isAboutDeeds)).toEqual([false, false, true, true])
  })
})

test('kinds come money first, and only those that are shown', () => {
  const rows = [row(year(1, [did('loan', 4), did('gift', 1, 500)]), [year(1, [did('ticket', 1, 100)])])]
  expect(kindsIn(rows, () => true)).toEqual(['ticket', 'gift', 'loan'])
  expect(kindsIn(rows, bringsMoney)).toEqual(['ticket', 'gift'])
})

test.each([
  ['loans by the piece', did('loan', 12), 12],
  ['volunteering in hours', did('volunteering', 90), 2],
  ['gifts by how often', did('gift', 1), 2],
])('what was done: %s', (_name, one, amount) => {
  expect(amountDone(one)).toBe(amount)
})

test.each([
  ['from zero', [50, 100], [10, 20]],
  ['none at all', [0, 0], [0, 0]],
])('bars start at zero: %s', (_name, values, heights) => {
  expect(barHeights(values, 20)).toEqual(heights)
})

test('only a year that is over is whole', () => {
  expect(['2025-12-31', '2026-03-02'].map(isWholeYear)).toEqual([true, false])
})
