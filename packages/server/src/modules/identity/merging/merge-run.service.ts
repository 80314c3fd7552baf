import type { Ctx } from '../../../platform/context.ts'
import * as decisions from './decision.queries.ts'
import * as log from './merge-log.queries.ts'
import { admissibleMerges } from './merge-replay.rules.ts'
import type { OtherModules } from './other-modules.ts'
import { lockLog, regroup } from './regroup.service.ts'

export { portionsOf } from './merge-replay.rules.ts'

/** Two cells (`source_record.origin_relation_id`) that matching takes for one. */
export type MatchedMerge = {
  /** Whose relation stays. */
  readonly winner: string
  readonly loser: string
  /** How sure matching is, 0–1. */
  readonly score: number
  /** Why, as keys that the web translates. */
  readonly reasons: readonly string[]
}

export type Applied = {
  readonly merged: number
  /** Would bring together what somebody decided is not the same. */
  readonly refused: number
  /** Were one already. */
  readonly redundant: number
}

/**
 * Carries out merges found by a matching run, in their order, in the caller's transaction: some thousands at a time
 * (`portionsOf` cuts a run into portions that can be committed one by one). Never brings together two cells of which
 * somebody decided that they are not the same.
 */
export async function applyMerges(
  ctx: Ctx,
  { runId, merges }: { readonly runId: string; readonly merges: readonly MatchedMerge[] },
  others: OtherModules,
): Promise<Applied> {
  await lockLog(ctx)
  const { operations, cells } = await log.findConnected(ctx, mentioned(merges))
  const notSame = await decisions.findAmong(ctx, 'not_same', cells)
  const { admitted, refused, redundant } = admissibleMerges(operations, merges, notSame)
  await log.insertMerges(ctx, admitted, { runId, remark: null })
  if (admitted.length > 0) await regroup(ctx, { cells: mentioned(admitted) }, others)
  const counts = { merged: admitted.length, refused: refused.length, redundant: redundant.length }
  await ctx.audit('merge.run_applied', { kind: 'matching_run', id: runId }, counts)
  return counts
}

function mentioned(merges: readonly { readonly winner: string; readonly loser: string }[]): string[] {
  return [...new Set(merges.flatMap(({ winner, loser }) => [winner, loser]))]
}

/**
 * Undoes merges of a matching run, at most `limit` of them; call again until none is left. Those that somebody undid
 * already stay undone, and nothing is decided about the pairs: the next run looks at them afresh.
 */
export async function undoRun(
  ctx: Ctx,
  { runId, limit }: { readonly runId: string; readonly limit: number },
  others: OtherModules,
): Promise<{ readonly undone: number }> {
  await lockLog(ctx)
  const merges = await log.listOfRun(ctx, runId, limit)
  if (merges.length === 0) return { undone: 0 }
  await log.markUndone(
    ctx,
    merges.map(({ id }) => id),
  )
  await regroup(
    ctx,
    { cells: mentioned(merges.map((row) => ({ winner: row.winner_cell_id, loser: row.loser_cell_id }))) },
    others,
  )
  await ctx.audit('merge.run_undone', { kind: 'matching_run', id: runId }, { merges: merges.length })
  return { undone: merges.length }
}
