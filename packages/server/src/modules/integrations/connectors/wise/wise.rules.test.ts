import { describe, expect, test } from 'vitest'
import { pidsOf, tokenOf } from './wise-answers.rules.ts'
import { dayBefore, isoDay } from './wise-days.rules.ts'
import { cellsOf } from './wise-fields.rules.ts'
import { keptOf } from './wise-kept.rules.ts'
import { filledIn, timeText } from './wise-key.rules.ts'
import { loansOf } from './wise-loans.rules.ts'
import { isOnlyExternal, membershipsOf, understandPatron } from './wise-patron.rules.ts'
import { below } from './wise-path.rules.ts'

const TODAY = '2026-03-02'
const TITLE = 'De geheime kanarie'

describe('what may be kept of a patron', () => {
  test.each<[string, Record<string, unknown>]>([
    ['loans', { loans: [{ title: TITLE }] }],
    ['a list that nobody knows', { somethingNew: [{ label: TITLE }] }],
    ['an object that nobody knows', { somethingNew: { label: TITLE } }],
    ['a title by itself', { lastTitle: TITLE }],
    ['in Dutch', { geleendeBoeken: TITLE, laatstGelezen: TITLE, uitleningen: TITLE }],
    ['reservations', { reservations: TITLE, holds: TITLE }],
    ['beside a name', { name: { lastBook: TITLE, books: [TITLE] } }],
    ['with a membership', { subscriptions: [{ title: TITLE, loans: [TITLE] }] }],
    ['with an address', { address: { title: TITLE } }],
    ['in a list in a list', { names: [[TITLE]] }],
    ['as the name of a field', { [TITLE]: 3, recommended: { [TITLE]: 1 }, holds: { [TITLE]: 1 } }],
    ['by year', { loansPerYear: [{ year: 2026, count: 3, title: TITLE }] }],
  ])('no title: %s', (_where, said) => {
    // A field whose own name is a title says a number only: nothing of it may be read as a word.
    const { [TITLE]: _number, ...kept } = keptOf(said, TODAY) as Record<string, unknown>
    expect(JSON.stringify(kept)).not.toContain(TITLE)
  })

  test.each(['pincode', 'pin', 'password', 'bsn', 'iban', 'staffNote', 'opmerking', 'fines', 'saldo'])(
    'no %s',
    (key) => {
      expect(keptOf({ [key]: '4711', firstName: 'Leentje' }, TODAY)).toEqual({
        firstName: 'Leentje',
        loanCounts: [],
        leftOut: [key],
      })
    },
  )

  test('how somebody is addressed, beside their name', () => {
    expect(keptOf({ name: { title: 'Mevr.' }, title: 'Dr.' }, TODAY)).toMatchObject({
      name: { title: 'Mevr.' },
      title: 'Dr.',
    })
  })
})

test.each([
  ['a list of years', { loansPerYear: [{ year: 2025, count: 3 }] }, [{ year: '2025', count: 3 }]],
  ['in Dutch', { uitleningen: [{ jaar: '2025', aantal: '3' }] }, [{ year: '2025', count: 3 }]],
  [
    'by year',
    { statistics: { loans: { '2025': 3, '2026': 0 } } },
    [
      { year: '2025', count: 3 },
      { year: '2026', count: 0 },
    ],
  ],
  ['of this year', { loansThisYear: 7 }, [{ year: '2026', count: 7 }]],
  ['of no year', { numberOfLoans: 7 }, []],
  ['a date is no count', { loans: [{ year: 2026, count: '2026-03-02' }] }, []],
  ['below zero', { loansThisYear: -1 }, []],
])('loans: %s', (_what, said, expected) => {
  expect(loansOf(said, TODAY)).toEqual(expected)
})

test.each([
  ['numbers', [12, 7], ['12', '7']],
  ['texts, twice', ['7', '7'], ['7']],
  ['objects', [{ patronSystemId: 7 }, { PID: '8' }], ['7', '8']],
  ['in an object', { patrons: [7] }, ['7']],
  ['an empty list', [], []],
  ['what could lead elsewhere', ['../7', 'a/b', ''], []],
  ['no list', { message: 'x' }, null],
  ['two lists', { one: [1], other: [2] }, null],
])('numbers of patrons: %s', (_what, said, expected) => {
  expect(pidsOf(said)).toEqual(expected)
})

