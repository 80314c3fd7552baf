import { describe, expect, test } from 'vitest'
import { maskWithoutRole, refuseEnd, refuseNewRole, refuseReopen, roleStatus } from './role.rules.ts'

const today = '2026-03-02'

test.each([
  [null, null, 'active'],
  ['2026-03-02', null, 'active'],
  ['2026-03-03', null, 'planned'],
  [null, '2026-03-03', 'active'],
  [null, '2026-03-02', 'ended'],
  ['2020-01-01', '2021-01-01', 'ended'],
])('a role from %s until %s is %s', (from, until, status) => {
  expect(roleStatus({ from, until }, today)).toBe(status)
})

describe('a new role', () => {
  const role = { kind: 'person', kindsOfType: ['person'], from: null, until: null } as const
  test('of a type for this kind is given', () => expect(refuseNewRole(role)).toBeNull())
  test('of a type for organisations is refused to a person', () =>
    expect(refuseNewRole({ ...role, kindsOfType: ['organisation'] })).toBe('relations.type_wrong_kind'))
  test('may begin and end on one day', () => expect(refuseNewRole({ ...role, from: today, until: today })).toBeNull())
  test('cannot end before it begins', () =>
    expect(refuseNewRole({ ...role, from: today, until: '2026-03-01' })).toBe('relations.role_ends_before_start'))
})

test('a role ends once, after it began', () => {
  expect(refuseEnd({ from: null, until: null }, today, today)).toBeNull()
  expect(refuseEnd({ from: null, until: '2026-12-31' }, today, today)).toBeNull()
  expect(refuseEnd({ from: null, until: '2026-03-01' }, today, today)).toBe('relations.role_ended')
  expect(refuseEnd({ from: '2026-03-05', until: null }, today, today)).toBe('relations.role_ends_before_start')
})

test('only an end can be taken back', () => {
  expect(refuseReopen({ from: null, until: null })).toBe('relations.role_not_ended')
  expect(refuseReopen({ from: null, until: today })).toBeNull()
})

describe('the domains that stay when a role is taken away', () => {
  test.each([
    ['its own goes', '3', 1, { remaining: [], left: '1' }],
    ['not when another role has the same', '3', 1, { remaining: [1], left: '3' }],
    ['other domains stay', '7', 0, { remaining: [2], left: '6' }],
    ['the last one stays: somebody must be able to see the relation', '2', 1, { remaining: [], left: '2' }],
    ['also above what a number can hold', (1n << 62n).toString(), 62, { remaining: [], left: (1n << 62n).toString() }],
  ])('%s', (_what, mask, bit, { remaining, left }) => {
    expect(maskWithoutRole(mask, bit, remaining)).toBe(left)
  })
})
