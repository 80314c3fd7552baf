import type { HomeArrangement } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { guideOf, hrefOfDeed, hrefOfInsight, hrefOfWaiting, move, movesOf, partOfDay, place } from './home.view.ts'

test.each([
  [0, 'morning'],
  [11, 'morning'],
  [12, 'afternoon'],
  [18, 'evening'],
])('%i o’clock is %s', (hour, expected) => {
  expect(partOfDay(hour)).toBe(expected)
})

describe('the guide', () => {
  test('goes from the house to its data to the work', () => {
    const { steps, next, done } = guideOf([
      { step: 'work', isDone: false },
      { step: 'import', isDone: false },
      { step: 'branches', isDone: true },
    ])
    expect(steps.map(({ step }) => step)).toEqual(['branches', 'import', 'work'])
    expect([next, done]).toEqual(['import', 1])
  })

  test('has no next step when all were taken', () => {
    expect(guideOf([{ step: 'factor', isDone: true }]).next).toBeNull()
  })
})

test.each([
  { kind: 'reviews', id: null, href: '/nakijken' },
  { kind: 'reviews', id: 'r1', href: '/nakijken/r1' },
  { kind: 'duplicates', id: null, href: '/possible-duplicates' },
  { kind: 'connections', id: 'c1', href: '/koppelingen/c1' },
  { kind: 'objects', id: null, href: '/koppelingen/postvak' },
  { kind: 'keys', id: null, href: '/admin/keys' },
] as const)('what waits ($kind) leads to $href', ({ href, ...waiting }) => {
  expect(hrefOfWaiting(waiting)).toBe(href)
})

test.each([
  { kind: 'taskOverdue', id: 't1', relation: null, href: '/taken?taak=t1' },
  { kind: 'approachLate', id: 'a1', relation: { id: 'r1', name: 'Anna' }, href: '/relaties/r1' },
  { kind: 'breach', id: null, relation: null, href: '/privacy/datalekken' },
  { kind: 'firstList', id: null, relation: null, href: '/imports/new' },
] as const)('the one deed ($kind) leads to $href', ({ href, ...deed }) => {
  expect(hrefOfDeed(deed)).toBe(href)
})

test('an insight leads to the list that it counted', () => {
  expect(hrefOfInsight({ kind: 'gap', domain: { id: 'd1', name: 'Educatie' }, gap: 'no-emails' })).toBe(
    '/relaties?domainId=d1&gap=no-emails',
  )
})

describe('moving a part', () => {
  const now: HomeArrangement = { main: ['tasks', 'approaches'], side: ['waiting', 'insight'], hidden: ['changed'] }

  test.each([
    { how: 'down', part: 'tasks', main: ['approaches', 'tasks'], side: ['waiting', 'insight'], hidden: ['changed'] },
    { how: 'up', part: 'approaches', main: ['approaches', 'tasks'], side: ['waiting', 'insight'], hidden: ['changed'] },
    {
      how: 'down',
      part: 'approaches',
      main: ['tasks'],
      side: ['approaches', 'waiting', 'insight'],
      hidden: ['changed'],
    },
    { how: 'up', part: 'waiting', main: ['tasks', 'approaches', 'waiting'], side: ['insight'], hidden: ['changed'] },
    { how: 'other', part: 'insight', main: ['tasks', 'approaches', 'insight'], side: ['waiting'], hidden: ['changed'] },
    { how: 'hide', part: 'tasks', main: ['approaches'], side: ['waiting', 'insight'], hidden: ['changed', 'tasks'] },
    {
      how: 'show',
      part: 'changed',
      main: ['tasks', 'approaches', 'changed'],
      side: ['waiting', 'insight'],
      hidden: [],
    },
  ] as const)('$part: $how', ({ how, part, ...expected }) => {
    expect(move(now, part, how)).toEqual(expected)
  })

  test('offers only what means something', () => {
    expect(movesOf(now, 'tasks')).toEqual(['down', 'other', 'hide'])
    expect(movesOf(now, 'insight')).toEqual(['up', 'other', 'hide'])
    expect(movesOf(now, 'changed')).toEqual(['show'])
  })

  test('by dragging, before the part it was dropped on', () => {
    expect(place(now, 'insight', { column: 'main', before: 'tasks' }).main).toEqual(['insight', 'tasks', 'approaches'])
  })
})
