import type { FieldKey, GoldenRelation, MergePreview } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { candidatesOf, detailOf, lookUpOf, rowsOf } from './merge.view.ts'

const field = (
  key: FieldKey,
  [left, right]: readonly [string | null, string | null],
  outcome: string | null,
): MergePreview['fields'][number] => ({
  field: key,
  values: [
    { relationId: 'stays', value: left, text: left, source: left && 'Leden' },
    { relationId: 'goes', value: right, text: right, source: right && 'Kassa' },
  ],
  outcome: { value: outcome, text: outcome },
  differs: left !== right,
})

describe('side by side', () => {
  const [choice, ...others] = rowsOf({
    fields: [
      field('language', ['nl', 'nl'], 'nl'),
      field('birthDate', [null, '1984-03-05'], '1984-03-05'),
      field('name', ['J. de Vries', 'Jan de Vries'], 'Jan de Vries'),
    ],
  })

  test('what differs stands first, with the outcome of the rules chosen', () => {
    expect(choice).toMatchObject({ field: 'name', state: 'choice', choice: { preselected: 'goes' } })
  })
  test('what is the same is no question', () => {
    expect(others).toContainEqual({ field: 'language', state: 'same', text: 'nl' })
  })
  test('what only one of the two knows stays', () => {
    expect(others).toContainEqual({
      field: 'birthDate',
      state: 'single',
      known: { id: 'goes', text: '1984-03-05', source: 'Kassa' },
    })
  })
})

test('addresses of both are kept together unless somebody chooses, and that choice stands last', () => {
  const [row] = rowsOf({ fields: [field('emails', ['a@x.nl', 'b@x.nl'], 'a@x.nl, b@x.nl')] })
  expect(row).toMatchObject({
    state: 'choice',
    choice: {
      preselected: 'rules',
      options: [{ id: 'stays' }, { id: 'goes' }, { id: 'rules', text: 'a@x.nl, b@x.nl' }],
    },
  })
})

test('somebody is merged with another of the same kind', () => {
  const hits = [
    { id: 'self', kind: 'person' as const },
    { id: 'school', kind: 'organisation' as const },
    { id: 'other', kind: 'person' as const },
  ]
  expect(candidatesOf(hits, { id: 'self', kind: 'person' }).map(({ id }) => id)).toEqual(['other'])
})

test('two of one name are told apart by place and address', () => {
  expect(detailOf({ email: 'a@x.nl', phone: null, postcode: '1315 KS', place: 'Almere' })).toBe(
    '1315 KS Almere · a@x.nl',
  )
  expect(detailOf({ email: null, phone: null, postcode: null, place: null })).toBe('')
})

test('a relation is looked up by what is known of it, and never finds itself', () => {
  const relation: GoldenRelation = {
    id: 'self',
    kind: 'person',
    displayName: 'Jan de Vries',
    name: { firstName: 'Johannes', callName: 'Jan', prefix: 'de', surname: 'Vries' },
    organisationName: null,
    birthDate: '1984-03-05',
    emails: ['jan@x.nl', 'werk@x.nl'],
    phones: [],
    website: null,
    addresses: [{ use: 'visit', postcode: '1315 KS', houseNumber: '12', country: 'NL' }],
    municipality: null,
    language: null,
    identifiers: [],
    own: {},
  }
  expect(lookUpOf(relation)).toEqual({
    kind: 'person',
    exceptId: 'self',
    firstName: 'Jan',
    prefix: 'de',
    surname: 'Vries',
    birthDate: '1984-03-05',
    email: 'jan@x.nl',
    postcode: '1315 KS',
    houseNumber: '12',
  })
})
