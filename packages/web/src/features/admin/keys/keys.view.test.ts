import { KeyRole, KeyScope } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { canBeWithdrawn, keptScopes, scopesOfRole } from './keys.view.ts'

test('a reader can only look; a relation manager can be given more', () => {
  expect(scopesOfRole('reader').changing).toEqual([])
  expect(scopesOfRole('reader').reading).toContain('relations.relation.read')
  expect(scopesOfRole('relation_manager').changing).toContain('relations.relation.write')
})

test('everything that a key can have is offered with some role', () => {
  const offered = new Set(
    KeyRole.options.flatMap((role) => [...scopesOfRole(role).reading, ...scopesOfRole(role).changing]),
  )
  expect(KeyScope.options.filter((scope) => !offered.has(scope))).toEqual([])
})

test('another role leaves out what it has not, and gives nothing by itself', () => {
  expect(keptScopes(['relations.relation.write', 'relations.relation.read'], 'reader')).toEqual([
    'relations.relation.read',
  ])
  expect(keptScopes([], 'relation_manager')).toEqual([])
})

test.each([
  { state: 'active', can: true },
  { state: 'soon', can: true },
  { state: 'orphaned', can: true },
  { state: 'expired', can: false },
  { state: 'withdrawn', can: false },
] as const)('a key that is $state can be withdrawn: $can', ({ state, can }) => {
  expect(canBeWithdrawn(state)).toBe(can)
})
