import { expect, test } from 'vitest'
import {
  dutchHour,
  formatBytes,
  formatDate,
  formatDateTime,
  formatDuration,
  formatLongDate,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatRelative,
  phoneText,
} from './format.ts'

/** Intl uses no-break and thin spaces; people reading a test should not have to. */
const plain = (text: string) => text.replace(/[\u00a0\u2009\u202f]/g, ' ')
const now = new Date('2026-03-05T12:00:00Z')

test.each([
  { what: 'a day in Dutch', shown: formatDate('2026-03-05', 'nl'), expected: '5-3-2026' },
  { what: 'a day in English', shown: formatDate('2026-03-05', 'en'), expected: '5 Mar 2026' },
  {
    what: 'an instant just before midnight in London is the next day here',
    shown: formatDate('2026-03-05T23:30:00Z', 'nl'),
    expected: '6-3-2026',
  },
  { what: 'summer time', shown: formatDateTime('2026-07-01T12:05:00Z', 'nl'), expected: '1-7-2026 14:05' },
  { what: 'midnight is 00, not 24', shown: formatDateTime('2026-01-01T23:00:00Z', 'en'), expected: '2 Jan 2026 00:00' },
  { what: 'a long date', shown: formatLongDate('2026-03-05', 'nl'), expected: 'donderdag 5 maart 2026' },
  {
    what: 'a period within a month',
    shown: formatPeriod('2026-12-17', '2026-12-25', 'nl'),
    expected: '17–25 dec 2026',
  },
  {
    what: 'a period over New Year',
    shown: formatPeriod('2026-12-17', '2027-01-25', 'en'),
    expected: '17 Dec 2026 – 25 Jan 2027',
  },
  { what: 'a period of one day', shown: formatPeriod('2026-12-17', '2026-12-17', 'nl'), expected: '17-12-2026' },
  { what: 'thousands in Dutch', shown: formatNumber(20148, 'nl'), expected: '20.148' },
  { what: 'thousands in English', shown: formatNumber(20148, 'en'), expected: '20,148' },
  { what: 'money in Dutch', shown: formatMoney(123450, 'nl'), expected: '€ 1.234,50' },
  { what: 'money in English', shown: formatMoney(123450, 'en'), expected: '€1,234.50' },
  { what: 'a part of a whole', shown: formatPercent(0.426, 'nl'), expected: '43%' },
  { what: 'a small file', shown: formatBytes(812, 'nl'), expected: '812 byte' },
  { what: 'a large file', shown: formatBytes(2_400_000, 'nl'), expected: '2,4 MB' },
  { what: 'nothing', shown: formatBytes(0, 'nl'), expected: '0 byte' },
  { what: 'some seconds', shown: formatDuration(42, 'nl'), expected: '42 seconden' },
  { what: 'two minutes', shown: formatDuration(125, 'nl'), expected: '2 minuten' },
  { what: 'an hour', shown: formatDuration(3600, 'en'), expected: '1 hour' },
  { what: 'just now', shown: formatRelative('2026-03-05T11:59:40Z', now, 'nl'), expected: 'nu' },
  { what: 'yesterday', shown: formatRelative('2026-03-04T11:00:00Z', now, 'nl'), expected: 'gisteren' },
  { what: 'three hours ago', shown: formatRelative('2026-03-05T09:00:00Z', now, 'en'), expected: '3 hours ago' },
  { what: 'long ago is a date', shown: formatRelative('2025-03-05T09:00:00Z', now, 'nl'), expected: '5-3-2025' },
])('$what: $expected', ({ shown, expected }) => {
  expect(plain(shown)).toBe(expected)
})

test('the hour is the Dutch one, also just after midnight', () => {
  expect([dutchHour(new Date('2026-03-05T23:30:00Z')), dutchHour(new Date('2026-07-01T12:00:00Z'))]).toEqual([0, 14])
})

test.each([
  { number: '+31612345678', expected: '06 1234 5678' },
  { number: '+31365301234', expected: '036 530 1234' },
  { number: '+3292651234', expected: '+3292651234' },
])('$number is said as $expected', ({ number, expected }) => {
  expect(phoneText(number)).toBe(expected)
})
