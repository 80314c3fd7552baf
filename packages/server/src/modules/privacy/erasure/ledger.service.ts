import type { Ctx } from '../../../platform/context.ts'
import type { ErasureLedger, LedgerLine } from '../../../platform/erasure-ledger/erasure-ledger.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import { listAllIds } from '../../relations/index.ts'
import type { RowCount } from '../../../platform/module.ts'
import { countExpired } from '../dossier/dossier.queries.ts'
import * as erasures from './erasure.queries.ts'
import { eraseRelation, type EraseTools } from './erase.service.ts'
import { withWords } from './table-words.ts'

/** After the commit: the ledger beside the backups, and the bytes of files. Safe to repeat. */
export async function finishErasure(
  run: JobRun,
  { erasureId, fileIds }: { erasureId: string; fileIds: readonly string[] },
  ledger: ErasureLedger,
): Promise<void> {
  const lines = await run.inTenant((ctx) => erasures.findLines(ctx, [erasureId]))
  for (const line of lines) ledger.append({ version: 1, tenantId: run.tenantId, ...line })
  for (const id of fileIds) await run.files.remove(run.tenantId, id)
}

export type Replayed = { readonly forgotten: number }
type InTransaction = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>

/**
 * Makes the database and the ledger beside the backups agree. What the ledger lacks (a crash between commit and file) is written
 * to it. What the database lacks was forgotten after the backup that was put back: those people are forgotten again, each in
 * a transaction of its own, before anybody gets to see them. Safe to repeat at every start.
 */
export async function agreeWithLedger(
  inTransaction: InTransaction,
  tenantId: string,
  tools: EraseTools & { readonly ledger: ErasureLedger },
): Promise<Replayed> {
  const { ledger } = tools
  const onDisk = ledger.read().filter((line) => line.tenantId === tenantId)
  const stored = await inTransaction((ctx) => erasures.findLines(ctx))
  const writtenIds = new Set(onDisk.map(({ erasureId }) => erasureId))
  for (const line of stored.filter(({ erasureId }) => !writtenIds.has(erasureId)))
    ledger.append({ version: 1, tenantId, ...line })
  const storedIds = new Set(stored.map(({ erasureId }) => erasureId))
  const missing = onDisk.filter(({ erasureId }) => !storedIds.has(erasureId))
  if (missing.length === 0) return { forgotten: 0 }
  const back = await inTransaction(async (ctx) =>
    findBack(await listAllIds(ctx), missing, (id) => ledger.hash(tenantId, `cell:${id}`)),
  )
  let forgotten = 0
  for (const line of missing) {
    const relationIds = back.get(line.erasureId) ?? []
    await inTransaction((ctx) => forgetAgain(ctx, line, relationIds, tools))
    if (relationIds.length > 0) forgotten += 1
  }
  return { forgotten }
}

type Standing = { readonly id: string; readonly relationId: string }

/** By erasure, the relations that its cells belong to in this database. */
function findBack(
  all: readonly Standing[],
  missing: readonly LedgerLine[],
  hash: (id: string) => string,
): Map<string, string[]> {
  const erasureOf = new Map(missing.flatMap(({ erasureId, cells }) => cells.map((cell) => [cell, erasureId] as const)))
  const found = new Map<string, Set<string>>()
  for (const { id, relationId } of all) {
    const erasureId = erasureOf.get(hash(id))
    if (erasureId === undefined) continue
    found.set(erasureId, (found.get(erasureId) ?? new Set()).add(relationId))
  }
  return new Map([...found].map(([erasureId, ids]) => [erasureId, [...ids]]))
}

async function forgetAgain(
  ctx: Ctx,
  line: LedgerLine,
  relationIds: readonly string[],
  tools: EraseTools,
): Promise<void> {
  if (!(await erasures.insertLine(ctx, line))) return
  const counts: RowCount[] = []
  for (const relationId of relationIds) {
    const erased = await eraseRelation(ctx, { relationId, reason: 'restored_backup', erasureId: line.erasureId }, tools)
    counts.push(...erased.counts)
  }
  await erasures.addCounts(ctx, line.erasureId, counts)
}

/** Who was forgotten and when: hashes and counts only. */
export async function listErasures(ctx: Ctx, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const rows = await erasures.list(ctx, { before: readCursor(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => ({
      id: row.id,
      erasedAt: row.erased_at.toISOString(),
      reason: row.reason as 'request' | 'retention' | 'hold_ended' | 'restored_backup',
      requestNumber: row.number,
      counts: withWords(row.counts as RowCount[], ctx.language),
      keptFields: row.kept_fields,
      by: row.erased_by,
    })),
    nextCursor: rows.length > limit && last ? writeCursor({ at: last.erased_at, id: last.id }) : null,
    total: await erasures.count(ctx),
  }
}

/**
 * Of records that come in, those of somebody who was forgotten, by their place in the list. The first key that is known decides.
 * Nothing is looked up while nobody was ever forgotten.
 */
export async function findForgottenAmong(ctx: Ctx, hashesOfEach: readonly (readonly string[])[]): Promise<Set<number>> {
  const known = await erasures.findForgotten(ctx, [...new Set(hashesOfEach.flat())])
  return new Set(hashesOfEach.flatMap((hashes, index) => (hashes.some((hash) => known.has(hash)) ? [index] : [])))
}

export const hasForgotten = erasures.hasForgotten

/** Whether a dossier or something that was kept has passed its last day. */
export async function isAnythingOver(ctx: Ctx, day: string): Promise<boolean> {
  return (await countExpired(ctx)) > 0 || (await erasures.findKeptOver(ctx, day)).length > 0
}
