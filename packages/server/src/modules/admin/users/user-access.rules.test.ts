import { expect, test } from 'vitest'
import { leavesNobody, losesSessions } from './user-access.rules.ts'

const eva = { id: 'eva', role: 'administrator', isActive: true } as const

test.each([
  {
    what: 'the only administrator becomes a reader',
    before: ['eva'],
    after: { ...eva, role: 'reader' as const },
    nobody: true,
  },
  { what: 'the only administrator is switched off', before: ['eva'], after: { ...eva, isActive: false }, nobody: true },
  {
    what: 'one of two becomes a reader',
    before: ['bo', 'eva'],
    after: { ...eva, role: 'reader' as const },
    nobody: false,
  },
  { what: 'the only administrator stays', before: ['eva'], after: eva, nobody: false },
  { what: 'somebody else becomes a reader', before: ['bo'], after: { ...eva, role: 'reader' as const }, nobody: false },
])('when $what, nobody administers any more: $nobody', ({ before, after, nobody }) => {
  expect(leavesNobody(before, after)).toBe(nobody)
})

test.each([
  { what: 'another role', after: { ...eva, role: 'reader' as const }, ends: true },
  { what: 'no access any more', after: { ...eva, isActive: false }, ends: true },
  { what: 'nothing new', after: eva, ends: false },
])('$what ends the sessions: $ends', ({ after, ends }) => {
  expect(losesSessions(eva, after)).toBe(ends)
})
