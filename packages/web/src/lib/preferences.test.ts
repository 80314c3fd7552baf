import { expect, test } from 'vitest'
import { defaultPreferences, readPreferences } from './preferences.ts'

test.each([
  { title: 'nothing stored', stored: null },
  { title: 'a broken note', stored: '{"theme":' },
  { title: 'a list instead of an object', stored: '[]' },
  { title: 'choices nobody offers', stored: '{"theme":"purple","density":7}' },
])('$title gives the defaults', ({ stored }) => {
  expect(readPreferences(stored)).toEqual(defaultPreferences)
})

test('known choices are kept and the rest falls back', () => {
  expect(readPreferences('{"theme":"dark","language":"en","contrast":"loud"}')).toEqual({
    ...defaultPreferences,
    theme: 'dark',
    language: 'en',
  })
})
