import type { ColumnMapping, ColumnTarget } from '@klantregie/contract'

const SAYING: ReadonlySet<ColumnTarget> = new Set(['newsletter', 'no_email', 'no_phone', 'no_post', 'no_sms'])

/** Whether rows with these columns can say yes or no to anything, for the ledger of consent. */
export function saysConsent(columns: readonly Pick<ColumnMapping, 'target'>[]): boolean {
  return columns.some(({ target }) => SAYING.has(target))
}
