import { describe, expect, test } from 'vitest'
import { decideNext, hasFailedTooLong, kindOf, readRetryAfter, stateOfWebhook } from './webhook.rules.ts'

const now = new Date('2026-03-02T09:00:00Z')
const answered = (status: number | null, retryAfter: number | null = null) => ({
  status,
  problem: status === null ? 'timed_out' : null,
  retryAfter,
})
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

describe('after an attempt', () => {
  test.each([200, 201, 204])('%i is received', (status) => {
    expect(decideNext(answered(status), 3, now)).toEqual({ state: 'delivered', nextAt: null, isGone: false })
  })

  test.each([301, 302, 307, 400, 404, 500, 503, null])('%s is not, and is tried again', (status) => {
    expect(decideNext(answered(status), 0, now)).toEqual({ state: 'waiting', nextAt: later(5), isGone: false })
  })

  test('the waits grow, to three days in all, and then it ends', () => {
    const waits = Array.from({ length: 10 }, (_, failures) => decideNext(answered(500), failures, now).nextAt)
    const hours = waits.map((at) => at && (at.getTime() - now.getTime()) / 3_600_000)
    expect(hours.slice(3)).toEqual([2, 5, 10, 14, 20, 24, null])
    expect(decideNext(answered(500), 9, now).state).toBe('given_up')
    const all = hours.reduce<number>((sum, wait) => sum + (wait ?? 0), 0)
    expect(all).toBeGreaterThan(72)
    expect(all).toBeLessThan(80)
  })

  test('whoever asks for patience gets it, a day at most, and never less than our own wait', () => {
    expect(decideNext(answered(429, 3600), 0, now).nextAt).toEqual(later(3600))
    expect(decideNext(answered(503, 1), 3, now).nextAt).toEqual(later(7200))
    expect(decideNext(answered(503, 9_999_999), 0, now).nextAt).toEqual(later(86_400))
  })

  test('410 says that nothing is wanted any more', () => {
    expect(decideNext(answered(410), 0, now)).toEqual({ state: 'given_up', nextAt: null, isGone: true })
  })
})

test.each([
  { days: 4.99, isTooLong: false },
  { days: 5, isTooLong: true },
])('nothing arrived for $days days: too long is $isTooLong', ({ days, isTooLong }) => {
  expect(hasFailedTooLong(new Date(now.getTime() - days * 86_400_000), now)).toBe(isTooLong)
  expect(hasFailedTooLong(null, now)).toBe(false)
})

test.each([
  { isPaused: false, stoppedAt: null, hasKey: true, state: 'active' },
  { isPaused: false, stoppedAt: null, hasKey: false, state: 'keyless' },
  { isPaused: false, stoppedAt: now, hasKey: true, state: 'failing' },
  { isPaused: true, stoppedAt: now, hasKey: false, state: 'paused' },
])('$state', ({ state, ...standing }) => {
  expect(stateOfWebhook(standing)).toBe(state)
})

test.each([
  ['relation.field_changed', 'relation', 'relation.changed'],
  ['relation.field_changed', 'user', null],
  ['merge.made', 'relation', 'relation.merged'],
  ['import.done', 'import', 'import.completed'],
  ['user.signed_in', 'user', null],
  ['relation.protected_read', 'relation', null],
  ['erasure.done', 'relation', null],
])('%s about a %s is told as %s', (action, subject, kind) => {
  expect(kindOf(action, subject)).toBe(kind)
})

test.each([
  [undefined, null],
  ['120', 120],
  [' 5 ', 5],
  ['-1', null],
  ['Wed, 21 Oct 2026 07:28:00 GMT', null],
])('Retry-After %s is %s', (header, seconds) => {
  expect(readRetryAfter(header)).toBe(seconds)
})
