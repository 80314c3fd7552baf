import { expect, test } from 'vitest'
import { forgottenKeys } from './forgotten-keys.rules.ts'
import { planErasure } from './erasure-plan.rules.ts'
import { keepOnly } from './kept-fields.rules.ts'

const anke = {
  kind: 'person',
  name: { firstName: 'Anke', prefix: 'de', surname: 'Graaf' },
  birthDate: '1980-02-29',
  emails: ['Anke@Example.org'],
  addresses: [{ use: 'visit', postcode: '1234 AB', houseNumber: '12', addition: 'a' }],
} as const

const keysOf = (record: object, sourceId: string | null = null, externalId: string | null = null) =>
  new Set(forgottenKeys({ record: record as never, sourceId, externalId }))
const share = (left: object, right: object) => !keysOf(left).isDisjointFrom(keysOf(right))

test.each([
  {
    who: 'the same person in a list with initials and capitals',
    other: { kind: 'person', name: { initials: 'A.', surname: 'DE GRAAF'.slice(3) }, emails: ['anke@example.org'] },
    same: true,
  },
  {
    who: 'the same name and birthday',
    other: { kind: 'person', name: { firstName: 'Anke', surname: 'Gráaf' }, birthDate: '1980-02-29' },
    same: true,
  },
  {
    who: 'the same name at the same house',
    other: {
      kind: 'person',
      name: { callName: 'Anneke', surname: 'Graaf' },
      addresses: [{ use: 'post', postcode: '1234ab', houseNumber: '12', addition: 'A' }],
    },
    same: true,
  },
  {
    who: 'a child with the same mailbox',
    other: { kind: 'person', name: { firstName: 'Bas', surname: 'Graaf' }, emails: ['anke@example.org'] },
    same: false,
  },
  {
    who: 'somebody with the same name and nothing else',
    other: { kind: 'person', name: { firstName: 'Anke', surname: 'Graaf' } },
    same: false,
  },
  {
    who: 'a neighbour',
    other: { kind: 'person', name: { firstName: 'Piet', surname: 'Bos' }, addresses: anke.addresses },
    same: false,
  },
  {
    who: 'an organisation with the address',
    other: { kind: 'organisation', organisationName: 'Graaf', emails: ['anke@example.org'] },
    same: false,
  },
])('a list brings back $who: recognised is $same', ({ other, same }) => {
  expect(share(anke, other)).toBe(same)
})

test('the key in the same source is enough, in another source it says nothing', () => {
  const nameless = { kind: 'person' }
  expect(keysOf(nameless, 'a', '12')).toEqual(new Set(['row:a:12']))
  expect(keysOf(nameless, 'a', '12').isDisjointFrom(keysOf(nameless, 'b', '12'))).toBe(true)
  expect(keysOf(nameless)).toEqual(new Set())
})

test('rows go by whose they are now; a row about somebody else is only emptied of the name', () => {
  const rest = { onMerge: 'move', onErase: 'delete' } as const
  expect(
    planErasure([
      { table: 'relations.relation', relationColumns: ['merged_into_id'], onMerge: 'recompute', onErase: 'delete' },
      { table: 'relations.search_token', relationColumns: ['relation_id'], onMerge: 'recompute', onErase: 'delete' },
      { table: 'a.note', relationColumns: ['relation_id', 'origin_relation_id'], ...rest },
      { table: 'a.row', relationColumns: ['relation_id', 'resembles_id'], mentions: ['resembles_id'], ...rest },
    ]).map(({ table, columns, mentions }) => ({ table, columns, mentions })),
  ).toEqual([
    { table: 'a.note', columns: ['relation_id'], mentions: [] },
    { table: 'a.row', columns: ['relation_id'], mentions: ['resembles_id'] },
  ])
})

test('of what is kept nothing stays but the fields that were named', () => {
  const keep = [{ field: 'birthDate', article: 'art. 52 AWR', until: '2033-12-31' }]
  expect(keepOnly(anke as never, keep, '2026-03-02')).toEqual({
    ok: true,
    record: { kind: 'person', birthDate: '1980-02-29' },
  })
  expect(keepOnly(anke as never, [], '2026-03-02')).toEqual({ ok: true, record: null })
  expect(keepOnly(anke as never, keep, '2033-12-31')).toEqual({ ok: false, field: 'birthDate' })
})
