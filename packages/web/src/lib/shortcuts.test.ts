import { expect, test } from 'vitest'
import { matchesShortcut } from './shortcuts.ts'

const press = { key: '/', ctrlKey: false, metaKey: false, altKey: false, isTyping: false }

test.each([
  { title: 'Ctrl K opens search', shortcut: 'mod+k', press: { ...press, key: 'k', ctrlKey: true }, expected: true },
  { title: '⌘ K opens search', shortcut: 'mod+k', press: { ...press, key: 'K', metaKey: true }, expected: true },
  {
    title: 'Ctrl K works while typing',
    shortcut: 'mod+k',
    press: { ...press, key: 'k', ctrlKey: true, isTyping: true },
    expected: true,
  },
  { title: 'a single key works outside fields', shortcut: '/', press, expected: true },
  {
    title: 'a single key is just a letter while typing',
    shortcut: '/',
    press: { ...press, isTyping: true },
    expected: false,
  },
  {
    title: 'a single key with Ctrl is another shortcut',
    shortcut: '/',
    press: { ...press, ctrlKey: true },
    expected: false,
  },
])('$title', ({ shortcut, press: pressed, expected }) => {
  expect(matchesShortcut(shortcut, pressed, 'on')).toBe(expected)
})

test('single keys can be switched off; combinations stay', () => {
  expect(matchesShortcut('/', press, 'off')).toBe(false)
  expect(matchesShortcut('mod+k', { ...press, key: 'k', ctrlKey: true }, 'off')).toBe(true)
})
