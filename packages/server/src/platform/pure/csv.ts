import { safeCell } from './formula-safety.ts'

/** So that spreadsheet programs read it as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'
const NEEDS_QUOTES = /[;"\r\n]|^\s|\s$/

/** A line of CSV (RFC 4180) with semicolons, as Dutch spreadsheet programs expect; no cell can act as a formula. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(';')}\r\n`
}

function csvCell(text: string): string {
  const safe = safeCell(text)
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
