import type { DomainRights, FieldAccess } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import {
  choicesOf,
  decideField,
  decideMasks,
  giversIn,
  isKept,
  withSpecial,
  type Given,
  type Standing,
} from './rights.rules.ts'

const rights = (letters: string): DomainRights => ({
  see: letters.includes('s'),
  change: letters.includes('c'),
  export: letters.includes('e'),
  delete: letters.includes('d'),
})
const by = (giver: 'role' | 'team', letters: string, limits: Record<string, FieldAccess> = {}): Given => ({
  giver,
  key: 'x',
  rights: rights(letters),
  limits: new Map(Object.entries(limits)),
})
const standing = (given: readonly Given[], more: Partial<Standing>): Standing => ({
  domainId: 'members',
  bit: 0,
  isOwner: false,
  isOpened: false,
  special: [],
  given,
  ...more,
})

describe('special data', () => {
  const health = 'own_hulpmiddel'
  const asSpecial = (given: readonly Given[]) =>
    given.map((one) => ({ ...one, limits: withSpecial(one.limits, [health]) }))
  test.each([
    { who: 'an administrator to whom it was not given', given: [by('role', 'sced')], left: 'hidden' },
    { who: 'an owner', given: [], isOwner: true, left: 'hidden' },
    { who: 'somebody in an emergency', given: [by('role', '')], isOpened: true, left: 'hidden' },
    { who: 'a role that may read it', given: [by('role', 'sc', { [health]: 'read' })], left: 'read' },
    { who: 'a role that may change it', given: [by('role', 'sc', { [health]: 'change' })], left: 'change' },
    { who: 'a role that only sees the domain', given: [by('role', 's', { [health]: 'change' })], left: 'read' },
    { who: 'a role that does not see the domain', given: [by('role', '', { [health]: 'change' })], left: 'hidden' },
    {
      who: 'a role for which it was masked before it was special',
      given: [by('role', 'sc', { [health]: 'masked' })],
      left: 'hidden',
    },
    {
      who: 'a role without it, with a team that has it',
      given: [by('role', 'sc'), by('team', 'sc', { [health]: 'read' })],
      left: 'read',
    },
    {
      who: 'an owner whose team may read it',
      given: [by('team', 's', { [health]: 'read' })],
      isOwner: true,
      left: 'read',
    },
  ])('of $who is $left', ({ given, left, ...more }) => {
    const one = standing(asSpecial(given), { ...more, special: [health] })
    expect(decideField(giversIn(one, []), health)).toBe(left)
    const { fields, see } = decideMasks([one], [])
    // Whoever may change it needs no mask: it follows the relation.
    expect(fields.get(health)?.clear ?? see).toBe(left === 'hidden' ? 0n : 1n)
  })
  test('is read or changed or hidden, and that it is hidden goes without saying', () => {
    expect(choicesOf(health, true)).toEqual(['hidden', 'read', 'change'])
    expect(isKept('hidden', true)).toBe(false)
    expect(isKept('change', true)).toBe(true)
    expect(isKept('change', false)).toBe(false)
  })
})
