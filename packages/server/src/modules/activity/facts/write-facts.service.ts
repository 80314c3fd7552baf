import type { Ctx } from '../../../platform/context.ts'
import * as reversals from './settle.queries.ts'
import { takeBack } from './take-back.queries.ts'
import { withdraw } from './withdraw.queries.ts'
import { asRows, recordOf, store, type FactsWritten, type FactToWrite } from './write-facts.queries.ts'

/** So many rows in a statement: their text stays within a few megabytes. */
const AT_ONCE = 5_000

/**
 * Writes what a source tells, set by set: for imports, connectors and demonstrations. A row whose key the source used before is the
 * same fact: when it says something else it is corrected and the version before it stays. Reversals find what they reverse by
 * `reversesKey`, whichever of the two comes first. Nothing is traced or announced per fact: whoever calls says what it was for.
 */
export async function writeFacts(ctx: Ctx, rows: readonly FactToWrite[]): Promise<FactsWritten> {
  const firsts = new Map<string, FactToWrite>()
  for (const row of rows) {
    const key = `${row.sourceId} ${row.sourceKey}`
    if (!firsts.has(key)) firsts.set(key, row)
  }
  const wanted = [...firsts.values()]
  let sum: FactsWritten = { new: 0, changed: 0, same: 0, duplicate: rows.length - wanted.length }
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const part = wanted.slice(from, from + AT_ONCE)
    const written = await store(ctx, asRows(part.map(recordOf)))
    await settleWhatCame(ctx, part, written)
    sum = added(sum, written)
  }
  return sum
}

async function settleWhatCame(ctx: Ctx, part: readonly FactToWrite[], written: FactsWritten): Promise<void> {
  const sourceIds = [...new Set(part.map(({ sourceId }) => sourceId))]
  const isTouched = written.changed > 0 || part.some((row) => row.isReversal === true)
  if (!isTouched && !(await reversals.isWaiting(ctx, sourceIds))) return
  await reversals.settleWritten(ctx, {
    sourceIds: part.map(({ sourceId }) => sourceId),
    sourceKeys: part.map(({ sourceKey }) => sourceKey),
  })
}

/**
 * Takes back what a source said before and says no longer: a scan that was undone there, an order that was revived. When it is said again it is
 * there again. Answers how many were withdrawn.
 */
export async function withdrawFacts(
  ctx: Ctx,
  { sourceId, keys }: { readonly sourceId: string; readonly keys: readonly string[] },
): Promise<number> {
  if (keys.length === 0) return 0
  const withdrawn = await withdraw(ctx, sourceId, keys)
  if (withdrawn.length > 0)
    await reversals.settleWritten(ctx, { sourceIds: withdrawn.map(() => sourceId), sourceKeys: withdrawn })
  return withdrawn.length
}

const added = (one: FactsWritten, other: FactsWritten): FactsWritten => ({
  new: one.new + other.new,
  changed: one.changed + other.changed,
  same: one.same + other.same,
  duplicate: one.duplicate + other.duplicate,
})

/** Takes back what an import wrote and corrected. Answers how many facts went, and how many are again what they were. */
export async function undoFacts(ctx: Ctx, importId: string): Promise<{ removed: number; restored: number }> {
  return takeBack(ctx, importId)
}
