import { expect, test } from 'vitest'
import { progressOf } from './progress.view.ts'

test.each([
  ['before it is known', undefined, { isWaiting: true, value: null, step: null, secondsLeft: null }],
  [
    'while it waits for its turn',
    { state: 'waiting', progress: null, step: null, secondsLeft: null },
    { isWaiting: true, value: null, step: null, secondsLeft: null },
  ],
  [
    'halfway',
    { state: 'running', progress: 0.5, step: 'import.storing', secondsLeft: 40 },
    { isWaiting: false, value: 0.5, step: 'import.storing', secondsLeft: 40 },
  ],
  [
    'nearly there: no estimate that jumps',
    { state: 'running', progress: 0.98, step: 'import.storing', secondsLeft: 2 },
    { isWaiting: false, value: 0.98, step: 'import.storing', secondsLeft: null },
  ],
  [
    'the moment it is done',
    { state: 'done', progress: 0.98, step: null, secondsLeft: 3 },
    { isWaiting: false, value: 1, step: null, secondsLeft: null },
  ],
] as const)('progress %s', (_, job, expected) => {
  expect(progressOf(job)).toEqual(expected)
})
