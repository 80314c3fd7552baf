/** Checks on numbers that carry their own proof. A check that passes makes a value possible, never certain. */

const NINE_DIGITS = /^\d{9}$/

/**
 * Eleven-test of BSN and RSIN: weights 9…2 and −1, the sum divisible by eleven (Logisch Ontwerp BRP, rubriek 01.20).
 * Nine per cent of random nine-digit numbers pass, so one value proves nothing.
 */
export function passesElevenTest(text: string): boolean {
  if (!NINE_DIGITS.test(text) || text === '000000000') return false
  let sum = 0
  for (let index = 0; index < 8; index++) sum += (text.charCodeAt(index) - 48) * (9 - index)
  return (sum - (text.charCodeAt(8) - 48)) % 11 === 0
}

/** Nine digits once separators are gone; eight digits have lost a leading zero. */
export function nineDigits(text: string): string | undefined {
  const digits = text.replace(/[\s.-]/g, '')
  if (!/^\d{8,9}$/.test(digits)) return undefined
  return digits.padStart(9, '0')
}

/** RSIN: nine digits with the eleven-test (Handelsregister). Undefined when it does not hold. */
export function parseRsin(text: string): string | undefined {
  const digits = nineDigits(text.replace(/^NL|B\d{2}$/giu, ''))
  return digits !== undefined && passesElevenTest(digits) ? digits : undefined
}

/** KvK number: eight digits (Handelsregisterbesluit); a spreadsheet may have eaten leading zeros, a branch number (12) is cut. */
export function parseKvk(text: string): string | undefined {
  const digits = text.replace(/^\D*/u, '').replace(/[\s.-]/g, '')
  if (!/^\d{7,8}(?:\d{4})?$/.test(digits)) return undefined
  return digits.length === 7 ? `0${digits}` : digits.slice(0, 8)
}

const BRIN = /^\d{2}[A-Z]{2}$/
const BRIN_LOCATION = /^(\d{2}[A-Z]{2})(\d{2})$/

/** BRIN: two digits and two letters (DUO). */
export function parseBrin(text: string): string | undefined {
  const code = text.replace(/\s/g, '').toUpperCase()
  return BRIN.test(code) ? code : undefined
}

/** BRIN with the two digits of the location (DUO "vestigingsnummer"), "16AH00". */
export function parseBrinLocation(text: string): string | undefined {
  const code = text.replace(/[\s|-]/g, '').toUpperCase()
  return BRIN_LOCATION.test(code) ? code : undefined
}

/** Number of a competent authority (bevoegd gezag): up to five digits (DUO), written without leading zeros lost. */
export function parseBoardNumber(text: string): string | undefined {
  const digits = text.trim()
  return /^\d{3,6}$/.test(digits) ? digits.padStart(5, '0') : undefined
}

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/

/** IBAN by ISO 13616: rearranged and read as a number, the remainder by 97 is 1. Returned without spaces. */
export function parseIban(text: string): string | undefined {
  const iban = text.replace(/\s/g, '').toUpperCase()
  if (!IBAN.test(iban)) return undefined
  const rearranged = iban.slice(4) + iban.slice(0, 4)
  let remainder = 0
  for (const character of rearranged) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1 ? iban : undefined
}
