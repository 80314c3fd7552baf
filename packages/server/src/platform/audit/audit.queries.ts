import type { AuditSubject, Ctx } from '../context.ts'
import { newId } from '../db/new-id.ts'
import { tablesOf } from '../db/tables.ts'

export async function insertAuditEntry(
  ctx: Ctx,
  entry: { action: string; subject: AuditSubject | null; details: Readonly<Record<string, unknown>> },
): Promise<void> {
  await tablesOf(ctx, 'platform')
    .insertInto('platform.audit_entry')
    .values({
      id: newId(),
      at: ctx.now,
      actor_kind: ctx.actor.kind,
      actor_id: ctx.actor.id,
      actor_name: ctx.actor.name,
      action: entry.action,
      subject_kind: entry.subject?.kind ?? null,
      subject_id: entry.subject?.id ?? null,
      details: JSON.stringify(entry.details),
    })
    .execute()
}

/** One page of the trail, newest first; `before` is the last entry of the page above. */
export function listAuditEntries(
  ctx: Ctx,
  query: {
    action?: string | undefined
    subjectId?: string | undefined
    before: { at: Date; id: string } | null
    limit: number
  },
) {
  let rows = tablesOf(ctx, 'platform').selectFrom('platform.audit_entry').selectAll()
  if (query.action !== undefined) rows = rows.where('action', '=', query.action)
  if (query.subjectId !== undefined) rows = rows.where('subject_id', '=', query.subjectId)
  const { before } = query
  if (before) {
    rows = rows.where((eb) => eb(eb.refTuple('at', 'id'), '<', eb.tuple(before.at, before.id)))
  }
  return rows.orderBy('at', 'desc').orderBy('id', 'desc').limit(query.limit).execute()
}
