import { MOST_STARTED_AT_ONCE, type ProcessBatch, type RelationFilter } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { heldId, listedIds, pickedIds, type SourceLookup } from '../../relations/index.ts'
import { leaveTrace } from './process-trace.service.ts'
import * as processes from './process.queries.ts'
import { begin, getStartable, hasType } from './start-process.service.ts'
import * as steps from './step.queries.ts'
import { syncTasks } from './step-task.service.ts'
import { getTemplate } from './template.service.ts'
import * as templates from './template.queries.ts'
import * as batches from './batch.queries.ts'

export const START_JOB = 'engagement.start-processes'
export const UNDO_JOB = 'engagement.undo-processes'

type ForWhom = { readonly filter?: RelationFilter | undefined; readonly relationIds?: readonly string[] | undefined }

/** Of a list: with whom it can start, and of how many it was asked. @throws AppError engagement.too_many_to_start, relations.filter_invalid, relations.field_hidden */
async function whoFits(
  ctx: Ctx,
  template: templates.TemplateRow,
  { filter = {}, relationIds }: ForWhom,
  sources: SourceLookup,
) {
  const list = relationIds === undefined ? await listedIds(ctx, filter, sources) : pickedIds(ctx, relationIds)
  const found = await batches.candidatesOf(ctx, list, MOST_STARTED_AT_ONCE + 1)
  if (found.length > MOST_STARTED_AT_ONCE) throw new AppError('engagement.too_many_to_start')
  const ids = found.filter(({ isChangeable }) => isChangeable).map(({ id }) => id)
  const fitting = await hasType(ctx, template, ids)
  const asked = Math.max(found.length, new Set(relationIds).size)
  return { asked, fitting: ids.filter((id) => fitting.has(id)) }
}

/** What `startForMany` would do. @throws AppError as that */
export async function previewStart(
  ctx: Ctx,
  { id: templateId, ...whom }: ForWhom & { readonly id: string },
  sources: SourceLookup,
) {
  const template = await getTemplate(ctx, templateId)
  if (template.state !== 'active') throw new AppError('engagement.template_not_in_use')
  const { asked, fitting } = await whoFits(ctx, template, whom, sources)
  const running = fitting.length === 0 ? new Set() : await processes.runningAmong(ctx, templateId, fitting)
  return {
    asked,
    starting: fitting.length - running.size,
    runningAlready: running.size,
    refused: asked - fitting.length,
  }
}

type StartMany = ForWhom & {
  readonly id: string
  readonly ownerId?: string | undefined
  readonly dates: processes.Dates
}

/**
 * Starts a process with every relation of a list, in the background. Who asks decides with whom: relations that they may not see or change,
 * or that the process is not for, are counted as refused; which those were is kept nowhere.
 * @throws AppError engagement.template_not_found, engagement.template_not_in_use, engagement.date_needed, engagement.date_unknown,
 * engagement.owner_not_found, engagement.nobody_to_start, engagement.too_many_to_start
 */
export async function startForMany(
  ctx: Ctx,
  { id: templateId, ownerId, dates, ...whom }: StartMany,
  sources: SourceLookup,
): Promise<ProcessBatch> {
  const { template, ownerUserId, startedByUserId } = await getStartable(ctx, { templateId, ownerId, dates })
  const { asked, fitting } = await whoFits(ctx, template, whom, sources)
  if (fitting.length === 0) throw new AppError('engagement.nobody_to_start')
  const refused = asked - fitting.length
  const batch = { templateId, version: template.version, ownerUserId, dates, refused, madeByUserId: startedByUserId }
  const id = await batches.insert(ctx, batch, fitting)
  await ctx.enqueue({ name: START_JOB, payload: { batchId: id }, subjectId: id })
  await ctx.audit('process_batch.started', { kind: 'process_batch', id }, { template: template.name, asked, refused })
  return getBatch(ctx, id)
}

async function getBatch(ctx: Ctx, id: string): Promise<ProcessBatch> {
  const row = await batches.find(ctx, id)
  const [batch] = row ? await toBatches(ctx, [row]) : []
  if (!batch) throw new AppError('engagement.batch_not_found')
  return batch
}

const MOST_SHOWN = 20

/** @throws AppError engagement.template_not_found */
export async function listBatches(ctx: Ctx, templateId: string): Promise<ProcessBatch[]> {
  await getTemplate(ctx, templateId)
  return toBatches(ctx, await batches.listOfTemplate(ctx, templateId, MOST_SHOWN))
}

async function toBatches(ctx: Ctx, rows: readonly batches.BatchRow[]): Promise<ProcessBatch[]> {
  const names = new Map((await templates.list(ctx)).map(({ id, name }) => [id, name]))
  const counted = await batches.countOutcomes(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, templateId, state, madeAt, madeBy, refused }) => {
    const of = (outcome: batches.Outcome) =>
      counted.find((one) => one.batchId === id && one.outcome === outcome)?.count ?? 0
    const [waiting, started, runningAlready] = [of('waiting'), of('started'), of('running_already')]
    const [gone, undone, kept] = [of('gone'), of('undone'), of('kept')]
    const asked = waiting + started + runningAlready + gone + undone + kept + refused
    return {
      ...{ id, state, madeBy, madeAt: madeAt.toISOString() },
      template: { id: templateId, name: names.get(templateId) ?? '' },
      counts: { asked, waiting, started, runningAlready, gone, undone, kept, refused },
      mayUndo: (state === 'done' || state === 'failed') && started > 0,
    }
  })
}

