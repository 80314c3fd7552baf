import { expect, test } from 'vitest'
import { besideOf, targetsOf } from './board.view.ts'

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
