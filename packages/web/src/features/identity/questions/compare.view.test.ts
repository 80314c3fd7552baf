import type { QuestionSide } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { compareSides } from './compare.view.ts'

const writing = { date: (day: string) => day.split('-').reverse().join('-'), kind: (kind: string) => kind }
const side = (extra: Partial<QuestionSide>): QuestionSide => ({
  id: 'a',
  name: 'José de Vries',
  kind: 'person',
  email: null,
  phone: null,
  street: null,
  postcode: null,
  place: null,
  birthDate: null,
  types: [],
  sources: [],
  recordCount: 1,
  ...extra,
})
const said = (left: Partial<QuestionSide>, right: Partial<QuestionSide>) =>
  compareSides([side(left), side(right)], writing).map(({ field, agreement }) => `${field} ${agreement}`)

test.each([
  {
    what: 'capitals, accents, dots and spaces make no difference',
    left: { postcode: '1621AB', place: 'Hoorn' },
    right: { name: 'Jose de vries', postcode: '1621 AB', place: 'HOORN' },
    rows: ['name same', 'place same'],
  },
  {
    what: 'another birth date speaks against',
    left: { birthDate: '1980-01-02' },
    right: { birthDate: '1981-01-02' },
    rows: ['name same', 'birthDate different'],
  },
  {
    what: 'an unknown birth date says nothing',
    left: { birthDate: '1980-01-02' },
    right: {},
    rows: ['name same', 'birthDate open'],
  },
  {
    what: 'other lists and other roles say nothing about who it is',
    left: { types: ['Lid'], sources: ['Leden'] },
    right: { types: ['Bezoeker'], sources: ['Kassa'] },
    rows: ['name same', 'types open', 'sources open'],
  },
  {
    what: 'the kind is told only when it differs',
    left: {},
    right: { kind: 'organisation' as const },
    rows: ['name same', 'kind different'],
  },
])('$what', ({ left, right, rows }) => {
  expect(said(left, right)).toEqual(rows)
})

test('dates are compared as they are written, so that the marks stand in what is read', () => {
  const row = compareSides([side({ birthDate: '1980-03-05' }), side({ birthDate: '1980-08-05' })], writing).at(-1)
  expect(row?.difference?.changes).toEqual([{ left: '3', right: '8' }])
})
