import { utcDay } from '@klantregie/contract'

/** 30 December 1899 and 1 January 1904 as days before 1 January 1970. The first is Excel's day 0 from March 1900 on. */
const EPOCH_1900_DAYS = 25_569
const EPOCH_1904_DAYS = 24_107

/** Excel believes that 29 February 1900 existed (inherited from Lotus 1-2-3): its day 60. Days before it are one off. */
const LEAP_BUG_DAY = 60

/** 31 December 9999, the last day Excel knows. */
const LAST_DAY = 2_958_465

const SECONDS_PER_DAY = 86_400

/** Digits that a double surely holds and that Excel itself shows. */
const SIGNIFICANT_DIGITS = 15

/** A number as a person would write it: no binary noise (0.1 + 0.2 is 0.3), no exponent, point as decimal sign. */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return ''
  if (Number.isInteger(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value)
  const rounded = Number(value.toPrecision(SIGNIFICANT_DIGITS))
  const text = String(rounded)
  return text.includes('e') ? withoutExponent(text) : text
}

function withoutExponent(text: string): string {
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!match) return text
  const [, sign = '', whole = '', fraction = '', power = '0'] = match
  const shift = Number(power)
  const digits = whole + fraction
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${digits}`
  return `${sign}${digits.padEnd(shift + 1, '0')}`
}

const two = (value: number) => String(value).padStart(2, '0')

/** Hours may exceed 24: a format such as [h]:mm counts on. */
function clock(seconds: number): string {
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

export type DateText = { readonly text: string; readonly isImpossible: boolean }

function dayText(day: number, is1904: boolean): DateText {
  if (!is1904 && day === LEAP_BUG_DAY) return { text: '1900-02-29', isImpossible: true }
  const epoch = is1904 ? EPOCH_1904_DAYS : EPOCH_1900_DAYS
  const shift = !is1904 && day < LEAP_BUG_DAY ? 1 : 0
  const date = new Date((day - epoch + shift) * SECONDS_PER_DAY * 1000)
  return { text: utcDay(date), isImpossible: false }
}

/**
 * A date cell as ISO text: `1980-03-12`, `1980-03-12T14:30:00`, or `14:30:00` for a format that only shows time. Days
 * before the calendar of the workbook begins and beyond the year 9999 stay numbers, because that is all they are.
 */
export function dateText(serial: number, format: 'date' | 'time', is1904: boolean): DateText {
  const seconds = Math.round(serial * SECONDS_PER_DAY)
  if (format === 'time' && serial >= 0) return { text: clock(seconds), isImpossible: false }
  const day = Math.floor(seconds / SECONDS_PER_DAY)
  const rest = seconds - day * SECONDS_PER_DAY
  const firstDay = is1904 ? 0 : 1
  if (serial < 0 || day > LAST_DAY) return { text: plainNumber(serial), isImpossible: true }
  if (day < firstDay) return { text: rest === 0 ? plainNumber(serial) : clock(rest), isImpossible: rest === 0 }
  const date = dayText(day, is1904)
  return rest === 0 ? date : { ...date, text: `${date.text}T${clock(rest)}` }
}

/** How a number is to be written out: its format code decides whether it is a date, a time or padded with zeros. */
export type NumberForm =
  { readonly kind: 'number' | 'date' | 'time' } | { readonly kind: 'padded'; readonly length: number }

const PLAIN: NumberForm = { kind: 'number' }

/** Format numbers that every program knows without a code; 27–36 and 50–58 are East Asian. First, last, meaning. */
const BUILTIN_FORMS: readonly (readonly [number, number, 'date' | 'time'])[] = [
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'date'],
  [27, 31, 'date'],
  [32, 35, 'time'],
  [36, 36, 'date'],
  [45, 47, 'time'],
  [50, 58, 'date'],
]

export function builtinForm(id: number): NumberForm {
  const known = BUILTIN_FORMS.find(([first, last]) => id >= first && id <= last)
  return known ? { kind: known[2] } : PLAIN
}

/** Reads a format code such as `dd-mm-yyyy`, `[h]:mm` or `00000`; quoted text, colours and languages say nothing. */
export function formOfCode(code: string): NumberForm {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!(h+|m+|s+)\])[^\]]*\]/gi, '')
    .split(';', 1)[0]
    ?.trim()
  if (bare === undefined || bare === '' || /^general$/i.test(bare)) return PLAIN
  if (/^0{2,20}$/.test(bare)) return { kind: 'padded', length: bare.length }
  if (/[yd]/i.test(bare)) return { kind: 'date' }
  if (/[hs]/i.test(bare)) return { kind: 'time' }
  return /m/i.test(bare) ? { kind: 'date' } : PLAIN
}

/** A number cell as text. Zeros that only the format adds are kept, because people copy what they see: pass 00123. */
export function numberText(value: number, form: NumberForm, is1904: boolean): DateText {
  if (form.kind === 'date' || form.kind === 'time') return dateText(value, form.kind, is1904)
  const text = plainNumber(value)
  const isCount = form.kind === 'padded' && Number.isInteger(value) && value >= 0
  return { text: isCount ? text.padStart(form.length, '0') : text, isImpossible: false }
}

/** `_x000D_` stands for a character XML cannot hold, and `_x005F_` for the underscore of a text that merely looks like that. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** Zero-based column of a reference such as `AB12`; -1 when it has no letters. */
export function columnOf(reference: string): number {
  let column = 0
  for (let index = 0; index < reference.length; index++) {
    const letter = reference.charCodeAt(index) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

/** `B4:E4` as 1-based rows and zero-based columns; null for anything else. */
export function rangeOf(reference: string): { top: number; bottom: number; left: number; right: number } | null {
  const match = /^\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/i.exec(reference)
  if (!match) return null
  const [, left = '', top = '', right = left, bottom = top] = match
  return { top: Number(top), bottom: Number(bottom), left: columnOf(left), right: columnOf(right) }
}
