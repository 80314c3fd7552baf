import type { SplitPreview } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import {
  changeableId,
  disclosuresOf,
  findBelonging,
  findSummaries,
  insertCells,
  moveStatedLinks,
  moveStatedRoles,
  project,
} from '../../relations/index.ts'
import * as records from '../records/record.queries.ts'
import { isNamed } from '../records/field-change.rules.ts'
import { getSurvivorship } from '../survivorship/survivorship-settings.service.ts'
import * as decisions from './decision.queries.ts'
import { countMoves } from './merge-preview.service.ts'
import { leaveTrace } from './merge.service.ts'
import * as log from './merge-log.queries.ts'
import type { OtherModules } from './other-modules.ts'
import { valuesOf } from './pair.service.ts'
import { lockLog, regroup } from './regroup.service.ts'
import { planSplit } from './split.rules.ts'
import * as splits from './split.queries.ts'

type Split = { readonly id: string; readonly recordIds: readonly string[]; readonly remark?: string | undefined }

/** What taking records out of a relation would do, before anybody does it. */
export async function previewSplit(ctx: Ctx, asked: Split, others: OtherModules): Promise<SplitPreview> {
  const { relationId, plan, remains, leaves } = await plannedSplit(ctx, asked)
  return {
    remains,
    leaves,
    makesNew: plan.parts.length > 0,
    moves: await countMoves(ctx, { relationId, cellIds: plan.whole }, others),
  }
}

/** @throws AppError relations.relation_not_found, identity.split_record_not_found, identity.split_of_everything, relations.relation_nameless */
async function plannedSplit(ctx: Ctx, { id, recordIds }: Split) {
  const relationId = await changeableId(ctx, id)
  const plan = planSplit(await splits.listRecords(ctx, relationId), recordIds)
  if (plan.refusal !== null) throw new AppError(plan.refusal)
  const kind = (await findSummaries(ctx, [relationId])).get(relationId)?.kind ?? 'person'
  const survivorship = await getSurvivorship(ctx)
  const current = await records.findCurrent(ctx, [relationId])
  const disclosure = (await disclosuresOf(ctx, [relationId])).get(relationId)
  const describe = (own: readonly records.CurrentRecord[]) => {
    const { golden } = valuesOf(own, kind, survivorship)
    // What only a hand edit says may not even name somebody.
    if (!isNamed(golden)) throw new AppError('relations.relation_nameless')
    return { name: project(disclosure?.record(golden).record ?? { kind }).displayName, recordCount: own.length }
  }
  return {
    relationId,
    plan,
    remains: describe(
      current.filter((row) => !recordIds.includes(row.id) && row.object_type !== records.CHOSEN_AT_MERGE),
    ),
    leaves: describe(current.filter((row) => recordIds.includes(row.id))),
  }
}

/**
 * Takes source records out of a relation, with the facts that came with them, and writes down that the two are not the
 * same. Cells of which every record goes leave as they came; records that came in together with others get a new cell.
 * What was added to the relation by hand stays with the cell that it was added to.
 */
export async function splitRelation(ctx: Ctx, asked: Split, others: OtherModules) {
  await lockLog(ctx)
  const { relationId, plan } = await plannedSplit(ctx, asked)
  const splitId = splits.freshId()
  const made = plan.parts.map((part) => ({ ...part, cell: splits.freshId() }))
  const remark = asked.remark ?? null
  await splits.insert(ctx, {
    id: splitId,
    sequence: await log.nextSequence(ctx),
    relationId,
    remark,
    cells: [
      ...plan.whole.map((cell) => ({ cell, madeFrom: null })),
      ...made.map(({ cell, fromCell }) => ({ cell, madeFrom: fromCell })),
    ],
    moves: made.flatMap(({ cell, records: moving }) => moving.map((record) => ({ recordId: record.id, toCell: cell }))),
  })
  await insertCells(
    ctx,
    made.map(({ cell, fromCell }) => ({ id: cell, fromCellId: fromCell })),
  )
  await moveRecords(ctx, splitId)
  const leaving = [...plan.whole, ...made.map(({ cell }) => cell)]
  // A cell made by this split starts with that of the relation; one that goes as it came may be the relation itself.
  await regroup(ctx, { cells: leaving, alsoChanged: [relationId, ...leaving] }, others)
  const { remainsId, leavesId } = await endsOf(ctx, { relationId, leaving, made: made.map(({ fromCell }) => fromCell) })
  await decisions.insert(ctx, { kind: 'not_same', cells: [remainsId, leavesId], remark, splitId })
  await leaveTrace(ctx, 'split.made', {
    relationIds: [remainsId, leavesId],
    details: { splitId, remainsId, leavesId, records: asked.recordIds.length, remark },
  })
  return { splitId, remainsId, leavesId }
}

