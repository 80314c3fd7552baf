import type { Import } from '@klantregie/contract'
import type { Language } from './surroundings.ts'
import { asTable } from './table-text.ts'

const WORDS = {
  nl: {
    rows: 'rijen',
    new: 'nieuw',
    changed: 'gewijzigd',
    same: 'gelijk',
    duplicate: 'mogelijk dubbel',
    rejected: 'afgewezen',
    gone: 'niet meer in de lijst',
  },
  en: {
    rows: 'rows',
    new: 'new',
    changed: 'changed',
    same: 'same',
    duplicate: 'possible duplicate',
    rejected: 'rejected',
    gone: 'no longer in the list',
  },
} as const

/** Rows in = new + changed + same + possible duplicate + rejected: the account that always balances. */
export function accountOf({ counts }: Pick<Import, 'counts'>, language: Language): string[] {
  if (!counts) return []
  const words = WORDS[language]
  const keys = ['rows', 'new', 'changed', 'same', 'duplicate', 'rejected', 'gone'] as const
  return asTable(keys.map((key) => [`  ${words[key]}`, String(counts[key]).padStart(9)]))
}

/** Each column with what it was taken for and how sure that is. */
export function mappingOf({ proposal }: Pick<Import, 'proposal'>): string[] {
  return asTable(
    (proposal ?? []).map(({ header, target, confidence, isStopped }) => [
      `  ${header}`,
      isStopped ? '✗ skip' : target,
      isStopped ? 'BSN' : `${Math.round(confidence * 100)}%`,
    ]),
  )
}