/** @throws AppError engagement.batch_not_found, engagement.batch_busy */
export async function undoBatch(ctx: Ctx, id: string): Promise<ProcessBatch> {
  const batch = await batches.findForChange(ctx, id)
  if (!batch) throw new AppError('engagement.batch_not_found')
  if (batch.state !== 'done' && batch.state !== 'failed') throw new AppError('engagement.batch_busy')
  await batches.setState(ctx, id, 'undoing')
  await ctx.enqueue({ name: UNDO_JOB, payload: { batchId: id }, subjectId: id })
  await ctx.audit('process_batch.undone', { kind: 'process_batch', id })
  return getBatch(ctx, id)
}

/** In one transaction: long enough to go fast, short enough not to keep others waiting. */
const AT_ONCE = 50

type Part = {
  readonly step: string
  readonly from: batches.Outcome
  readonly deed: (ctx: Ctx, batch: batches.BatchRow, relationId: string) => Promise<batches.Outcome>
}

/**
 * Part after part; what became of each relation is written in the transaction that did it, so that a worker that is killed and replaced
 * does nothing twice.
 */
async function inParts(run: JobRun, batchId: string, { step, from, deed }: Part): Promise<void> {
  for (let done = 0; !run.signal.aborted;) {
    const part = await run.inTenant(async (ctx) => {
      const batch = await batches.findForChange(ctx, batchId)
      const ids = batch ? await batches.nextOf(ctx, batchId, from, AT_ONCE) : []
      for (const id of ids) if (batch) await batches.setOutcome(ctx, batchId, id, await deed(ctx, batch, id))
      const left = (await batches.countOutcomes(ctx, [batchId])).find(({ outcome }) => outcome === from)?.count ?? 0
      return { done: ids.length, left }
    })
    if (part.done === 0) return
    done += part.done
    await run.report({ fraction: done / (done + part.left), step })
  }
}

export async function runBatch(run: JobRun, batchId: string): Promise<void> {
  await run.inTenant((ctx) => batches.setState(ctx, batchId, 'running'))
  await inParts(run, batchId, { step: 'job.step.start_processes', from: 'waiting', deed: startOne })
  if (!run.signal.aborted) await endBatch(run, batchId, 'done')
}

async function startOne(ctx: Ctx, batch: batches.BatchRow, asked: string): Promise<batches.Outcome> {
  const { templateId, version, ownerUserId, dates, madeBy: startedBy, madeByUserId: startedByUserId } = batch
  const relationId = await heldId(ctx, asked).catch((error: unknown) => {
    if (error instanceof AppError) return null
    throw error
  })
  if (relationId === null) return 'gone'
  const template = await templates.findForStart(ctx, templateId)
  const content = await templates.findContent(ctx, { templateId, version })
  if (!template || !content) return 'gone'
  await processes.lockStart(ctx, templateId, relationId)
  if ((await processes.runningAmong(ctx, templateId, [relationId])).size > 0) return 'running_already'
  // By the version that was looked at, also when a newer one came while it waited.
  const process = { content, relationId, ownerUserId, dates, startedBy, startedByUserId, batchId: batch.id }
  await begin(ctx, { ...process, template: { ...template, version } })
  return 'started'
}

export async function runUndo(run: JobRun, batchId: string): Promise<void> {
  await inParts(run, batchId, { step: 'job.step.undo_processes', from: 'started', deed: undoOne })
  if (!run.signal.aborted) await endBatch(run, batchId, 'undone')
}

/** Takes away what was only started; on what somebody worked, that somebody decides. */
async function undoOne(ctx: Ctx, { id: batchId }: batches.BatchRow, relationId: string): Promise<batches.Outcome> {
  const started = await batches.findStarted(ctx, batchId, relationId)
  if (!started) return 'undone'
  if (started.isTouched) return 'kept'
  const process = await processes.findForChange(ctx, started.id)
  if (!process) return 'undone'
  const rows = (await steps.listOf(ctx, [process.id])).map((row) => ({ ...row, state: 'passed' as const }))
  await syncTasks(
    ctx,
    { relationId: process.relationId, isRunning: false, templateName: '' },
    { before: rows, after: rows },
  )
  await batches.removeProcess(ctx, process.id)
  await leaveTrace(ctx, 'process.start_undone', process)
  return 'undone'
}

async function endBatch(run: JobRun, batchId: string, state: batches.BatchState): Promise<void> {
  await run.inTenant(async (ctx) => {
    await batches.setState(ctx, batchId, state)
    await ctx.announce({ topic: 'engagement', id: batchId })
  })
}

/** What was started stays, and can be undone. */
export async function failBatch(ctx: Ctx, batchId: string): Promise<void> {
  await batches.setState(ctx, batchId, 'failed')
  await ctx.announce({ topic: 'engagement', id: batchId })
}
