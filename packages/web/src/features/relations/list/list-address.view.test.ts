import { expect, test } from 'vitest'
import {
  activeFilters,
  changeAddress,
  fromQueryString,
  isSameView,
  nextPage,
  parseAddress,
  previousPage,
  toListQuery,
  toQueryString,
  withoutFilters,
} from './list-address.view.ts'

const TYPE = '01980000-0000-7000-8000-000000000001'

test.each([
  { title: 'an empty address is the whole list', search: {}, expected: {} },
  { title: 'a number that was searched for stays text', search: { q: 1316 }, expected: { q: '1316' } },
  { title: 'a kind that does not exist is left out', search: { kind: 'robot' }, expected: {} },
  { title: 'an id that is not an id is left out', search: { typeId: "1' or 1=1" }, expected: {} },
  { title: 'the usual order is not written down', search: { direction: 'asc', size: 50 }, expected: {} },
  { title: 'a page number without a cursor means nothing', search: { from: 51 }, expected: {} },
  {
    title: 'a cursor and its first row belong together',
    search: { cursor: 'abc', from: 51 },
    expected: { cursor: 'abc', from: 51 },
  },
  { title: 'text longer than the server takes is left out', search: { q: 'x'.repeat(201) }, expected: {} },
  {
    title: 'unknown parameters are left out',
    search: { utm_source: 'mail', place: 'Urk' },
    expected: { place: 'Urk' },
  },
])('$title', ({ search, expected }) => {
  expect(parseAddress(search)).toEqual(expected)
})

test('a changed filter starts at the first page', () => {
  expect(changeAddress({ q: 'jansen', cursor: 'abc', from: 101 }, { place: 'Urk' })).toEqual({
    q: 'jansen',
    place: 'Urk',
  })
})

test('an emptied filter disappears from the address', () => {
  expect(changeAddress({ q: 'jansen', place: 'Urk' }, { q: '', place: undefined })).toEqual({})
})

test('taking all filters away keeps order and columns', () => {
  const address = { q: 'a', kind: 'person', typeId: TYPE, sort: 'place', columns: 'name,place' } as const
  expect(withoutFilters(address)).toEqual({ sort: 'place', columns: 'name,place' })
})

test('filters come in a fixed order, whatever the address says first', () => {
  expect(activeFilters({ place: 'Urk', q: 'jansen' }).map(({ key }) => key)).toEqual(['q', 'place'])
})

test('a saved view survives being written down and read back', () => {
  const address = {
    q: '06 12',
    kind: 'organisation',
    typeId: TYPE,
    sort: 'changed',
    direction: 'desc',
    size: 100,
  } as const
  expect(fromQueryString(toQueryString(address))).toEqual(address)
})

test('the page does not make it another view, a filter does', () => {
  expect(isSameView({ q: 'a', cursor: 'x', from: 51 }, { q: 'a' })).toBe(true)
  expect(isSameView({ q: 'a' }, { q: 'b' })).toBe(false)
})

test('the server is asked for the page, not for what only the screen knows', () => {
  expect(toListQuery({ q: 'a', columns: 'name', size: 100, cursor: 'c', from: 101 })).toEqual({
    q: 'a',
    cursor: 'c',
    limit: 100,
  })
})

test('leafing forward and back counts along, and the first page has a clean address', () => {
  const edges = { count: 50, nextCursor: 'n', previousCursor: 'p' }
  const second = nextPage({ q: 'a' }, edges)
  expect(second).toEqual({ q: 'a', cursor: 'n', from: 51 })
  const third = nextPage(second ?? {}, edges)
  expect(third).toMatchObject({ from: 101 })
  expect(previousPage(third ?? {}, edges)).toEqual({ q: 'a', cursor: 'p', from: 51 })
  expect(previousPage(second ?? {}, edges)).toEqual({ q: 'a' })
  expect(nextPage({}, { ...edges, nextCursor: null })).toBeNull()
  expect(previousPage({}, { ...edges, previousCursor: null })).toBeNull()
})
