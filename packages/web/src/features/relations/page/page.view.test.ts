import type { GoldenRelation } from '@klantregie/contract'
import { expect, test } from 'vitest'
import {
  addressFrom,
  addressLines,
  expectedValue,
  fieldsOf,
  knownNameParts,
  listChange,
  nameFrom,
  readDay,
  readLanguage,
  valueLine,
  withAddress,
  withValue,
} from './page.view.ts'

const country = () => 'België'

test.each([
  { typed: '5-3-1984', expected: '1984-03-05' },
  { typed: ' 05/03/1984 ', expected: '1984-03-05' },
  { typed: '5 3 1984', expected: '1984-03-05' },
  { typed: '1984-03-05', expected: '1984-03-05' },
  { typed: '29-2-2024', expected: '2024-02-29' },
  { typed: '29-2-2023', expected: null },
  { typed: '31-4-2020', expected: null },
  { typed: '5-3-84', expected: null },
  { typed: 'vandaag', expected: null },
])('"$typed" as a day is $expected', ({ typed, expected }) => {
  expect(readDay(typed)).toBe(expected)
})

test('an address stands as on an envelope, with its country only when it is abroad', () => {
  expect(
    addressLines(
      {
        use: 'visit',
        street: 'Kade',
        houseNumber: '12',
        addition: 'a',
        postcode: '1316 AB',
        place: 'Almere',
        country: 'NL',
      },
      country,
    ),
  ).toEqual(['Kade 12 a', '1316 AB  Almere'])
  expect(
    addressLines(
      { use: 'visit', street: 'Kade', houseNumber: '12', addition: '3', place: 'Gent', country: 'BE' },
      country,
    ),
  ).toEqual(['Kade 12-3', 'Gent', 'België'])
})

test('an address with nothing but a country is no address', () => {
  expect(addressFrom({ use: 'visit', country: 'nl', street: ' ' })).toBeNull()
  expect(addressFrom({ use: 'post', place: ' Urk ', country: 'nl' })).toEqual({
    use: 'post',
    place: 'Urk',
    country: 'NL',
  })
})

test('a name is made of the parts that are filled in, and what the source wrote is kept', () => {
  expect(nameFrom({ firstName: ' Anke ', prefix: 'de', surname: 'Graaf', order: 'own' }, 'graaf, a de')).toEqual({
    firstName: 'Anke',
    prefix: 'de',
    surname: 'Graaf',
    original: 'graaf, a de',
  })
  expect(nameFrom({ surname: 'Graaf', partnerSurname: 'Bos', order: 'partner-own' }, undefined)).toEqual({
    surname: 'Graaf',
    partnerSurname: 'Bos',
    order: 'partner-own',
  })
  expect(nameFrom({ firstName: '  ' }, 'x')).toBeNull()
})

test('what the shown name already says is not said again under it', () => {
  const name = { initials: 'A.M.', firstName: 'Anna Maria', callName: 'Anke', prefix: 'de', surname: 'Graaf' }
  expect(knownNameParts(name, 'Anke de Graaf').map(({ part }) => part)).toEqual(['initials', 'firstName'])
})

test('one value of a list is changed, added or taken away, and never said twice', () => {
  expect(withValue(['a@x.nl', 'b@x.nl'], 'b@x.nl', ' c@x.nl ')).toEqual(['a@x.nl', 'c@x.nl'])
  expect(withValue(['a@x.nl'], null, 'b@x.nl')).toEqual(['a@x.nl', 'b@x.nl'])
  expect(withValue(['a@x.nl', 'b@x.nl'], 'a@x.nl', '')).toEqual(['b@x.nl'])
  expect(withValue(['a@x.nl'], null, 'a@x.nl')).toEqual(['a@x.nl'])
})

test('what somebody else put in the list meanwhile stays', () => {
  expect(withValue(['new@x.nl'], 'old@x.nl', 'mine@x.nl')).toEqual(['new@x.nl', 'mine@x.nl'])
})

test('addresses likewise', () => {
  const urk = { use: 'visit', place: 'Urk' } as const
  const ede = { use: 'post', place: 'Ede' } as const
  expect(withAddress([urk], null, ede)).toEqual([urk, ede])
  expect(withAddress([urk], urk, ede)).toEqual([ede])
  expect(withAddress([urk, ede], urk, null)).toEqual([ede])
  expect(withAddress([ede], urk, null)).toEqual([ede])
})

test.each([
  { typed: 'Engels', expected: 'en' },
  { typed: ' turk', expected: 'tr' },
  { typed: 'nl', expected: 'nl' },
  { typed: 'e', expected: null },
  { typed: 'Klingon', expected: null },
  { typed: '', expected: null },
])('"$typed" as a language is $expected', ({ typed, expected }) => {
  const names: Record<string, string> = { nl: 'Nederlands', en: 'Engels', tr: 'Turks', es: 'Spaans' }
  expect(readLanguage(typed, (code) => names[code] ?? `e-${code}`)).toBe(expected)
})

test('a list with nothing left is cleared', () => {
  expect(listChange('emails', [])).toEqual({ field: 'emails', value: null })
})

test('an editor that saw an empty list expects nothing', () => {
  const relation = { emails: [], phones: [], addresses: [], birthDate: null } as unknown as GoldenRelation
  expect(expectedValue(relation, 'emails')).toBeNull()
  expect(expectedValue(relation, 'birthDate')).toBeNull()
})

test.each([
  { field: 'emails', value: ['a@x.nl', 'b@x.nl'], expected: 'a@x.nl, b@x.nl' },
  { field: 'phones', value: [{ number: '+31612345678', kind: 'mobile', isValid: true }], expected: '06 1234 5678' },
  {
    field: 'addresses',
    value: [{ use: 'visit', street: 'Kade', houseNumber: '1', place: 'Urk' }],
    expected: 'Kade 1, Urk',
  },
  { field: 'name', value: { firstName: 'Anke', prefix: 'de', surname: 'Graaf' }, expected: 'Anke de Graaf' },
  { field: 'name', value: { original: 'Fam. Bos' }, expected: 'Fam. Bos' },
  { field: 'birthDate', value: '1984-03-05', expected: '1984-03-05' },
  { field: 'website', value: null, expected: '' },
  { field: 'emails', value: { strange: true }, expected: '' },
] as const)('what somebody else made of $field reads "$expected"', ({ field, value, expected }) => {
  expect(valueLine(field, value)).toBe(expected)
})

test('an organisation has no birthday and a person no website', () => {
  expect(fieldsOf('organisation')).not.toContain('birthDate')
  expect(fieldsOf('person')).not.toContain('website')
})
