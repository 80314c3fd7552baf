import type { Ctx } from '../../../platform/context.ts'
import type { ErasureLedger } from '../../../platform/erasure-ledger/erasure-ledger.ts'
import { AppError } from '../../../platform/failure.ts'
import type { Erased, ErasureSubject, RowCount } from '../../../platform/module.ts'
import { eraseAuditDetails } from '../../../platform/audit/erase-details.queries.ts'
import { deleteRelations, findCells, listLinkedIds, lockRelations } from '../../relations/index.ts'
import { expireOf } from '../dossier/dossier.queries.ts'
import * as declared from './declared-rows.queries.ts'
import * as erasures from './erasure.queries.ts'
import type { ErasureParts } from './erasure-parts.ts'
import { planErasure, type PlannedTable } from './erasure-plan.rules.ts'
import { forgottenKeys, type KnownAs } from './forgotten-keys.rules.ts'
import * as answers from './kept-answers.queries.ts'

export const FINISH_JOB = 'privacy.finish-erasure'

export type EraseRequest = {
  readonly relationId: string
  readonly reason: 'request' | 'retention' | 'hold_ended' | 'restored_backup'
  readonly requestId?: string
  /** Given when a line of the ledger is carried out again. */
  readonly erasureId?: string
  readonly keptFields?: readonly string[]
}

export type EraseTools = { readonly parts: ErasureParts; readonly ledger: Pick<ErasureLedger, 'hash'> }
export type EraseResult = { readonly erasureId: string; readonly counts: RowCount[] }

/**
 * Forgets somebody: everything that any module declares about the relation and the relations that were merged into it, in this
 * transaction, and afterwards (privacy.finish-erasure) the files. Carried out by the manifests, so a new table cannot be
 * forgotten; and counted afterwards, so that a row that stayed rolls everything back instead of staying unseen.
 *
 * Cannot be undone. A backup of before still has the person; the ledger takes the person out again after it is put back.
 * The caller has found that the relation may be seen and erased. @throws AppError privacy.erasure_held
 */
export async function eraseRelation(
  ctx: Ctx,
  asked: EraseRequest,
  { parts, ledger }: EraseTools,
): Promise<EraseResult> {
  for (const step of parts.steps()) await step.lock(ctx)
  // Who was forgotten before is forgotten again, also when the backup still has a hold that was lifted before the erasure.
  const isAgain = asked.reason === 'restored_backup'
  if (!isAgain && (await parts.holdsOf(ctx, asked.relationId)).length > 0) throw new AppError('privacy.erasure_held')
  const subject = await findSubject(ctx, asked.relationId, parts)
  await lockRelations(ctx, subject.cellIds.toSorted())
  const keys = await keyHashesOf(ctx, subject, { parts, ledger })
  let known: Erased = { counts: [], rowIds: [], fileIds: [], texts: [] }
  for (const step of parts.steps()) known = joined(known, await step.erase(ctx, subject))
  const requests = await erasures.forgetRequests(ctx, subject.cellIds, asked.requestId ?? null)
  const stale = await expireOf(ctx, await listLinkedIds(ctx, subject.cellIds))
  const rows = await eraseDeclared(ctx, subject, parts)
  const fileIds = [...known.fileIds, ...requests.fileIds, ...stale]
  const ids = [
    ...subject.cellIds,
    ...known.rowIds,
    ...rows.rowIds,
    ...requests.requestIds,
    ...requests.rowIds,
    ...fileIds,
  ]
  const counts = filled([
    ...rows.counts,
    ...known.counts,
    { table: 'privacy.request', rows: requests.requestIds.length },
    { table: 'platform.file', rows: requests.fileIds.length + stale.length },
    ...(await forgetElsewhere(ctx, subject, { ids, texts: known.texts })),
  ])
  const erasureId = asked.erasureId ?? erasures.freshId()
  if (asked.erasureId === undefined)
    await erasures.insert(ctx, {
      id: erasureId,
      requestId: asked.requestId ?? null,
      reason: asked.reason,
      cellHashes: subject.cellIds.map((id) => ledger.hash(ctx.tenantId, `cell:${id}`)),
      keyHashes: keys,
      counts,
      keptFields: asked.keptFields ?? [],
    })
  await ctx.audit('privacy.relation_erased', { kind: 'erasure', id: erasureId }, { reason: asked.reason, counts })
  await ctx.announce({ topic: 'relation', id: subject.relationId })
  await ctx.enqueue({ name: FINISH_JOB, payload: { erasureId, fileIds } })
  return { erasureId, counts }
}

/**
 * What other parts of the house wrote down in passing. That something was done with the relation stays in the trail; what it was
 * does not.
 */
async function forgetElsewhere(
  ctx: Ctx,
  { cellIds, traces }: ErasureSubject,
  { ids, texts }: { ids: readonly string[]; texts: readonly string[] },
): Promise<RowCount[]> {
  const values = [...ids, ...traces.contacts, ...traces.names]
  // What was done with somebody else may name the person too: by the id, an address, or the name of a list.
  const containing = [...cellIds, ...traces.contacts, ...texts]
  const trail = { subject: null, subjectIds: ids, containing, reason: 'erasure' }
  return [
    { table: 'privacy.sign_up', rows: await erasures.deleteSignUps(ctx, traces.contacts) },
    { table: 'platform.idempotency_key', rows: await answers.forgetAnswers(ctx, values) },
    { table: 'platform.job', rows: await answers.forgetJobs(ctx, ids) },
    { table: 'platform.outgoing_mail', rows: await answers.forgetMail(ctx, values) },
    { table: 'platform.audit_detail', rows: await eraseAuditDetails(ctx, trail) },
  ]
}

