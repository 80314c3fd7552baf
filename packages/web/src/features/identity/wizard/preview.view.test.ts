import type { ColumnMapping, MappingTarget } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { previewRow } from './preview.view.ts'

const columns = (...targets: MappingTarget[]): ColumnMapping[] =>
  targets.map((target, column) => ({ column, header: target, target }))

test('a name in parts is put together in the Dutch order', () => {
  const row = previewRow(columns('surname', 'prefix', 'first_name'), ['Dijk', 'van', 'Saskia'], 'person')
  expect(row.name).toBe('Saskia van Dijk')
})

test('a full name is shown as it stands', () => {
  expect(previewRow(columns('full_name'), ['Dijk, S. van'], 'person').name).toBe('Dijk, S. van')
})

test('an organisation is called by its own name; a person keeps the organisation beside it', () => {
  const cells = ['De Regenboog', 'Jansen']
  expect(previewRow(columns('organisation_name', 'surname'), cells, 'organisation').name).toBe('De Regenboog')
  const person = previewRow(columns('organisation_name', 'surname'), cells, 'person')
  expect(person.name).toBe('Jansen')
  expect(person.rest).toEqual([{ header: 'organisation_name', value: 'De Regenboog' }])
})

test('an address takes two lines, and empty cells leave no trace', () => {
  const row = previewRow(
    columns('street', 'house_number', 'house_number_addition', 'postcode', 'place', 'email'),
    ['Kade', '12', 'a', '1234 AB', 'Hoorn', ' '],
    'person',
  )
  expect(row.address).toEqual(['Kade 12 a', '1234 AB Hoorn'])
  expect(row.contact).toEqual([])
})

test('cells that are only kept with the source are counted, skipped ones are not', () => {
  expect(previewRow(columns('keep', 'keep', 'skip'), ['x', '', 'y'], 'person').kept).toBe(1)
})
