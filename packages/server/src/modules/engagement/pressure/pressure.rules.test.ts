import type { PressureCap } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { decidePressure, hasTwice, type Asked, type Reached } from './pressure.rules.ts'

const cap = (also: Partial<PressureCap> = {}): PressureCap => ({
  channel: null,
  period: 'week',
  reach: 'relation',
  most: 2,
  withService: false,
  ...also,
})
const made = (startsOn: string, also: Partial<Reached> = {}): Reached => ({
  id: `${startsOn} ${Object.values(also).join(' ')}`,
  channel: 'email',
  isService: false,
  startsOn,
  endsOn: startsOn,
  isOwn: true,
  isHousehold: false,
  ...also,
})
const on = (startsOn: string, also: Partial<Asked> = {}): Asked => ({
  channel: 'email',
  isService: false,
  startsOn,
  endsOn: startsOn,
  ...also,
})
const ask = (caps: PressureCap[], reached: Reached[], asked: Asked, hasHousehold = false) =>
  decidePressure(reached, { caps, asked, hasHousehold })

const CASES: readonly [string, readonly Reached[], Asked, number, boolean][] = [
  ['nothing was done: nothing is full', [], on('2026-03-10'), 0, false],
  ['one below the cap goes on', [made('2026-03-09')], on('2026-03-10'), 1, false],
  ['at the cap one more is too many', [made('2026-03-09'), made('2026-03-08')], on('2026-03-10'), 2, true],
  [
    'seven days in a row: the seventh day still counts',
    [made('2026-03-04'), made('2026-03-05')],
    on('2026-03-10'),
    2,
    true,
  ],
  ['the eighth day does not', [made('2026-03-03'), made('2026-03-05')], on('2026-03-10'), 1, false],
  ['a new month makes no room', [made('2026-02-27'), made('2026-02-28')], on('2026-03-01'), 2, true],
  ['nor does a new year', [made('2025-12-30'), made('2025-12-31')], on('2026-01-02'), 2, true],
  ['in a leap year 29 February is a day', [made('2028-02-28'), made('2028-02-29')], on('2028-03-06'), 1, false],
  [
    'the night in which the clock changes is no shorter day',
    [made('2026-03-28'), made('2026-03-29')],
    on('2026-04-03'),
    2,
    true,
  ],
  ['what is planned later counts as well', [made('2026-03-12'), made('2026-03-16')], on('2026-03-10'), 2, true],
  [
    'before and after do not add up when no week holds both',
    [made('2026-03-04'), made('2026-03-16')],
    on('2026-03-10'),
    1,
    false,
  ],
  [
    'a plan of several days may fall on each of them',
    [made('2026-03-01', { endsOn: '2026-03-20' }), made('2026-03-11')],
    on('2026-03-10'),
    2,
    true,
  ],
  [
    'a plan of several days is full when any week in it is',
    [made('2026-03-20'), made('2026-03-21')],
    on('2026-03-10', { endsOn: '2026-03-20' }),
    2,
    true,
  ],
]

describe('at most two in any week', () => {
  test.each(CASES)('%s', (...[, reached, asked, counted, isFull]) => {
    const [level] = ask([cap()], [...reached], asked)
    expect(level).toMatchObject({ isFull })
    expect(level?.counted).toHaveLength(counted)
  })

  test('the answer names the approaches and the days that they fall in', () => {
    const [level] = ask([cap()], [made('2026-02-27'), made('2026-03-02'), made('2026-01-01')], on('2026-03-01'))
    expect(level).toMatchObject({ from: '2026-02-24', until: '2026-03-02', counted: ['2026-02-27 ', '2026-03-02 '] })
  })
})

describe('for whom a cap holds', () => {
  test('a cap of one channel counts and holds back that channel only', () => {
    const email = cap({ channel: 'email', most: 1 })
    expect(ask([email], [made('2026-03-09', { channel: 'post' })], on('2026-03-10'))).toMatchObject([{ isFull: false }])
    expect(ask([email], [made('2026-03-09')], on('2026-03-10', { channel: 'post' }))).toEqual([])
    expect(ask([email], [made('2026-03-09')], on('2026-03-10', { channel: null }))).toMatchObject([{ isFull: true }])
  })

  test('service messages pass, and are not counted, unless the cap says so', () => {
    const service = made('2026-03-09', { isService: true })
    expect(ask([cap({ most: 1 })], [service], on('2026-03-10'))).toMatchObject([{ isFull: false }])
    expect(ask([cap({ most: 1 })], [made('2026-03-09')], on('2026-03-10', { isService: true }))).toEqual([])
    const whole = cap({ most: 1, withService: true })
    expect(ask([whole], [service], on('2026-03-10', { isService: true }))).toMatchObject([{ isFull: true }])
  })

  test('a cap per household adds up everybody in it, and says nothing of who lives in none', () => {
    const house = cap({ reach: 'household' })
    const reached = [made('2026-03-09'), made('2026-03-08', { isOwn: false, isHousehold: true })]
    expect(ask([house], reached, on('2026-03-10'), true)).toMatchObject([{ isFull: true }])
    expect(ask([cap()], reached, on('2026-03-10'), true)).toMatchObject([{ isFull: false }])
    expect(ask([house], reached, on('2026-03-10'), false)).toEqual([])
  })

  test('two caps about the same are one too many', () => {
    expect(hasTwice([cap(), cap({ most: 5 })])).toBe(true)
    expect(hasTwice([cap(), cap({ period: 'month' }), cap({ channel: 'post' }), cap({ reach: 'household' })])).toBe(
      false,
    )
  })
})
