import type { RelationRole, RelationType } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { changesOf, detailsOf, menuOf, periodOf, sortRoles, typesToGive } from './roles.view.ts'

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
    statusId: null,
    standing: null,
    stageId: null,
    stage: null,
    ownerId: null,
    owner: null,
    endReason: null,
    leadSource: null,
    interest: null,
    becameRoleId: null,
    version: 1,
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
    audience: 'consumer',
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

test('of a form only what differs is sent, and empty means nothing', () => {
  const before = role({ ownerId: 'a', interest: 'Kunst', from: '2020-01-01' })
  const values = {
    ownerId: 'b',
    stageId: 'none',
    interest: ' ',
    from: '2020-01-01',
    statusId: 'none',
    branchId: 'none',
  }
  expect(changesOf(before, values)).toEqual({ ownerId: 'b', interest: null })
})

test('behind a role stands how it is now, or why it ended', () => {
  const said = { standing: 'Actief', stage: 'Loopt', owner: 'Eva', endReason: 'Verhuisd' }
  expect(detailsOf(role(said), 'sinds 2020')).toBe('sinds 2020 · Actief · Loopt · Eva')
  expect(detailsOf(role({ ...said, status: 'ended' }), '')).toBe('Verhuisd · Eva')
})

test.each([
  { what: 'a running role', change: {}, may: true, is: 'change convert end history remove' },
  { what: 'a role that a list states', change: { source: 'Wise' }, may: true, is: 'change convert end history' },
  { what: 'an ended role', change: { status: 'ended' as const }, may: true, is: 'reopen history remove' },
  {
    what: 'a converted role',
    change: { status: 'ended' as const, becameRoleId: 'x' },
    may: true,
    is: 'takeBack history',
  },
  { what: 'a role for a reader', change: {}, may: false, is: 'history' },
])('with $what can be done: $is', ({ change, may, is }) => {
  expect(menuOf(role(change), may).join(' ')).toBe(is)
})
