import { expect, test } from 'vitest'
import { decideVerdict } from './advice.rules.ts'

test.each([
  {
    what: 'of fewer than a hundred people nothing is said',
    people: 99,
    onlyAdvice: 60,
    onlyBaseline: 1,
    is: 'too_little',
  },
  { what: 'much better is better', people: 400, onlyAdvice: 60, onlyBaseline: 20, is: 'better' },
  { what: 'a little better may be chance', people: 400, onlyAdvice: 22, onlyBaseline: 20, is: 'no_better' },
  { what: 'just above what chance allows', people: 400, onlyAdvice: 61, onlyBaseline: 40, is: 'better' },
  { what: 'just below it', people: 400, onlyAdvice: 59, onlyBaseline: 40, is: 'no_better' },
  { what: 'worse is no better', people: 400, onlyAdvice: 10, onlyBaseline: 60, is: 'no_better' },
  { what: 'the same people served is no better', people: 400, onlyAdvice: 0, onlyBaseline: 0, is: 'no_better' },
] as const)('$what', ({ people, onlyAdvice, onlyBaseline, is }) => {
  expect(
    decideVerdict({ people, hits: 100 + onlyAdvice, baselineHits: 100 + onlyBaseline, onlyAdvice, onlyBaseline }),
  ).toBe(is)
})
