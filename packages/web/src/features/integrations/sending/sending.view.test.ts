import { expect, test } from 'vitest'
import { toldCounts } from './sending.view.ts'

const nobody = {
  asked: 0,
  added: 0,
  marked: 0,
  kept: 0,
  declined: 0,
  absent: 0,
  refused: 0,
  withheld: 0,
  unmarked: 0,
}

test('what is nought is not told, and who came is told before who stayed away', () => {
  expect(toldCounts(nobody)).toEqual([])
  expect(toldCounts({ ...nobody, asked: 9, declined: 2, kept: 4, added: 3 })).toEqual([
    { what: 'added', count: 3 },
    { what: 'kept', count: 4 },
    { what: 'declined', count: 2 },
  ])
})
