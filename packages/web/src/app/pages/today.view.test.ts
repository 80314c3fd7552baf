import { expect, test } from 'vitest'
import { firstSteps, partOfDay } from './today.view.ts'

test('a reader sees only what a reader can do', () => {
  const steps = firstSteps({ hasSecondFactor: false, userCount: null, branchCount: null, importHref: null })
  expect(steps.map(({ id }) => id)).toEqual(['factor'])
})

test('an administrator sees all steps, and done is done', () => {
  const steps = firstSteps({ hasSecondFactor: true, userCount: 1, branchCount: 2, importHref: '/imports' })
  expect(steps.map(({ id, isDone }) => [id, isDone])).toEqual([
    ['branches', true],
    ['import', false],
    ['factor', true],
    ['invite', false],
  ])
})

test.each([
  [0, 'morning'],
  [11, 'morning'],
  [12, 'afternoon'],
  [18, 'evening'],
])('%i o’clock is %s', (hour, expected) => {
  expect(partOfDay(hour)).toBe(expected)
})
