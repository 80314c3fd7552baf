import type { GroupingEvent } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { eventView, keepsApart } from './grouping.view.ts'

const merge: GroupingEvent = {
  kind: 'merge',
  id: 'm1',
  at: '2026-03-01T10:00:00Z',
  by: 'Joris',
  remark: null,
  runId: null,
  reasons: [],
  score: null,
  parts: [
    { id: 'a', name: 'Jan de Vries' },
    { id: 'b', name: 'J. de Vries' },
  ],
  undone: null,
  mayUndo: true,
}

test('a merge by hand names both and claims no certainty', () => {
  expect(eventView(merge)).toEqual({
    what: 'merged',
    names: ['Jan de Vries', 'J. de Vries'],
    isFound: false,
    certainty: null,
    reasons: [],
    isUndone: false,
  })
})

test('a merge by matching says how sure it was, and the four heaviest reasons', () => {
  const found = { ...merge, runId: 'r1', score: 0.997, reasons: ['a', 'b', 'c', 'd', 'e'] }
  expect(eventView(found)).toMatchObject({ isFound: true, certainty: 'almost_certain', reasons: ['a', 'b', 'c', 'd'] })
})

test('two of the same name are told as one name twice', () => {
  const [part] = merge.parts
  expect(eventView({ ...merge, parts: part ? [part, { ...part, id: 'b' }] : [] }).what).toBe('alike')
})

test.each([
  { what: 'a merge by matching', event: { kind: 'merge' as const, runId: 'r1' }, apart: true },
  { what: 'a merge by a colleague', event: { kind: 'merge' as const, runId: null }, apart: false },
  { what: 'a split', event: { kind: 'split' as const, runId: null }, apart: false },
])('undoing $what also keeps the two apart from then on: $apart', ({ event, apart }) => {
  expect(keepsApart(event)).toBe(apart)
})
