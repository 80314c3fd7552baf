import type { DateOrder } from '@klantregie/contract'
import { isIsbn10, isIsbn13 } from '../../../platform/pure/book-numbers.ts'
import { decideDateOrder, parseDay } from '../../../platform/pure/dutch/calendar-day.ts'
import { nineDigits, parseBrin, parseBrinLocation, passesElevenTest } from '../../../platform/pure/dutch/checks.ts'
import { normaliseEmail, parseEmails } from '../../../platform/pure/dutch/email.ts'
import { GIVEN_NAMES } from '../../../platform/pure/dutch/given-names.ts'
import { splitAddressLine } from '../../../platform/pure/dutch/house-number.ts'
import { areInitials } from '../../../platform/pure/dutch/initials.ts'
import { VOORVOEGSELS } from '../../../platform/pure/dutch/name-particles.ts'
import { splitPersonName } from '../../../platform/pure/dutch/person-name.ts'
import { parsePhone } from '../../../platform/pure/dutch/phone.ts'
import { parsePostcode } from '../../../platform/pure/dutch/postcode.ts'
import { fold } from '../../../platform/pure/fold.ts'

/** What a value looks like. Several can hold at once: "16AH" is a BRIN and could be a code. */
export const CONTENT_KINDS = [
  'email',
  'postcode',
  'phone',
  'dutchPhone',
  'day',
  'brin',
  'brinLocation',
  'prefix',
  'initials',
  'website',
  'addressLine',
  'personName',
  'elevenTest',
  'cardNumber',
  'number',
  'withDigit',
  'isbn13',
  'isbn10',
  'isbn10X',
] as const
export type ContentKind = (typeof CONTENT_KINDS)[number]

export interface ColumnStatistics {
  readonly column: number
  readonly header: string
  readonly rows: number
  readonly filled: number
  readonly distinct: number
  /** Up to five distinct values, for the preview. */
  readonly examples: readonly string[]
  /** Part of the examined filled values that look like this, 0–1. */
  readonly shares: Readonly<Record<ContentKind, number>>
  /** How many values the shares rest on. */
  readonly examined: number
  readonly dateOrder: DateOrder
}

const MOST_EXAMPLES = 5
/** Shares over this many different values are precise enough, and keep a wide file quick. */
const MOST_EXAMINED = 400
const EXAMPLE_LENGTH = 120
/** The century of a year of two digits does not matter to the question whether something is a date. */
const SOME_DAY = '2025-01-01'

const WEBSITE = /^(?:https?:\/\/)?(?:[\p{L}\p{N}-]+\.)+\p{L}{2,10}(?:\/\S*)?$/iu
const CARD = /^\d{10,16}$/
const NUMBER = /^[€$£]?\s*-?[\d.,]+$/

const LOOKS_LIKE: Readonly<Record<ContentKind, (value: string) => boolean>> = {
  email: (value) =>
    value.includes('@') && (normaliseEmail(value) !== undefined || parseEmails(value).emails.length > 0),
  postcode: (value) => /^\d{4}/.test(value) && parsePostcode(value)?.country === 'NL',
  phone: (value) => looksLikePhone(value),
  dutchPhone: (value) =>
    /^\s*(?:0|\+|\()/.test(value) && looksLikePhone(value) && (parsePhone(value)?.isValid ?? false),
  day: (value) => /\d/.test(value) && value.length >= 6 && !/^\d{1,7}$/.test(value) && parseAnyDay(value),
  brin: (value) => parseBrin(value) !== undefined,
  brinLocation: (value) => parseBrinLocation(value) !== undefined,
  prefix: (value) => VOORVOEGSELS.has(value.toLowerCase()),
  initials: (value) => value.length <= 12 && value.split(' ').every((word) => areInitials(word)),
  website: (value) => !value.includes('@') && WEBSITE.test(value),
  addressLine: (value) => looksLikeAddress(value),
  personName: (value) => looksLikePerson(value),
  elevenTest: (value) => passesElevenTest(nineDigits(value) ?? ''),
  cardNumber: (value) => CARD.test(value),
  number: (value) => NUMBER.test(value),
  withDigit: (value) => /\d/.test(value),
  isbn13: isIsbn13,
  isbn10: isIsbn10,
  isbn10X: (value) => /x$/i.test(value) && isIsbn10(value),
}

function looksLikePhone(value: string): boolean {
  const digits = value.replace(/\D/g, '').length
  return digits >= 8 && digits <= 15 && /^[+\d\s().\-/]+$/.test(value) && !/^\d{1,4}[-/]\d{1,2}[-/]\d{1,4}$/.test(value)
}

function parseAnyDay(value: string): boolean {
  return (['dmy', 'mdy', 'ymd'] as const).some((order) => parseDay(value, { order, today: SOME_DAY }).state === 'day')
}

function looksLikeAddress(value: string): boolean {
  const { street, houseNumber } = splitAddressLine(value)
  return street !== undefined && houseNumber !== undefined
}

/** Initials, a voorvoegsel, a title or a known first name: marks that names of organisations rarely have together. */
function looksLikePerson(value: string): boolean {
  if (
    /\d|@|\b(?:school|stichting|vereniging|b\.?v\.?|gemeente|college|bibliotheek|theater|trust|council)\b/iu.test(value)
  )
    return false
  const name = splitPersonName(value)
  if (name.initials !== undefined || /^(?:dhr|mw|mevr|de heer|fam)/iu.test(name.title ?? ''))
    return name.surname !== undefined
  const [first = ''] = fold(name.firstName ?? '').split(/[\s-]/)
  return GIVEN_NAMES.has(first)
}

/** Statistics of every column over the given rows; short rows count as empty cells. */
export function describeColumns(headers: readonly string[], rows: readonly (readonly string[])[]): ColumnStatistics[] {
  return headers.map((header, column) => describeColumn(header, column, rows))
}

function describeColumn(header: string, column: number, rows: readonly (readonly string[])[]): ColumnStatistics {
  const values: string[] = []
  for (const row of rows) {
    const value = row[column]?.trim() ?? ''
    if (value !== '') values.push(value)
  }
  const distinct = [...new Set(values)]
  const examined = distinct.slice(0, MOST_EXAMINED)
  return {
    column,
    header,
    rows: rows.length,
    filled: values.length,
    distinct: distinct.length,
    examples: distinct.slice(0, MOST_EXAMPLES).map((value) => value.slice(0, EXAMPLE_LENGTH)),
    shares: sharesOf(examined),
    examined: examined.length,
    dateOrder: decideDateOrder(examined).order,
  }
}

function sharesOf(values: readonly string[]): Record<ContentKind, number> {
  const shares = {} as Record<ContentKind, number>
  for (const kind of CONTENT_KINDS) {
    const hits = values.reduce((count, value) => count + (LOOKS_LIKE[kind](value) ? 1 : 0), 0)
    shares[kind] = values.length === 0 ? 0 : hits / values.length
  }
  return shares
}
