import { expect, test } from 'vitest'
import { firstSteps, openSteps, partOfDay, startOf } from './today.view.ts'

test('a reader sees only what a reader can do', () => {
  const steps = firstSteps({ hasSecondFactor: false, userCount: null, branchCount: null })
  expect(steps.map(({ id }) => id)).toEqual(['factor'])
})

test('an administrator sees all steps, and what is done no longer asks for attention', () => {
  const facts = { hasSecondFactor: true, userCount: 1, branchCount: 2 }
  expect(firstSteps(facts).map(({ id, isDone }) => [id, isDone])).toEqual([
    ['branches', true],
    ['factor', true],
    ['invite', false],
  ])
  expect(openSteps(facts).map(({ id }) => id)).toEqual(['invite'])
})

test.each([
  { title: 'nothing is claimed before the count is known', count: null, may: true, busy: false, expected: 'unknown' },
  { title: 'an empty house asks whoever may to read in a list', count: 0, may: true, busy: false, expected: 'import' },
  { title: 'others hear that it will come', count: 0, may: false, busy: false, expected: 'wait' },
  { title: 'a list that is being read in is a beginning', count: 0, may: true, busy: true, expected: 'under way' },
  { title: 'a house with relations is under way', count: 12, may: true, busy: false, expected: 'under way' },
])('$title', ({ count, may, busy, expected }) => {
  expect(startOf(count, may, busy)).toBe(expected)
})

test.each([
  [0, 'morning'],
  [11, 'morning'],
  [12, 'afternoon'],
  [18, 'evening'],
])('%i o’clock is %s', (hour, expected) => {
  expect(partOfDay(hour)).toBe(expected)
})
