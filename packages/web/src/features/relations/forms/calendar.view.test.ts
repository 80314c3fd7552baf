import { expect, test } from 'vitest'
import { kindsIn, kindToggled, dayAfterKey, hrefOf, mondayOf, turned, weeksOf } from './calendar.view.ts'

test.each([
  { day: '2026-03-02', monday: '2026-03-02' },
  { day: '2026-03-08', monday: '2026-03-02' },
  { day: '2026-01-01', monday: '2025-12-29' },
])('the week of $day begins on $monday', ({ day, monday }) => expect(mondayOf(day)).toBe(monday))

test.each([
  { what: 'March 2026', day: '2026-03-15', first: '2026-02-23', last: '2026-04-05', weeks: 6 },
  { what: 'February 2027, of four whole weeks', day: '2027-02-10', first: '2027-02-01', last: '2027-02-28', weeks: 4 },
  {
    what: 'October, in which the clock goes back',
    day: '2026-10-25',
    first: '2026-09-28',
    last: '2026-11-01',
    weeks: 5,
  },
])('a month shows its weeks whole: $what', ({ day, first, last, weeks }) => {
  const shown = weeksOf(day, 'maand')
  expect([shown[0]?.[0], shown.at(-1)?.[6], shown.length]).toEqual([first, last, weeks])
  expect(new Set(shown.flat()).size).toBe(weeks * 7)
})

test('a week shows seven days', () =>
  expect(weeksOf('2026-03-05', 'week')).toEqual([
    ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08'],
  ]))

test.each([
  { day: '2026-01-31', by: 1, to: '2026-02-28' },
  { day: '2026-03-31', by: -1, to: '2026-02-28' },
  { day: '2026-12-05', by: 1, to: '2027-01-05' },
  { day: '2026-01-05', by: -1, to: '2025-12-05' },
] as const)('a month from $day is $to', ({ day, by, to }) => expect(turned(day, by, 'maand')).toBe(to))

test.each([
  { key: 'ArrowLeft', to: '2026-03-03' },
  { key: 'ArrowDown', to: '2026-03-11' },
  { key: 'Home', to: '2026-03-02' },
  { key: 'End', to: '2026-03-08' },
  { key: 'PageDown', to: '2026-04-04' },
  { key: 'a', to: null },
])('$key leads from Wednesday to $to', ({ key, to }) => expect(dayAfterKey(key, '2026-03-04', 'maand')).toBe(to))

test('that a role begins is shown when it is asked for; the usual kinds do not stand in the address', () => {
  expect(kindsIn(undefined)).not.toContain('role_begins')
  const more = kindToggled(undefined, 'role_begins')
  expect(kindsIn(more)).toContain('role_begins')
  expect(kindToggled(more, 'role_begins')).toBeUndefined()
  expect(kindToggled('task', 'task')).toBe('task')
  expect(kindsIn('onzin')).toEqual(kindsIn(undefined))
})

test('a task leads to the task, a role to the relation', () => {
  const relation = { id: 'r', name: 'School', kind: 'organisation' as const }
  expect(hrefOf({ kind: 'task', id: 't', relation })).toBe('/taken?taak=t')
  expect(hrefOf({ kind: 'role_ends', id: 'x', relation })).toBe('/relaties/r')
})
