import { describe, expect, test } from 'vitest'
import { readCursor, readingDirection, segmentsOf, writeCursor, type ListPosition } from './list-cursor.rules.ts'

const position: ListPosition = {
  id: '019a0000-0000-7000-8000-000000000001',
  sortKey: 'graaf anke de',
  placeKey: 'utrecht',
  changed: '2026-03-01 10:00:00.123456+00',
}
const nowhere: ListPosition = { ...position, placeKey: null }

describe('a cursor comes back as it was given', () => {
  test.each([
    ['name', { ...position, placeKey: null, changed: '' }],
    ['place', { ...position, changed: '' }],
    ['place', { ...nowhere, changed: '' }],
    ['changed', { ...position, sortKey: '', placeKey: null }],
  ] as const)('sorted by %s', (sort, kept) => {
    const cursor = { sort, direction: 'desc', way: 'before', position: kept } as const
    expect(readCursor(writeCursor({ ...cursor, position: { ...position, ...kept } }), sort, 'desc')).toEqual(cursor)
  })
})

test('of whom something is kept back a cursor holds only the id', () => {
  const cursor = { sort: 'place', direction: 'asc', way: 'after', position: { id: position.id } } as const
  const written = writeCursor(cursor)
  expect(Buffer.from(written, 'base64url').toString()).not.toContain('graaf')
  expect(readCursor(written, 'place', 'asc')).toEqual(cursor)
})

test('the longest keys fit what the contract allows', () => {
  const longest = { ...position, sortKey: '漢'.repeat(60), placeKey: '漢'.repeat(40) }
  expect(
    writeCursor({ sort: 'place', direction: 'desc', way: 'before', position: longest }).length,
  ).toBeLessThanOrEqual(500)
})

describe('a cursor from elsewhere is refused', () => {
  const good = writeCursor({ sort: 'name', direction: 'asc', way: 'after', position })
  const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  test.each([
    ['nonsense', 'nonsense'],
    ['nothing', ''],
    ['no list', made({})],
    ['another way', made(['name', 'asc', 'sideways', position.id, 'a'])],
    ['an id that is none', made(['name', 'asc', 'after', "1' or '1'='1", 'a'])],
    ['a number for a name', made(['name', 'asc', 'after', position.id, 7])],
    ['a name with NUL', made(['name', 'asc', 'after', position.id, 'a\0b'])],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00]).toString('base64url')],
  ])('%s', (_what, cursor) => {
    expect(readCursor(cursor, 'name', 'asc')).toBe('invalid')
  })
  test('a moment that is none', () => {
    expect(readCursor(made(['changed', 'asc', 'after', position.id, "now'; drop"]), 'changed', 'asc')).toBe('invalid')
  })
  test('one of another order', () => {
    expect(readCursor(good, 'place', 'asc')).toBe('invalid')
    expect(readCursor(good, 'name', 'desc')).toBe('invalid')
    expect(readCursor(good, 'name', 'asc')).not.toBe('invalid')
  })
})

describe('relations without a place stand behind the others', () => {
  const places = (sort: 'name' | 'place', reading: 'asc' | 'desc', after: ListPosition | null) =>
    segmentsOf(sort, reading, after).map((segment) => [segment.places, segment.after !== null])
  test.each([
    [
      'from the beginning',
      'asc',
      null,
      [
        ['known', false],
        ['unknown', false],
      ],
    ],
    [
      'from the end',
      'desc',
      null,
      [
        ['unknown', false],
        ['known', false],
      ],
    ],
    [
      'behind a place',
      'asc',
      position,
      [
        ['known', true],
        ['unknown', false],
      ],
    ],
    ['before a place', 'desc', position, [['known', true]]],
    ['behind one without a place', 'asc', nowhere, [['unknown', true]]],
    [
      'before one without a place',
      'desc',
      nowhere,
      [
        ['unknown', true],
        ['known', false],
      ],
    ],
  ] as const)('%s', (_what, reading, after, expected) => {
    expect(places('place', reading, after)).toEqual(expected)
  })
  test('other orders are one stretch', () => {
    expect(places('name', 'asc', position)).toEqual([['all', true]])
  })
})

test('towards the beginning the order is read the other way round', () => {
  expect(readingDirection('asc', 'after')).toBe('asc')
  expect(readingDirection('asc', 'before')).toBe('desc')
  expect(readingDirection('desc', 'before')).toBe('asc')
})
