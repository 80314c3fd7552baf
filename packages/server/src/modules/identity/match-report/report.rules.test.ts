import { expect, test } from 'vitest'
import { mustRefresh, overlapOf } from './report.rules.ts'

test('of relations by the sources that know them follows what each source knows, alone and with others', () => {
  const groups = [
    { knownTo: '100', records: 1, relations: 5 },
    { knownTo: '100', records: 2, relations: 1 },
    { knownTo: '110', records: 2, relations: 3 },
    { knownTo: '111', records: 14, relations: 1 },
    { knownTo: '011', records: 10, relations: 2 },
  ]
  expect(overlapOf(groups, 3)).toEqual({
    relations: 12,
    byRecordCount: [
      { records: 1, relations: 5 },
      { records: 2, relations: 4 },
      { records: 10, relations: 3 },
    ],
    perSource: [
      { relations: 10, alone: 6 },
      { relations: 6, alone: 0 },
      { relations: 3, alone: 0 },
    ],
    pairs: [
      { a: 0, b: 1, relations: 4 },
      { a: 0, b: 2, relations: 1 },
      { a: 1, b: 2, relations: 3 },
    ],
  })
})

test('without records there is nothing to tell', () => {
  expect(overlapOf([], 0)).toEqual({ relations: 0, byRecordCount: [], perSource: [], pairs: [] })
})

const at = (time: string) => new Date(`2026-03-02T${time}:00Z`)
test.each([
  { what: 'half an hour old', asOf: '09:00', changed: '08:00', since: null, now: '09:30', refresh: false },
  { what: 'an hour old', asOf: '09:00', changed: '08:00', since: null, now: '10:00', refresh: true },
  { what: 'from before an import', asOf: '09:00', changed: '09:01', since: null, now: '09:02', refresh: true },
  { what: 'being made again', asOf: '09:00', changed: '09:01', since: '09:02', now: '09:10', refresh: false },
  {
    what: 'from before a refresh that never came',
    asOf: '09:00',
    changed: '09:01',
    since: '09:02',
    now: '09:17',
    refresh: true,
  },
])('figures $what are made again: $refresh', ({ asOf, changed, since, now, refresh }) => {
  expect(
    mustRefresh({ asOf: at(asOf), refreshingSince: since === null ? null : at(since) }, at(changed), at(now)),
  ).toBe(refresh)
})
