import { sql, type RawBuilder } from 'kysely'
import type { AuditSubject, Ctx } from '../context.ts'
import { insertEntry } from './audit.queries.ts'

/** So many entries are listed in one record: its particulars stay some tens of kilobytes. */
export const LISTED_AT_ONCE = 500

type Erasure = {
  /** Whom it is about; null when naming them would tell too much. */
  readonly subject: AuditSubject | null
  /** Particulars of every entry about one of these. */
  readonly subjectIds: readonly string[]
  /** Particulars of every entry that holds one of these texts, whomever it is about. Reads all: seconds per million entries. */
  readonly containing?: readonly string[]
  /** In a word, for the record: no personal data. */
  readonly reason: string
}

/**
 * Erases particulars (what was changed, address, device). That something was done, when and by whom stays, and the chain
 * stays verifiable: a record of the erasure lists the entries. Safe to repeat. Answers of how many entries.
 */
export async function eraseAuditDetails(ctx: Ctx, erasure: Erasure): Promise<number> {
  const { subjectIds, containing = [] } = erasure
  const about = sql`e.subject_id = any(${[...subjectIds]}::uuid[])`
  let count = await eraseWhere(ctx, about, erasure)
  // As they stand in JSON. A list of texts in one statement: the particulars are read once.
  const texts = containing.filter((text) => text.trim() !== '').map((text) => JSON.stringify(text).slice(1, -1))
  if (texts.length > 0) {
    const holds = sql`exists (select from unnest(${texts}::text[]) looked (for_text) where position(looked.for_text in d.details) > 0)`
    count += await eraseWhere(ctx, holds, erasure)
  }
  return count
}

/** Particulars of these entries. Answers of how many; of what is erased already none. */
export function eraseListedDetails(ctx: Ctx, ids: readonly string[], reason: string): Promise<number> {
  return eraseWhere(ctx, sql`e.id = any(${[...ids]}::uuid[])`, { subject: null, subjectIds: [], reason })
}

async function eraseWhere(ctx: Ctx, where: RawBuilder<unknown>, { subject, reason }: Erasure): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select e.id from platform.audit_entry e join platform.audit_detail d on d.entry_id = e.id
    where ${where} and e.action <> 'audit.details_erased' order by e.at, e.id`.execute(ctx.tx)
  for (let first = 0; first < rows.length; first += LISTED_AT_ONCE) {
    const entries = rows.slice(first, first + LISTED_AT_ONCE).map(({ id }) => id)
    const details = { reason, entries }
    const id = await insertEntry(ctx, { action: 'audit.details_erased', subject, details, isRead: false })
    await sql`select platform.erase_audit_details(${id})`.execute(ctx.tx)
  }
  return rows.length
}
