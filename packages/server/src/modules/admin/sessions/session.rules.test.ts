import { expect, test } from 'vitest'
import { deviceOf } from './device.rules.ts'
import { calculateEnd, endOfNewSession, hasEnded, isDueToBeSeen } from './session.rules.ts'

const now = new Date('2026-03-29T01:30:00Z')
const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const after = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

test.each([
  { what: 'used a moment ago', lastSeenAt: before(0), expiresAt: after(100), ended: false },
  { what: 'not used for almost twelve hours', lastSeenAt: before(11.99), expiresAt: after(100), ended: false },
  {
    what: 'not used for twelve hours, also in the night the clock goes forward',
    lastSeenAt: before(12),
    expiresAt: after(100),
    ended: true,
  },
  { what: 'in use, but thirty days old', lastSeenAt: before(0), expiresAt: now, ended: true },
  { what: 'in use, a minute before its thirty days', lastSeenAt: before(0), expiresAt: after(1 / 60), ended: false },
])('a session $what has ended: $ended', ({ lastSeenAt, expiresAt, ended }) => {
  expect(hasEnded({ lastSeenAt, expiresAt }, now)).toBe(ended)
})

test('a session ends half a day after it was last used, and never later than thirty days after it began', () => {
  expect(endOfNewSession(now)).toEqual(new Date('2026-04-28T01:30:00Z'))
  expect(calculateEnd({ lastSeenAt: now, expiresAt: after(100) })).toEqual(after(12))
  expect(calculateEnd({ lastSeenAt: now, expiresAt: after(3) })).toEqual(after(3))
})

test.each([
  { seconds: 59, due: false },
  { seconds: 60, due: true },
])('seen $seconds seconds ago: written again: $due', ({ seconds, due }) => {
  expect(isDueToBeSeen({ lastSeenAt: before(seconds / 3600), expiresAt: after(1) }, now)).toBe(due)
})

test.each([
  {
    agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
    device: 'Firefox · Windows',
  },
  {
    agent: 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0',
    device: 'Edge · Windows',
  },
  {
    agent:
      'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/604.1',
    device: 'Safari · iPad',
  },
  {
    agent: 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36',
    device: 'Chrome · Android',
  },
  { agent: 'klantregie/0.1', device: 'klantregie' },
  { agent: '<script>', device: '?' },
  { agent: undefined, device: '?' },
])('$agent is shown as $device', ({ agent, device }) => {
  expect(deviceOf(agent)).toBe(device)
})
