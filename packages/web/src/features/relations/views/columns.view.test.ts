import { expect, test } from 'vitest'
import { moved, toggled } from './columns.view.ts'

const columns = ['name', 'email', 'place', 'own_pass']

test.each([
  { what: 'up', id: 'place', by: -1, to: ['name', 'place', 'email', 'own_pass'] },
  { what: 'down', id: 'email', by: 1, to: ['name', 'place', 'email', 'own_pass'] },
  { what: 'above the name: stays', id: 'email', by: -1, to: columns },
  { what: 'below the last: stays', id: 'own_pass', by: 1, to: columns },
  { what: 'the name: stays', id: 'name', by: 1, to: columns },
] as const)('a column goes $what', ({ id, by, to }) => expect(moved(columns, id, by)).toEqual(to))

test('a column comes at the end and goes; the name stays', () => {
  expect(toggled(columns, 'phone')).toEqual([...columns, 'phone'])
  expect(toggled(columns, 'email')).toEqual(['name', 'place', 'own_pass'])
  expect(toggled(columns, 'name')).toEqual(columns)
})
