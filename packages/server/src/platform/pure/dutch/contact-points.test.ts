import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import { normaliseEmail, parseEmails } from './email.ts'
import { nationalDigits, parsePhone, parsePhones } from './phone.ts'

describe('reading a telephone number', () => {
  test.each([
    ['06-12345678', '+31612345678', 'mobile'],
    ['0031 6 12345678', '+31612345678', 'mobile'],
    ['+31(0)6 1234 5678', '+31612345678', 'mobile'],
    ['+31 (0)30 123 45 67', '+31301234567', 'landline'],
    ['tel. 06-12345678 (na 18u)', '+31612345678', 'mobile'],
    ['612345678', '+31612345678', 'mobile'],
    ['31612345678', '+31612345678', 'mobile'],
    ['(0318) 368762', '+31318368762', 'landline'],
    ['0591659840', '+31591659840', 'landline'],
    ['030/1234567', '+31301234567', 'landline'],
    ['+32 475 12 34 56', '+32475123456', 'mobile'],
  ])('%s', (text, number, kind) => expect(parsePhone(text)).toEqual({ number, kind, isValid: true }))

  test('a number that cannot be called is kept as written', () => {
    expect(parsePhone('(212) 555-1212')).toEqual({ number: '(212) 555-1212', kind: 'unknown', isValid: false })
    expect(parsePhone('geen')).toBeUndefined()
  })

  test('two numbers in one cell are two numbers, a slash inside one is not a separator', () => {
    expect(parsePhones('06-12345678 / 030-1234567').map((phone) => phone.number)).toEqual([
      '+31612345678',
      '+31301234567',
    ])
    expect(parsePhones('030 / 123 45 67')).toHaveLength(1)
    expect(parsePhones('06-12345678 of 0612345678')).toHaveLength(1)
  })

  test('the short way for Dutch numbers agrees with the library', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^0[1-7]\d{8}$/), (text) => {
        const library = parsePhoneNumberFromString(text, 'NL')
        expect(parsePhone(text)?.isValid).toBe(library?.isValid() ?? false)
        if (library?.isValid()) expect(nationalDigits(library.number)).toBe(text)
      }),
      { numRuns: 300 },
    )
  })
})

describe('reading e-mail addresses', () => {
  test.each([
    ['Jan@Voorbeeld.NL', ['jan@voorbeeld.nl']],
    ['mailto:a@b.nl', ['a@b.nl']],
    ['Naam van Iemand <a@b.nl>', ['a@b.nl']],
    ['a@b.nl; C@d.nl', ['a@b.nl', 'c@d.nl']],
    ['a@b.nl c@d.nl/e@f.nl, a@b.nl', ['a@b.nl', 'c@d.nl', 'e@f.nl']],
    ["'a@b.nl'.", ['a@b.nl']],
    ["o'brien+bieb@sub.voorbeeld.co.uk", ["o'brien+bieb@sub.voorbeeld.co.uk"]],
    ['geen', []],
  ])('%s', (cell, emails) => expect(parseEmails(cell)).toEqual({ emails, invalid: [] }))

  test.each(['a@b', 'a..b@c.nl', 'jan at b.nl', '@b.nl', 'a@-b.nl', `${'a'.repeat(65)}@b.nl`])(
    '"%s" is reported as invalid',
    (cell) => {
      expect(parseEmails(cell).emails).toEqual([])
      expect(parseEmails(cell).invalid).toEqual([cell])
    },
  )

  test('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const once = normaliseEmail(address)
        if (once !== undefined) expect(normaliseEmail(once)).toBe(once)
      }),
    )
  })
})
