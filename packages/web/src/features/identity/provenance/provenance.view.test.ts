import type { SourceRecordView } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { changesOf, filledCells, otherValues, sortRecords, splitRefusal } from './provenance.view.ts'

const record = (id: string, recordedAt: string, goneAt: string | null): SourceRecordView => ({
  id,
  source: 'Leden',
  sourceId: id,
  objectType: 'person',
  externalId: id,
  version: 1,
  recordedAt,
  lastSeenAt: null,
  goneAt,
  importId: null,
  rowNumber: null,
  isWithheld: false,
  cells: [
    { name: 'Naam', value: 'Bos' },
    { name: 'Tel', value: ' ' },
  ],
})

test('what several sources say alike is told once, with all who say it', () => {
  const others = [
    { source: 'Leden', value: 'a@x.nl', recordedAt: '2026-03-01T10:00:00Z' },
    { source: 'Nieuwsbrief', value: 'a@x.nl', recordedAt: '2026-02-01T10:00:00Z' },
    { source: 'Kassa', value: 'b@x.nl', recordedAt: '2026-01-01T10:00:00Z' },
  ]
  expect(otherValues(others)).toEqual([
    { value: 'a@x.nl', sources: ['Leden', 'Nieuwsbrief'], recordedAt: '2026-03-01T10:00:00Z' },
    { value: 'b@x.nl', sources: ['Kassa'], recordedAt: '2026-01-01T10:00:00Z' },
  ])
})

test('a record that disappeared from its list stands below the others', () => {
  const sorted = sortRecords([
    record('gone', '2026-05-01', '2026-06-01'),
    record('old', '2026-01-01', null),
    record('new', '2026-04-01', null),
  ])
  expect(sorted.map(({ id }) => id)).toEqual(['new', 'old', 'gone'])
})

test('empty cells are counted, not listed', () => {
  expect(filledCells(record('a', '2026-01-01', null))).toEqual({ filled: [{ name: 'Naam', value: 'Bos' }], empty: 1 })
})

test('a field that always showed the same has no history worth telling', () => {
  const change = (field: 'name' | 'emails', after: string) => ({
    field,
    at: '2026-03-01T10:00:00Z',
    before: null,
    after,
    source: 'Leden',
  })
  const items = [change('emails', 'b@x.nl'), change('name', 'Bos'), change('emails', 'a@x.nl')]
  expect(changesOf(items, 'name')).toEqual([])
  expect(changesOf(items, 'emails').map(({ after }) => after)).toEqual(['b@x.nl', 'a@x.nl'])
})

test.each([
  { chosen: 0, refused: 'none' },
  { chosen: 3, refused: 'all' },
  { chosen: 2, refused: null },
])('of three records $chosen can be taken out: refused as $refused', ({ chosen, refused }) => {
  expect(splitRefusal(chosen, 3)).toBe(refused)
})

test('a field that was emptied by hand is shown, an empty column is counted', () => {
  const cells = [
    { name: 'Naam', value: 'Bos' },
    { name: 'Tel', value: '' },
    { name: 'website', value: '', field: 'website' },
  ]
  expect(filledCells({ cells })).toEqual({ filled: [cells[0], cells[2]], empty: 1 })
})
