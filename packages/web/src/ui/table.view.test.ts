import { expect, test } from 'vitest'
import { nextSort, rowAfter, toggleAll, toggleOne, visibleColumns } from './table.view.ts'

test.each([
  { title: 'a first press sorts upwards', current: null, expected: 'ascending' },
  {
    title: 'the same header again turns around',
    current: { column: 'name', direction: 'ascending' },
    expected: 'descending',
  },
  { title: 'a third press turns back', current: { column: 'name', direction: 'descending' }, expected: 'ascending' },
  {
    title: 'another header starts upwards',
    current: { column: 'place', direction: 'ascending' },
    expected: 'ascending',
  },
] as const)('$title', ({ current, expected }) => {
  expect(nextSort(current, 'name')).toEqual({ column: 'name', direction: expected })
})

test('the header box selects the page, and clears only the page when all of it was selected', () => {
  const first = toggleAll(new Set(['elsewhere']), ['a', 'b'])
  expect([...first]).toEqual(['elsewhere', 'a', 'b'])
  expect([...toggleAll(first, ['a', 'b'])]).toEqual(['elsewhere'])
})

test('one row goes in and out of the selection', () => {
  const once = toggleOne(new Set(), 'a')
  expect(once.has('a')).toBe(true)
  expect(toggleOne(once, 'a').has('a')).toBe(false)
})

test.each([
  { key: 'ArrowDown', at: 0, expected: 1 },
  { key: 'ArrowDown', at: 2, expected: 2 },
  { key: 'ArrowUp', at: 0, expected: 0 },
  { key: 'End', at: 0, expected: 2 },
  { key: 'Home', at: 2, expected: 0 },
  { key: 'Tab', at: 1, expected: null },
])('$key on row $at of 3 goes to $expected', ({ key, at, expected }) => {
  expect(rowAfter(key, at, 3)).toBe(expected)
})

test('chosen columns keep their order, unknown ones are ignored and a fixed one never disappears', () => {
  const columns = [{ id: 'name', isFixed: true }, { id: 'place' }, { id: 'email' }]
  expect(visibleColumns(columns, ['email', 'gone', 'place']).map((c) => c.id)).toEqual(['name', 'email', 'place'])
  expect(visibleColumns(columns, undefined)).toEqual(columns)
})
