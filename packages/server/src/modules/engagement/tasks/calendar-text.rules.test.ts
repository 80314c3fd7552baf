import { describe, expect, test } from 'vitest'
import { escaped, folded, writeCalendar, type CalendarEvent } from './calendar-text.rules.ts'

const event: CalendarEvent = {
  uid: '01980000-0000-7000-8000-000000000001@klantregie',
  sequence: 3,
  changedAt: new Date('2026-03-01T09:00:00.123Z'),
  summary: 'Bel de school',
  description: '',
  url: 'https://voorbeeld.example/taken/1',
  when: { day: '2026-03-02' },
  alarmAt: null,
}
const write = (change: Partial<CalendarEvent> = {}) =>
  writeCalendar({ name: 'Taken', events: [{ ...event, ...change }] })
/** As a program reads it: folded lines are one line again. */
const lines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

describe('what people type stays text', () => {
  test.each([
    { what: 'plain words', text: 'Bel de school', is: 'Bel de school' },
    { what: 'a comma and a semicolon', text: 'a, b; c', is: 'a\\, b\\; c' },
    { what: 'a backslash', text: 'c:\\map', is: 'c:\\\\map' },
    { what: 'a backslash before an n is no line end', text: '\\n', is: '\\\\n' },
    { what: 'a colon needs nothing', text: 'om 9:00', is: 'om 9:00' },
    { what: 'line ends of every kind', text: 'a\nb\r\nc\rd', is: 'a\\nb\\nc\\nd' },
    { what: 'line separators of Unicode', text: 'a\u2028b\u2029c', is: 'a\\nb\\nc' },
    { what: 'control signs go', text: 'a\u0000b\u0007c\u001bd', is: 'abcd' },
    { what: 'a tab stays', text: 'a\tb', is: 'a\tb' },
    { what: 'quotes stay', text: 'de "grote" zaal', is: 'de "grote" zaal' },
    { what: 'right to left', text: 'שלום مرحبا', is: 'שלום مرحبا' },
    {
      what: 'an attempt to end the event',
      text: 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT',
      is: 'x\\nEND:VEVENT\\nBEGIN:VEVENT',
    },
  ])('$what', ({ text, is }) => {
    expect(escaped(text)).toBe(is)
  })
  test('and adds no event, whatever is typed', () => {
    const text = write({
      summary: 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:y',
      description: '\nATTACH:http://x',
      url: 'https://a.example/\r\nX-EVIL:1',
    })
    expect(lines(text).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
    expect(lines(text).filter((line) => /^(ATTACH|X-EVIL)/.test(line))).toEqual([])
  })
})

describe('long lines are folded', () => {
  const octets = (text: string) => new TextEncoder().encode(text).length
  test.each([
    { what: 'exactly 75 octets stay one line', line: 'a'.repeat(75), parts: 1 },
    { what: '76 octets become two', line: 'a'.repeat(76), parts: 2 },
    { what: 'the space of a fold counts', line: 'a'.repeat(75 + 74), parts: 2 },
    { what: 'and one more needs a third', line: 'a'.repeat(75 + 75), parts: 3 },
    { what: 'signs of two octets', line: 'é'.repeat(60), parts: 2 },
    { what: 'signs of four octets', line: '🎭'.repeat(40), parts: 3 },
  ])('$what', ({ line, parts }) => {
    const made = folded(line)
    expect(made.split('\r\n ')).toHaveLength(parts)
    expect(made.split('\r\n').every((part) => octets(part) <= 75)).toBe(true)
    expect(made.replaceAll('\r\n ', '')).toBe(line)
  })
})

test('a day is a day, and ends on the next', () => {
  const text = write({ when: { day: '2026-02-28' } })
  expect(lines(text)).toEqual(expect.arrayContaining(['DTSTART;VALUE=DATE:20260228', 'DTEND;VALUE=DATE:20260301']))
})

test('a moment is said in UTC, and rings when asked', () => {
  const text = write({
    when: { at: new Date('2026-07-15T12:30:00Z'), minutes: 30 },
    alarmAt: new Date('2026-07-14T12:30:00Z'),
  })
  expect(lines(text)).toEqual(
    expect.arrayContaining([
      'DTSTART:20260715T123000Z',
      'DTEND:20260715T130000Z',
      'TRIGGER;VALUE=DATE-TIME:20260714T123000Z',
    ]),
  )
})

test('every line ends with CRLF and none is longer than 75 octets', () => {
  const text = write({ summary: 'Voorstelling «Het Paard» 🎭 '.repeat(30), description: 'é'.repeat(10_000) })
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
})

test('an empty calendar is still a calendar', () => {
  const text = writeCalendar({ name: 'Taken; van "Jan", en\nmeer', events: [] })
  expect(lines(text)[0]).toBe('BEGIN:VCALENDAR')
  expect(lines(text)).toContain('X-WR-CALNAME:Taken\\; van "Jan"\\, en\\nmeer')
  expect(lines(text).at(-2)).toBe('END:VCALENDAR')
})
