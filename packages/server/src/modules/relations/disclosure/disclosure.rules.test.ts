import { describe, expect, test } from 'vitest'
import { discloseRecord } from './disclose.rules.ts'
import { decideAccess, isOpen, maskOf, mayDelete, type RelationFacts, type Viewer } from './disclosure.rules.ts'
import { maskAddress, maskBirthDate, maskEmail, maskIdentifier, maskPhone } from './mask.rules.ts'

const EVERY = '9223372036854775807'
const [LIBRARY, THEATRE, BOTH] = ['1', '2', '3']
const anyone: Viewer = {
  isSystem: false,
  domainMask: EVERY,
  changeMask: EVERY,
  deleteMask: EVERY,
  fields: {},
  mayChange: true,
  today: '2026-03-01',
}
const adult: RelationFacts = { domainMask: LIBRARY, isProtected: false, birthDate: '1980-01-01', isUnmasked: false }
const limited = (shown: string, clear: string, change: string): Viewer => ({
  ...anyone,
  fields: { emails: { shown, clear, change } },
})

describe('how much of a field somebody is shown', () => {
  test.each<[string, Partial<RelationFacts>, Viewer, string, string, string | null]>([
    ['nothing agreed', {}, anyone, 'emails', 'change', null],
    ['hidden in its domain', {}, limited('0', '0', '0'), 'emails', 'hidden', 'right'],
    ['masked in its domain', {}, limited(LIBRARY, '0', '0'), 'emails', 'masked', 'right'],
    ['only to read', {}, limited(LIBRARY, LIBRARY, '0'), 'emails', 'read', 'right'],
    ['another field', {}, limited('0', '0', '0'), 'phones', 'change', null],
    ['hidden in another domain', { domainMask: THEATRE }, limited(THEATRE, THEATRE, THEATRE), 'emails', 'change', null],
    [
      'in two domains, clear in one',
      { domainMask: BOTH },
      limited(LIBRARY, LIBRARY, LIBRARY),
      'emails',
      'change',
      null,
    ],
    [
      'clear only in a domain that the reader does not see',
      { domainMask: BOTH },
      { ...limited(THEATRE, THEATRE, THEATRE), domainMask: LIBRARY },
      'emails',
      'hidden',
      'right',
    ],
    [
      'a name is always shown',
      {},
      { ...anyone, fields: { name: { shown: '0', clear: '0', change: '0' } } },
      'name',
      'read',
      'right',
    ],
    ['may not change relations of the domain', {}, { ...anyone, changeMask: THEATRE }, 'emails', 'read', 'relation'],
    ['may not change relations at all', {}, { ...anyone, mayChange: false }, 'emails', 'read', 'role'],
    ['protected', { isProtected: true }, anyone, 'emails', 'masked', 'protected'],
    ['protected, an own field', { isProtected: true }, anyone, 'own_allergie', 'masked', 'protected'],
    ['protected, the name', { isProtected: true }, anyone, 'name', 'change', null],
    ['protected, its own numbers', { isProtected: true }, anyone, 'identifiers', 'change', null],
    ['protected, shown for a reason', { isProtected: true, isUnmasked: true }, anyone, 'emails', 'change', null],
    [
      'protected, shown, but hidden by right',
      { isProtected: true, isUnmasked: true },
      limited('0', '0', '0'),
      'emails',
      'hidden',
      'right',
    ],
    ['a child', { birthDate: '2015-06-01' }, anyone, 'emails', 'masked', 'minor'],
    ['a child, the birthday', { birthDate: '2015-06-01' }, anyone, 'birthDate', 'masked', 'minor'],
    ['a child, the pass number', { birthDate: '2015-06-01' }, anyone, 'identifiers', 'change', null],
    ['sixteen tomorrow', { birthDate: '2010-03-02' }, anyone, 'emails', 'masked', 'minor'],
    ['sixteen today', { birthDate: '2010-03-01' }, anyone, 'emails', 'change', null],
    ['unknown age', { birthDate: null }, anyone, 'emails', 'change', null],
    ['the product itself', { isProtected: true }, { ...anyone, isSystem: true }, 'emails', 'change', null],
  ])('%s', (_what, ...[facts, viewer, field, access, because]) => {
    expect(decideAccess({ ...adult, ...facts }, viewer, field)).toEqual({ access, because })
  })

  test('protection weighs more than age', () => {
    expect(maskOf({ ...adult, isProtected: true, birthDate: '2015-06-01' }, '2026-03-01')).toBe('protected')
  })
  test('of somebody of whom nothing is kept back nothing has to be looked at', () => {
    expect(isOpen(adult, anyone)).toBe(true)
    expect(isOpen({ ...adult, isProtected: true }, anyone)).toBe(false)
    expect(isOpen(adult, limited(LIBRARY, '0', '0'))).toBe(false)
    expect(isOpen(adult, limited(LIBRARY, LIBRARY, '0'))).toBe(true)
  })
  test('archiving is a right of its own', () => {
    expect(mayDelete(adult, anyone)).toBe(true)
    expect(mayDelete(adult, { ...anyone, deleteMask: THEATRE })).toBe(false)
    expect(mayDelete(adult, { ...anyone, mayChange: false })).toBe(false)
  })
})

