import type { Decision, DecisionKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import { AppError } from '../../../platform/failure.ts'
import { warnedOf } from '../../../platform/pure/dutch/sensitive-text.ts'
import { changeableId, findBelonging, findCells, findSummaries } from '../../relations/index.ts'
import * as decisions from './decision.queries.ts'
import { chooseWinner } from './decision.rules.ts'
import { mergeRelations } from './merge.service.ts'
import type { OtherModules } from './other-modules.ts'
import { getCouple } from './pair.service.ts'
import { lockLog } from './regroup.service.ts'
import { reopenOfDecisions } from '../questions/reopen.queries.ts'

type Decide = {
  readonly kind: DecisionKind
  readonly relationIds: readonly [string, string]
  readonly remark?: string | undefined
  readonly overrule?: boolean | undefined
}

/** Answers the question whether two relations are the same: merges them, keeps them apart for ever, or leaves it for later. */
export async function decidePair(ctx: Ctx, { kind, relationIds, remark, overrule }: Decide, others: OtherModules) {
  await lockLog(ctx)
  const couple = await getCouple(ctx, { winnerId: relationIds[0], loserId: relationIds[1] })
  const { winner, loser } = chooseWinner(couple.winner, couple.loser)
  for (const { id } of [winner, loser]) await changeableId(ctx, id)
  if (kind === 'same') {
    if (!ctx.permissions.has('identity.merge.write')) throw new AppError('auth.forbidden')
    const merged = await mergeRelations(ctx, { winnerId: winner.id, loserId: loser.id, remark, overrule }, others)
    return { decisionId: merged.decisionId, mergeId: merged.mergeId }
  }
  const decisionId = await decisions.insert(ctx, { kind, cells: [winner.id, loser.id], remark: remark ?? null })
  const details = { decisionId, kind, otherId: loser.id, remark, ...warnedOf(remark) }
  await ctx.audit('decision.made', { kind: 'relation', id: winner.id }, details)
  return { decisionId, mergeId: null }
}

type Query = {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly relationId?: string | undefined
  readonly kind?: DecisionKind | undefined
}

/** Decisions, newest first. One about a relation that may not be seen is not there. */
export async function listDecisions(ctx: Ctx, query: Query) {
  const rows = await decisions.list(ctx, {
    before: readCursor(query.cursor),
    limit: query.limit + 1,
    kind: query.kind,
    cellIds: query.relationId === undefined ? null : await cellsOfRelation(ctx, query.relationId),
  })
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await shown(ctx, page),
    nextCursor: rows.length > query.limit && last ? writeCursor({ at: last.made_at, id: last.id }) : null,
  }
}

async function cellsOfRelation(ctx: Ctx, id: string): Promise<string[]> {
  const [belonging] = await findBelonging(ctx, [id])
  return (await findCells(ctx, [belonging?.relationId ?? id])).map(({ cellId }) => cellId)
}

type Row = Awaited<ReturnType<typeof decisions.list>>[number]

async function shown(ctx: Ctx, rows: readonly Row[]): Promise<Decision[]> {
  const cells = rows.flatMap((row) => [row.left_cell_id, row.right_cell_id])
  const relationOf = new Map((await findBelonging(ctx, cells)).map(({ cellId, relationId }) => [cellId, relationId]))
  const names = await findSummaries(ctx, [...new Set(relationOf.values())])
  return rows.flatMap((row) => {
    const relations = [row.left_cell_id, row.right_cell_id].flatMap((cell) => {
      const name = names.get(relationOf.get(cell) ?? '')?.name
      return name === undefined ? [] : [{ id: cell, name }]
    })
    return relations.length === 2 ? [toDecision(row, relations)] : []
  })
}

function toDecision(row: Row, relations: Decision['relations']): Decision {
  return {
    id: row.id,
    kind: row.kind as DecisionKind,
    relations,
    remark: row.remark,
    by: row.made_by,
    at: row.made_at.toISOString(),
    mergeId: row.merge_id,
    revoked: row.revoked_at === null ? null : { at: row.revoked_at.toISOString(), by: row.revoked_by ?? '' },
  }
}

/** From here on matching may look at the two again. A merge that came with the decision stays until it is undone itself. */
export async function revokeDecision(ctx: Ctx, id: string): Promise<void> {
  const decision = await decisions.find(ctx, id)
  if (!decision || (await shown(ctx, [decision])).length === 0) throw new AppError('identity.decision_not_found')
  for (const cell of [decision.left_cell_id, decision.right_cell_id]) await changeableId(ctx, cell)
  if ((await decisions.revoke(ctx, [id], null)) === 0) return
  await reopenOfDecisions(ctx, [id])
  const { left_cell_id: left, right_cell_id: right, kind } = decision
  await ctx.audit('decision.revoked', { kind: 'relation', id: left }, { decisionId: id, kind, otherId: right })
}