test.each([
  ['a text', 'abc', 'abc'],
  ['in an object', { token: 'abc' }, 'abc'],
  ['a line that would be a header of its own', 'abc\r\nx: y', ''],
  ['nothing', {}, ''],
])('token: %s', (_what, said, expected) => {
  expect(tokenOf(said)).toBe(expected)
})

test.each([
  ['2024-02-29', '2024-02-29'],
  ['2023-02-29', null],
  ['20260301', '2026-03-01'],
  ['1-3-2026', '2026-03-01'],
  ['2026-03-01T00:00:00', '2026-03-01'],
  ['9999-12-31', null],
  ['onbekend', null],
])('day: %s', (text, expected) => {
  expect(isoDay(text)).toBe(expected)
})

test('the day before the first of March in a leap year', () => {
  expect(dayBefore('2024-03-01')).toBe('2024-02-29')
})

test.each([
  [
    'flat',
    { firstName: 'Anna', surname: 'Dam', tussenvoegsel: 'van' },
    { first_name: 'Anna', surname: 'Dam', prefix: 'van' },
  ],
  ['deeper', { person: { name: { voornaam: 'Anna' } } }, { first_name: 'Anna' }],
  [
    'the first of a list',
    { phones: [{ number: '1' }, { number: '2' }], emails: ['a@b.nl'] },
    { phone: '1', email: 'a@b.nl' },
  ],
  ['a birth date', { geboortedatum: '06-05-1984' }, { birth_date: '1984-05-06' }],
  ['what nobody knows', { contact: { shoeSize: 43 } }, { 'contact.shoeSize': '43' }],
  ['not about somebody', { roles: ['XTRN'], subscriptions: [{ name: 'Jeugd' }], loanCounts: [{ year: '2026' }] }, {}],
])('columns: %s', (_what, kept, expected) => {
  expect(cellsOf(kept)).toEqual(expected)
})

test.each([
  ['kind and period', { description: 'Jeugd', startDate: '2025-01-01', endDate: '2025-12-31' }, '2025-12-31'],
  ['without an end', { description: 'Jeugd', startDate: '2025-01-01' }, null],
  ['for ever', { description: 'Jeugd', startDate: '2025-01-01', endDate: '9999-12-31' }, null],
  ['an end before its beginning', { description: 'Jeugd', startDate: '2025-01-01', endDate: '2024-01-01' }, null],
])('membership: %s', (_what, said, until) => {
  expect(membershipsOf({ subscription: said })).toEqual([{ kind: 'Jeugd', from: '2025-01-01', until }])
})

test('a membership of which no kind or no beginning is said is no fact', () => {
  expect(membershipsOf({ subscriptions: [{ description: 'Jeugd' }, { startDate: '2025-01-01' }] })).toEqual([])
})

test.each([
  ['a customer of another application', { roles: ['XTRN'] }, true],
  ['who is a member too', { roles: ['XTRN'], subscription: { name: 'Jeugd', from: '2025-01-01' } }, false],
  ['with another role', { roles: [{ code: 'XTRN' }, { code: 'LENER' }] }, false],
  ['without roles', {}, false],
])('not a member: %s', (_who, kept, expected) => {
  expect(isOnlyExternal(kept)).toBe(expected)
})

test('whoever is gone is nameless, and their facts stay', () => {
  const said = understandPatron({ objectType: 'patron', externalId: '7', payload: {}, isGone: true })
  expect(said).toMatchObject({ people: [{ externalId: '7', cells: {}, isErased: true }], facts: [], keepsFacts: true })
})

test.each([
  ['seconds', '1772449445'],
  ['milliseconds', '1772449445678'],
  ['minute', '202603021104'],
  ['day', '20260302'],
])('time of a key in %s', (signedTime, expected) => {
  expect(timeText({ signedTime }, new Date('2026-03-02T11:04:05.678Z'))).toBe(expected)
})

test('what is filled in is not looked at again, and an unknown place stays', () => {
  expect(filledIn('{a}-{b}-{c}', { a: '{b}', b: '2' })).toBe('{b}-2-{c}')
})

test.each([
  ['', '/login'],
  ['restapi', '/restapi/login'],
  ['/a/../b/', '/a/b/login'],
])('path %s', (path, expected) => {
  expect(below({ path }, 'login')).toBe(expected)
})
