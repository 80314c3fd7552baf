import { expect, test } from 'vitest'
import { matrixOf, stepOf } from './matrix.view.ts'

const overlap = {
  sizes: [
    { id: 'a', name: 'A', count: 10 },
    { id: 'b', name: 'B', count: 40 },
    { id: 'c', name: 'C', count: 0 },
  ],
  pairs: [
    { one: 'a', other: 'b', both: 5 },
    { one: 'a', other: 'c', both: 0 },
    { one: 'b', other: 'c', both: 0 },
  ],
  together: 45,
}

test('every two stand there both ways, each as a part of its own row', () => {
  const rows = matrixOf(overlap)
  expect(rows.map(({ cells }) => cells.map(({ both }) => both))).toEqual([
    [10, 5, 0],
    [5, 40, 0],
    [0, 0, 0],
  ])
  expect(rows[0]?.cells[1]?.share).toBe(0.5)
  expect(rows[1]?.cells[0]?.share).toBe(0.125)
  expect(rows[2]?.cells[0]?.share).toBeNull()
  expect(rows[1]?.cells.map(({ isSelf }) => isSelf)).toEqual([false, true, false])
})

test.each([
  [null, 0],
  [0, 0],
  [0.01, 1],
  [0.25, 2],
  [0.5, 3],
  [0.75, 4],
  [1, 4],
])('a share of %s is step %i', (share, step) => expect(stepOf(share)).toBe(step))
