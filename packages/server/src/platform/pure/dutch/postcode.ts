import { squeeze } from './clean-text.ts'

export interface PostcodeReading {
  /** "1234 AB" for the Netherlands, otherwise as written in capitals. */
  readonly postcode: string
  readonly country?: 'NL'
  /** What stood behind the postcode in the same cell: a place ("3906VP Veenendaal"). */
  readonly rest?: string
}

/** The Dutch form, [1-9][0-9]{3} ?[A-Z]{2} (PostNL). Letters that are not issued (SA, SD, SS) are taken as they come, because lists have them. */
const DUTCH = /^(?:NL\s?-?\s?)?([1-9]\d{3})\s*[-.]?\s*([a-z]{2})(?![\p{L}\d])[\s,]*(.*)$/iu
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
  const isDutch = country === 'NL' || country === ''
  const dutch = isDutch ? DUTCH.exec(clean) : null
  if (dutch) return readDutch(dutch)
  const four = FOUR_DIGITS.exec(clean)
  if (four) return { postcode: four[1] ?? '', ...(four[2] === undefined ? {} : { rest: four[2] }) }
  return isForeignCode(clean, isDutch) ? { postcode: clean.toUpperCase() } : undefined
}

/** The longest codes in use, Iranian and Brazilian ones, are well within twelve characters. */
const LONGEST_CODE = 12

function isForeignCode(code: string, isCountryUnknown: boolean): boolean {
  return code.length <= LONGEST_CODE && (isCountryUnknown ? FOREIGN.test(code) : /\d/.test(code))
}

function readDutch(hit: RegExpExecArray): PostcodeReading {
  const letters = (hit[2] ?? '').toUpperCase()
  const rest = hit[3] ?? ''
  return { postcode: `${hit[1] ?? ''} ${letters}`, country: 'NL', ...(rest === '' ? {} : { rest }) }
}
