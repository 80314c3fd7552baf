import { safeCell } from '../../../platform/pure/formula-safety.ts'
import type { AuditEntry } from '@klantregie/contract'

/** The columns of the file, in their order. */
const COLUMNS = [
  'nummer',
  'moment',
  'wie',
  'wie-id',
  'wat',
  'soort',
  'onderwerp-soort',
  'onderwerp-id',
  'onderwerp',
  'via',
  'via-naam',
  'adres',
  'apparaat',
  'bijzonderheden',
  'hash',
] as const

export type ExportedEntry = AuditEntry & { readonly hash: string | null }

/** So that spreadsheet programs read it as UTF-8. */
export const headLine = `\uFEFF${COLUMNS.join(';')}\r\n`

/** A line of CSV (RFC 4180) with semicolons, as Dutch spreadsheet programs expect; no cell can act as a formula. */
export function entryLine(entry: ExportedEntry): string {
  const { origin } = entry
  const cells = [
    entry.number?.toString(),
    entry.at,
    entry.actor,
    entry.actorId,
    entry.action,
    entry.isRead ? 'gelezen' : 'gedaan',
    entry.subjectKind,
    entry.subjectId,
    entry.subjectName,
    origin.kind,
    origin.name,
    origin.address,
    origin.device,
    entry.details === null ? entry.withheld && WITHHELD[entry.withheld] : JSON.stringify(entry.details),
    entry.hash,
  ]
  return `${cells.map((cell) => csvCell(cell ?? '')).join(';')}\r\n`
}

const WITHHELD = { erased: 'gewist', rights: 'afgeschermd' } as const

const NEEDS_QUOTES = /[;"\r\n]|^\s|\s$/

function csvCell(text: string): string {
  const safe = safeCell(text)
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
