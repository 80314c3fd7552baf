import type { ComparedPeriods, TierTransitions, ValueFamily } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { ensureBuilt } from '../conditions/building.service.ts'
import { countChunks } from '../conditions/counts.queries.ts'
import { conditionsIn, type ExactGroup } from '../conditions/exact.ts'
import { limitsOfDeeds, universeOf } from '../conditions/rights.service.ts'
import { bitsOfTree } from '../conditions/tree.queries.ts'
import { countEach } from '../counting/page-of-members.queries.ts'
import { listPage, type PageAsked, type PageOfMembers } from '../counting/page-of-members.service.ts'
import { getFamily } from './family.service.ts'
import * as stored from './threshold.queries.ts'
import { conditionsOfMove, MOVES, type Compared } from './tier-conditions.ts'
import { decideDirection, decideThresholds, type TierMove, type TierThresholds } from './tiers.rules.ts'

/** @throws AppError segments.family_not_found, segments.thresholds_wrong */
export async function setThresholds(ctx: Ctx, id: string, thresholds: TierThresholds): Promise<ValueFamily> {
  const before = await getFamily(ctx, id)
  if (decideThresholds(thresholds) !== null) throw new AppError('segments.thresholds_wrong')
  await stored.setThresholds(ctx, id, thresholds)
  await ctx.audit(
    'value.thresholds_changed',
    { kind: 'family', id },
    { family: before.name, before: before.thresholds, after: thresholds },
  )
  await ctx.announce({ topic: 'segment', id: 'value' })
  return { ...before, thresholds, isChosen: true }
}

/**
 * How relations moved from one period to the next, as far as the reader sees them. Every move is a set of conditions, so that after the
 * first time it is counted from bitmaps that are kept fresh.
 * @throws AppError segments.family_not_found, segments.periods_overlap
 */
export async function compareTiers(ctx: Ctx, asked: ComparedPeriods): Promise<TierTransitions> {
  const compared = await comparedOf(ctx, asked)
  const bitsOf = await bitsOfMoves(ctx, compared, MOVES)
  const counts = await countEach(
    ctx,
    MOVES.map((move) => [nameOf(move), bitsOf(move)]),
  )
  const moves = MOVES.map((move) => ({ ...move, relations: counts.get(nameOf(move)) ?? 0 }))
  const totals = { stayed: 0, rose: 0, fell: 0, came: 0, gone: 0 }
  for (const { relations, ...move } of moves) totals[decideDirection(move)] += relations
  return {
    thresholds: compared.thresholds,
    moves,
    relations: moves.reduce((sum, { relations }) => sum + relations, 0),
    ...totals,
  }
}

/** Who made a move, page by page. Errors as `compareTiers`. */
export async function listMovers(
  ctx: Ctx,
  { from, to, after, limit, ...asked }: ComparedPeriods & TierMove & PageAsked,
): Promise<PageOfMembers> {
  const compared = await comparedOf(ctx, asked)
  const bitsOf = await bitsOfMoves(ctx, compared, [{ from, to }])
  return listPage(ctx, bitsOf({ from, to }), { after, limit })
}

const nameOf = ({ from, to }: TierMove) => `${from} ${to}`

async function comparedOf(ctx: Ctx, { familyId, earlier, later }: ComparedPeriods): Promise<Compared> {
  const { thresholds } = await getFamily(ctx, familyId)
  if (earlier.until < earlier.from || later.until < later.from || later.from <= earlier.until)
    throw new AppError('segments.periods_overlap')
  return { familyId, earlier, later, thresholds }
}

async function bitsOfMoves(ctx: Ctx, compared: Compared, moves: readonly TierMove[]) {
  const treeOf = (move: TierMove): ExactGroup => ({
    group: 'all',
    of: [...universeOf(ctx), ...limitsOfDeeds(ctx, { isAboutDeeds: true }), conditionsOfMove(compared, move)],
  })
  const ids = await ensureBuilt(ctx, conditionsIn({ group: 'all', of: moves.map(treeOf) }))
  const chunks = await countChunks(ctx)
  return (move: TierMove) => bitsOfTree(treeOf(move), ids, chunks)
}
