import type { DateOrder } from '@klantregie/contract'

/**
 * `day`: ISO 8601. `absent`: the source says "no date" (empty, 00-00-0000). `impossible`: the form of a date but no such
 * day (31-02-2020). `unreadable`: not a date at all.
 */
export type DayReading =
  { readonly state: 'day'; readonly day: string } | { readonly state: 'absent' | 'impossible' | 'unreadable' }

export interface DayContext {
  readonly order: DateOrder
  /** ISO day; decides the century of years of two digits. */
  readonly today: string
  /** Only when the column is known to hold spreadsheet serial numbers: which epoch the workbook uses. */
  readonly serial?: '1900' | '1904'
}

const ABSENT: DayReading = { state: 'absent' }
const IMPOSSIBLE: DayReading = { state: 'impossible' }
const UNREADABLE: DayReading = { state: 'unreadable' }

const MONTHS = new Map<string, number>()
const MONTH_NAMES = [
  'januari jan january janvier',
  'februari feb febr february',
  'maart mrt mar maa march mars',
  'april apr avril',
  'mei may mai',
  'juni jun june juin',
  'juli jul july juillet',
  'augustus aug august aout',
  'september sep sept',
  'oktober okt oct october',
  'november nov',
  'december dec dez',
]
MONTH_NAMES.forEach((names, index) => {
  for (const name of names.split(' ')) MONTHS.set(name, index + 1)
})

const THREE_NUMBERS = /^(\d{1,4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,4})(?:[T\s,]+\d{1,2}[:.u]\d{2}.*)?$/
const COMPACT = /^(\d{8})(?:T?\d{4,6}Z?)?$/
const DAY_MONTH_NAME =
  /^(?:\p{L}{2,9}\.?,?\s+)?(\d{1,2})(?:e|de|ste|th|st|nd|rd)?[\s./-]*(?:of\s+)?(\p{L}{3,9})\.?[\s./,-]*'?(\d{2}|\d{4})(?:[T\s,]+\d{1,2}[:.u]\d{2}.*)?$/u
const MONTH_NAME_DAY =
  /^(?:\p{L}{2,9}\.?,?\s+)?(\p{L}{3,9})\.?\s+(\d{1,2})(?:th|st|nd|rd)?,?\s+(\d{4})(?:[T\s,]+\d{1,2}[:.]\d{2}.*)?$/u
const NOTHING =
  /^(?:|-+|n\.?v\.?t\.?|onbekend|null|none|n\/a|geen|0|[0\s\-/.]*|00[-/.]00[-/.]0000.*|0000-00-00.*|1900-01-00.*)$/u
const SERIAL = /^\d{1,6}(?:[.,]\d+)?$/

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Before 1800 nobody in a relation list was born; a year beyond 2200 is damage. "9999" means "for ever" and is kept. */
const FIRST_YEAR = 1800
const LAST_YEAR = 2200
const FOR_EVER = 9999

function toDay(year: number, month: number, day: number): DayReading {
  const last = month === 2 && isLeap(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0)
  if (day < 1 || day > last || !isPlausible(year)) return IMPOSSIBLE
  return { state: 'day', day: `${year}-${twoDigits(month)}-${twoDigits(day)}` }
}

const isPlausible = (year: number) => (year >= FIRST_YEAR && year <= LAST_YEAR) || year === FOR_EVER
const twoDigits = (value: number) => (value < 10 ? `0${value}` : String(value))

/**
 * Years of two digits: at most ten years ahead of today (end dates), otherwise the past century. "12-sep-19" is 2019
 * and "3-4-70" is 1970.
 */
function fullYear(text: string, today: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  const now = Number(today.slice(0, 4))
  const inThisCentury = now - (now % 100) + year
  return inThisCentury > now + 10 ? inThisCentury - 100 : inThisCentury
}

/** Reads one date. `order` decides between day, month and year; a year of four digits in front always wins. */
export function parseDay(text: string, context: DayContext): DayReading {
  const clean = text.trim()
  const numbers = THREE_NUMBERS.exec(clean)
  if (numbers) return fromNumbers([numbers[1] ?? '', numbers[2] ?? '', numbers[3] ?? ''], context)
  const lower = clean.toLowerCase()
  if (NOTHING.test(lower)) return ABSENT
  return fromCompact(clean) ?? fromWords(lower, context) ?? fromSerial(clean, context) ?? UNREADABLE
}

