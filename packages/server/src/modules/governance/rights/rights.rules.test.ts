import type { DomainRights, FieldAccess } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import {
  accessGivenBy,
  choicesOf,
  decideDomain,
  decideField,
  decideMasks,
  giversIn,
  isSameCell,
  isWhole,
  mayDecide,
  type Given,
  type Standing,
} from './rights.rules.ts'

const rights = (letters: string): DomainRights => ({
  see: letters.includes('s'),
  change: letters.includes('c'),
  export: letters.includes('e'),
  delete: letters.includes('d'),
})
const lettersOf = (given: DomainRights) =>
  [given.see && 's', given.change && 'c', given.export && 'e', given.delete && 'd'].filter(Boolean).join('')
const by = (giver: 'role' | 'team', letters: string, limits: Record<string, FieldAccess> = {}, key = 'x'): Given => ({
  giver,
  key,
  rights: rights(letters),
  limits: new Map(Object.entries(limits)),
})
const standing = (given: readonly Given[], more: Partial<Standing> = {}): Standing => ({
  domainId: 'members',
  bit: 0,
  isOwner: false,
  isOpened: false,
  special: [],
  given,
  ...more,
})

describe('what somebody may do in a domain', () => {
  test.each([
    { who: 'nobody who gives anything', given: [], only: [], may: '' },
    { who: 'a role that sees', given: [by('role', 's')], only: [], may: 's' },
    {
      who: 'a role that sees and a team that changes',
      given: [by('role', 's'), by('team', 'sc')],
      only: [],
      may: 'sc',
    },
    {
      who: 'a role that may nothing and a team that sees',
      given: [by('role', ''), by('team', 's')],
      only: [],
      may: 's',
    },
    {
      who: 'one team that exports and one that deletes',
      given: [by('team', 'se'), by('team', 'scd')],
      only: [],
      may: 'sced',
    },
    { who: 'somebody limited to this domain', given: [by('role', 'sc')], only: ['members'], may: 'sc' },
    { who: 'somebody limited to another domain', given: [by('role', 'sced')], only: ['education'], may: '' },
    { who: 'an owner whose role may nothing', given: [by('role', '')], only: [], isOwner: true, may: 'sced' },
    { who: 'an owner limited to another domain', given: [], only: ['education'], isOwner: true, may: 'sced' },
    { who: 'somebody in an emergency', given: [by('role', '')], only: [], isOpened: true, may: 's' },
    {
      who: 'somebody in an emergency, limited to another domain',
      given: [by('role', 'sced')],
      only: ['education'],
      isOpened: true,
      may: 's',
    },
    {
      who: 'somebody in an emergency who could change already',
      given: [by('role', 'sc')],
      only: [],
      isOpened: true,
      may: 'sc',
    },
  ])('$who: "$may"', ({ given, only, may, ...more }) => {
    expect(lettersOf(decideDomain(giversIn(standing(given, more), only)))).toBe(may)
  })
})

describe('what is left of a field', () => {
  test.each([
    { who: 'a role without limits that changes', given: [by('role', 'sc')], left: 'change' },
    { who: 'a role without limits that only sees', given: [by('role', 's')], left: 'read' },
    { who: 'a role for which it is masked', given: [by('role', 'sc', { phones: 'masked' })], left: 'masked' },
    {
      who: 'a role for which it is hidden and a team that reads',
      given: [by('role', 'sc', { phones: 'hidden' }), by('team', 's')],
      left: 'read',
    },
    {
      who: 'a role for which it is read only and a team that only sees',
      given: [by('role', 'sc', { phones: 'read' }), by('team', 's')],
      left: 'read',
    },
    {
      who: 'a role for which it is read only and a team that changes it',
      given: [by('role', 'sc', { phones: 'read' }), by('team', 'sc')],
      left: 'change',
    },
    { who: 'a role that does not see the domain', given: [by('role', '', { phones: 'read' })], left: 'hidden' },
    {
      who: 'a team that does not see the domain beside a role for which it is hidden',
      given: [by('role', 's', { phones: 'hidden' }), by('team', '')],
      left: 'hidden',
    },
    {
      who: 'an owner for whose role it is hidden',
      given: [by('role', 's', { phones: 'hidden' })],
      isOwner: true,
      left: 'change',
    },
    {
      who: 'an emergency for a role for which it is hidden',
      given: [by('role', 's', { phones: 'hidden' })],
      isOpened: true,
      left: 'read',
    },
  ] as const)('$who: $left', ({ given, left, ...more }) => {
    expect(decideField(giversIn(standing(given, more), []), 'phones')).toBe(left)
  })

  test('another field is not touched by it', () => {
    expect(accessGivenBy(by('role', 'sc', { phones: 'hidden' }), 'emails')).toBe('change')
  })
})

