import type { MergePreview } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { choicesOf, chosenFields, movesOf } from './after-merge.view.ts'

type Field = MergePreview['fields'][number]
type Value = string | readonly string[] | null
const text = (value: Value) => (value === null ? null : [value].flat().join(', '))
const field = (key: Field['field'], [left, right, outcome]: readonly [Value, Value, Value], differs = true): Field => ({
  field: key,
  values: [
    { relationId: 'left', value: left, text: text(left), source: 'Leden' },
    { relationId: 'right', value: right, text: text(right), source: 'Kassa' },
  ],
  outcome: { value: outcome, text: text(outcome) },
  differs,
})

describe('what there is to choose', () => {
  test.each([
    { what: 'a field that is the same', fields: [field('birthDate', ['1980', '1980', '1980'], false)], offered: [] },
    {
      what: 'a field that one of them leaves empty',
      fields: [field('birthDate', [null, '1980', '1980'])],
      offered: [],
    },
    {
      what: 'a field that differs, with what the rules would take',
      fields: [field('birthDate', ['1980', '1981', '1981'])],
      offered: [['left', 'right', '> right']],
    },
    {
      what: 'a list that becomes one of both',
      fields: [field('emails', [['a@x.nl'], ['b@x.nl'], ['a@x.nl', 'b@x.nl']])],
      offered: [['rules', 'left', 'right', '> rules']],
    },
  ])('$what', ({ fields, offered }) => {
    const found = choicesOf({ fields }).map(({ options, preselected }) => [
      ...options.map(({ id }) => id),
      `> ${preselected}`,
    ])
    expect(found).toEqual(offered)
  })
})

test.each([
  { what: 'nothing when nobody chose', picked: {}, sent: [] },
  { what: 'nothing when somebody chose what the rules say', picked: { birthDate: 'right' }, sent: [] },
  {
    what: 'what somebody chose otherwise',
    picked: { birthDate: 'left', emails: 'right' },
    sent: [
      { field: 'birthDate', relationId: 'left' },
      { field: 'emails', relationId: 'right' },
    ],
  },
  { what: 'not the value of both together', picked: { emails: 'rules' }, sent: [] },
])('sent is $what', ({ picked, sent }) => {
  const choices = choicesOf({
    fields: [field('birthDate', ['1980', '1981', '1981']), field('emails', [['a'], ['b'], ['a', 'b']])],
  })
  expect(chosenFields(choices, picked)).toEqual(sent)
})

test('what moves is told by what people keep, the most first', () => {
  const moves = [
    { table: 'relations.role', rows: 2 },
    { table: 'activity.interaction', rows: 5 },
    { table: 'relations.search_token', rows: 40 },
    { table: 'identity.source_record', rows: 2 },
  ]
  expect(movesOf({ moves }).map(({ table, rows }) => `${rows} ${table}`)).toEqual([
    '5 interaction',
    '2 role',
    '2 source_record',
  ])
})
