import { expect, test } from 'vitest'
import { askedGroup, askedPerson, scimGroup, scimUser, withBooleans, withSmallNames } from './scim.rules.ts'

test('a yes and a no as text are a yes and a no, and what is called otherwise stays text', () => {
  expect(withBooleans({ active: 'False', title: 'True', emails: [{ primary: 'true', value: 'true' }] })).toEqual({
    ...{ active: false, title: 'True', emails: [{ primary: true, value: 'true' }] },
  })
  expect(withBooleans({ Operations: [{ op: 'Replace', path: 'active', value: 'False' }] })).toEqual({
    Operations: [{ op: 'Replace', path: 'active', value: false }],
  })
  expect(withBooleans({ op: 'replace', value: { active: 'TRUE' } })).toEqual({ op: 'replace', value: { active: true } })
  expect(withBooleans({ op: 'replace', path: 'displayName', value: 'False' })).toEqual({
    ...{ op: 'replace', path: 'displayName', value: 'False' },
  })
})

test.each<[string, string]>([
  ['userName eq "Anna@Huis.NL"', 'userName eq "anna@huis.nl"'],
  ['USERNAME EQ "A" and externalId eq "B"', 'USERNAME EQ "a" and externalId eq "B"'],
  ['externalId eq "AbC"', 'externalId eq "AbC"'],
  ['userName eq "A\\"B"', 'userName eq "a\\"b"'],
])('%s is looked for as %s', (filter, small) => {
  expect(withSmallNames(filter)).toBe(small)
})

test.each<[string, object, object]>([
  [
    'all of it',
    { userName: 'a@b.nl', displayName: 'Anna B', emails: [{ value: 'x@b.nl' }] },
    { name: 'Anna B', email: 'x@b.nl' },
  ],
  [
    'names without a display name',
    { userName: 'a@b.nl', name: { givenName: 'Anna', familyName: 'van B' } },
    { name: 'Anna van B' },
  ],
  ['nothing but how they are called', { userName: 'a@b.nl' }, { name: 'a@b.nl', email: 'a@b.nl', isActive: true }],
  [
    'the first address of two',
    { userName: 'a', emails: [{ value: '1@b.nl' }, { value: '2@b.nl', primary: true }] },
    { email: '2@b.nl' },
  ],
  ['who left', { userName: 'a', active: false }, { isActive: false }],
  ['of strange form', { userName: 7, name: 'x', emails: 'y' }, { userName: '', name: '', email: '' }],
])('%s', (_name, said, asked) => {
  expect(askedPerson(said)).toMatchObject(asked)
})

test('a person and a team come back as they were said', () => {
  const person = { id: 'u1', userName: 'a@b.nl', externalId: 'n1', name: 'Anna B', email: 'a@b.nl', isActive: true }
  expect(askedPerson(scimUser(person))).toEqual({ ...person, id: undefined })
  const group = { id: 'g1', name: 'Balie', externalId: null, memberIds: ['u1', 'u2'] }
  expect(askedGroup(scimGroup(group))).toEqual({ ...group, id: undefined })
  expect(askedGroup({ displayName: 'Leeg', members: 'x' }).memberIds).toEqual([])
})
