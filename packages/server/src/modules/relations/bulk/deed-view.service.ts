import type { BulkDeed, BulkRefusal, BulkWhat } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { findTypes } from '../../governance/index.ts'
import { list as listLabels } from '../labels/label.queries.ts'
import { progressOf, refuseUndo, undoUntil } from './bulk.rules.ts'
import type { DeedRow } from './deed.queries.ts'

/** Deeds in words: what the type, label and colleague are called. */
export async function showDeeds(ctx: Ctx, rows: readonly DeedRow[]): Promise<BulkDeed[]> {
  if (rows.length === 0) return []
  const named = [...(await findTypes(ctx)), ...(await listLabels(ctx)), ...(await findUserNames(ctx))]
  const names = new Map(named.map(({ id, name }) => [id, name]))
  const nameOf = (id: string | undefined) => (id === undefined ? null : (names.get(id) ?? null))
  return rows.map(({ what, ...row }) => ({
    id: row.id,
    what,
    ...wordsOf(what, nameOf),
    state: row.state,
    asked: row.asked,
    isExact: row.fixedAt !== null,
    excepted: row.excepted,
    will: row.will,
    already: row.already,
    refused: Object.entries(row.refused).map(([reason, count]) => ({ reason: reason as BulkRefusal, count })),
    changed: row.changed,
    passedBy: row.passedBy,
    restored: row.restored,
    kept: row.kept,
    stopReason: row.state === 'stopped' ? row.stopReason : null,
    progress: progressOf(row),
    jobId: row.jobId,
    by: row.by,
    isMine: row.byUserId === ctx.actor.id,
    at: row.at.toISOString(),
    ...wayBackOf(row, ctx.now),
  }))
}

function wordsOf(what: BulkWhat, nameOf: (id: string | undefined) => string | null) {
  const subjectId = 'typeId' in what ? what.typeId : 'labelId' in what ? what.labelId : undefined
  return { subject: nameOf(subjectId), owner: nameOf('ownerId' in what ? what.ownerId : undefined) }
}

/** Who took it back, and until when that can be done; of nothing there is nothing to take back. */
function wayBackOf(row: Omit<DeedRow, 'what'>, now: Date): Pick<BulkDeed, 'undoneBy' | 'undoneAt' | 'undoUntil'> {
  const isUndone = row.state === 'undone'
  return {
    undoneBy: isUndone ? row.undoneBy : null,
    undoneAt: isUndone ? (row.undoneAt?.toISOString() ?? null) : null,
    undoUntil: row.changed > 0 && refuseUndo(row, now) === null ? undoUntil(row.at).toISOString() : null,
  }
}
