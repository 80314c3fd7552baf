import { expect, test } from 'vitest'
import { decideLanguage, formatMessage } from './i18n.tsx'

test.each([
  { title: 'the own setting wins', setting: 'en', remembered: 'nl', browser: ['nl'], expected: 'en' },
  { title: 'then what the browser remembers', setting: null, remembered: 'en', browser: ['nl'], expected: 'en' },
  {
    title: 'then what the browser asks for',
    setting: null,
    remembered: null,
    browser: ['de', 'en-US'],
    expected: 'en',
  },
  { title: 'Belgian Dutch is Dutch', setting: null, remembered: null, browser: ['nl-BE', 'en'], expected: 'nl' },
  { title: 'an unknown language gets Dutch', setting: null, remembered: null, browser: ['fr'], expected: 'nl' },
] as const)('$title', ({ setting, remembered, browser, expected }) => {
  expect(decideLanguage(setting, remembered, browser)).toBe(expected)
})

test('plurals and numbers follow the language', () => {
  const message = '{count, plural, =0 {geen relaties} one {# relatie} other {# relaties}}'
  expect([0, 1, 20148].map((count) => formatMessage(message, 'nl', { count }))).toEqual([
    'geen relaties',
    '1 relatie',
    '20.148 relaties',
  ])
})
