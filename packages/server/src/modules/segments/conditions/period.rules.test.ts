import type { Period } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { birthDaysOf, daysOf } from './period.rules.ts'

const last = (count: number, unit: 'days' | 'weeks' | 'months' | 'years'): Period => ({ in: 'last', count, unit })

test.each([
  { what: 'three months', period: last(3, 'months'), today: '2026-11-22', from: '2026-08-22', until: null },
  {
    what: 'a month back from the 31st',
    period: last(1, 'months'),
    today: '2026-03-31',
    from: '2026-02-28',
    until: null,
  },
  {
    what: 'a year back from 29 February',
    period: last(1, 'years'),
    today: '2024-02-29',
    from: '2023-02-28',
    until: null,
  },
  {
    what: 'twelve months over new year',
    period: last(12, 'months'),
    today: '2026-01-01',
    from: '2025-01-01',
    until: null,
  },
  { what: 'ten days over a month', period: last(10, 'days'), today: '2026-03-04', from: '2026-02-22', until: null },
  { what: 'two weeks', period: last(2, 'weeks'), today: '2026-11-22', from: '2026-11-08', until: null },
  { what: 'a hundred years', period: last(1200, 'months'), today: '2026-11-22', from: '1926-11-22', until: null },
  {
    what: 'last calendar year',
    period: { in: 'calendar_year', yearsAgo: 1 } as const,
    today: '2026-11-22',
    from: '2025-01-01',
    until: '2025-12-31',
  },
  {
    what: 'until a day',
    period: { in: 'between', from: null, until: '2025-06-30' } as const,
    today: '2026-11-22',
    from: null,
    until: '2025-06-30',
  },
])('$what on $today', ({ period, today, from, until }) => {
  expect(daysOf(period, today)).toEqual({ from, until })
})

test.each([
  {
    what: 'exactly eighteen and older',
    ages: { from: 18, to: null },
    today: '2026-11-22',
    from: null,
    until: '2008-11-22',
  },
  {
    what: 'up to and with seventeen',
    ages: { from: null, to: 17 },
    today: '2026-11-22',
    from: '2008-11-23',
    until: null,
  },
  {
    what: 'four up to eleven',
    ages: { from: 4, to: 11 },
    today: '2026-11-22',
    from: '2014-11-23',
    until: '2022-11-22',
  },
  {
    what: 'born on 29 February turns eighteen on 1 March',
    ages: { from: 18, to: null },
    today: '2026-02-28',
    from: null,
    until: '2008-02-28',
  },
  { what: 'and is so on 1 March', ages: { from: 18, to: null }, today: '2026-03-01', from: null, until: '2008-03-01' },
  {
    what: 'eighteen on 29 February',
    ages: { from: 18, to: 18 },
    today: '2024-02-29',
    from: '2005-03-01',
    until: '2006-02-28',
  },
  {
    what: 'at the end of the year',
    ages: { from: 0, to: 0 },
    today: '2026-12-31',
    from: '2026-01-01',
    until: '2026-12-31',
  },
])('$what ($today)', ({ ages, today, from, until }) => {
  expect(birthDaysOf(ages, today)).toEqual({ from, until })
})
