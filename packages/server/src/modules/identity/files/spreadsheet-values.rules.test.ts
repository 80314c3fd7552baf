import { describe, expect, test } from 'vitest'
import {
  builtinForm,
  columnOf,
  dateText,
  formOfCode,
  numberText,
  plainNumber,
  rangeOf,
  unescapeText,
} from './spreadsheet-values.rules.ts'

describe('numbers are written as people write them', () => {
  const cases: [value: number, text: string][] = [
    [0.1 + 0.2, '0.3'],
    [1.1 * 3, '3.3'],
    [11111111111, '11111111111'],
    [1e21, '1000000000000000000000'],
    [1.5e-7, '0.00000015'],
    [-0.00012, '-0.00012'],
    [33.333333333333336, '33.3333333333333'],
    [0, '0'],
  ]
  test.each(cases)('%d is %s', (value, text) => {
    expect(plainNumber(value)).toBe(text)
  })

  test('zeros that the format adds are kept', () => {
    expect(numberText(123, formOfCode('00000'), false).text).toBe('00123')
    expect(numberText(1234.5, formOfCode('00000'), false).text).toBe('1234.5')
  })
})

describe('dates are ISO text', () => {
  const cases: [what: string, serial: number, is1904: boolean, text: string][] = [
    ['an ordinary day', 45000, false, '2023-03-15'],
    ['a day and a time', 45000.5, false, '2023-03-15T12:00:00'],
    ['a second that is almost whole', 44381.91875 - 1e-9, false, '2021-07-04T22:03:00'],
    ['the first day', 1, false, '1900-01-01'],
    ['28 February 1900', 59, false, '1900-02-28'],
    ['the day that never was', 60, false, '1900-02-29'],
    ['1 March 1900', 61, false, '1900-03-01'],
    ['first day of the other system', 0, true, '1904-01-01'],
    ['a day in the other system', 35063, true, '1999-12-31'],
    ['leap day', 45351, false, '2024-02-29'],
    ['before the calendar', -5, false, '-5'],
    ['beyond the calendar', 99999999, false, '99999999'],
    ['only a time', 0.25, false, '06:00:00'],
  ]
  test.each(cases)('%s', (_, serial, is1904, text) => {
    expect(dateText(serial, 'date', is1904).text).toBe(text)
  })

  test('a format that shows only time counts hours', () => {
    expect(dateText(1.5, 'time', false).text).toBe('36:00:00')
  })
})

describe('format codes', () => {
  const cases: [code: string, kind: string][] = [
    ['General', 'number'],
    ['0.00', 'number'],
    ['€ #,##0.00;[Red]-€ #,##0.00', 'number'],
    ['"dagen" 0', 'number'],
    ['0.00E+00', 'number'],
    ['dd-mm-yyyy', 'date'],
    ['[$-413]d mmmm yyyy', 'date'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd', 'date'],
    ['mmm', 'date'],
    ['h:mm', 'time'],
    ['[h]:mm:ss', 'time'],
    ['yyyy-mm-dd hh:mm', 'date'],
    ['000000', 'padded'],
  ]
  test.each(cases)('%s is a %s', (code, kind) => {
    expect(formOfCode(code).kind).toBe(kind)
  })

  test('formats without a code', () => {
    expect([0, 14, 20, 22, 47, 49].map((id) => builtinForm(id).kind)).toEqual([
      'number',
      'date',
      'time',
      'date',
      'time',
      'number',
    ])
  })
})

test('escapes, columns and ranges', () => {
  expect(unescapeText('a_x000D_b')).toBe('a\rb')
  expect(unescapeText('_x005F_x000D_')).toBe('_x000D_')
  expect(['A1', 'Z9', 'AA1', 'XFD1048576', '12'].map(columnOf)).toEqual([0, 25, 26, 16383, -1])
  expect(rangeOf('B4:E4')).toEqual({ top: 4, bottom: 4, left: 1, right: 4 })
})
