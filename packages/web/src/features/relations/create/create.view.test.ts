import { expect, test } from 'vitest'
import { createRelation } from '@klantregie/contract'
import { bodyOf, emptyForm, likelyOnes, lookUpOf, reasonCodes } from './create.view.ts'
import type { Likely } from './create.view.ts'

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
  { title: 'an e-mail address', values: { emails: 'a@b.nl' }, asked: { email: 'a@b.nl' } },
  { title: 'half an address is not asked for', values: { emails: 'a@b' }, asked: null },
  { title: 'a phone number', values: { phones: '06-12345678' }, asked: { phone: '06-12345678' } },
  {
    title: 'first name and surname',
    values: { firstName: 'Anke', prefix: 'de', surname: 'Graaf' },
    asked: { firstName: 'Anke', prefix: 'de', surname: 'Graaf' },
  },
  {
    title: 'the name somebody is called by',
    values: { firstName: 'Johanna', callName: 'Anke', surname: 'Graaf' },
    asked: { firstName: 'Anke', surname: 'Graaf' },
  },
  {
    title: 'a surname with where somebody lives',
    values: { surname: 'Graaf', postcode: '1316 AB', houseNumber: '4' },
    asked: { surname: 'Graaf', postcode: '1316 AB', houseNumber: '4' },
  },
  { title: 'a surname alone would find half the town', values: { surname: 'Graaf' }, asked: null },
])('looked up while typing: $title', ({ values, asked }) => {
  const expected = asked === null ? null : { kind: 'person', ...asked }
  expect(lookUpOf('person', { ...emptyForm, ...values })).toEqual(expected)
})

test('for an organisation its name is looked for', () => {
  expect(lookUpOf('organisation', { ...emptyForm, organisationName: 'De Zonnewijzer' })).toEqual({
    kind: 'organisation',
    organisationName: 'De Zonnewijzer',
  })
  expect(lookUpOf('organisation', { ...emptyForm, organisationName: 'De' })).toBeNull()
})

test('whom somebody already said no to is not shown again, and never more than three', () => {
  const likely = ['a', 'b', 'c', 'd', 'e'].map((id): Likely => ({
    relation: {
      id,
      name: id,
      kind: 'person',
      email: null,
      phone: null,
      street: null,
      postcode: null,
      place: null,
      birthDate: null,
    },
    probability: 0.9,
    evidence: [],
  }))
  expect(likelyOnes(likely, new Set(['a'])).map(({ relation }) => relation.id)).toEqual(['b', 'c', 'd'])
})

test('what is the same is said first, and then what differs most', () => {
  const evidence = [
    { code: 'surname.same', bits: 4 },
    { code: 'age.adult', bits: -5 },
    { code: 'source.two', bits: 6 },
    { code: 'birthDate.same', bits: 11 },
    { code: 'firstName.differs', bits: -3 },
  ]
  expect(reasonCodes(evidence)).toEqual({ same: ['birthDate.same', 'surname.same'], other: 'firstName.differs' })
})
