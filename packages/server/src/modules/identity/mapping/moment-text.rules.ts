import type { DateOrder } from '@klantregie/contract'
import { parseDay } from '../../../platform/pure/dutch/calendar-day.ts'

/** A day ("2026-03-01") and, when it was said, a time of day ("20:15:00"), both as a clock in Amsterdam tells them. */
export type MomentReading =
  | { readonly state: 'moment'; readonly day: string; readonly time: string | null }
  | { readonly state: 'absent' | 'impossible' | 'unreadable' }

export type MomentContext = { readonly order: DateOrder; readonly today: string }

/** ISO 8601 with a zone: it says which moment it is anywhere, so it is told as the clock here tells it. */
const ZONED = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/i
const TIME_BEHIND_DAY = /[T\s,]+(?:om\s+)?(\d{1,2}[:.u]\d{2}(?:[:.]\d{2})?(?:\.\d+)?\s*(?:uur|u|h|am|pm)?)\s*$/i
const TIME = /^(\d{1,2})[:.uh](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*(uur|u|h|am|pm)?$/i
const SERIAL = /^\d{5}(?:[.,]\d+)?$/

const HERE = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'medium' })

/** Reads a day with or without a time behind it, as exports write them in Dutch and English. */
export function readMoment(text: string, { order, today }: MomentContext): MomentReading {
  const bare = text.trim()
  if (ZONED.test(bare)) return fromZoned(bare)
  const behind = TIME_BEHIND_DAY.exec(bare)
  const time = behind === null ? null : readTime(behind[1] ?? '')
  const isTimed = behind !== null && time !== undefined
  const context = SERIAL.test(bare) ? ({ order, today, serial: '1900' } as const) : { order, today }
  const reading = parseDay(isTimed ? bare.slice(0, behind.index) : bare, context)
  if (reading.state !== 'day') return reading
  return { state: 'moment', day: reading.day, time: isTimed ? time : serialTime(bare) }
}

function fromZoned(text: string): MomentReading {
  const at = Date.parse(text)
  if (Number.isNaN(at)) return { state: 'impossible' }
  const [day = '', time = ''] = HERE.format(at).split(' ')
  return { state: 'moment', day, time }
}

const SECONDS_A_DAY = 86_400

/** A spreadsheet writes half past six in the afternoon as three quarters of a day behind the day. */
function serialTime(text: string): string | null {
  const part = /^\d{5}[.,](\d+)$/.exec(text)?.[1]
  if (part === undefined) return null
  const seconds = Math.round((Number(`0.${part}`) * SECONDS_A_DAY) / 60) * 60
  return seconds >= SECONDS_A_DAY ? null : clock(Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, 0)
}

/** A time of day ("20.15 uur", "8:15 PM") as "20:15:00"; undefined when it is none. */
export function readTime(text: string): string | undefined {
  const found = TIME.exec(text.trim())
  if (found === null) return undefined
  const [, hours = '', minutes = '', seconds = '0', unit = ''] = found
  const hour = hourOf(Number(hours), unit.toLowerCase())
  const isSound = hour < 24 && Number(minutes) < 60 && Number(seconds) < 60
  return isSound ? clock(hour, Number(minutes), Number(seconds)) : undefined
}

function hourOf(hours: number, unit: string): number {
  if (unit === 'pm') return (hours % 12) + 12
  return unit === 'am' ? hours % 12 : hours
}

const clock = (...parts: readonly number[]): string => parts.map((part) => String(part).padStart(2, '0')).join(':')
