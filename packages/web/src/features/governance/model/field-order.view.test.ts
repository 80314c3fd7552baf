import type { Field } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { inOrder, movedField, orderOf, placeOf } from './field-order.view.ts'

const field = (key: string, section = '', isRetired = false) => ({ key, section, isRetired }) as Field
const fields = [
  field('name'),
  field('own_shift', 'Werk'),
  field('emails'),
  field('own_room', 'Werk'),
  field('own_old', 'Werk', true),
  field('own_desk', 'Werk'),
]

test('fields stand by heading, without a heading first and retired ones last', () => {
  expect(inOrder(fields).map(({ key }) => key)).toEqual([
    'name',
    'emails',
    'own_shift',
    'own_room',
    'own_desk',
    'own_old',
  ])
})

test.each([
  ['own_room', -1, ['name', 'emails', 'own_room', 'own_shift', 'own_desk']],
  ['own_room', 1, ['name', 'emails', 'own_shift', 'own_desk', 'own_room']],
  ['emails', -1, ['emails', 'name', 'own_shift', 'own_room', 'own_desk']],
  // Not out of its heading, not past the end, and nothing for what is retired or gone.
  ['own_shift', -1, null],
  ['own_desk', 1, null],
  ['own_old', -1, null],
  ['own_gone', 1, null],
] as const)('%s moved by %i under its heading', (key, step, expected) => {
  expect(movedField(fields, key, step)).toEqual(expected)
})

test('a field knows its place among those under the same heading', () => {
  expect(placeOf(fields, 'own_desk')).toEqual({ at: 3, of: 3 })
  expect(placeOf(fields, 'own_old')).toBeNull()
  expect(orderOf(fields)).toHaveLength(5)
})
