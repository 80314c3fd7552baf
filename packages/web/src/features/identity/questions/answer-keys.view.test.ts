import { expect, test } from 'vitest'
import { actOfKey } from './answer-keys.view.ts'
import type { Place, Press } from './answer-keys.view.ts'

const press = (key: string, extra: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  ...extra,
})
const cases: { what: string; press: Press; place?: Place; singleKeys?: 'on' | 'off'; act: string | null }[] = [
  { what: 'D', press: press('d'), act: 'same' },
  { what: 'D with caps lock', press: press('D'), act: 'same' },
  { what: 'N', press: press('n'), act: 'notSame' },
  { what: 'L', press: press('l'), act: 'later' },
  { what: 'C', press: press('c'), act: 'ask' },
  { what: 'Ctrl C, which copies', press: press('c', { ctrlKey: true }), act: null },
  { what: 'Z', press: press('z'), act: 'undo' },
  { what: 'an arrow', press: press('ArrowRight'), act: 'next' },
  { what: 'an arrow held down', press: press('ArrowLeft', { repeat: true }), act: 'previous' },
  { what: 'D held down', press: press('d', { repeat: true }), act: null },
  { what: 'D after choosing a value', press: press('d'), place: 'choice', act: 'same' },
  { what: 'an arrow among values', press: press('ArrowRight'), place: 'choice', act: null },
  { what: 'D while writing', press: press('d'), place: 'text', act: null },
  { what: 'D in a dialog', press: press('d'), place: 'overlay', act: null },
  { what: 'D with single keys switched off', press: press('d'), singleKeys: 'off', act: null },
  { what: 'any other key', press: press('q'), act: null },
]

test.each(cases)('$what means $act', ({ press: pressed, place = 'page', singleKeys = 'on', act }) => {
  expect(actOfKey(pressed, place, singleKeys)).toBe(act)
})
