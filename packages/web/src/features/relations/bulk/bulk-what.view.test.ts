import { expect, test } from 'vitest'
import { aboutOf, countsOf, emptyValues, whatOf } from './bulk-what.view.ts'

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

test.each([
  [0, 0],
  [87, 87],
  [12_431, 12_000],
  [246_900, 250_000],
])('an estimate of %d is said as %d', (estimate, said) => {
  expect(aboutOf(estimate)).toBe(said)
})

test('the counts of a deed are told in round numbers until they are fixed', () => {
  const counts = {
    asked: 123_456,
    will: 98_765,
    already: 24_000,
    refused: [{ reason: 'no_role', count: 691 } as const],
  }
  expect(countsOf({ ...counts, isExact: true })).toEqual(counts)
  expect(countsOf({ ...counts, isExact: false })).toEqual({
    ...{ asked: 120_000, will: 99_000, already: 24_000 },
    refused: [{ reason: 'no_role', count: 690 }],
  })
})
