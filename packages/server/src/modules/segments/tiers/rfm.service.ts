import type { RfmGrid, RfmRanges } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { forgetAbout, holdAlone } from '../conditions/bitmap.queries.ts'
import { ensureBuilt, findAllBuilt } from '../conditions/building.service.ts'
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

/** Makes the conditions of a grid stand ready, so that nobody waits for them; in a transaction of its own. */
export async function prepareGrid(ctx: Ctx, familyId: string): Promise<void> {
  await ensureBuilt(ctx, gridOf(familyId))
}

/** How relations of a family are spread over the scores, as far as the reader sees them. @throws AppError segments.family_not_found */
export async function getRfm(ctx: Ctx, id: string): Promise<RfmGrid> {
  const { name } = await getFamily(ctx, id)
  const round = await scores.findRound(ctx, id)
  const { cells, money } = await countGrid(ctx, id)
  const inCells = CELLS.map((cell) => ({ ...cell, relations: cells.get(`${cell.recency} ${cell.frequency}`) ?? 0 }))
  return {
    family: { id, name },
    round,
    relations: inCells.reduce((sum, { relations }) => sum + relations, 0),
    cells: inCells,
    money: SCORES.map((score) => ({ score, relations: money.get(`${score}`) ?? 0 })),
  }
}

/**
 * From bitmaps when these stand ready, as they do from the night on; else (a family that was never scored at night, or everything was
 * made anew) in one query over the stored scores, which says the same.
 */
async function countGrid(ctx: Ctx, familyId: string): Promise<Grid> {
  const isPrepared = (await findAllBuilt(ctx, gridOf(familyId))) !== null
  if (!isPrepared) return addUp(await scores.countScores(ctx, { familyId, hidesProtected: hidesProtected(ctx) }))
  const cells = CELLS.map(({ recency, frequency }) => {
    const tree = treeOf(ctx, [just(familyId, 'recency', recency), just(familyId, 'frequency', frequency)])
    return [`${recency} ${frequency}`, tree] as const
  })
  const money = SCORES.map((score) => [`${score}`, treeOf(ctx, [just(familyId, 'money', score)])] as const)
  const counts = await countTrees(ctx, new Map([...cells, ...money]))
  return { cells: counts, money: counts }
}

/** Relations by "recency frequency", and by the score of money. */
type Grid = { readonly cells: ReadonlyMap<string, number>; readonly money: ReadonlyMap<string, number> }

function addUp(counted: readonly scores.CountedScores[]): Grid {
  const cells = new Map<string, number>()
  const money = new Map<string, number>()
  const add = (to: Map<string, number>, key: string, relations: number) => to.set(key, (to.get(key) ?? 0) + relations)
  for (const one of counted) {
    add(cells, `${one.recency} ${one.frequency}`, one.relations)
    add(money, `${one.money}`, one.relations)
  }
  return { cells, money }
}

const CELLS = SCORES.flatMap((recency) => SCORES.map((frequency) => ({ recency, frequency })))
const hidesProtected = (ctx: Ctx): boolean => limitsOfDeeds(ctx, { isAboutDeeds: true }).length > 0

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
const gridOf = (familyId: string): Exact[] =>
  (['recency', 'frequency', 'money'] as const).flatMap((what) => SCORES.map((score) => just(familyId, what, score)))

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
