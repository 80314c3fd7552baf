import { expect, test } from 'vitest'
import { countRows, rowsOfCombinations, sumAll, sumRows } from './add-up.rules.ts'

const day = '2025-12-31'
const [borrower, friend, school] = ['borrower', 'friend', 'school']
const combinations = [
  { day, id: 0, typeIds: [] },
  { day, id: 1, typeIds: [borrower] },
  { day, id: 2, typeIds: [friend] },
  { day, id: 3, typeIds: [borrower, friend] },
  { day, id: 4, typeIds: [school] },
]
const sets = [
  { id: 'people', typeIds: [borrower, friend] },
  { id: borrower, typeIds: [borrower] },
  { id: friend, typeIds: [friend] },
]
const rowsOf = rowsOfCombinations(combinations, sets)
const NOTHING = { relations: 0, roles: 0, before: 0, new: 0, lapsed: 0, during: 0 }

function countOf(moved: { before: number; during: number; at: number }, row: string) {
  const counted = countRows([{ day, relations: 10, ...moved }], rowsOf).find(({ setId }) => setId === row)
  return counted ?? { day, setId: row, ...NOTHING }
}

test('who changes from borrower to friend is new as a friend and lapsed as a borrower, and neither among people', () => {
  const moved = { before: 1, during: 3, at: 2 }
  expect(countOf(moved, friend)).toMatchObject({ relations: 10, new: 10, lapsed: 0, during: 10 })
  expect(countOf(moved, borrower)).toMatchObject({ relations: 0, before: 10, new: 0, lapsed: 10, during: 10 })
  expect(countOf(moved, 'people')).toMatchObject({ relations: 10, roles: 10, before: 10, new: 0, lapsed: 0 })
})

test('who is both is one relation with two roles', () => {
  expect(countOf({ before: 0, during: 3, at: 3 }, 'people')).toMatchObject({ relations: 10, roles: 20, new: 10 })
})

test('who has no type of a row is not in it', () => {
  expect(countOf({ before: 4, during: 4, at: 4 }, 'people')).toMatchObject(NOTHING)
})

test('what somebody with two types brought counts once in a row that holds both', () => {
  const deed = { day, kind: 'ticket', relations: 1, times: 2, quantity: 3, cents: 400 }
  const deeds = [
    { ...deed, during: 3 },
    { ...deed, during: 4 },
  ]
  expect(sumRows(deeds, rowsOf)).toEqual(sets.map(({ id }) => ({ ...deed, setId: id })))
  expect(sumAll(deeds)).toEqual([{ ...deed, setId: '', relations: 2, times: 4, quantity: 6, cents: 800 }])
})
