import { expect, test } from 'vitest'
import { cardBeside } from './board.view.ts'

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
