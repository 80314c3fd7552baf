import { describe, expect, test } from 'vitest'
import { standingOf } from './standing.view.ts'

const OK = '2026-03-05T06:00:00.000Z'
const SINCE = '2026-03-04T06:00:00.000Z'
const counts = { offered: 0, new: 0, changed: 0, same: 0, unmatched: 0, rejected: 0, gone: 0 }
const problem = { code: 'key_refused' as const, details: {} }
const good = {
  state: 'active' as const,
  isReady: true,
  okAt: OK,
  failingSince: null,
  problem: null,
  isRunning: false,
  last: { ...counts, offered: 320, new: 312, same: 4, unmatched: 4 },
  waiting: 0,
  silent: [],
}

describe('how a connection is doing', () => {
  test.each([
    ['all went well: when, and how much was new', good, 'good', 'success', ['new 312']],
    [
      'something waits: that asks for attention',
      { ...good, waiting: 4 },
      'good',
      'attention',
      ['new 312', 'waiting 4'],
    ],
    ['nothing new is said in a word', { ...good, last: { ...counts, same: 9 } }, 'good', 'success', ['nothing 0']],
    [
      'new and changed stand beside each other',
      { ...good, last: { ...counts, new: 2, changed: 3 } },
      'good',
      'success',
      ['new 2', 'changed 3'],
    ],
    ['a silent stream is an alarm', { ...good, silent: ['orders'] }, 'good', 'attention', ['new 312', 'silent 1']],
    ['it fails: the news of earlier is left out', { ...good, problem, failingSince: SINCE }, 'failing', 'danger', []],
    [
      'it fails: what waits still waits',
      { ...good, problem, failingSince: SINCE, waiting: 1 },
      'failing',
      'danger',
      ['waiting 1'],
    ],
    [
      'it is fetching now, whatever went wrong before',
      { ...good, problem, isRunning: true },
      'running',
      'information',
      [],
    ],
    [
      'it is paused: then it cannot be silent',
      { ...good, state: 'paused', silent: ['orders'] },
      'paused',
      'neutral',
      [],
    ],
    [
      'a paused one that is asked by hand is fetching',
      { ...good, state: 'paused', isRunning: true },
      'running',
      'information',
      [],
    ],
    ['the key is missing', { ...good, isReady: false, okAt: null }, 'notReady', 'attention', []],
    ['it was never asked', { ...good, okAt: null, last: null }, 'never', 'information', []],
    ['it ended', { ...good, state: 'ended', problem, waiting: 2 }, 'ended', 'neutral', ['waiting 2']],
  ] as const)('%s', (...[, connection, head, tone, parts]) => {
    const standing = standingOf(connection)
    expect(standing).toMatchObject({ head, tone })
    expect(standing.parts.map(({ part, count }) => `${part} ${String(count)}`)).toEqual(parts)
  })

  test('of what fails it is told since when, of what goes well when it last did', () => {
    expect(standingOf(good).at).toBe(OK)
    expect(standingOf({ ...good, problem, failingSince: SINCE }).at).toBe(SINCE)
  })
})
