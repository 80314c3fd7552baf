import { describe, expect, test } from 'vitest'
import {
  afterFailure,
  backOff,
  CLOSED,
  enterCircuit,
  mayRepeat,
  readRetryAfter,
  takeTurn,
  USUAL_MANNER,
} from './politeness.rules.ts'

const now = new Date('2026-03-01T12:00:00Z')
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds)

test.each([
  ['GET', {}, true],
  ['HEAD', {}, true],
  ['PUT', {}, true],
  ['DELETE', {}, true],
  ['POST', {}, false],
  ['PATCH', {}, false],
  ['POST', { 'Idempotency-Key': 'a' }, true],
  ['PATCH', { 'X-Idempotency-Key': 'a' }, true],
])('%s with %j may be done twice: %s', (method, headers, expected) => {
  expect(mayRepeat(method, headers)).toBe(expected)
})

test.each([
  ['5', 5000],
  [' 0 ', 0],
  ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
  ['Sun, 01 Mar 2026 11:59:30 GMT', null],
  ['-5', null],
  ['3.5', null],
  ['99999999999999', null],
  ['soon', null],
  ['2026-03-01T12:00:30Z', null],
  ['', null],
  [undefined, null],
])('"Retry-After: %s" asks to wait %s milliseconds', (text, expected) => {
  expect(readRetryAfter(text, now)).toBe(expected)
})

test.each([
  [1, 0, 0],
  [1, 0.999, 999],
  [2, 0.5, 1000],
  [4, 0.5, 4000],
  [20, 0.5, 15_000],
])('repeat %i with chance %d waits %i milliseconds', (attempt, chance, expected) => {
  expect(backOff(attempt, chance, USUAL_MANNER)).toBe(expected)
})

test('a few requests may come at once, after that they come evenly, and rest gives the few back', () => {
  const manner = { ...USUAL_MANNER, perMinute: 60, burst: 3 }
  const waits: number[] = []
  let free = 0
  const ask = (at: number) => {
    const turn = takeTurn(free, at, manner)
    free = turn.free
    waits.push(turn.wait)
  }
  for (let index = 0; index < 5; index += 1) ask(1_000_000)
  expect(waits).toEqual([0, 0, 0, 1000, 2000])
  for (let index = 0; index < 4; index += 1) ask(1_100_000)
  expect(waits.slice(5)).toEqual([0, 0, 0, 1000])
})

describe('the circuit', () => {
  const manner = { ...USUAL_MANNER, mostFailures: 3, restMilliseconds: 1000 }
  const failed = (times: number) => {
    let circuit = CLOSED
    for (let index = 0; index < times; index += 1) circuit = afterFailure(circuit, 'unreachable', now, manner)
    return circuit
  }

  test('stays closed until so many failed in a row', () => {
    expect(failed(2)).toEqual({ state: 'closed', failures: 2 })
    expect(failed(3)).toEqual({
      state: 'open',
      failures: 3,
      since: now,
      until: later(1000),
      why: 'unreachable',
    })
  })

  test('lets nothing through until its rest is over, and then one', () => {
    const open = failed(3)
    expect(enterCircuit(open, later(999))).toBeNull()
    const trying = enterCircuit(open, later(1000))
    expect(trying).toMatchObject({ state: 'trying' })
    expect(enterCircuit(trying ?? CLOSED, later(5000))).toBeNull()
  })

  test('opens again when that one fails, and goes on saying since when it is so', () => {
    const trying = enterCircuit(failed(3), later(1000)) ?? CLOSED
    expect(afterFailure(trying, 'status 503', later(1100), manner)).toEqual({
      state: 'open',
      failures: 4,
      since: now,
      until: later(2100),
      why: 'status 503',
    })
  })
})
