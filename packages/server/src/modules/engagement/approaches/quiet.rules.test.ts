import { describe, expect, test } from 'vitest'
import { channelOf, isForbidden, isPlannable, standardQuietDays } from './approach.rules.ts'
import { clearOn, distance, firstClearPeriod, isTooNear } from './quiet.rules.ts'
import { standBack } from './round.rules.ts'
import { planWaiting } from './round-waiting.rules.ts'

const days = (startsOn: string, endsOn = startsOn) => ({ startsOn, endsOn })

describe('days between two periods', () => {
  test.each([
    ['the same day', days('2026-03-01'), days('2026-03-01'), 0],
    ['the next day', days('2026-03-01'), days('2026-03-02'), 1],
    ['one in the other', days('2026-03-01', '2026-03-31'), days('2026-03-10'), 0],
    ['over the end of February', days('2026-02-28'), days('2026-03-01'), 1],
    ['over a leap day', days('2028-02-28'), days('2028-03-01'), 2],
    ['over the change of the clock', days('2026-03-28'), days('2026-03-30'), 2],
    ['the other way round', days('2026-04-01'), days('2026-03-01', '2026-03-02'), 30],
  ])('%s', (_what, one, other, between) => {
    expect(distance(one, other)).toBe(between)
    expect(distance(other, one)).toBe(between)
  })
})

describe('a quiet period of thirty days', () => {
  const block = { ...days('2026-03-01', '2026-03-05'), quietDays: 30 }
  test.each([
    ['29 days later', days('2026-04-03'), true],
    ['30 days later', days('2026-04-04'), false],
    ['29 days before', days('2026-01-31'), true],
    ['30 days before', days('2026-01-30'), false],
  ])('%s', (_when, period, isNear) => {
    expect(isTooNear(period, block)).toBe(isNear)
  })
  test('is over on the day it says', () => {
    expect(isTooNear(days(clearOn(block)), block)).toBe(false)
  })
  test('of none is over at once, also on the same days', () => {
    expect(isTooNear(days('2026-03-02'), { ...block, quietDays: 0 })).toBe(false)
  })
})

test('the first free days lie behind everything that is too near, in the gaps too', () => {
  const blocks = [
    { ...days('2026-03-01'), quietDays: 5 },
    { ...days('2026-03-09'), quietDays: 5 },
    { ...days('2026-03-30'), quietDays: 5 },
  ]
  expect(firstClearPeriod(days('2026-03-02', '2026-03-03'), blocks)).toEqual(days('2026-03-14', '2026-03-15'))
  expect(firstClearPeriod(days('2026-03-20', '2026-03-22'), blocks)).toEqual(days('2026-03-20', '2026-03-22'))
})

test.each([
  ['call', undefined, 'phone'],
  ['call', 'phone', 'phone'],
  ['call', 'post', null],
  ['mailing', undefined, 'email'],
  ['mailing', 'post', 'post'],
  ['invitation', 'in_person', 'in_person'],
] as const)('a %s by %s travels by %s', (kind, asked, channel) => {
  expect(channelOf(kind, asked)).toBe(channel)
})

test.each([
  ['today', days('2026-03-02'), true],
  ['begun last week and not over', days('2026-02-20', '2026-03-02'), true],
  ['over yesterday', days('2026-02-20', '2026-03-01'), false],
  ['ending before it begins', days('2026-03-05', '2026-03-04'), false],
  ['of a year', days('2026-03-02', '2027-03-02'), true],
  ['of two years', days('2026-03-02', '2028-03-02'), false],
])('a plan %s can be made: %o', (_what, period, isPossible) => {
  expect(isPlannable(period, '2026-03-02')).toBe(isPossible)
})

test.each([
  ['objected', true],
  ['withdrawn', true],
  ['deceased', true],
  ['no_consent', false],
  ['channel_not_used', false],
  ['legitimate_interest', false],
] as const)('%s forbids, whatever is chosen: %s', (rule, isNo) => {
  expect(isForbidden(rule)).toBe(isNo)
})

test('a purpose begins with a quiet period that fits its kind', () => {
  const of = (key: string, kind: 'commercial' | 'charitable' | 'service') => standardQuietDays({ key, kind })
  expect([of('ticket_messages', 'service'), of('fundraising', 'charitable'), of('newsletter', 'commercial')]).toEqual([
    0, 90, 30,
  ])
})

test('of a list everybody is planned for in turn, unless somebody before them who is touches the same', () => {
  const at = (key: string, nodeId: string) => ({ key, nodeId, position: 'at' as const })
  const below = (key: string, nodeId: string) => ({ key, nodeId, position: 'below' as const })
  // b stands back for a; c touches b only, so c is planned; two schools below one board are two.
  expect([...standBack([at('a', '1'), at('b', '1'), at('b', '2'), at('c', '2')])]).toEqual(['b'])
  expect([...standBack([below('a', 'board'), below('b', 'board'), at('c', 'board')])]).toEqual(['c'])
  expect([...standBack([at('c', 'board'), below('a', 'board')])]).toEqual(['a'])
})

describe('who waits', () => {
  const wanted = days('2026-03-10', '2026-03-11')
  const waiter = (key: string, nodeId: string) => ({
    key,
    relationId: key,
    touches: [{ nodeId, position: 'at' as const }],
  })
  const block = (nodeId: string, isSeen = true) => ({
    ...{ nodeId, position: 'at' as const, ...days('2026-03-08'), quietDays: 10, isSeen },
  })
  test('is planned behind what is in the way, and behind who waits before them', () => {
    const found = planWaiting([waiter('a', '1'), waiter('b', '1')], [block('1')], wanted, 10)
    expect(found.map(({ key, startsOn }) => [key, startsOn])).toEqual([
      ['a', '2026-03-18'],
      ['b', '2026-03-29'],
    ])
  })
  test('does not wait for what whoever plans may not know of: the day would tell it', () => {
    expect(planWaiting([waiter('a', '1')], [block('1', false)], wanted, 10)).toEqual([])
  })
})
