import type { Ctx } from '../../../platform/context.ts'
import { findBelonging, lockRelations, regroupRelations } from '../../relations/index.ts'
import { lockRunning } from '../imports/import.queries.ts'
import { recomputeRegrouped, recomputeRelations } from '../records/golden.service.ts'
import * as choices from './choice.queries.ts'
import * as log from './merge-log.queries.ts'
import { replay } from './merge-replay.rules.ts'
import type { OtherModules } from './other-modules.ts'
import * as rows from './regroup.queries.ts'
import { columnsToRegroup } from './regroup.rules.ts'

/**
 * One merge, split or batch of an import at a time: each reads where everything belongs, and must not be overtaken. An
 * import lets go after every batch, so nobody waits for a whole list.
 */
export async function lockLog(ctx: Ctx): Promise<void> {
  await lockRunning(ctx)
}

/** Relations that changed, apart from those that are no longer there. */
export type Regrouped = { readonly relationIds: readonly string[] }

/**
 * Makes everything agree with the log again, after it changed for these cells: rows of all modules go to the relation that
 * their cell belongs to, and what follows from them is computed again. The only place where cells change relation.
 * `alsoChanged`: cells whose records changed without going to another relation; undefined when no record changed at all.
 */
export async function regroup(
  ctx: Ctx,
  { cells, alsoChanged }: { readonly cells: readonly string[]; readonly alsoChanged?: readonly string[] },
  others: OtherModules,
): Promise<Regrouped> {
  const connected = await log.findConnected(ctx, cells)
  const relationOf = replay(connected.operations)
  const at = (cell: string) => relationOf.get(cell) ?? cell
  const moved = (await findBelonging(ctx, connected.cells))
    .map(({ cellId, relationId }) => ({ cellId, from: relationId, to: at(cellId) }))
    .filter(({ from, to }) => from !== to)
  await carryOut(ctx, moved, others)
  await choices.setCounting(
    ctx,
    connected.choices.map(({ mergeId, recordId, winner, loser }) => ({
      mergeId,
      recordId,
      counts: at(winner) === at(loser),
    })),
  )
  const touched = new Set([...moved.flatMap(({ from, to }) => [at(from), to]), ...(alsoChanged ?? []).map(at)])
  const recompute = alsoChanged === undefined ? recomputeRegrouped : recomputeRelations
  await recompute(ctx, [...touched].sort())
  return { relationIds: [...touched] }
}

async function carryOut(ctx: Ctx, moved: readonly rows.Moved[], others: OtherModules): Promise<void> {
  if (moved.length === 0) return
  await lockRelations(ctx, [...new Set(moved.flatMap(({ cellId, from, to }) => [cellId, from, to]))].sort())
  for (const column of columnsToRegroup(others.personalData())) await rows.moveRows(ctx, column, moved)
  await regroupRelations(
    ctx,
    moved.map(({ cellId, to }) => ({ cellId, relationId: to })),
  )
}
