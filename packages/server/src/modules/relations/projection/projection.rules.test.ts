import type { PersonName, RelationRecord } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { organisation, person } from '../testing/make-relations.ts'
import { comparable, placeKeyOf, project } from './projection.rules.ts'

describe('how a relation is called and sorted', () => {
  test.each<[string, RelationRecord, string, string]>([
    ['a person', person({ first: 'Anke', prefix: 'de', surname: 'Graaf' }), 'Anke de Graaf', 'graaf anke de'],
    [
      'initials count as a first name',
      { kind: 'person', name: { initials: 'J.P.', prefix: 'van den', surname: 'Berg' } },
      'J.P. van den Berg',
      'berg j p van den',
    ],
    [
      'accents and capitals do not decide the order',
      person({ first: 'Émile', surname: 'Çelik' }),
      'Émile Çelik',
      'celik emile',
    ],
    ['an organisation', organisation('Stichting Lezen'), 'Stichting Lezen', 'stichting lezen'],
    ['an organisation without its article', organisation('De Waterlinie'), 'De Waterlinie', 'waterlinie'],
    ['an organisation that is only an article', organisation('De'), 'De', 'de'],
    ['a household', { kind: 'household', organisationName: 'Familie Jansen' }, 'Familie Jansen', 'familie jansen'],
    ['a newsletter address', person({ email: 'info@voorbeeld.nl' }), 'info@voorbeeld.nl', 'info voorbeeld nl'],
    ['only a telephone number', person({ phone: '+31612345678' }), '+31612345678', '31612345678'],
    ['only a pass', person({ card: '20001234' }), '20001234', '20001234'],
    ['nothing at all', { kind: 'person' }, '—', '—'],
  ])('%s', (_what, record, displayName, sortKey) => {
    expect(project(record)).toMatchObject({ displayName, sortKey })
  })

  test('a name of four hundred characters sorts by its beginning, and never by half a character', () => {
    const { sortKey } = project(organisation('𝒜'.repeat(200)))
    expect(sortKey.length).toBeLessThanOrEqual(60)
    expect(sortKey.isWellFormed()).toBe(true)
  })
})

describe('what lists show', () => {
  const record: RelationRecord = {
    kind: 'person',
    name: { surname: 'Vries' },
    emails: ['a@x.nl', 'b@x.nl'],
    phones: [
      { number: '123', kind: 'unknown', isValid: false },
      { number: '+31201234567', kind: 'landline', isValid: true },
    ],
    addresses: [
      { use: 'post', postcode: '1000 AA', place: 'Amsterdam' },
      {
        use: 'visit',
        street: 'Dam',
        houseNumber: '1',
        addition: 'bis',
        postcode: '1012 JS',
        place: "'s-Hertogenbosch",
      },
    ],
  }
  test('the first e-mail, the first valid number and the visiting address', () => {
    expect(project(record)).toMatchObject({
      email: 'a@x.nl',
      phone: '+31201234567',
      street: 'Dam 1 bis',
      postcode: '1012 JS',
      place: "'s-Hertogenbosch",
      placeKey: 's hertogenbosch',
    })
  })
  test('nothing stays nothing', () => {
    expect(project(person({ surname: 'Vries' }))).toMatchObject({
      email: null,
      phone: null,
      street: null,
      postcode: null,
      place: null,
      placeKey: null,
      birthDate: null,
    })
  })
  test('a place of only signs has no key', () => {
    expect(placeKeyOf('???')).toBeNull()
  })
})

describe('what a relation is found by', () => {
  const found = project(
    person({
      first: 'Jan',
      surname: 'Jansen',
      email: 'jan.jansen@voorbeeld.nl',
      phone: '+31612345678',
      place: 'Utrecht',
      postcode: '3511 AB',
      number: '12',
      card: 'A 123',
    }),
  )
  test('a token that only begins another is left out, words are kept', () => {
    expect(found.tokens).toEqual(expect.arrayContaining(['jan', 'jansen', '3511ab12', '0612345678', 'utrecht']))
    expect(found.tokens).not.toContain('3511ab')
    expect(found.tokens).not.toContain('jan.jansen')
    expect(new Set(found.tokens).size).toBe(found.tokens.length)
  })
  test('the vocabulary has name and place words only', () => {
    expect(found.words.toSorted()).toEqual(['jan', 'jansen', 'utrecht'])
  })
  test('an e-mail address is no vocabulary', () => {
    expect(project(person({ first: 'Piet', surname: 'Bos', email: 'piet@geheimclub.nl' })).words.toSorted()).toEqual([
      'bos',
      'piet',
    ])
  })
  test('a double name is vocabulary in its joined form, also when it is the address: who has the token has the word', () => {
    const { words, tokens } = project(person({ first: 'Noor', surname: 'Al-Hilali', email: 'alhilali@voorbeeld.nl' }))
    expect(words).toEqual(expect.arrayContaining(['alhilali', 'hilali', 'noor']))
    expect(words.every((word) => tokens.includes(word))).toBe(true)
  })
  test('certain keys', () => {
    expect(found.contactKeys).toEqual([
      'email:jan.jansen@voorbeeld.nl',
      'phone:+31612345678',
      'name_address:j jansen|3511AB|12',
    ])
    expect(found.identifierKeys).toEqual(['card:A123'])
  })
  test('a family at one address shares no key, one person under two forms of a name does', () => {
    const at = (name: PersonName) =>
      project({ kind: 'person', name, addresses: [{ use: 'visit', postcode: '3511 AB', houseNumber: '12' }] })
        .contactKeys
    expect(at({ firstName: 'Jan', surname: 'Jansen' })).toEqual(at({ initials: 'J.P.', surname: 'Jansen' }))
    expect(at({ firstName: 'Jan', surname: 'Jansen' })).not.toEqual(at({ firstName: 'Petra', surname: 'Jansen' }))
    expect(at({ surname: 'Jansen' })).toEqual([])
  })
  test('a number that is not valid is no key to anybody', () => {
    expect(
      project({ kind: 'person', phones: [{ number: '000', kind: 'unknown', isValid: false }] }).contactKeys,
    ).toEqual([])
  })
  test('the same key twice counts once', () => {
    expect(project({ kind: 'person', emails: ['a@x.nl', 'A@x.nl'] }).contactKeys).toEqual(['email:a@x.nl'])
  })
})

test('comparing knows no accents, capitals, signs or double spaces', () => {
  expect(comparable("  Noordeinde - 's Gravenhage (Zuid)")).toBe(comparable('noordeinde s gravenhage zuid'))
  expect(comparable('Łódź')).toBe('lodz')
})
