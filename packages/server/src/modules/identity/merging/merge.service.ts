import { createHash } from 'node:crypto'
import type { FieldKey, MergeChoice } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import {
  changeableId,
  disclosuresOf,
  findBelonging,
  getRelationPage,
  requireFieldChange,
} from '../../relations/index.ts'
import { canonical, isSameValue } from '../records/field-change.rules.ts'
import { manualSource } from '../sources/source.service.ts'
import * as choices from './choice.queries.ts'
import * as decisions from './decision.queries.ts'
import * as log from './merge-log.queries.ts'
import type { OtherModules } from './other-modules.ts'
import { getCouple, type Couple } from './pair.service.ts'
import { lockLog, regroup } from './regroup.service.ts'
import { reopenOfMerges } from '../questions/reopen.queries.ts'

type Merge = {
  readonly winnerId: string
  readonly loserId: string
  readonly choices?: readonly MergeChoice[] | undefined
  readonly remark?: string | undefined
  readonly overrule?: boolean | undefined
  readonly expected?: { readonly winner: string; readonly loser: string } | undefined
}

/**
 * Makes two relations one, because somebody says so: the winner's stays, the loser's id leads to it. Matching is bound by it
 * until it is undone.
 * @throws AppError relations.relation_not_found, identity.merge_with_itself, identity.merge_kinds_differ,
 *   identity.merge_decided_not_same, identity.merge_choice_invalid, identity.merge_changed
 */
export async function mergeRelations(ctx: Ctx, merge: Merge, others: OtherModules) {
  await lockLog(ctx)
  const couple = await getCouple(ctx, merge)
  refuse(couple, merge)
  const { winner, loser, notSame } = couple
  await requireMergeable(ctx, couple, merge.choices ?? [])
  const remark = merge.remark ?? null
  const [mergeId = ''] = await log.insertMerges(
    ctx,
    [{ winner: winner.id, loser: loser.id, score: null, reasons: [] }],
    { runId: null, remark },
  )
  await decisions.revoke(
    ctx,
    notSame.map(({ id }) => id),
    mergeId,
  )
  const decisionId = await decisions.insert(ctx, { kind: 'same', cells: [winner.id, loser.id], remark, mergeId })
  const chosen = await storeChoices(ctx, couple, { mergeId, wanted: merge.choices ?? [] })
  await regroup(ctx, { cells: [winner.id, loser.id], alsoChanged: [winner.id] }, others)
  await leaveTrace(ctx, 'merge.made', {
    relationIds: [winner.id, loser.id],
    details: { mergeId, winnerId: winner.id, loserId: loser.id, chosen, remark },
  })
  return { mergeId, decisionId, page: await getRelationPage(ctx, winner.id) }
}

/**
 * Both are changed by a merge, and a choice of a value is a change of the field in both.
 * @throws AppError relations.change_not_allowed, relations.field_hidden, relations.field_not_changeable
 */
async function requireMergeable(ctx: Ctx, { winner, loser }: Couple, choices: readonly MergeChoice[]): Promise<void> {
  const disclosures = await disclosuresOf(ctx, [winner.id, loser.id])
  for (const { id } of [winner, loser]) {
    await changeableId(ctx, id)
    const disclosure = disclosures.get(id)
    for (const { field } of choices) if (disclosure) requireFieldChange(disclosure, field)
  }
}

function refuse({ winner, loser, notSame }: Couple, { expected, overrule = false }: Merge): void {
  if (notSame.length > 0 && !overrule)
    throw new AppError('identity.merge_decided_not_same', { decisionId: notSame[0]?.id })
  const seen = expected && [expected.winner, expected.loser].map((moment) => Date.parse(moment))
  if (seen && (seen[0] !== winner.changedAt.getTime() || seen[1] !== loser.changedAt.getTime()))
    throw new AppError('identity.merge_changed')
}

type Wanted = { readonly mergeId: string; readonly wanted: readonly MergeChoice[] }

