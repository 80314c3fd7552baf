import { expect, test } from 'vitest'
import { spanOf } from './span.view.ts'

test.each([
  { days: 1, span: { unit: 'days', count: 1 } },
  { days: 13, span: { unit: 'days', count: 13 } },
  { days: 35, span: { unit: 'weeks', count: 5 } },
  { days: 213, span: { unit: 'months', count: 7 } },
  { days: 729, span: { unit: 'years', count: 2 } },
  { days: 1500, span: { unit: 'years', count: 4 } },
])('$days days are said as $span.count $span.unit', ({ days, span }) => expect(spanOf(days)).toEqual(span))
