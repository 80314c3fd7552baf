import { evidenceCodes } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { texts } from '../locale/index.ts'
import { certaintyOf, chanceOf, lineOf, reasonsOf, splitCodes } from './evidence.view.ts'

test.each([
  { chance: 0.999, word: 'almost_certain' },
  { chance: 0.95, word: 'almost_certain' },
  { chance: 0.949, word: 'likely' },
  { chance: 0.75, word: 'likely' },
  { chance: 0.749, word: 'maybe' },
  { chance: 0.02, word: 'maybe' },
  { chance: null, word: 'unknown' },
])('a chance of $chance is called $word', ({ chance, word }) => {
  expect(certaintyOf(chance)).toBe(word)
})

test('a chance is never shown as a hundred or as no per cent', () => {
  expect([chanceOf(0.9999), chanceOf(0.83), chanceOf(0.0001)]).toEqual(['most', 0.83, 'least'])
})

test('reasons stand with what they speak for, the heaviest first; a shrug and a matter of course are left out', () => {
  const evidence = [
    { code: 'address.same', bits: 4 },
    { code: 'firstName.differs', bits: -7 },
    { code: 'birthDate.same', bits: 14 },
    { code: 'surname.same', bits: 0.2 },
    { code: 'age.adult', bits: 1.4 },
    { code: 'mobile.differs', bits: -1 },
  ]
  expect(reasonsOf(evidence)).toEqual({
    for: ['birthDate.same', 'address.same'],
    against: ['firstName.differs', 'mobile.differs'],
  })
})

test('of a kind the codes themselves tell on which side they stand', () => {
  expect(splitCodes(['birthDate.same', 'initials.differs', 'address.elsewhere', 'mailbox.other', 'age.child'])).toEqual(
    {
      for: ['birthDate.same'],
      against: ['initials.differs', 'address.elsewhere', 'mailbox.other', 'age.child'],
    },
  )
})

describe('one line for a pair', () => {
  const say = (code: string) => (code === 'unheard.of' ? null : `<${code}>`)
  test.each([
    { what: 'both sides', reasons: { for: ['a', 'b'], against: ['c'] }, line: '<a>, <b>; <c>' },
    { what: 'only for', reasons: { for: ['a'], against: [] }, line: '<a>' },
    {
      what: 'at most five',
      reasons: { for: ['a', 'b', 'c', 'd'], against: ['e', 'f', 'g'] },
      line: '<a>, <b>, <c>; <e>, <f>',
    },
    {
      what: 'not that both are in one source',
      reasons: { for: ['a'], against: ['source.one', 'b'] },
      line: '<a>; <b>',
    },
    { what: 'a code of a newer server is left out', reasons: { for: ['unheard.of', 'a'], against: [] }, line: '<a>' },
  ])('$what', ({ reasons, line }) => {
    expect(lineOf(reasons, say)).toBe(line)
  })

  test('says nothing when there is nothing to say', () => {
    expect(lineOf({ for: [], against: [] }, say)).toBeNull()
  })
})

describe.each(['nl', 'en'] as const)('in %s', (language) => {
  const known: Readonly<Record<string, string>> = texts[language]
  test.each(evidenceCodes)('%s has a sentence and a few words', (code) => {
    expect(known[`reason.${code}`]).toMatch(/\.$/)
    expect(known[`noticed.${code}`]).toMatch(/^[^A-Z].*[^.]$/)
  })
})
