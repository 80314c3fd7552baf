import { expect, test } from 'vitest'
import {
  columnsText,
  contentOf,
  rangeOf,
  shownColumns,
  sortAddress,
  sortOf,
  totalOf,
  typesCell,
  usualColumns,
} from './list.view.ts'

test.each([
  { title: 'an exact count is said exactly', total: 9_412, isExact: true, expected: { key: 'exact', amount: 9_412 } },
  { title: 'an estimate is rounded', total: 21_347, isExact: false, expected: { key: 'about', amount: 21_000 } },
  {
    title: 'a large estimate is said in millions',
    total: 1_187_220,
    isExact: false,
    expected: { key: 'aboutMillions', amount: 1.2 },
  },
  {
    title: 'nearly a million becomes one million',
    total: 996_000,
    isExact: false,
    expected: { key: 'aboutMillions', amount: 1 },
  },
])('$title', ({ total, isExact, expected }) => {
  expect(totalOf(total, isExact)).toEqual(expected)
})

test('the range counts on from the page before', () => {
  expect(rangeOf({}, 50)).toEqual({ first: 1, last: 50 })
  expect(rangeOf({ cursor: 'c', from: 101 }, 23)).toEqual({ first: 101, last: 123 })
})

test('columns: the address wins over what the browser remembers, and the name is always there', () => {
  expect(shownColumns('place,email', 'name,branch')).toEqual(['name', 'place', 'email'])
  expect(shownColumns(undefined, 'name,branch')).toEqual(['name', 'branch'])
  expect(shownColumns('nonsense', null)).toEqual(usualColumns)
})

test('the usual columns do not lengthen the address', () => {
  expect(columnsText([...usualColumns])).toBeUndefined()
  expect(columnsText([...usualColumns].reverse())).toBe('name,changed,place,phone,email,types')
  expect(columnsText(['place', 'name'])).toBe('name,place')
})

test('sorting by last change begins with the newest, by name with the A', () => {
  expect(sortAddress({}, { column: 'changed', direction: 'ascending' })).toEqual({ sort: 'changed', direction: 'desc' })
  expect(sortAddress({ sort: 'place' }, { column: 'name', direction: 'ascending' })).toEqual({})
  expect(sortAddress({}, { column: 'name', direction: 'descending' })).toEqual({ direction: 'desc' })
  expect(sortAddress({ sort: 'changed', direction: 'desc' }, { column: 'changed', direction: 'ascending' })).toEqual({
    sort: 'changed',
  })
})

test('a column that the server cannot sort by changes nothing', () => {
  expect(sortAddress({ q: 'a' }, { column: 'email', direction: 'ascending' })).toEqual({ q: 'a' })
})

test('without a choice the list is sorted by name', () => {
  expect(sortOf({})).toEqual({ column: 'name', direction: 'ascending' })
})

test('an empty house, a filter that finds nothing and a page that is gone are different things', () => {
  expect(contentOf({}, 0)).toEqual({ state: 'untouched' })
  expect(contentOf({ cursor: 'c', from: 51 }, 0)).toEqual({ state: 'pastTheEnd' })
  expect(contentOf({ q: 'x' }, 3)).toEqual({ state: 'rows' })
  expect(contentOf({ q: 'xyz', place: 'Urk' }, 0)).toEqual({
    state: 'nothing',
    without: [
      { key: 'q', value: 'xyz', address: { place: 'Urk' } },
      { key: 'place', value: 'Urk', address: { q: 'xyz' } },
    ],
  })
})

test('many types become two and a number; a third is shown rather than counted', () => {
  expect(typesCell(['Lener', 'Bezoeker', 'Donateur'])).toEqual({ text: 'Lener, Bezoeker, Donateur', more: 0 })
  expect(typesCell(['Lener', 'Bezoeker', 'Donateur', 'Pers'])).toEqual({ text: 'Lener, Bezoeker', more: 2 })
})
