import { expect, test } from 'vitest'
import { stillTrue } from './text-check.view.ts'

const warnings = [
  { kind: 'bsn' as const, words: ['111222333'] },
  { kind: 'health' as const, words: ['ziek', 'rolstoel'] },
]

test.each([
  {
    text: 'ziek, rolstoel, 111222333',
    left: [
      ['bsn', '111222333'],
      ['health', 'ziek', 'rolstoel'],
    ],
  },
  { text: 'was ziek', left: [['health', 'ziek']] },
  { text: 'komt morgen', left: [] },
])('what stands in “$text” is still warned of', ({ text, left }) => {
  expect(stillTrue(warnings, text).map(({ kind, words }) => [kind, ...words])).toEqual(left)
})
