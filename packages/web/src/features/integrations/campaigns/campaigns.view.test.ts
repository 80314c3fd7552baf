import { expect, test } from 'vitest'
import { partOf } from './campaigns.view.ts'

test.each<[number | null, number, number | null, number | null]>([
  [50, 100, 0, 0.5],
  [45, 100, 10, 0.5],
  [45, 100, null, 0.45],
  [0, 100, 0, 0],
  [null, 100, 0, null],
  [0, 10, 10, null],
  // Somebody to whom it was passed on clicked too.
  [12, 10, 0, 1],
])('%j of %j sent and %j returned is %j', (count, sent, returned, part) => {
  expect(partOf(count, { sent, returned })).toBe(part)
})
