import { describe, expect, test } from 'vitest'
import type { FieldKey } from '@klantregie/contract'
import { additionsTo } from './additions.rules.ts'

const home = { use: 'visit', postcode: '4201 AB', houseNumber: '1', place: 'Gorinchem' } as const
const mobile = { number: '+31612345678', kind: 'mobile', isValid: true } as const
const stored = {
  name: { firstName: 'Anne', surname: 'Bakker' },
  birthDate: '1990-05-05',
  emails: ['anne@voorbeeld.example'],
  phones: [mobile],
  addresses: [home],
  own_size: 38,
}

type Case = {
  readonly what: string
  readonly typed: Readonly<Partial<Record<FieldKey, unknown>>>
  readonly added?: Readonly<Partial<Record<FieldKey, unknown>>>
  readonly left?: readonly FieldKey[]
}

const cases: readonly Case[] = [
  {
    what: 'another e-mail address comes behind the known one',
    typed: { emails: ['a.bakker@werk.example'] },
    added: { emails: ['anne@voorbeeld.example', 'a.bakker@werk.example'] },
  },
  { what: 'the same address in capitals is the same', typed: { emails: ['Anne@Voorbeeld.example'] } },
  { what: 'the same telephone number is the same', typed: { phones: [mobile] } },
  {
    what: 'an address with the same postcode and number is the same',
    typed: { addresses: [{ ...home, street: 'Dijk' }] },
  },
  {
    what: 'the same house for post is another address',
    typed: { addresses: [{ ...home, use: 'post' }] },
    added: { addresses: [home, { ...home, use: 'post' }] },
  },
  {
    what: 'what is empty is filled in',
    typed: { website: 'https://bakker.example' },
    added: { website: 'https://bakker.example' },
  },
  {
    what: 'another birthday overwrites nothing, and that is told',
    typed: { birthDate: '1991-05-05' },
    left: ['birthDate'],
  },
  { what: 'the same birthday is nothing to tell', typed: { birthDate: '1990-05-05' } },
  { what: 'how the name was typed to find her says nothing', typed: { name: { surname: 'Backer' } } },
  { what: 'a field of the organisation’s own that is filled in stays', typed: { own_size: 40 }, left: ['own_size'] },
  {
    what: 'of what may not be changed the same value is left as well: the answer tells nothing',
    typed: { language: 'nl' },
    left: ['language'],
  },
]

describe('what was typed is added to who is there', () => {
  test.each(cases)('$what', ({ typed, added = {}, left = [] }) => {
    const answer = additionsTo({ ...stored, language: 'nl' }, typed, (field) => field !== 'language')
    expect([Object.fromEntries(answer.added), answer.left]).toEqual([added, left])
  })
})
