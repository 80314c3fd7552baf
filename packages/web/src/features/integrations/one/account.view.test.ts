import { describe, expect, test } from 'vitest'
import { compareControl, deedsOf, isBalanced, secondsOf, sumOf } from './account.view.ts'

const counts = { offered: 10, new: 1, changed: 2, same: 3, unmatched: 3, rejected: 1, gone: 2 }

describe('the account of a delivery', () => {
  test('what was offered is what became of it; what is gone is among what changed and not counted twice', () => {
    expect(sumOf(counts)).toBe(10)
    expect(isBalanced(counts)).toBe(true)
    expect(isBalanced({ ...counts, offered: 11 })).toBe(false)
  })

  test.each([
    ['the other system does not say', null, 'unknown'],
    ['as many', { theirs: 5, ours: 5 }, 'equal'],
    ['we miss some', { theirs: 5, ours: 3 }, 'fewer_here'],
    ['they took some away', { theirs: 3, ours: 5 }, 'more_here'],
  ] as const)('control total: %s', (_what, control, comparison) => {
    expect(compareControl(control)).toBe(comparison)
  })

  test('how long it took is known when it is over', () => {
    expect(secondsOf({ startedAt: '2026-03-05T06:00:00.000Z', finishedAt: null })).toBeNull()
    expect(secondsOf({ startedAt: '2026-03-05T06:00:00.000Z', finishedAt: '2026-03-05T06:01:30.000Z' })).toBe(90)
  })
})

describe('what can be done with a connection', () => {
  const open = { state: 'active', mayManage: true, isRunning: false, isReady: true } as const
  test.each([
    ['an active one', {}, ['try', 'fetch', 'backfill', 'replay', 'pause', 'end']],
    [
      'a paused one goes on, or is asked by hand',
      { state: 'paused' },
      ['try', 'fetch', 'backfill', 'replay', 'resume', 'end'],
    ],
    ['while it is fetching nothing else is asked', { isRunning: true }, ['try', 'pause', 'end']],
    ['without a key nothing can be asked', { isReady: false }, ['replay', 'pause', 'end']],
    ['who may only look does nothing', { mayManage: false }, []],
    ['one that ended stays ended', { state: 'ended' }, []],
  ] as const)('%s', (_what, extra, deeds) => {
    expect(deedsOf({ ...open, ...extra })).toEqual(deeds)
  })
})
