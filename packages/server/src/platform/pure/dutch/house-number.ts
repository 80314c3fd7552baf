import { squeeze } from './clean-text.ts'

export interface HouseNumberParts {
  /** Digits only. */
  readonly houseNumber?: string
  /** What follows the number, without the joining hyphen: "A", "bis", "bus 4". */
  readonly addition?: string
}

export interface AddressLineParts extends HouseNumberParts {
  readonly street?: string
  readonly postcode?: string
  readonly place?: string
}

/** Additions as municipalities and the Flemish register write them; a single letter and roman numerals also count. */
const ADDITION_WORD =
  'bis|ter|hs|huis|hoog|\\d{0,2}\\s?hg|\\d\\s?hoog|bel|bov|bv|ben|beneden|boven|bg|bgg|rood|rd|zwart|zw|links|li|lks|rechts|re|rts|voor|achter|vh|ah|to|t\\/?o|naast|ong|bus|bte|box|app?\\.?|appartement|kamer|k|kmr|unit|gebouw|geb|verd|et|etage|lok|st|sous|sout|part|i{1,3}|iv|vi{0,3}|ix|x'
const PIECE = `(?:(?:${ADDITION_WORD})(?:\\s?\\d{1,4})?|[a-z](?:\\s?\\d{1,4})?|\\d{1,4}[a-z]{0,2}|[a-z]\\d?\\/[a-z]\\d?|[a-z]{2})`
const JOIN = '[\\s\\-–./,]*'
const ADDITION = new RegExp(`^${PIECE}(?:${JOIN}${PIECE}){0,3}\\.?$`, 'iu')
const NUMBER_CELL = /^(?:nr\.?|no\.?|huisnr\.?)?\s*(\d{1,5})(?!\d)\s*(.*)$/iu
const POSTCODE_CELL = /^[1-9]\d{3}\s?[A-Z]{2}$/
const YEAR_LIKE = /^(?:1[0-9]|20)\d{2}$/
/** A full address in one cell: "Kerkstraat 12, 1234 AB Utrecht". */
const WITH_POSTCODE = /^(.*?)[\s,;|]+([1-9]\d{3})\s?([A-Z]{2})(?:[\s,;|]+(\p{L}.*))?$/u
const ONLY_POSTCODE = /^([1-9]\d{3})\s?([A-Z]{2})(?:[\s,;|]+(\p{L}.*))?$/u
/** Simple lines are nearly all lines: a street without digits, a number, at most a short addition. */
const SIMPLE = /^(\p{L}[^\d,]*?)(?:\s+|(?<=\.))(\d{1,5})$/u
const NUMBER_WORD = /\s+(?:nr|no|huisnr)\.?\s*$/iu
const NUMBER = /(?<=[\s,.]|^)\d{1,5}(?=[\s\-–./,a-zA-Z]|$)/gu

/** The addition without what joins it to the number: "-a" → "a", " - A9" → "A9". */
function cleanAddition(text: string): string {
  return text
    .replace(/^[\s\-–./,+]+|[\s\-–,.]+$/gu, '')
    .replace(/\s*[-–]\s*/gu, '-')
    .replace(/^(bis|hs|huis)-/iu, '$1 ')
}

/**
 * A cell of house numbers: "19-A", "12 bis", "134-D". A postcode in this column ("3012 AB") is not a number, and a text
 * without a leading number gives nothing.
 */
export function splitHouseNumber(cell: string): HouseNumberParts {
  const text = squeeze(cell)
  if (POSTCODE_CELL.test(text)) return {}
  const hit = NUMBER_CELL.exec(text)
  if (hit?.[1] === undefined) return {}
  return numberParts(hit[1], hit[2] ?? '')
}

function numberParts(houseNumber: string, behind: string): HouseNumberParts {
  const addition = cleanAddition(behind)
  return addition === '' ? { houseNumber } : { houseNumber, addition }
}

/**
 * Splits a written address line. The house number is the first number behind the street whose tail can be an addition;
 * years that belong to the street ("Laan 1940-1945", "Plein '40-'45") are passed over. A line without such a number,
 * such as "5601 Library Rd.", stays whole in `street`.
 */
export function splitAddressLine(line: string): AddressLineParts {
  const text = squeeze(line).replace(/,+$/, '')
  if (text === '') return {}
  const simple = SIMPLE.exec(text)
  if (simple?.[1] !== undefined && simple[2] !== undefined)
    return { street: simple[1].replace(NUMBER_WORD, ''), houseNumber: simple[2] }
  const only = ONLY_POSTCODE.exec(text)
  if (only) return postcodeParts(only[1], only[2], only[3])
  const full = WITH_POSTCODE.exec(text)
  if (full) return { ...splitStreetLine(full[1] ?? ''), ...postcodeParts(full[2], full[3], full[4]) }
  return splitStreetLine(text)
}

function postcodeParts(digits = '', letters = '', place?: string): AddressLineParts {
  return { postcode: `${digits} ${letters}`, ...(place === undefined ? {} : { place: place.trim() }) }
}

function splitStreetLine(text: string): AddressLineParts {
  for (const hit of text.matchAll(NUMBER)) {
    const street = text
      .slice(0, hit.index)
      .replace(/[\s,]+$/u, '')
      .replace(NUMBER_WORD, '')
    const behind = text.slice(hit.index + hit[0].length)
    if (/\p{L}{2}|'\d/u.test(street) && isHouseNumber(hit[0], behind)) return { street, ...numberParts(hit[0], behind) }
  }
  return { street: text }
}

function isHouseNumber(number: string, behind: string): boolean {
  // A year with another number behind it belongs to the street: "Laan 1940-1945 12 A", "Plein 1813 5".
  if (YEAR_LIKE.test(number) && /\d/.test(behind)) return false
  const addition = cleanAddition(behind)
  return addition === '' || ADDITION.test(addition)
}
