import { describe, expect, test } from 'vitest'
import { NO_COUNTS } from '../imports/import.rules.ts'
import { directoryOf, filesToTake, isQuiet, judgeTrial, USUAL_LIMITS } from './folder.rules.ts'

describe('a tried list goes ahead by itself', () => {
  const cases = [
    ['nothing in it', {}, null],
    ['all new', { rows: 10, new: 10 }, null],
    ['exactly as many refused as is allowed', { rows: 100, new: 95, rejected: 5 }, null],
    ['one more', { rows: 100, new: 94, rejected: 6 }, 'rejected'],
    ['the only row refused', { rows: 1, rejected: 1 }, 'rejected'],
    ['exactly as many missing as is allowed', { rows: 80, same: 80, gone: 20 }, null],
    ['one more', { rows: 79, same: 79, gone: 21 }, 'gone'],
    ['an empty list where everybody was in it', { gone: 3 }, 'gone'],
    [
      'much new beside much missing: those who were there are counted',
      { rows: 1000, new: 996, same: 4, gone: 2 },
      'gone',
    ],
  ] as const
  test.each(cases)('%s', (_what, counts, expected) => {
    expect(judgeTrial({ ...NO_COUNTS, ...counts }, USUAL_LIMITS)).toBe(expected)
  })
  test('never when nothing may be refused', () => {
    expect(judgeTrial({ ...NO_COUNTS, rows: 1000, new: 999, rejected: 1 }, { mostRejected: 0, mostGone: 0 })).toBe(
      'rejected',
    )
  })
})

describe('of a folder are taken', () => {
  const now = new Date('2026-03-02T03:00:00Z')
  const file = (name: string, secondsAgo: number, isFile = true) => ({
    name,
    isFile,
    bytes: 10,
    at: new Date(now.getTime() - secondsAgo * 1000),
  })
  test('whole files only, oldest first', () => {
    const seen = [
      file('b.csv', 60),
      file('a.csv', 60),
      file('c.csv', 59),
      file('oud.xlsx', 90_000),
      file('.ftpquota', 500),
      file('~$leden.xlsx', 500),
      file('leden.csv.filepart', 500),
      file('leden.CSV.PART', 500),
      file('verwerkt', 500, false),
      file('toekomst.csv', -4000),
    ]
    expect(filesToTake(seen, now).map(({ name }) => name)).toEqual(['oud.xlsx', 'a.csv', 'b.csv'])
  })
})

test.each([
  ['kaartverkoop de waag', [], 'kaartverkoop-de-waag'],
  ['../../etc/passwd', [], 'etc-passwd'],
  ['...', [], 'map'],
  ['koha', ['koha', 'koha-2'], 'koha-3'],
  [
    'een heel lange naam van een map die nergens ophoudt en doorgaat',
    [],
    'een-heel-lange-naam-van-een-map-die-nergens-ophoud',
  ],
])('"%s" gets a name on disk', (name, taken, expected) => {
  expect(directoryOf(name, new Set(taken))).toBe(expected)
})

test.each([
  [null, false, '2026-01-01', false],
  [2, false, '2026-02-28T03:00:00Z', false],
  [2, false, '2026-02-28T02:59:00Z', true],
  [2, true, '2026-01-01', false],
])('with %s days, paused: %s, last on %s it is quiet: %s', (quietAfterDays, isPaused, arrived, expected) => {
  const now = new Date('2026-03-02T03:00:00Z')
  const madeAt = new Date('2025-01-01')
  expect(isQuiet({ quietAfterDays, isPaused, arrivedAt: new Date(arrived), madeAt }, now)).toBe(expected)
})

test('a folder to which nothing ever came is quiet since it was made', () => {
  const madeAt = new Date('2026-02-01')
  const folder = { quietAfterDays: 7, isPaused: false, arrivedAt: null, madeAt }
  expect([isQuiet(folder, new Date('2026-02-08')), isQuiet(folder, new Date('2026-02-09'))]).toEqual([false, true])
})
