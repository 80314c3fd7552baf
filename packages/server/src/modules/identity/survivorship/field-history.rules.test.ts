import type { RelationRecord } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { fieldHistory, type Version } from './field-history.rules.ts'

const day = (number: number) => new Date(Date.UTC(2026, 0, number))
const version = (
  recordId: string,
  said: Partial<RelationRecord>,
  more: Partial<Version> & { trust?: number; from: Date },
): Version => ({
  evidence: {
    recordId,
    sourceId: 's',
    isManual: false,
    trust: more.trust ?? 50,
    recordedAt: more.from,
    record: { kind: 'person', ...said },
    cleared: [],
  },
  from: more.from,
  until: more.until ?? null,
  goneAt: more.goneAt ?? null,
})

test('the values of a relation are told as its records tell them, newest first', () => {
  const history = fieldHistory(
    [
      version('a1', { website: 'a.nl' }, { from: day(1), until: day(5) }),
      version('a2', { website: 'aa.nl' }, { from: day(5) }),
      version('b1', { website: 'b.nl' }, { from: day(3), trust: 60, goneAt: day(9) }),
    ],
    new Map(),
  )
  expect(history.map(({ at, before, after, recordId }) => [at.getUTCDate(), before, after, recordId])).toEqual([
    [9, 'b.nl', 'aa.nl', 'a2'],
    [3, 'a.nl', 'b.nl', 'b1'],
    [1, null, 'a.nl', 'a1'],
  ])
})

test('what never counted is not told', () => {
  const history = fieldHistory([version('c', { website: 'c.nl' }, { from: day(1), until: day(1) })], new Map())
  expect(history).toEqual([])
})