describe('the masks', () => {
  const two = (one: readonly Given[], other: readonly Given[]) => [
    standing(one, { domainId: 'members', bit: 0 }),
    standing(other, { domainId: 'education', bit: 3 }),
  ]

  test('hold a bit for every domain in which the right holds', () => {
    const masks = decideMasks(two([by('role', 'sced')], [by('role', 's')]), [])
    expect(masks).toMatchObject({ see: 0b1001n, change: 0b1n, export: 0b1n, delete: 0b1n, every: 0b1001n })
  })
  test('hold nothing without domains', () => {
    expect(decideMasks([], [])).toMatchObject({ see: 0n, every: 0n })
  })
  test('leave out a field that follows the relation', () => {
    expect(
      decideMasks(two([by('role', 'sc', { phones: 'change' })], [by('role', 's', { phones: 'read' })]), []).fields.size,
    ).toBe(0)
  })
  test('tell a hidden, a masked and a read-only field apart, per domain', () => {
    const { fields } = decideMasks(
      two([by('role', 'sc', { phones: 'masked', emails: 'read' })], [by('role', 'sc', { phones: 'hidden' })]),
      [],
    )
    expect(fields.get('phones')).toEqual({ shown: 0b1n, clear: 0n, change: 0n })
    expect(fields.get('emails')).toEqual({ shown: 0b1001n, clear: 0b1001n, change: 0b1000n })
  })
  test('say nothing of limits in domains that are not seen', () => {
    expect(decideMasks(two([by('role', '', { phones: 'hidden' })], [by('role', 's')]), []).fields.size).toBe(0)
  })
})

