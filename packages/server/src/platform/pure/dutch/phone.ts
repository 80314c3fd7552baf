import type { Phone } from '@klantregie/contract'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { CountryCode } from 'libphonenumber-js/max'
import { squeeze } from './clean-text.ts'

/** Dutch mobile numbers begin with 06 and 1–5 or 8 (Nummerplan telefoon, ACM). */
const DUTCH_MOBILE = /^6[1-58]\d{7}$/
/** Dutch area codes, of three digits (the first number of each group) and of four (Nummerplan telefoon, ACM). */
const DUTCH_AREA =
  /^(?:1(?:[035]\d|1[13-578]|6[124-8]|7[24]|8[0-467])|2(?:[0346]\d|2[2-46-9]|5[125]|9[479])|3(?:[03568]\d|1[3-8]|2[01]|4[1-8])|4(?:[0356]\d|1[1-368]|7[58]|8[15-8]|9[23579])|5(?:[0358]\d|1[1-9]|2[1-57-9]|4[13-8]|6[126]|7[0-3578]|9[1-9])|7\d\d)\d{6}$/
/** Digits with what people write between them, out of a cell with words around it. */
const NUMBER_IN_TEXT = /(?:\+|\(\+|\b00)?[\d(][\d\s().\-–/]{5,}\d/u
const SEPARATORS = /\s*(?:[;|,\n]|\s(?:of|en|or|and)\s|\s\/\s)\s*/iu
const EMPTY_WORDS = /^(?:geen|onbekend|nvt|n\.v\.t\.?|none|null|n\/a|na|-+|\.+|0+|\?+|x+)$/iu

/** Whether a phone cell says that there is no number. */
export function isNoPhone(text: string): boolean {
  const clean = text.trim()
  return clean === '' || EMPTY_WORDS.test(clean)
}

/** The nine digits behind the Dutch trunk 0, +31 or 0031; undefined when it is no Dutch number. */
function dutchDigits(compact: string): string | undefined {
  if (compact.startsWith('+31')) return compact.slice(3).replace(/^0/, '')
  if (compact.startsWith('0031')) return compact.slice(4).replace(/^0/, '')
  if (compact.startsWith('+') || compact.startsWith('00')) return undefined
  if (compact.startsWith('0')) return compact.slice(1)
  if (compact.length === 11 && compact.startsWith('31')) return compact.slice(2)
  // A spreadsheet took the number for an amount and lost the zero: 612345678.
  return compact.length === 9 ? compact : undefined
}

/**
 * Reads one telephone number. E.164 when it is valid in `country` (or with a country code of its own), otherwise as
 * written with `isValid: false`, because an unreadable number may still mean something to the person who knows it.
 */
export function parsePhone(text: string, country = 'NL'): Phone | undefined {
  const written = squeeze(text)
  if (isNoPhone(written)) return undefined
  const candidate = (NUMBER_IN_TEXT.exec(written)?.[0] ?? written).replace('(0)', '').replace(/^\(\+/, '+')
  const compact = candidate.replace(/[^\d+]/g, '')
  if (country === 'NL') {
    const digits = dutchDigits(compact)
    if (digits !== undefined && DUTCH_MOBILE.test(digits)) return valid(`+31${digits}`, 'mobile')
    if (digits !== undefined && DUTCH_AREA.test(digits)) return valid(`+31${digits}`, 'landline')
  }
  return parseElsewhere(written, compact, country)
}

function parseElsewhere(written: string, compact: string, country: string): Phone {
  const international = compact.startsWith('00') ? `+${compact.slice(2)}` : compact
  const number = compact.length < 6 ? undefined : parsePhoneNumberFromString(international, country as CountryCode)
  if (!number?.isValid()) return { number: written.slice(0, 40), kind: 'unknown', isValid: false }
  return valid(number.number, kindOf(number.getType()))
}

function kindOf(type: string | undefined): Phone['kind'] {
  if (type === 'MOBILE') return 'mobile'
  return type === 'FIXED_LINE' ? 'landline' : 'unknown'
}

const valid = (number: string, kind: Phone['kind']): Phone => ({ number, kind, isValid: true })

/** All numbers of a cell ("06-12345678 / 030-1234567"), each once. */
export function parsePhones(text: string, country = 'NL'): Phone[] {
  const pieces = SEPARATORS.test(text) ? text.split(SEPARATORS) : [text]
  const parts = pieces.every((piece) => (piece.match(/\d/g)?.length ?? 0) >= 8) ? pieces : wholeOrPieces(text, pieces)
  const phones = new Map<string, Phone>()
  for (const part of parts) {
    const phone = parsePhone(part, country)
    if (phone) phones.set(phone.number, phone)
  }
  return [...phones.values()]
}

/** A separator inside one number ("030 / 123 45 67") does not make two; a remark behind a number is not a number. */
function wholeOrPieces(text: string, pieces: readonly string[]): readonly string[] {
  const withNumber = pieces.filter((piece) => (piece.match(/\d/g)?.length ?? 0) >= 8)
  return withNumber.length > 0 ? withNumber : [text]
}

/** The number as people in the country dial it, digits only: "+31612345678" → "0612345678". */
export function nationalDigits(number: string): string {
  if (number.startsWith('+31')) return `0${number.slice(3)}`
  return number.replace(/\D/g, '')
}
