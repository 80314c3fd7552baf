import { expect, test } from 'vitest'
import { about, countsIn, isFarMore, isSurelyTooMany, NOBODY, progressOf } from './bulk.rules.ts'

const one = (count: number) => ({ count, examples: ['a'] })

test('what a sample of a hundredth says of the whole', () => {
  const counts = countsIn([
    { verdict: 'will', ...one(30) },
    { verdict: 'already', ...one(5) },
    { verdict: 'no_role', ...one(2) },
  ])
  expect(about(counts, 0.01)).toEqual({
    asked: 3700,
    will: { count: 3000, examples: ['a'] },
    already: { count: 500, examples: ['a'] },
    refused: [{ reason: 'no_role', count: 200, examples: ['a'] }],
  })
})

test('a sample in which nobody was found does not say that there is nobody', () => {
  expect(about(NOBODY, 0.01)).toMatchObject({ asked: 1, will: { count: 0 } })
})

test.each([
  { told: 100_000, will: 110_000, isMore: false },
  { told: 100_000, will: 170_000, isMore: true },
  { told: 1, will: 9000, isMore: false },
  { told: 240_000, will: 12, isMore: false },
])('told $told, and it is $will: far more is $isMore', ({ told, will, isMore }) => {
  expect(isFarMore(will, told)).toBe(isMore)
})

test('an estimate that may just fit is looked at precisely later', () => {
  expect(isSurelyTooMany(540_000)).toBe(false)
  expect(isSurelyTooMany(700_000)).toBe(true)
})

test('nothing is done while it is being gathered', () => {
  expect(progressOf({ state: 'gathering', items: 0, doneThrough: 0, undoneThrough: 0 })).toBe(0)
})
