import type { AuditEntry } from '@klantregie/contract'
import { listAuditEntries } from '../../../platform/audit/audit.queries.ts'
import type { Ctx } from '../../../platform/context.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'

type Query = {
  readonly action?: string | undefined
  readonly subjectId?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/**
 * One page of what was done by whom, newest first.
 * @throws AppError relations.cursor_invalid
 */
export async function listTrail(ctx: Ctx, query: Query): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
  const before = readCursor(query.cursor)
  const rows = await listAuditEntries(ctx, { ...query, before, limit: query.limit + 1 })
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      actor: row.actor_name,
      action: row.action,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      details: row.details as Record<string, unknown>,
    })),
    nextCursor: rows.length > page.length && last ? writeCursor(last) : null,
  }
}
