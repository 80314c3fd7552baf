import type { Ctx } from '../../../platform/context.ts'
import { findBelonging } from '../../relations/index.ts'
import * as choices from './choice.queries.ts'
import * as log from './merge-log.queries.ts'
import type { OtherModules } from './other-modules.ts'
import { regroup } from './regroup.service.ts'

/** Cells are looked at in portions, so that an import of a million rows does not become one list. */
const AT_ONCE = 5000

/**
 * Cells that are about to go, with the import that made them: every merge they took part in is as if it had never been, so
 * that the others stand by themselves again before these are deleted. The caller holds the lock of the log.
 */
export async function dissolveCells(ctx: Ctx, cellIds: readonly string[], others: OtherModules): Promise<void> {
  for (let start = 0; start < cellIds.length; start += AT_ONCE) {
    const going = cellIds.slice(start, start + AT_ONCE)
    const { cells, choices: chosen, operations } = await log.findConnected(ctx, going)
    if (operations.length === 0) continue
    const gone = new Set(going)
    await choices.setCounting(
      ctx,
      chosen
        .filter(({ winner, loser }) => gone.has(winner) || gone.has(loser))
        .map((choice) => ({ ...choice, counts: false })),
    )
    await log.dissolve(ctx, going)
    const relationIds = (await findBelonging(ctx, cells)).map(({ relationId }) => relationId)
    await regroup(ctx, { cells, alsoChanged: relationIds.filter((id) => !gone.has(id)) }, others)
  }
}
