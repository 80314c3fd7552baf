import { expect, test } from 'vitest'
import { emptyValues, whatOf } from './bulk-what.view.ts'

const empty = emptyValues('2026-03-02', undefined)

test.each([
  { what: 'an owner without a type', kind: 'give_owner' as const, values: { ownerId: 'o' } },
  { what: 'a role without a type', kind: 'add_role' as const, values: {} },
  { what: 'a role from half a day', kind: 'add_role' as const, values: { typeId: 't', from: '2026-3' } },
  { what: 'an end without a day', kind: 'end_role' as const, values: { typeId: 't', until: '' } },
  { what: 'a label that was not chosen', kind: 'add_label' as const, values: {} },
])('$what is not asked yet', ({ kind, values }) => {
  expect(whatOf(kind, { ...empty, ...values })).toBeNull()
})

test('only what was filled in is asked', () => {
  expect(whatOf('add_role', { ...empty, typeId: 't', branchId: 'b' })).toEqual({
    kind: 'add_role',
    typeId: 't',
    branchId: 'b',
  })
  expect(whatOf('end_role', { ...empty, typeId: 't', reason: '  ' })).toEqual({
    kind: 'end_role',
    typeId: 't',
    until: '2026-03-02',
  })
  expect(whatOf('archive', empty)).toEqual({ kind: 'archive' })
})
