import type { RfmGrid, RfmRanges } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { forgetAbout, holdAlone } from '../conditions/bitmap.queries.ts'
import { ensureBuilt } from '../conditions/building.service.ts'
import { countChunks } from '../conditions/counts.queries.ts'
import { conditionsIn, type Exact, type ExactGroup } from '../conditions/exact.ts'
import { exactScores } from '../conditions/read-deeds.service.ts'
import { limitsOfDeeds, universeOf } from '../conditions/rights.service.ts'
import { bitsOfTree } from '../conditions/tree.queries.ts'
import { countEach } from '../counting/page-of-members.queries.ts'
import { listPage, type PageAsked, type PageOfMembers } from '../counting/page-of-members.service.ts'
import { getFamily } from './family.service.ts'
import * as scores from './rfm-score.queries.ts'

const SCORES = [1, 2, 3, 4, 5] as const

/**
 * Scores every relation of a family anew, as of a day. Safe to do again after a crash: scores and the conditions about them change in one
 * transaction, in which nobody builds a condition.
 */
export async function scoreFamily(ctx: Ctx, scored: scores.Scored): Promise<void> {
  await scores.noteScores(ctx, scored)
  await holdAlone(ctx)
  await scores.replaceScores(ctx, scored)
  await forgetAbout(ctx, 'rfm')
}

/** How relations of a family are spread over the scores, as far as the reader sees them. @throws AppError segments.family_not_found */
export async function getRfm(ctx: Ctx, id: string): Promise<RfmGrid> {
  const { name } = await getFamily(ctx, id)
  const round = await scores.findRound(ctx, id)
  const cells = SCORES.flatMap((recency) => SCORES.map((frequency) => ({ recency, frequency })))
  const trees = new Map<string, ExactGroup>([
    ...cells.map(
      ({ recency, frequency }) =>
        [
          `${recency} ${frequency}`,
          treeOf(ctx, [just(id, 'recency', recency), just(id, 'frequency', frequency)]),
        ] as const,
    ),
    ...SCORES.map((score) => [`money ${score}`, treeOf(ctx, [just(id, 'money', score)])] as const),
  ])
  const counts = await countTrees(ctx, trees)
  const inCells = cells.map((cell) => ({ ...cell, relations: counts.get(`${cell.recency} ${cell.frequency}`) ?? 0 }))
  return {
    family: { id, name },
    round,
    relations: inCells.reduce((sum, { relations }) => sum + relations, 0),
    cells: inCells,
    money: SCORES.map((score) => ({ score, relations: counts.get(`money ${score}`) ?? 0 })),
  }
}

/** Who has these scores, page by page. @throws AppError segments.family_not_found */
export async function listRfmPeople(
  ctx: Ctx,
  { id, after, limit, ...ranges }: { readonly id: string } & RfmRanges & PageAsked,
): Promise<PageOfMembers> {
  await getFamily(ctx, id)
  const tree = treeOf(ctx, [exactScores(id, ranges)])
  const ids = await ensureBuilt(ctx, conditionsIn(tree))
  return listPage(ctx, bitsOfTree(tree, ids, await countChunks(ctx)), { after, limit })
}

/** One score is a condition by itself: fifteen of them make the whole grid. */
function just(familyId: string, what: 'recency' | 'frequency' | 'money', score: number): Exact {
  return exactScores(familyId, { [what]: { from: score, to: score } })
}

function treeOf(ctx: Ctx, conditions: readonly Exact[]): ExactGroup {
  return {
    group: 'all',
    of: [...universeOf(ctx), ...limitsOfDeeds(ctx, { isAboutDeeds: true }), ...conditions],
  }
}

async function countTrees(ctx: Ctx, trees: ReadonlyMap<string, ExactGroup>): Promise<Map<string, number>> {
  const ids = await ensureBuilt(ctx, conditionsIn({ group: 'all', of: [...trees.values()] }))
  const chunks = await countChunks(ctx)
  return countEach(
    ctx,
    [...trees].map(([name, tree]) => [name, bitsOfTree(tree, ids, chunks)]),
  )
}
