import type { MappingReason } from '@klantregie/contract'
import { fold } from '../../../platform/pure/fold.ts'
import type { ColumnStatistics } from './column-statistics.rules.ts'
import { BSN_HEADER, RSIN_HEADER } from './header-synonyms.rules.ts'
import { loanTitleColumns } from './loan-titles.rules.ts'

export type StopReason = Extract<MappingReason, 'bsn' | 'loan_title'>

/** What the organisation deliberately allows; nothing unless said. */
export type Allowed = {
  readonly loanTitles?: boolean | undefined
  /** Somebody said that the list is one of loans. */
  readonly isOfLoans?: boolean | undefined
}

/**
 * Columns that may not be taken in, whatever somebody chooses on the screen, and why (PRODUCT.md D4, D6). Nothing allows a
 * citizen service number; titles of loans only a privacy officer can, for a purpose.
 */
export function stoppedColumns(
  columns: readonly ColumnStatistics[],
  { loanTitles = false, isOfLoans = false }: Allowed = {},
): Map<number, StopReason> {
  const stopped = new Map<number, StopReason>()
  if (!loanTitles) for (const column of loanTitleColumns(columns, isOfLoans)) stopped.set(column, 'loan_title')
  for (const statistics of columns) if (isBsnColumn(statistics)) stopped.set(statistics.column, 'bsn')
  return stopped
}

/** More than half of the values passing stops a column. One value proves nothing (nine per cent of random numbers pass), so ten at least. */
const BSN_SHARE = 0.5
const BSN_VALUES = 10

const spaced = (header: string) =>
  fold(header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** Whether a column holds citizen service numbers and may not be taken in at all (AVG art. 87; art. 46 UAVG). */
export function isBsnColumn(statistics: ColumnStatistics): boolean {
  const words = spaced(statistics.header)
  // "SoFi-nummer" and "BurgerServiceNummer" must be seen however they are written.
  const forms = [words, spaced(statistics.header.toLowerCase()), words.replaceAll(' ', '')]
  if (forms.some((form) => BSN_HEADER.test(form))) return true
  if (RSIN_HEADER.test(words)) return false
  return statistics.examined >= BSN_VALUES && statistics.shares.elevenTest > BSN_SHARE
}
