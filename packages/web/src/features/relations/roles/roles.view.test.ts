import type { RelationRole, RelationType } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { periodOf, sortRoles, typesToGive } from './roles.view.ts'

function role(change: Partial<RelationRole>): RelationRole {
  return {
    id: 'r',
    typeId: 't',
    type: 'Lener',
    domainId: 'd',
    branchId: null,
    branch: null,
    status: 'active',
    from: null,
    until: null,
    source: null,
    ...change,
  }
}

test.each([
  { title: 'without dates nothing is said', dates: {}, expected: { key: 'none' } },
  {
    title: 'a running role says since when',
    dates: { from: '2019-03-01' },
    expected: { key: 'since', from: '2019-03-01' },
  },
  {
    title: 'a planned role says from when',
    dates: { from: '2030-03-01', status: 'planned' },
    expected: { key: 'from', from: '2030-03-01' },
  },
  {
    title: 'an end without a beginning',
    dates: { until: '2020-01-01' },
    expected: { key: 'until', until: '2020-01-01' },
  },
  {
    title: 'both',
    dates: { from: '2019-03-01', until: '2020-01-01' },
    expected: { key: 'period', from: '2019-03-01', until: '2020-01-01' },
  },
] as const)('$title', ({ dates, expected }) => {
  expect(periodOf(role(dates))).toEqual(expected)
})

test('running roles come first, the longest running at the front; ended ones are last', () => {
  const sorted = sortRoles([
    role({ type: 'Pers', status: 'ended', from: '2001-01-01', until: '2002-01-01' }),
    role({ type: 'Donateur', from: '2020-01-01' }),
    role({ type: 'Vriend', status: 'planned', from: '2030-01-01' }),
    role({ type: 'Lener', from: '2010-01-01' }),
  ])
  expect(sorted.map(({ type }) => type)).toEqual(['Lener', 'Donateur', 'Vriend', 'Pers'])
})

test('only types that fit the kind and do not already run are offered', () => {
  const type = (id: string, kinds: RelationType['kinds']): RelationType => ({
    id,
    key: id,
    name: id,
    kinds,
    domainId: 'd',
    definition: null,
    isRetired: false,
    version: 1,
  })
  const types = [
    type('lener', ['person']),
    type('school', ['organisation']),
    type('donateur', ['person', 'organisation']),
  ]
  const roles = [role({ typeId: 'lener' }), role({ typeId: 'donateur', status: 'ended' })]
  expect(typesToGive(types, 'person', roles).map(({ id }) => id)).toEqual(['donateur'])
})