/** Everybody who is meant by this id: the relation with all its cells, and what they are recognised by elsewhere. */
export async function findSubject(ctx: Ctx, relationId: string, parts: ErasureParts): Promise<ErasureSubject> {
  const cellIds = (await findCells(ctx, [relationId])).map(({ cellId }) => cellId)
  const found = await Promise.all(parts.steps().map((step) => step.findTraces(ctx, cellIds)))
  return {
    relationId,
    cellIds,
    traces: {
      contacts: [...new Set(found.flatMap(({ contacts }) => contacts))],
      names: [...new Set(found.flatMap(({ names }) => names))],
    },
  }
}

/** What `eraseRelation` would take away, by table. */
export async function countErasure(ctx: Ctx, subject: ErasureSubject, parts: ErasureParts) {
  const plan = planErasure(parts.personalData())
  const facts = await declared.findFacts(
    ctx,
    plan.map(({ table }) => table),
  )
  const counts: RowCount[] = [{ table: 'relations.relation', rows: subject.cellIds.length }]
  for (const planned of plan)
    counts.push({
      table: planned.table,
      rows: await declared.countRows(ctx, planned, factsOf(facts, planned), subject.cellIds),
    })
  const known = await Promise.all(parts.steps().map((step) => step.preview(ctx, subject)))
  return {
    counts: filled([...counts, ...known.flatMap((one) => one.counts)]),
    files: known.flatMap(({ files }) => files),
    lookalikeIds: known.flatMap(({ lookalikeIds }) => lookalikeIds),
  }
}

async function eraseDeclared(ctx: Ctx, { cellIds }: ErasureSubject, parts: ErasureParts) {
  const plan = planErasure(parts.personalData())
  const facts = await declared.findFacts(
    ctx,
    plan.map(({ table }) => table),
  )
  const counts: RowCount[] = [{ table: 'relations.relation', rows: cellIds.length }]
  const rowIds: string[] = []
  for (const planned of plan) {
    const rows = await declared.countRows(ctx, planned, factsOf(facts, planned), cellIds)
    counts.push({ table: planned.table, rows })
    if (rows > 0) rowIds.push(...(await declared.findIds(ctx, planned, factsOf(facts, planned), cellIds)))
    await eraseTable(ctx, planned, factsOf(facts, planned), { cellIds, rows })
  }
  await deleteRelations(ctx, cellIds)
  for (const planned of plan) await requireGone(ctx, planned, factsOf(facts, planned), cellIds)
  return { counts, rowIds }
}

const factsOf = (facts: ReadonlyMap<string, declared.TableFacts>, { table }: PlannedTable): declared.TableFacts => {
  const known = facts.get(table)
  if (!known) throw new Error(`The database knows no table ${table}.`)
  return known
}

async function eraseTable(
  ctx: Ctx,
  planned: PlannedTable,
  facts: declared.TableFacts,
  { cellIds, rows }: { cellIds: readonly string[]; rows: number },
): Promise<void> {
  if (rows > 0 && planned.action === 'anonymise') await declared.anonymiseRows(ctx, planned, facts, cellIds)
  // A ledger of which nobody may delete rows: they go with the relation, by their foreign key.
  if (rows > 0 && planned.action === 'delete' && facts.mayDelete)
    await declared.deleteRows(ctx, planned, facts, cellIds)
  await declared.clearMentions(ctx, planned, facts, cellIds)
}

async function requireGone(
  ctx: Ctx,
  planned: PlannedTable,
  facts: declared.TableFacts,
  cellIds: readonly string[],
): Promise<void> {
  const left = await declared.countRows(ctx, planned, facts, cellIds)
  if (left > 0) throw new Error(`${left} rows of ${planned.table} would stay after an erasure.`)
}

async function keyHashesOf(ctx: Ctx, { cellIds }: ErasureSubject, { parts, ledger }: EraseTools): Promise<string[]> {
  const known: KnownAs[] = await parts.knownAs(ctx, cellIds)
  return [...new Set(known.flatMap(forgottenKeys))].map((key) => ledger.hash(ctx.tenantId, key))
}

const filled = (counts: readonly RowCount[]) => {
  const sums = new Map<string, number>()
  for (const { table, rows } of counts) sums.set(table, (sums.get(table) ?? 0) + rows)
  return [...sums].filter(([, rows]) => rows > 0).map(([table, rows]) => ({ table, rows }))
}

function joined(left: Erased, right: Erased): Erased {
  return {
    counts: [...left.counts, ...right.counts],
    rowIds: [...left.rowIds, ...right.rowIds],
    fileIds: [...left.fileIds, ...right.fileIds],
    texts: [...left.texts, ...right.texts],
  }
}
