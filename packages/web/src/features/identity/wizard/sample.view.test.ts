import { expect, test } from 'vitest'
import { cellsToShow, reasonKey } from './sample.view.ts'

test('a row is recognised by its first filled cells', () => {
  expect(
    cellsToShow(['a', 'b', 'c', 'd', 'e', 'f', 'g'], ['1', '', '3', '4', '5', '6', '7']).map(({ header }) => header),
  ).toEqual(['a', 'c', 'd', 'e', 'f'])
  expect(cellsToShow(['a', 'b'], ['1'])).toEqual([{ header: 'a', value: '1' }])
})

test('a reason we do not know yet still gets a sentence', () => {
  expect(reasonKey('email')).toBe('email')
  expect(reasonKey('shoe_size')).toBe('other')
})
