import { expect, test } from 'vitest'
import {
  checksumOf,
  fieldText,
  framed,
  isLoggedIn,
  isMember,
  loginMessage,
  patronMessage,
  readAnswer,
} from './sip2.rules.ts'

const AT = new Date('2026-03-02T09:05:07.000Z')
const patron = (said: string): string => `64${' '.repeat(14)}00020260302    090507${'0000'.repeat(6)}${said}`

test('a message is checked by the sum of its bytes, so that the sum with the check is nought', () => {
  const numbered = '9300CNLoginUserID|COLoginPassword|CPLocationCode|AY5AZ'
  const sum = Buffer.from(numbered, 'latin1').reduce((total, byte) => total + byte, 0)
  expect((sum + Number.parseInt(checksumOf(numbered), 16)) & 0xffff).toBe(0)
})

test('a question is numbered, checked and ended', () => {
  expect(framed('9300CNx|', 12)).toMatch(/^9300CNx\|AY2AZ[0-9A-F]{4}\r$/)
})

test('who asks, and about whom: nothing is asked of what somebody has or owes', () => {
  expect(loginMessage({ user: 'balie', password: 'geheim' })).toBe('9300CNbalie|COgeheim|')
  const asked = { institution: 'DW', card: '2980001234', terminalPassword: '', at: AT }
  expect(patronMessage(asked)).toBe('6300020260302   Z090507          AODW|AA2980001234|AC|AD|')
})

test.each([
  ['2980|AAiemand', '2980AAiemand'],
  ['2980\r63', '298063'],
  ['2980\n', '2980'],
])('%j cannot become another field', (typed, text) => expect(fieldText(typed)).toBe(text))

test.each([
  [patron('AODW|AA2980|AEAnna|BLY|'), true],
  [patron('AODW|AA2980|AE|BLN|'), false],
  [patron('AODW|AA2980|AEAnna|'), null],
  [patron('AODW|AA2980|BLX|'), null],
])('%j says %s', (line, member) => {
  const answer = readAnswer(line)
  expect(answer && isMember(answer)).toBe(member)
})

test('an answer with its check is read, one with another check is none', () => {
  const numbered = `${patron('AODW|BLY|')}AY3AZ`
  expect(readAnswer(`${numbered}${checksumOf(numbered)}\r`)?.fields.get('BL')).toBe('Y')
  expect(readAnswer(`${numbered}0000\r`)).toBeNull()
})

test.each(['', '64', 'HTTP/1.1 400 Bad Request', '98YYYYNY', '64 too short BLY|'])('%j is no answer', (line) =>
  expect(readAnswer(line)).toBeNull(),
)

test('whoever may not ask, hears so', () => {
  expect(
    ['941', '940'].map((line) => isLoggedIn(readAnswer(line) ?? { command: '', fixed: '', fields: new Map() })),
  ).toEqual([true, false])
  // "Send it again": the check of ours was wrong on the way.
  expect(readAnswer('96AZFEF6')?.command).toBe('96')
})