async function moveRecords(ctx: Ctx, splitId: string): Promise<void> {
  const targets = await splits.findTargets(ctx, splitId)
  if (targets.length === 0) return
  const cells = [...new Set(targets.map(({ cellId }) => cellId))]
  const relationOf = new Map((await findBelonging(ctx, cells)).map(({ cellId, relationId }) => [cellId, relationId]))
  await splits.moveRecords(
    ctx,
    targets.map((target) => ({ ...target, relationId: relationOf.get(target.cellId) ?? target.cellId })),
  )
  await moveStatedRoles(ctx, splits.movedRoles(splitId))
  await moveStatedLinks(ctx, splits.movedLineages(splitId))
}

type Ends = { readonly relationId: string; readonly leaving: readonly string[]; readonly made: readonly string[] }

/** The relations after a split: of what left, and of what remained. */
async function endsOf(ctx: Ctx, { relationId, leaving, made }: Ends): Promise<{ remainsId: string; leavesId: string }> {
  const [first = relationId] = leaving
  const leavesId = await relationOf(ctx, first)
  if (leavesId !== relationId) return { remainsId: await relationOf(ctx, relationId), leavesId }
  const [rest] = made.length > 0 ? made : await remainingCells(ctx, leaving)
  return { remainsId: await relationOf(ctx, rest ?? relationId), leavesId }
}

/** The relation itself left: what remained is what the log connects with it, without what left. */
async function remainingCells(ctx: Ctx, leaving: readonly string[]): Promise<string[]> {
  const { cells } = await log.findConnected(ctx, leaving)
  const leavesId = await relationOf(ctx, leaving[0] ?? '')
  return (await findBelonging(ctx, cells))
    .filter(({ relationId }) => relationId !== leavesId)
    .map(({ cellId }) => cellId)
}

async function relationOf(ctx: Ctx, cellId: string): Promise<string> {
  return (await findBelonging(ctx, [cellId]))[0]?.relationId ?? cellId
}

/**
 * Undoes a split, whatever happened since: records go back to where they came in, and what was taken out belongs to the
 * relation again, unless other operations say otherwise.
 * @throws AppError identity.split_not_found, identity.split_undone
 */
export async function undoSplit(ctx: Ctx, id: string, others: OtherModules): Promise<{ relationIds: string[] }> {
  await lockLog(ctx)
  const split = await splits.find(ctx, id)
  if (!split) throw new AppError('identity.split_not_found')
  const cells = (await splits.listCells(ctx, [id])).flatMap((row) => [row.cell_id, row.from_cell_id ?? row.cell_id])
  await requireChangeable(ctx, cells)
  if (split.undone_at !== null) throw new AppError('identity.split_undone')
  await splits.markUndone(ctx, id)
  await decisions.takeBackWith(ctx, { splitId: id })
  await moveRecords(ctx, id)
  await regroup(ctx, { cells, alsoChanged: cells }, others)
  const relationIds = [...new Set((await findBelonging(ctx, cells)).map(({ relationId }) => relationId))]
  await leaveTrace(ctx, 'split.undone', { relationIds, details: { splitId: id } })
  return { relationIds }
}

/** Who may not see what was split does not learn that it was; who may not change it, changes nothing. */
async function requireChangeable(ctx: Ctx, cells: readonly string[]): Promise<void> {
  for (const cell of new Set(cells)) {
    await changeableId(ctx, cell).catch((error: unknown) => {
      const isUnknown = error instanceof AppError && error.code === 'relations.relation_not_found'
      throw isUnknown ? new AppError('identity.split_not_found') : error
    })
  }
}
