import { expect, test } from 'vitest'
import { mayExtend, partsOf, urgencyOf } from './request.view.ts'

test.each([
  { daysLeft: 20, tone: 'neutral' },
  { daysLeft: 7, tone: 'attention' },
  { daysLeft: 0, tone: 'attention' },
  { daysLeft: -1, tone: 'danger' },
  { daysLeft: null, tone: 'neutral' },
])('with $daysLeft days left a request looks $tone', ({ daysLeft, tone }) => {
  expect(urgencyOf({ daysLeft })).toBe(tone)
})

const relation = { id: 'x', name: 'Anke', kind: 'person' } as const

test('an access request has a dossier, an erasure request what goes, and who is forgotten neither', () => {
  const open = { relation, erasedAt: null, state: 'open' } as const
  expect(partsOf({ ...open, kind: 'access' })).toContain('dossier')
  expect(partsOf({ ...open, kind: 'erasure' })).toContain('erasure')
  expect(partsOf({ ...open, kind: 'erasure', relation: null, erasedAt: '2026-03-02T09:00:00Z' })).toEqual([
    'identity',
    'receivers',
    'letters',
  ])
  expect(partsOf({ ...open, kind: 'access', relation: null })).toEqual(['letters'])
  expect(partsOf({ ...open, kind: 'access', state: 'closed' })).not.toContain('link')
})

test('a term that has passed or was extended cannot be extended', () => {
  expect(mayExtend({ state: 'open', extendedMonths: 0, daysLeft: 3 })).toBe(true)
  expect(mayExtend({ state: 'open', extendedMonths: 1, daysLeft: 30 })).toBe(false)
  expect(mayExtend({ state: 'open', extendedMonths: 0, daysLeft: -1 })).toBe(false)
  expect(mayExtend({ state: 'closed', extendedMonths: 0, daysLeft: null })).toBe(false)
})
