import { squeeze } from './clean-text.ts'

/** How a column writes numbers: "1.234,56" or "1,234.56". */
export type NumberStyle = 'nl' | 'en'

const DECORATION = /(?:€|eur(?:o)?\.?|£|gbp|\$|usd)/giu
const SHAPE = /^[+-]?(?:\d[\d.,'\s]*)?\d(?:[.,]-{1,2})?$/u
const GROUPED = /^[1-9]\d{0,2}(?:([.,' ])\d{3})+$/u

/**
 * An amount as integer cents; more than two decimals are rounded half up. `style` decides only what the value itself
 * leaves open ("1.234": a thousand in Dutch, one and a bit in English). Undefined when the text is no amount.
 */
export function parseCents(text: string, style: NumberStyle = 'nl'): number | undefined {
  const bare = squeeze(text).replace(DECORATION, '').trim()
  const unsigned = bare.replace(/^[(+-]\s*|\s*\)$|(?<=\d)-$/gu, '').trim()
  if (!SHAPE.test(unsigned)) return undefined
  const cents = unsignedCents(unsigned.replace(/[.,]-+$/, ''), style)
  return cents !== undefined && isNegative(bare) ? 0 - cents : cents
}

/** A number as people write it: "1.234,5", "1,234.5", "-3"; undefined when the text is none. `style` as for amounts. */
export function parseNumber(text: string, style: NumberStyle = 'nl'): number | undefined {
  const bare = squeeze(text)
  const unsigned = bare.replace(/^[+-]\s*|(?<=\d)-$/gu, '').trim()
  if (!SHAPE.test(unsigned)) return undefined
  const { whole, decimals } = partsOf(unsigned.replace(/[.,]-+$/, ''), style)
  if (/\D/.test(decimals) || whole.length > MOST_DIGITS || decimals.length > MOST_DECIMALS) return undefined
  const number = Number(`${whole || '0'}.${decimals || '0'}`)
  return isNegative(bare) ? 0 - number : number
}

/** The digits before and behind the decimal separator. */
function partsOf(digits: string, style: NumberStyle): { whole: string; decimals: string } {
  const at = decimalAt(digits, style)
  if (at < 0) return { whole: digits.replace(/\D/g, ''), decimals: '' }
  return { whole: digits.slice(0, at).replace(/\D/g, ''), decimals: digits.slice(at + 1) }
}

/** More decimals than this do not survive a double. */
const MOST_DECIMALS = 6

const isNegative = (bare: string) => /^\(.*\)$|^-|[^.,-]-$/.test(bare)

/** Thirteen digits before the comma stay well inside exact integers. */
const MOST_DIGITS = 13

function unsignedCents(digits: string, style: NumberStyle): number | undefined {
  const { whole, decimals } = partsOf(digits, style)
  if (/\D/.test(decimals) || whole.length > MOST_DIGITS) return undefined
  return Number(whole === '' ? '0' : whole) * 100 + Math.round(Number(`0.${decimals}0`) * 100 + 1e-9)
}

/** The place of the decimal separator, or −1 when all separators group thousands. */
function decimalAt(digits: string, style: NumberStyle): number {
  const dot = digits.lastIndexOf('.')
  const comma = digits.lastIndexOf(',')
  if (dot >= 0 && comma >= 0) return Math.max(dot, comma)
  const at = Math.max(dot, comma)
  if (at < 0) return -1
  const separator = digits.charAt(at)
  if (digits.indexOf(separator) !== at) return -1
  if (!GROUPED.test(digits)) return at
  const thousands = style === 'nl' ? '.' : ','
  return separator === thousands ? -1 : at
}

/** The style of a column: a value with both separators, or with one that does not stand before three digits, settles it. */
export function decideNumberStyle(values: readonly string[]): NumberStyle {
  let dutch = 0
  let english = 0
  for (const value of values) {
    const last = /([.,])(\d+)\D*$/.exec(value)
    if (!last) continue
    const isGroup = last[2]?.length === 3 && !(value.includes(',') && value.includes('.'))
    if (isGroup) continue
    if (last[1] === ',') dutch++
    else english++
  }
  return english > dutch ? 'en' : 'nl'
}
