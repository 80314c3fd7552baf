import { expect, test } from 'vitest'
import { stepOfIndex } from './index-step.view.ts'

test.each([
  { index: 0, step: 'less' },
  { index: 79, step: 'less' },
  { index: 80, step: 'even' },
  { index: 100, step: 'even' },
  { index: 120, step: 'even' },
  { index: 121, step: 'more' },
])('an index of $index is $step', ({ index, step }) => expect(stepOfIndex(index)).toBe(step))