function fromNumbers([a, b, c]: readonly [string, string, string], context: DayContext): DayReading {
  if (Number(a) === 0 && Number(b) === 0) return ABSENT
  if (a.length > 2 || (context.order === 'ymd' && c.length <= 2)) {
    return c.length > 2 ? UNREADABLE : toDay(fullYear(a, context.today), Number(b), Number(c))
  }
  if (c.length === 1 || c.length === 3) return UNREADABLE
  const year = fullYear(c, context.today)
  return context.order === 'mdy' ? toDay(year, Number(a), Number(b)) : toDay(year, Number(b), Number(a))
}

/** "20260301" as library systems and bank files write it; always year first. */
function fromCompact(text: string): DayReading | undefined {
  const digits = COMPACT.exec(text)?.[1]
  if (digits === undefined) return undefined
  if (digits.endsWith('0000')) return ABSENT
  return toDay(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)))
}

function fromWords(lower: string, context: DayContext): DayReading | undefined {
  const hit = DAY_MONTH_NAME.exec(lower)
  if (hit) return fromNames([hit[3] ?? '', hit[2] ?? '', hit[1] ?? ''], context)
  const american = MONTH_NAME_DAY.exec(lower)
  return american ? fromNames([american[3] ?? '', american[1] ?? '', american[2] ?? ''], context) : undefined
}

function fromNames([year, name, day]: readonly [string, string, string], context: DayContext): DayReading | undefined {
  const month = MONTHS.get(name.normalize('NFD').replace(/\p{M}/gu, ''))
  return month === undefined ? undefined : toDay(fullYear(year, context.today), month, Number(day))
}

const MS_PER_DAY = 86_400_000
/** Serial 1 is 1 January 1900, and Excel counts a 29 February 1900 that never was; from serial 61 on the base is a day earlier. */
const BASE_1900 = Date.UTC(1899, 11, 30)
const BASE_1904 = Date.UTC(1904, 0, 1)
const PHANTOM_LEAP_DAY = 60

function fromSerial(text: string, context: DayContext): DayReading | undefined {
  if (context.serial === undefined || !SERIAL.test(text)) return undefined
  const serial = Math.floor(Number(text.replace(',', '.')))
  if (context.serial === '1900' && serial === PHANTOM_LEAP_DAY) return IMPOSSIBLE
  const shift = context.serial === '1900' && serial < PHANTOM_LEAP_DAY ? 1 : 0
  const base = context.serial === '1904' ? BASE_1904 : BASE_1900
  const date = new Date(base + (serial + shift) * MS_PER_DAY)
  return toDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

export interface DateOrderDecision {
  readonly order: DateOrder
  /** False when no value settles it (all days ≤ 12): the Dutch order is then assumed. */
  readonly isCertain: boolean
}

/**
 * Decides the order for a whole column, because one value ("03-04-2020") cannot. A number above 12 settles it; with
 * nothing to settle it the Dutch order day-month-year holds.
 */
export function decideDateOrder(values: readonly string[]): DateOrderDecision {
  const votes = { dmy: 0, mdy: 0, ymd: 0 }
  for (const value of values) {
    const order = orderOf(value.trim())
    if (order !== undefined) votes[order]++
  }
  const orders: readonly DateOrder[] = ['dmy', 'mdy', 'ymd']
  const best = orders.reduce((winner, order) => (votes[order] > votes[winner] ? order : winner), 'dmy')
  return { order: best, isCertain: votes[best] > 0 }
}

function orderOf(value: string): DateOrder | undefined {
  if (COMPACT.test(value)) return 'ymd'
  const numbers = THREE_NUMBERS.exec(value)?.slice(1)
  if (!numbers) return undefined
  return numbers[0]?.length === 4 ? 'ymd' : orderOfNumbers(numbers.map(Number))
}

function orderOfNumbers([a = 0, b = 0, c = 0]: readonly number[]): DateOrder | undefined {
  if (a > 31) return c <= 31 ? 'ymd' : undefined
  if (a > 12) return b <= 12 ? 'dmy' : undefined
  return b > 12 ? 'mdy' : undefined
}
