import { expect, test } from 'vitest'
import { defaultPreferences } from './preferences.ts'
import { decideAppearance } from './theme.ts'

test.each([
  {
    title: 'a dark device is followed',
    choice: {},
    dark: true,
    more: false,
    expected: { theme: 'dark', contrast: 'normal' },
  },
  {
    title: 'a choice for light wins from a dark device',
    choice: { theme: 'light' },
    dark: true,
    more: false,
    expected: { theme: 'light' },
  },
  {
    title: 'a device that asks for contrast gets it',
    choice: {},
    dark: false,
    more: true,
    expected: { contrast: 'high' },
  },
  {
    title: 'high contrast can be chosen',
    choice: { contrast: 'high' },
    dark: false,
    more: false,
    expected: { contrast: 'high' },
  },
] as const)('$title', ({ choice, dark, more, expected }) => {
  const appearance = decideAppearance(
    { ...defaultPreferences, ...choice },
    { prefersDark: dark, prefersContrast: more },
  )
  expect(appearance).toMatchObject(expected)
})
