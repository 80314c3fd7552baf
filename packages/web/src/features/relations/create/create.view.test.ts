import { expect, test } from 'vitest'
import { createRelation } from '@klantregie/contract'
import { bodyOf, duplicateQuestion, emptyForm, likelyDuplicates } from './create.view.ts'

const TYPE = '01980000-0000-7000-8000-000000000001'

test('a person is sent with the parts that were filled in, and passes the contract', () => {
  const body = bodyOf('person', {
    ...emptyForm,
    firstName: ' Anke ',
    prefix: 'de',
    surname: 'Graaf',
    birthDate: '5-3-1984',
    emails: 'anke@voorbeeld.nl',
    postcode: '1316 AB',
    typeId: TYPE,
    website: 'left over from another kind',
  })
  expect(body).toEqual({
    kind: 'person',
    name: { firstName: 'Anke', prefix: 'de', surname: 'Graaf' },
    birthDate: '1984-03-05',
    emails: ['anke@voorbeeld.nl'],
    addresses: [{ use: 'visit', postcode: '1316 AB', country: 'NL' }],
    typeId: TYPE,
  })
  expect(createRelation.body.safeParse(body).success).toBe(true)
})

test('an organisation has a name and a website, and no birthday', () => {
  expect(
    bodyOf('organisation', {
      ...emptyForm,
      organisationName: 'De Zonnewijzer',
      website: 'zonnewijzer.nl',
      birthDate: '5-3-1984',
      surname: 'Bos',
    }),
  ).toEqual({
    kind: 'organisation',
    organisationName: 'De Zonnewijzer',
    website: 'zonnewijzer.nl',
  })
})

test('an empty form sends nothing but its kind', () => {
  expect(bodyOf('household', emptyForm)).toEqual({ kind: 'household' })
})

test('a birthday that is no day is refused at its field, not thrown away', () => {
  const body = bodyOf('person', { ...emptyForm, surname: 'Bos', birthDate: '31-2-1984' })
  const parsed = createRelation.body.safeParse(body)
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual(['birthDate'])
})

test.each([
  {
    title: 'an e-mail address is the most certain',
    values: { emails: 'a@b.nl', surname: 'Bos', firstName: 'An' },
    expected: 'a@b.nl',
  },
  { title: 'half an address is not asked for', values: { emails: 'a@b' }, expected: null },
  { title: 'a phone number', values: { phones: '06-12345678' }, expected: '06-12345678' },
  { title: 'first name and surname', values: { firstName: 'Anke', surname: 'Graaf' }, expected: 'Anke Graaf' },
  { title: 'a surname alone would find half the town', values: { surname: 'Graaf' }, expected: null },
])('possible duplicates: $title', ({ values, expected }) => {
  expect(duplicateQuestion('person', { ...emptyForm, ...values })).toBe(expected)
})

test('for an organisation its name is looked for', () => {
  expect(duplicateQuestion('organisation', { ...emptyForm, organisationName: 'De Zonnewijzer' })).toBe('De Zonnewijzer')
  expect(duplicateQuestion('organisation', { ...emptyForm, organisationName: 'De' })).toBeNull()
})

test('somebody who merely looks alike is no warning', () => {
  expect(likelyDuplicates([], true)).toEqual([])
})