describe('against a naive model, 20,000 houses', () => {
  // The naive model answers one question at a time, with loops, straight from the sentence in the brief of rights.
  const ORDER: readonly FieldAccess[] = ['hidden', 'masked', 'read', 'change']
  type Case = { standings: Standing[]; only: string[] }
  const may = ({ only }: Case, s: Standing, right: keyof DomainRights): boolean => {
    if (s.isOwner) return true
    if (s.isOpened && right === 'see') return true
    if (only.length > 0 && !only.includes(s.domainId)) return false
    for (const given of s.given) if (given.rights.see && given.rights[right]) return true
    return false
  }
  const fieldOf = (house: Case, s: Standing, field: string): FieldAccess => {
    let best = 0
    if (!may(house, s, 'see')) return 'hidden'
    if (s.isOwner) return 'change'
    if (s.isOpened) best = 2
    if (house.only.length > 0 && !house.only.includes(s.domainId)) return ORDER[best]!
    for (const given of s.given) {
      if (!given.rights.see) continue
      const limit = ORDER.indexOf(given.limits.get(field) ?? 'change')
      best = Math.max(best, given.rights.change ? limit : Math.min(limit, 2))
    }
    return ORDER[best]!
  }

  test('every right and every field of every relation is the same', () => {
    const random = seeded(20_260_302)
    const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
    let looked = 0
    for (let round = 0; round < 20_000; round += 1) {
      const domains = 1 + Math.floor(random() * 6)
      const standings = Array.from({ length: domains }, (_, index) =>
        standing(
          Array.from({ length: Math.floor(random() * 4) }, (_given, which) =>
            by(
              which === 0 ? 'role' : 'team',
              pick(['', 's', 'sc', 'se', 'sce', 'sced']),
              Object.fromEntries(
                ['phones', 'emails', 'name'].filter(() => random() < 0.3).map((field) => [field, pick(ORDER)]),
              ),
              String(which),
            ),
          ),
          { domainId: `d${index}`, bit: index * 7, isOwner: random() < 0.1, isOpened: random() < 0.1 },
        ),
      )
      const only = random() < 0.3 ? standings.filter(() => random() < 0.5).map(({ domainId }) => domainId) : []
      const house = { standings, only }
      const masks = decideMasks(standings, only)
      // A relation in a random set of domains.
      const within = standings.filter(() => random() < 0.5)
      const relation = within.reduce((mask, { bit }) => mask | (1n << BigInt(bit)), 0n)
      for (const right of ['see', 'change', 'export', 'delete'] as const)
        expect((masks[right] & relation) !== 0n).toBe(within.some((s) => may(house, s, right)))
      for (const field of ['phones', 'emails', 'name', 'other']) {
        const best = within.reduce((most, s) => Math.max(most, ORDER.indexOf(fieldOf(house, s, field))), 0)
        const fieldMasks = masks.fields.get(field) ?? { shown: masks.see, clear: masks.see, change: masks.change }
        expect([fieldMasks.shown, fieldMasks.clear, fieldMasks.change].map((mask) => (mask & relation) !== 0n)).toEqual(
          [best >= 1, best >= 2, best >= 3],
        )
        looked += 1
      }
    }
    expect(looked).toBe(80_000)
  })
})

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

test.each([
  { asked: 'nothing', letters: '', whole: true },
  { asked: 'see', letters: 's', whole: true },
  { asked: 'see, export', letters: 'se', whole: true },
  { asked: 'change without seeing', letters: 'c', whole: false },
  { asked: 'export without seeing', letters: 'e', whole: false },
  { asked: 'delete without changing', letters: 'sd', whole: false },
  { asked: 'delete without seeing', letters: 'd', whole: false },
  { asked: 'everything', letters: 'sced', whole: true },
])('$asked hangs together: $whole', ({ letters, whole }) => {
  expect(isWhole(rights(letters))).toBe(whole)
})

test.each([
  { who: 'the owner', isOwner: true, isOwned: true, mayManageDomains: false, decides: true },
  {
    who: 'the administrator over a domain with an owner',
    isOwner: false,
    isOwned: true,
    mayManageDomains: true,
    decides: false,
  },
  {
    who: 'the administrator over a domain without an owner',
    isOwner: false,
    isOwned: false,
    mayManageDomains: true,
    decides: true,
  },
  {
    who: 'a colleague over a domain without an owner',
    isOwner: false,
    isOwned: false,
    mayManageDomains: false,
    decides: false,
  },
])('$who decides: $decides', ({ decides, ...deciding }) => {
  expect(mayDecide(deciding)).toBe(decides)
})

test('the name of a relation can be protected against changing, never hidden', () => {
  expect(choicesOf('name', false)).toEqual(['read', 'change'])
  expect(choicesOf('phones', false)).toEqual(['hidden', 'masked', 'read', 'change'])
})

test('a cell is the same whatever the order of its limits', () => {
  const [a, b] = [
    { field: 'a', access: 'read' as const },
    { field: 'b', access: 'hidden' as const },
  ]
  expect(isSameCell({ rights: rights('s'), limits: [a, b] }, { rights: rights('s'), limits: [b, a] })).toBe(true)
  expect(isSameCell({ rights: rights('s'), limits: [a, b] }, { rights: rights('s'), limits: [a] })).toBe(false)
  expect(isSameCell({ rights: rights('s'), limits: [] }, { rights: rights('sc'), limits: [] })).toBe(false)
})
