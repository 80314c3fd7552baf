import type { OwnDataType, OwnField, OwnValue } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { appliesTo, fieldsShown, isRequired, readOwn, sayOwn, sectionsOf, textOf, type Words } from './own.view.ts'

const field = (dataType: OwnDataType, more: Partial<OwnField> = {}): OwnField => ({
  key: 'own_veld',
  dataType,
  label: 'Veld',
  definition: 'x',
  help: '',
  goal: 'x',
  section: '',
  sensitivity: 'normal',
  specialGround: null,
  retentionText: null,
  retentionMonths: null,
  domainId: null,
  kinds: ['person'],
  typeIds: [],
  limits: {},
  choices: [{ key: 'rood', label: 'Rood', isRetired: false }],
  required: { when: 'never' },
  isRetired: false,
  version: 1,
  ...more,
})
const words: Words = {
  yes: 'ja',
  no: 'nee',
  unknown: 'onbekend',
  number: (value) => String(value),
  money: (cents) => `€ ${(cents / 100).toFixed(2)}`,
  date: (day) => `op ${day}`,
  nameOf: (id) => (id === 'a' ? 'Anna' : undefined),
}

test.each<[OwnDataType, OwnValue, string]>([
  ['yes_no', true, 'ja'],
  ['money', 1250, '€ 12.50'],
  ['number', 3.5, '3.5'],
  ['date', '2026-03-01', 'op 2026-03-01'],
  ['choice', 'rood', 'Rood'],
  ['choice', '__proto__', '__proto__'],
  ['choices', ['rood', 'weg'], 'Rood, weg'],
  ['reference', 'a', 'Anna'],
  ['reference', 'b', 'onbekend'],
  ['text', '<b>', '<b>'],
])('a %s %o reads "%s"', (dataType, value, text) => expect(sayOwn(field(dataType), value, words)).toBe(text))

test.each<[OwnDataType, string, object]>([
  ['text', '  a  b ', { value: 'a b' }],
  ['text', ' ', { value: null }],
  ['number', '1.234,5', { value: 1234.5 }],
  ['number', '1.5', { value: 1.5 }],
  ['number', 'veel', { problem: 'number' }],
  ['money', '€ 12,50', { value: 1250 }],
  ['money', '12,-', { value: 1200 }],
  ['date', '1-3-2026', { value: '2026-03-01' }],
  ['date', '31-2-2026', { problem: 'day' }],
  ['yes_no', 'false', { value: false }],
  ['yes_no', '-', { value: null }],
  ['choices', 'rood,blauw', { value: ['rood', 'blauw'] }],
])('%s typed as "%s" means %o', (dataType, typed, read) => expect(readOwn(field(dataType), typed)).toEqual(read))

test.each<[OwnDataType, OwnValue]>([
  ['number', 12.5],
  ['money', 1250],
  ['date', '2026-03-01'],
  ['yes_no', false],
  ['choices', ['rood', 'blauw']],
])('what stands in an editor of a %s reads back as the same value', (dataType, value) => {
  expect(readOwn(field(dataType), textOf(value, field(dataType)))).toEqual({ value })
})

describe('which fields a relation has', () => {
  const person = { kind: 'person', typeIds: ['t'] } as const
  test.each([
    [{}, true],
    [{ kinds: ['organisation'] as const }, false],
    [{ typeIds: ['t'] }, true],
    [{ typeIds: ['other'] }, false],
  ])('%o', (more, applies) => expect(appliesTo(field('text', more as Partial<OwnField>), person)).toBe(applies))

  test('a retired field stays where something is known in it', () => {
    const old = field('text', { isRetired: true })
    expect(fieldsShown([old], person, {})).toEqual([])
    expect(fieldsShown([old], person, { own_veld: 'x' })).toEqual([old])
  })

  test('a field is required by a choice elsewhere', () => {
    const asked = field('text', { required: { when: 'choice', field: 'own_ander', choices: ['rood'] } })
    expect(isRequired(asked, person, { own_ander: ['rood', 'blauw'] })).toBe(true)
    expect(isRequired(asked, person, { own_ander: 'blauw' })).toBe(false)
  })
})

test('fields stand in the order of the model, also those of the product itself', () => {
  const fields = [
    field('text', { key: 'own_b' }),
    { ...field('text'), key: 'emails' as const },
    field('text', { key: 'own_a' }),
  ]
  expect(sectionsOf(['emails', 'own_a', 'own_b'], fields)).toEqual([
    { title: '', fields: ['own_b', 'emails', 'own_a'] },
  ])
})

test('fields without a heading stand first, the others under theirs', () => {
  const fields = [field('text', { key: 'own_a', section: 'Werk' }), field('text', { key: 'own_b' })]
  expect(sectionsOf(['own_a', 'name', 'own_b'], fields)).toEqual([
    { title: '', fields: ['name', 'own_b'] },
    { title: 'Werk', fields: ['own_a'] },
  ])
})
