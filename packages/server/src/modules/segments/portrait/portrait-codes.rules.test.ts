import { expect, test } from 'vitest'
import { codesOf } from './portrait-codes.rules.ts'

const names = [
  { key: 'A', name: 'Stad' },
  { key: 'B', name: 'Dorp' },
]

test('codes are compared with all people of whom a code is known', () => {
  const told = codesOf(
    [
      { key: 'B', all: 300, count: 10 },
      { key: 'A', all: 100, count: 20 },
      { key: null, all: 50, count: 15 },
    ],
    names,
  )
  expect(told).toEqual({
    ...{ count: 45, total: 450, isTooSmall: false },
    parts: [
      { key: 'A', name: 'Stad', count: 20, all: 100, indexOfAll: 267 },
      { key: 'B', name: 'Dorp', count: 10, all: 300, indexOfAll: 44 },
    ],
    unknown: { count: 15, all: 50 },
  })
})

test('a small number is kept back, with another from which it would follow', () => {
  const { parts, unknown } = codesOf(
    [
      { key: 'A', all: 100, count: 3 },
      { key: 'B', all: 300, count: 10 },
      { key: null, all: 50, count: 15 },
    ],
    names,
  )
  expect([...parts.map(({ count }) => count), unknown.count]).toEqual([null, null, 15])
})

test('of fewer than five people nothing is told', () => {
  expect(codesOf([{ key: 'A', all: 100, count: 4 }], names)).toMatchObject({ isTooSmall: true, parts: [] })
})
