import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysBetween, daysLater, dutchDay, monthsLater, utcDay, weekdayOf } from './days.ts'

describe('which day it is', () => {
  test.each([
    ['2026-01-14T22:59:59.999Z', '2026-01-14', 'in winter the day turns at eleven in UTC'],
    ['2026-01-14T23:00:00.000Z', '2026-01-15', 'and then it is tomorrow here'],
    ['2026-07-01T21:59:59.999Z', '2026-07-01', 'in summer at ten'],
    ['2026-07-01T22:00:00.000Z', '2026-07-02', 'and then it is tomorrow here'],
    ['2025-12-31T23:30:00.000Z', '2026-01-01', 'with the year'],
    ['2026-03-28T23:00:00.000Z', '2026-03-29', 'the day of twenty-three hours begins in winter'],
    ['2026-03-29T22:00:00.000Z', '2026-03-30', 'and ends in summer'],
  ])('%s is %s: %s', (moment, day) => expect(dutchDay(new Date(moment))).toBe(day))

  test('wherever the machine stands', () => {
    const file = new URL('./days.ts', import.meta.url).href
    const program = `import { dutchDay } from '${file}'; process.stdout.write(dutchDay(new Date('2026-01-14T23:30:00Z')))`
    const env = { ...process.env, TZ: 'America/Los_Angeles' }
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', program], { env }).toString()).toBe(
      '2026-01-15',
    )
  })

  test('in UTC it may be another one', () => {
    expect(utcDay(new Date('2026-01-14T23:30:00Z'))).toBe('2026-01-14')
  })
})

describe('reckoning with days', () => {
  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-10-24', 2, '2026-10-26'],
    ['2026-03-05', 0, '2026-03-05'],
  ])('%s and %i days on is %s', (day, days, later) => {
    expect(daysLater(day, days)).toBe(later)
    expect(daysBetween(day, later)).toBe(days)
  })

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-10-31', -1, '2026-09-30'],
    ['2026-12-05', 1, '2027-01-05'],
    ['2026-01-05', -1, '2025-12-05'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', -12, '2027-02-28'],
    ['2026-05-31', 0, '2026-05-31'],
  ])('%s and %i months on is %s', (day, months, later) => expect(monthsLater(day, months)).toBe(later))

  test.each([
    ['2026-11-23', 1],
    ['2026-11-28', 6],
    ['2026-11-29', 7],
  ])('%s is day %i of its week', (day, weekday) => expect(weekdayOf(day)).toBe(weekday))

  const day = fc.integer({ min: 0, max: 60_000 }).map((days) => daysLater('1900-01-01', days))
  test('so many days on and as many back is where it began', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
        const until = daysLater(from, days)
        expect([daysLater(until, -days), daysBetween(from, until)]).toEqual([from, days])
        expect(weekdayOf(daysLater(from, 1))).toBe((weekdayOf(from) % 7) + 1)
      }),
    )
  })
  test('so many months on is that month, on the same date or the last one that there is', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (from, months) => {
        const later = monthsLater(from, months)
        const monthOf = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
        expect(monthOf(later) - monthOf(from)).toBe(months)
        const isSame = later.slice(8) === from.slice(8)
        expect(isSame || (later.slice(8) < from.slice(8) && daysLater(later, 1).endsWith('-01'))).toBe(true)
      }),
    )
  })
})
