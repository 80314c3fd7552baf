import { expect, test } from 'vitest'
import { besideOf, cardBeside, targetsOf } from './board.view.ts'

const columns = [
  { key: 'a', title: 'A', isOld: false },
  { key: 'b', title: 'B', isOld: false },
  { key: 'old', title: 'Oud', isOld: true },
]

test('a card goes to every other step of the newest version, and behind the last', () => {
  expect(targetsOf(columns, 'a')).toEqual([
    { key: 'b', title: 'B' },
    { key: null, title: null },
  ])
  expect(targetsOf(columns, 'old').map(({ key }) => key)).toEqual(['a', 'b', null])
})

test.each([
  { from: 'a', way: 'after', to: 'b' },
  { from: 'b', way: 'after', to: null },
  { from: 'b', way: 'before', to: 'a' },
  { from: 'a', way: 'before', to: undefined },
  { from: 'old', way: 'after', to: undefined },
] as const)('$way $from comes $to', ({ from, way, to }) => {
  expect(besideOf(columns, from, way)).toBe(to)
})

test.each([
  { what: 'down', at: { column: 0, row: 0 }, way: 'down', to: { column: 0, row: 1 } },
  { what: 'down from the last', at: { column: 0, row: 2 }, way: 'down', to: null },
  { what: 'up from the first', at: { column: 0, row: 0 }, way: 'up', to: null },
  { what: 'right over an empty column', at: { column: 0, row: 2 }, way: 'right', to: { column: 2, row: 0 } },
  { what: 'right from the last', at: { column: 2, row: 0 }, way: 'right', to: null },
  { what: 'left back', at: { column: 2, row: 0 }, way: 'left', to: { column: 0, row: 0 } },
] as const)('an arrow $what', ({ at, way, to }) => {
  expect(cardBeside([3, 0, 1], at, way)).toEqual(to)
})
