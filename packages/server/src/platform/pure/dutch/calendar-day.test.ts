import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideDateOrder, parseDay } from './calendar-day.ts'

const today = '2026-03-01'
const read = (text: string, order: 'dmy' | 'mdy' | 'ymd' = 'dmy') => parseDay(text, { order, today })

describe('reading a calendar day', () => {
  test.each([
    ['29-01-2006', '2006-01-29'],
    ['1-2-70', '1970-02-01'],
    ['12-sep-19', '2019-09-12'],
    ['3 mrt 1970', '1970-03-03'],
    ['3 maart 1970', '1970-03-03'],
    ['23-Sep-11', '2011-09-23'],
    ['March 3, 1970', '1970-03-03'],
    ['za 3 mei 2008', '2008-05-03'],
    ['1e januari 2020', '2020-01-01'],
    ['01.02.2003', '2003-02-01'],
    ['2018/3/31', '2018-03-31'],
    ['2026-03-01T10:00:00Z', '2026-03-01'],
    ['21/01/2022 13:47:00', '2022-01-21'],
    ['20260301', '2026-03-01'],
    ['29-02-2000', '2000-02-29'],
    ['31-12-36', '2036-12-31'],
    ['31-12-37', '1937-12-31'],
  ])('%s is %s', (text, day) => expect(read(text)).toEqual({ state: 'day', day }))

  test.each(['00-00-0000', '', '-', 'onbekend', '0000-00-00', '00000000'])(
    '"%s" means that there is no date',
    (text) => {
      expect(read(text)).toEqual({ state: 'absent' })
    },
  )

  test.each(['31-02-2020', '29-02-1900', '12-13-2020', '2020-13-01', '01-01-0202'])(
    '"%s" is no day that exists',
    (text) => {
      expect(read(text)).toEqual({ state: 'impossible' })
    },
  )

  test.each(['bla', '44000', '12-2020', 'Utrecht 12'])('"%s" is no date', (text) =>
    expect(read(text)).toEqual({ state: 'unreadable' }),
  )

  test('the order of the column decides', () => {
    expect(read('03-04-2020', 'mdy')).toEqual({ state: 'day', day: '2020-03-04' })
    expect(read('20-03-04', 'ymd')).toEqual({ state: 'day', day: '2020-03-04' })
  })

  test.each([
    ['44000', '1900', '2020-06-18'],
    ['1', '1900', '1900-01-01'],
    ['59', '1900', '1900-02-28'],
    ['61', '1900', '1900-03-01'],
    ['1', '1904', '1904-01-02'],
  ] as const)('spreadsheet number %s counted from %s is %s, when asked', (text, serial, day) => {
    expect(parseDay(text, { order: 'dmy', today, serial })).toEqual({ state: 'day', day })
  })

  test('every day that exists reads back in each notation', () => {
    const days = fc.date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2030-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10)
        const [year, month, day] = iso.split('-')
        expect(read(iso)).toEqual({ state: 'day', day: iso })
        expect(read(`${day}-${month}-${year}`)).toEqual({ state: 'day', day: iso })
        expect(read(`${month}/${day}/${year}`, 'mdy')).toEqual({ state: 'day', day: iso })
      }),
    )
  })
})

test.each([
  [['03-04-2020', '25-04-2020'], 'dmy', true],
  [['03/04/2020', '04/25/2020'], 'mdy', true],
  [['2020-04-03'], 'ymd', true],
  [['03-04-2020'], 'dmy', false],
  [['', 'x'], 'dmy', false],
] as const)('the order of the column %j is %s', (values, order, isCertain) => {
  expect(decideDateOrder(values)).toEqual({ order, isCertain })
})
