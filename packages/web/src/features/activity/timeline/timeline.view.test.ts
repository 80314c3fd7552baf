import type { TimelineEntry } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { byMonth, detailsOf, instantOf, interactionId, sentenceKey, sourceOf } from './timeline.view.ts'

function entry(change: Partial<TimelineEntry>): TimelineEntry {
  return {
    id: 'record:01980000-0000-7000-8000-000000000001',
    kind: 'import',
    at: '2026-03-05T10:00:00.000Z',
    by: 'Anouk',
    source: 'Koha',
    sentence: 'timeline.record.imported',
    values: {},
    text: null,
    interactionKind: null,
    ...change,
  }
}

test.each([
  { title: 'nothing known, nothing said', values: { file: '', row: 0, branch: '', day: '' }, expected: [] },
  { title: 'a row of a file', values: { file: 'leners.csv', row: 12 }, expected: ['timeline.detail.row'] },
  { title: 'a file without rows', values: { file: 'leners.vcf', row: 0 }, expected: ['timeline.detail.file'] },
  {
    title: 'a role at a branch',
    values: { type: 'Lener', branch: 'Centrum', day: '2026-01-01' },
    expected: ['timeline.detail.branch', 'timeline.detail.day'],
  },
  { title: 'a label given to one', values: { label: 'Jury' }, expected: [] },
  { title: 'a label given to many at once', values: { label: 'Jury', many: 40 }, expected: ['timeline.detail.many'] },
])('$title', ({ values, expected }) => {
  expect(detailsOf({ values }).map(({ key }) => key)).toEqual(expected)
})

test('the source is not said twice', () => {
  expect(sourceOf(entry({ values: { source: 'Koha' } }))).toBeNull()
  expect(sourceOf(entry({ values: {} }))).toBe('Koha')
})

test('a contact is called by its kind, everything else by its sentence', () => {
  expect(sentenceKey(entry({}))).toBe('timeline.record.imported')
  expect(sentenceKey(entry({ kind: 'interaction', interactionKind: 'call', sentence: 'x' }))).toBe('activity.kind.call')
})

test('entries stand under the month in which they happened here, not in London', () => {
  const dayOf = (at: string) => (at.startsWith('2026-02-28T23') ? '2026-03-01' : at.slice(0, 10))
  const months = byMonth(
    [
      entry({ id: 'a' }),
      entry({ id: 'b', at: '2026-02-28T23:30:00.000Z' }),
      entry({ id: 'c', at: '2026-02-01T10:00:00.000Z' }),
    ],
    dayOf,
  )
  expect(months.map(({ day, entries }) => [day, entries.map(({ id }) => id)])).toEqual([
    ['2026-03-01', ['a', 'b']],
    ['2026-02-01', ['c']],
  ])
})

test('only a contact can be taken back here', () => {
  const id = '01980000-0000-7000-8000-000000000001'
  expect(interactionId(entry({ kind: 'interaction', id: `interaction:${id}` }))).toBe(id)
  expect(interactionId(entry({}))).toBeNull()
})

test.each([
  { day: '2026-03-05', time: '14:30', expected: '2026-03-05T13:30:00.000Z' },
  { day: '2026-03-05', time: '', expected: '2026-03-05T11:00:00.000Z' },
  { day: '', time: '14:30', expected: undefined },
])('"$day" "$time" is the moment $expected', ({ day, time, expected }) => {
  expect(instantOf(day, time, () => '+01:00')).toBe(expected)
})
