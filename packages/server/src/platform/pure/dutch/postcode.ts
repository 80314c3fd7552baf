import { squeeze } from './clean-text.ts'

export interface PostcodeReading {
  /** "1234 AB" for the Netherlands, otherwise as written in capitals. */
  readonly postcode: string
  readonly country?: 'NL'
  /** What stood behind the postcode in the same cell: a place ("3906VP Veenendaal"). */
  readonly rest?: string
}

/** [1-9][0-9]{3} ?[A-Z]{2}; PostNL never issues SA, SD and SS (historical reasons). */
const DUTCH = /^(?:NL\s?-?\s?)?([1-9]\d{3})\s*[-.]?\s*([a-z]{2})(?![\p{L}\d])[\s,]*(.*)$/iu
const NEVER_ISSUED = new Set(['SA', 'SD', 'SS'])
/** The four digits alone: a Dutch neighbourhood or a Belgian place; in both cases worth keeping. */
const FOUR_DIGITS = /^(?:B\s?-?\s?)?([1-9]\d{3})(?:[\s,]+('?\p{L}.{2,}))?$/iu
/** Foreign codes: German, French and American digits, British and Canadian letters. */
const FOREIGN =
  /^(?:[A-Z]{1,2}-?\s?)?(?:\d{3,6}(?:[\s-]\d{2,4})?|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d)$/iu

/**
 * Reads a postcode cell. Returns undefined when it cannot be a postcode. In another country than the Netherlands the
 * code is kept as written, because every country has its own form.
 */
export function parsePostcode(text: string, country = 'NL'): PostcodeReading | undefined {
  const clean = squeeze(text)
  const dutch = DUTCH.exec(clean)
  if (dutch && (country === 'NL' || country === '')) return readDutch(dutch)
  const four = FOUR_DIGITS.exec(clean)
  if (four?.[1] !== undefined) return { postcode: four[1], ...(four[2] === undefined ? {} : { rest: four[2] }) }
  const code = clean.toUpperCase()
  const isForeign = country !== 'NL' && country !== '' ? /\d/.test(code) && code.length <= 12 : FOREIGN.test(code)
  return isForeign && code.length <= 20 ? { postcode: code } : undefined
}

function readDutch(hit: RegExpExecArray): PostcodeReading | undefined {
  const letters = (hit[2] ?? '').toUpperCase()
  if (NEVER_ISSUED.has(letters)) return undefined
  const rest = hit[3] ?? ''
  return { postcode: `${hit[1] ?? ''} ${letters}`, country: 'NL', ...(rest === '' ? {} : { rest }) }
}

/** Whether a whole cell is a complete Dutch postcode; used to recognise columns. */
export function isDutchPostcode(text: string): boolean {
  return /^\s*[1-9]\d{3}\s{0,2}[a-z]{2}\s*$/i.test(text)
}
