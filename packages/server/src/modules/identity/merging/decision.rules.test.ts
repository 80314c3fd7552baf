import { expect, test } from 'vitest'
import { chooseWinner } from './decision.rules.ts'

test.each([
  {
    what: 'the one that more sources know',
    one: { id: 'b', current: [1, 2] },
    other: { id: 'a', current: [1] },
    winner: 'b',
  },
  {
    what: 'of equals the one that existed first',
    one: { id: 'b', current: [1] },
    other: { id: 'a', current: [1] },
    winner: 'a',
  },
])('of two that are the same stays $what', ({ one, other, winner }) => {
  expect(chooseWinner(one, other).winner.id).toBe(winner)
  expect(chooseWinner(other, one).winner.id).toBe(winner)
})
