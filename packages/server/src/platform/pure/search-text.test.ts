import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RelationRecord } from '@klantregie/contract'
import { fold, queryTokens, searchTokens, suffixes, typoVariants } from './search-text.ts'

describe('folding', () => {
  test.each([
    ['Ĳsbrand', 'ijsbrand'],
    ['IJsbrand', 'ijsbrand'],
    ['Ÿsbrand', 'ijsbrand'],
    ['Søren Strauß', 'soren strauss'],
    ['Æsir Đorđe Łęcki', 'aesir dorde lecki'],
    ['Yıldırım İ', 'yildirim i'],
    ["D’Ancona 'T", 'dancona t'],
    ['Anne–Marie', 'anne-marie'],
    ['Müller', 'muller'],
  ])('%s becomes %s', (text, folded) => expect(fold(text)).toBe(folded))

  test('folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })
})

const relation: RelationRecord = {
  kind: 'person',
  name: {
    initials: 'J.P.',
    firstName: 'Anne-Marie',
    callName: 'Annemie',
    prefix: 'van den',
    surname: 'Bérg',
    partnerPrefix: 'de',
    partnerSurname: 'IJssel',
  },
  emails: ['am.berg@voorbeeld.nl'],
  phones: [{ number: '+31612345678', kind: 'mobile', isValid: true }],
  addresses: [{ use: 'visit', postcode: '1234 AB', houseNumber: '12', place: "'s-Hertogenbosch" }],
  identifiers: [{ scheme: 'card', value: '2352-9000' }],
}

describe('finding a relation', () => {
  test.each([
    'berg',
    'Van den BERG',
    'ijssel',
    'anne-marie',
    'annemarie',
    'marie',
    'Annemie',
    'am.berg@voorbeeld.nl',
    'am.berg',
    '0612345678',
    '06 - 1234 5678',
    '+31 6 12345678',
    '0031612345678',
    '12345678',
    '1234 AB',
    '1234ab 12',
    'hertogenbosch',
    '23529000',
  ])('by typing %s', (typed) => {
    const index = searchTokens(relation)
    for (const token of queryTokens(typed)) expect(index.some((known) => known.startsWith(token))).toBe(true)
  })

  test('voorvoegsels are no tokens, unless a name is nothing else', () => {
    expect(searchTokens(relation)).not.toContain('van')
    expect(searchTokens({ kind: 'person', name: { surname: 'Van Den' } })).toEqual(['van', 'den'])
    expect(searchTokens({ kind: 'organisation', organisationName: 'Stichting De Kleine Brug' })).toEqual([
      'kleine',
      'brug',
    ])
  })

  test('a relation has at most 40 tokens of at most 64 characters', () => {
    const emails = Array.from({ length: 60 }, (_, index) => `${'a'.repeat(70)}${index}@voorbeeld.nl`)
    const tokens = searchTokens({ kind: 'person', emails })
    expect(tokens.length).toBeLessThanOrEqual(40)
    expect(Math.max(...tokens.map((token) => token.length))).toBeLessThanOrEqual(64)
  })
})

describe('forgiving', () => {
  const swapped = (word: string, at: number) =>
    word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)

  test('two words one mistake apart share a variant', () => {
    const words = fc.tuple(fc.stringMatching(/^[a-z]{5,12}$/), fc.nat({ max: 3 }), fc.constantFrom('a', 'e', 'x'))
    fc.assert(
      fc.property(words, ([word, at, letter]) => {
        const mistakes = [
          word.slice(0, at) + word.slice(at + 1),
          word.slice(0, at) + letter + word.slice(at),
          word.slice(0, at) + letter + word.slice(at + 1),
          swapped(word, at),
        ]
        const known = new Set(typoVariants(word))
        for (const typed of mistakes) expect(typoVariants(typed).some((variant) => known.has(variant))).toBe(true)
      }),
    )
  })

  test('short words, very long words and numbers forgive nothing', () => {
    expect(typoVariants('bos')).toEqual(['bos'])
    expect(typoVariants('a'.repeat(31))).toHaveLength(1)
    expect(typoVariants('0612345678')).toEqual(['0612345678'])
    expect(typoVariants('smit')).toEqual(['smit', 'mit', 'sit', 'smt', 'smi'])
  })

  test('the ends of a word from three letters on', () => {
    expect(suffixes('jansen')).toEqual(['jansen', 'ansen', 'nsen', 'sen'])
    expect(suffixes('bo')).toEqual(['bo'])
  })
})
