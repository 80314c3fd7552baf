import { daysLater } from '@klantregie/contract'

/**
 * A calendar as text (RFC 5545). Only what we say ourselves: days, moments in UTC, and texts. Lines end with CRLF and are folded at
 * 75 octets without cutting a character in two; texts are escaped, so that nothing that people type becomes a property.
 */
export type CalendarEvent = {
  /** Stays the same for the same thing, so that a program changes its entry and adds none. */
  readonly uid: string
  /** Grows with every change. */
  readonly sequence: number
  readonly changedAt: Date
  readonly summary: string
  readonly description: string
  readonly url: string
  /** A whole day (jjjj-mm-dd), or a moment that lasts so long. */
  readonly when: { readonly day: string } | { readonly at: Date; readonly minutes: number }
  /** When its program has to ring, as a moment. */
  readonly alarmAt: Date | null
}

type Calendar = { readonly name: string; readonly events: readonly CalendarEvent[] }

/** How often a program is asked to look again. */
const REFRESH = 'PT1H'

export function writeCalendar({ name, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Klantregie//Taken//NL',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines({ uid, sequence, changedAt, summary, description, url, when, alarmAt }: CalendarEvent): string[] {
  const days = 'day' in when
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${stamp(changedAt)}`,
    `LAST-MODIFIED:${stamp(changedAt)}`,
    ...(days
      ? [`DTSTART;VALUE=DATE:${plainDay(when.day)}`, `DTEND;VALUE=DATE:${plainDay(daysLater(when.day, 1))}`]
      : [`DTSTART:${stamp(when.at)}`, `DTEND:${stamp(new Date(when.at.getTime() + when.minutes * 60_000))}`]),
    // Something to do does not make anybody unavailable.
    'TRANSP:TRANSPARENT',
    `SUMMARY:${escaped(summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    `URL:${uri(url)}`,
    ...(alarmAt === null ? [] : alarmLines(summary, alarmAt)),
    'END:VEVENT',
  ]
}

function alarmLines(summary: string, at: Date): string[] {
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(summary)}`,
    `TRIGGER;VALUE=DATE-TIME:${stamp(at)}`,
    'END:VALARM',
  ]
}

/** `20260302T090000Z` */
function stamp(at: Date): string {
  return at.toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '')
}

const plainDay = (day: string): string => day.replaceAll('-', '')

/** Text as §3.3.11 wants it. Control signs, which no calendar may hold, go; what breaks a line becomes a written break. */
export function escaped(text: string): string {
  return text
    .replace(/\r\n|[\r\n\u2028\u2029\v\f]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
}

/** An address is not escaped but may hold nothing that ends its line. */
const uri = (address: string): string => address.replace(/[^\u0021-\u007e]/g, '')

const MOST_OCTETS = 75
const ENCODER = new TextEncoder()

/** §3.1: a long line goes on behind a line end and one space; the space counts. */
export function folded(line: string): string {
  if (ENCODER.encode(line).length <= MOST_OCTETS) return line
  const parts: string[] = []
  let [part, octets] = ['', 0]
  // By whole characters: a line that is cut within one is no text any more.
  for (const sign of line) {
    const size = ENCODER.encode(sign).length
    if (octets + size > (parts.length === 0 ? MOST_OCTETS : MOST_OCTETS - 1)) {
      parts.push(part)
      part = ''
      octets = 0
    }
    part += sign
    octets += size
  }
  return [...parts, part].join('\r\n ')
}