/**
 * Keeps the choices that make a difference as a record by hand of this merge. What the rules would show anyway is not
 * recorded: it would no longer follow its source.
 */
async function storeChoices(ctx: Ctx, couple: Couple, { mergeId, wanted }: Wanted): Promise<FieldKey[]> {
  const { winner, loser, together } = couple
  const record: Record<string, unknown> = { kind: winner.kind }
  const cleared: FieldKey[] = []
  const chosen: FieldKey[] = []
  for (const { field, relationId } of wanted) {
    const side = [winner, loser].find(({ id, cells }) => id === relationId || cells.includes(relationId))
    if (!side || chosen.includes(field)) throw new AppError('identity.merge_choice_invalid', { field })
    const value = side.values.golden[field] ?? null
    if (isSameValue(value, together.golden[field])) continue
    chosen.push(field)
    if (value === null) cleared.push(field)
    else record[field] = value
  }
  if (chosen.length === 0) return []
  const said = { ...record, kind: winner.kind, ...(cleared.length > 0 ? { cleared } : {}) }
  const recordId = await choices.insert(ctx, {
    mergeId,
    sourceId: await manualSource(ctx),
    cellId: winner.id,
    record: said,
    hash: createHash('sha256').update(canonical(said)).digest('base64url').slice(0, 22),
  })
  await log.setChoice(ctx, mergeId, recordId)
  return chosen
}

type Undo = { readonly id: string; readonly notSame?: boolean | undefined; readonly remark?: string | undefined }

/**
 * Undoes a merge, whenever it was made and whatever was merged, split or undone since: everything is as it would be if it
 * had never been made. What was added to the winner stays with the winner.
 * @throws AppError identity.merge_not_found, identity.merge_undone
 */
export async function undoMerge(ctx: Ctx, { id, notSame, remark }: Undo, others: OtherModules) {
  await lockLog(ctx)
  const merge = await log.findMerge(ctx, id)
  if (!merge || merge.dissolved_at !== null) throw new AppError('identity.merge_not_found')
  const { winner_cell_id: winner, loser_cell_id: loser } = merge
  await requireChangeable(ctx, [winner, loser])
  if (merge.undone_at !== null) throw new AppError('identity.merge_undone')
  await log.markUndone(ctx, [id])
  if (merge.choice_record_id !== null)
    await choices.setCounting(ctx, [{ mergeId: id, recordId: merge.choice_record_id, counts: false }])
  await decisions.takeBackWith(ctx, { mergeId: id })
  await reopenOfMerges(ctx, [id])
  // Matching would find them again; whoever took back their own merge may simply have clicked too early.
  if (notSame ?? merge.run_id !== null)
    await decisions.insert(ctx, { kind: 'not_same', cells: [winner, loser], remark: remark ?? null })
  await regroup(ctx, { cells: [winner, loser], alsoChanged: [winner] }, others)
  const relationIds = [...new Set((await findBelonging(ctx, [winner, loser])).map(({ relationId }) => relationId))]
  await leaveTrace(ctx, 'merge.undone', { relationIds, details: { mergeId: id, winnerId: winner, loserId: loser } })
  return { relationIds }
}

/** Who may not see what was merged does not learn that it was; who may not change it, changes nothing. */
async function requireChangeable(ctx: Ctx, cells: readonly string[]): Promise<void> {
  for (const cell of cells) {
    await changeableId(ctx, cell).catch((error: unknown) => {
      const isUnknown = error instanceof AppError && error.code === 'relations.relation_not_found'
      throw isUnknown ? new AppError('identity.merge_not_found') : error
    })
  }
}

type Trace = { readonly relationIds: readonly string[]; readonly details: Readonly<Record<string, unknown>> }

/** One entry per relation: whoever asks what happened to either finds it. */
export async function leaveTrace(ctx: Ctx, action: string, { relationIds, details }: Trace): Promise<void> {
  for (const id of relationIds) {
    await ctx.audit(action, { kind: 'relation', id }, details)
    await ctx.announce({ topic: 'relation', id })
  }
}