describe('what is left of a value', () => {
  test.each([
    ['jan.jansen@voorbeeld.nl', 'j•••@•••.nl'],
    ['"vreemd"@voorbeeld.example', '•••@•••'],
    ['a@b.co.uk', 'a•••@•••.uk'],
    ['geen adres', 'g•••@•••'],
  ])('of the address %s', (email, masked) => {
    expect(maskEmail(email)).toBe(masked)
  })
  test.each([
    ['+31612345678', 'mobile', '06 •••• ••78'],
    ['+31201234567', 'landline', '•• •••• ••67'],
    ['112', 'unknown', '•• •••• ••••'],
  ])('of the number %s', (number, kind, masked) => {
    expect(maskPhone({ number, kind })).toBe(masked)
  })
  test('of an address, a birthday and a pass', () => {
    expect([maskAddress({ postcode: '4231 AB' }), maskAddress({ postcode: 'SW1A 1AA' }), maskAddress({})]).toEqual([
      '42•• ••',
      '•••• ••',
      '•••• ••',
    ])
    expect([maskBirthDate('1984-05-06', false), maskBirthDate('2015-05-06', true)]).toEqual([
      '••-••-1984',
      '••-••-••••',
    ])
    expect([maskIdentifier('20001234'), maskIdentifier('123')]).toEqual(['•••34', '•••'])
  })
})

describe('a record as somebody may have it', () => {
  const record = {
    kind: 'person',
    name: { firstName: 'Anke', surname: 'Graaf' },
    emails: ['anke@voorbeeld.nl'],
    addresses: [{ use: 'visit', street: 'Dam', postcode: '1012 JS', place: 'Amsterdam' }],
    own_dieet: 'vegan',
  } as const
  test('what is masked is not in it, and what is left of it stands beside it', () => {
    const { record: shown, limited: kept } = discloseRecord(
      { ...record, emails: [...record.emails], addresses: [...record.addresses] },
      { ...adult, isProtected: true },
      anyone,
    )
    expect(shown).toEqual({ kind: 'person', name: record.name })
    expect(kept).toEqual({
      emails: { access: 'masked', because: 'protected', texts: ['a•••@•••.nl'] },
      addresses: { access: 'masked', because: 'protected', texts: ['•••• ••'] },
      own_dieet: { access: 'masked', because: 'protected', texts: ['•••'] },
    })
  })
  test('that a hidden field is empty is hidden too', () => {
    const hidden = { access: 'hidden', because: 'right', texts: [] }
    expect(discloseRecord({ kind: 'person' }, adult, limited('0', '0', '0')).limited).toEqual({ emails: hidden })
    expect(discloseRecord({ kind: 'person', emails: ['a@b.nl'] }, adult, limited('0', '0', '0')).limited).toEqual({
      emails: hidden,
    })
  })
  test('of a child the place is left', () => {
    const { limited: kept } = discloseRecord(
      { kind: 'person', addresses: [...record.addresses] },
      { ...adult, birthDate: '2015-06-01' },
      anyone,
    )
    expect(kept['addresses']?.texts).toEqual(['10•• •• Amsterdam'])
  })
})
