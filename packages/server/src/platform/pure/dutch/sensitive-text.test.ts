import { describe, expect, test } from 'vitest'
import { warnedOf, warningsOf } from './sensitive-text.ts'

const kinds = (text: string) => warningsOf(text).map(({ kind }) => kind)

describe('what a note should not hold', () => {
  test.each([
    ['a citizen service number', 'BSN is 111222333', ['bsn']],
    ['the same in groups', 'nummer 1112.22.333 genoteerd', ['bsn']],
    ['an illness', 'Mevrouw was lang ziek en ligt in het ziekenhuis.', ['health']],
    ['a disability, in English', 'Uses a wheelchair.', ['health']],
    ['a belief', 'Is gelovig en gaat naar de moskee', ['religion']],
    ['an origin', 'Van Marokkaanse afkomst', ['ethnicity']],
    ['an orientation', 'Hij is homo', ['sexuality']],
    ['a political opinion', 'Stemde CDA', ['politics']],
    ['a union', 'Lid van de vakbond', ['union']],
    ['an offence', 'Heeft een strafblad', ['criminal']],
    ['several, the number first', 'Zwanger, 111222333', ['bsn', 'health']],
    ['capitals and accents', 'DEPRESSIËF', ['health']],
  ])('%s', (_what, text, expected) => {
    expect(kinds(text)).toEqual(expected)
  })
})

describe('what is written every day', () => {
  test.each([
    'Belt morgen terug over de rondleiding.',
    'Wil graag twee kaarten voor De Stille Kracht.',
    'Pas 20001234 vergeten; telefoon 06-12345678.',
    'Rekening NL91ABNA0417164300',
    'Nieuwe school: De Regenboog, groep 7',
    'Gestopt met de nieuwsbrief wegens te veel mail',
    'Nummer 123456789',
    '',
  ])('%s', (text) => {
    expect(warningsOf(text)).toEqual([])
  })
})

test.each([
  { texts: ['Belt morgen terug'], warned: {} },
  { texts: ['Ligt ziek thuis', null, 'BSN 111222333, ook ziek'], warned: { warnings: ['health', 'bsn'] } },
  { texts: [undefined, ''], warned: {} },
])('the trail of a text names the kinds once and no words', ({ texts, warned }) => {
  expect(warnedOf(...texts)).toEqual(warned)
})

test('what was written is told as it was written, and no more than five examples', () => {
  expect(warningsOf('Zwangere vrouw')).toEqual([{ kind: 'health', words: ['Zwangere'] }])
  expect(warningsOf('autist, ADHD, dement, ziek, epilepsie, diabetes')[0]?.words).toHaveLength(5)
})

test.each([
  ['letters', 'ziek '],
  ['digits', '1112 '],
  ['signs', '-.- '],
])('ten thousand characters of %s take no time', (_what, part) => {
  const start = performance.now()
  warningsOf(part.repeat(10_000 / part.length))
  expect(performance.now() - start).toBeLessThan(500)
})
