import { describe, expect, test } from 'vitest'
import { parseBrin, parseBrinLocation, parseIban, parseKvk, parseRsin, passesElevenTest } from './checks.ts'
import { decideNumberStyle, parseCents } from './number-text.ts'
import { formatOrganisationName, organisationSortKey, splitLegalForm } from './organisation-name.ts'

describe('numbers that carry their own proof', () => {
  test.each([
    ['111222333', true],
    ['123456782', true],
    ['123456789', false],
    ['000000000', false],
    ['12345678', false],
  ])('the eleven-test of %s gives %s', (text, passes) => expect(passesElevenTest(text)).toBe(passes))
  test.each([
    ['NL123456782B01', '123456782'],
    ['123456789', undefined],
  ])('RSIN %s', (text, rsin) => expect(parseRsin(text)).toBe(rsin))
  test.each([
    ['12345678', '12345678'],
    ['1234567', '01234567'],
    ['KvK 12345678', '12345678'],
    ['12345678 0000', '12345678'],
    ['12345', undefined],
  ])('KvK %s', (text, kvk) => expect(parseKvk(text)).toBe(kvk))
  test.each([
    ['16ah', '16AH'],
    ['16AH00', undefined],
    ['AH16', undefined],
  ])('BRIN %s', (text, brin) => expect(parseBrin(text)).toBe(brin))
  test.each([
    ['16AH00', '16AH00'],
    ['16ah-00', '16AH00'],
    ['16AH', undefined],
  ])('BRIN with location %s', (text, code) => {
    expect(parseBrinLocation(text)).toBe(code)
  })
  test.each([
    ['NL91 ABNA 0417 1643 00', 'NL91ABNA0417164300'],
    ['NL91 ABNA 0417 1643 01', undefined],
    ['BE68539007547034', 'BE68539007547034'],
  ])('IBAN %s', (text, iban) => expect(parseIban(text)).toBe(iban))
})

describe('amounts', () => {
  test.each([
    ['€ 1.234,56', 'nl', 123_456],
    ['27,275.25', 'nl', 2_727_525],
    ['1.000', 'nl', 100_000],
    ['1.000', 'en', 100],
    ['1,234', 'en', 123_400],
    ['12,5', 'nl', 1_250],
    ['5,-', 'nl', 500],
    ['(12.50)', 'nl', -1_250],
    ['5-', 'nl', -500],
    ['1 234,50', 'nl', 123_450],
    ['1.234.567', 'en', 123_456_700],
    ['0,005', 'nl', 1],
    ['abc', 'nl', undefined],
    ['', 'nl', undefined],
    ['12-03-2020', 'nl', undefined],
  ] as const)('%s (%s)', (text, style, cents) => expect(parseCents(text, style)).toBe(cents))

  test('a column shows how it writes numbers', () => {
    expect(decideNumberStyle(['1.000', '27,275.25'])).toBe('en')
    expect(decideNumberStyle(['1.000', '12,50'])).toBe('nl')
  })
})

describe('names of organisations', () => {
  test.each([
    ['Garage Simdorn B.V.', 'Garage Simdorn', 'B.V.'],
    ['Drukkerij Neves BV', 'Drukkerij Neves', 'B.V.'],
    ['Stichting De Brug', 'De Brug', 'Stichting'],
    ['De Vries v.o.f.', 'De Vries', 'V.O.F.'],
    ['Unilever N.V.', 'Unilever', 'N.V.'],
    ['Vereniging Oud-Utrecht', 'Oud-Utrecht', 'Vereniging'],
    ['St. Jozefschool', 'St. Jozefschool', undefined],
    ['B.V.', 'B.V.', undefined],
    ['Stichting', 'Stichting', undefined],
  ])('%s', (text, core, legalForm) =>
    expect({ legalForm: undefined, ...splitLegalForm(text) }).toEqual({ core, legalForm }),
  )

  test('articles and legal forms do not count in sorting', () => {
    expect(organisationSortKey('Stichting De Brug')).toBe('Brug, De')
    expect(organisationSortKey("'t Schip")).toBe("Schip, 't")
    expect(formatOrganisationName(' "De Kring" ')).toBe('De Kring')
  })
})
