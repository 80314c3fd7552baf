import type { CarryOver, ProcessContent, ProcessPage } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { differences } from './carry-over.rules.ts'
import { leaveTrace } from './process-trace.service.ts'
import { viewProcess } from './process-view.service.ts'
import * as processes from './process.queries.ts'
import { flowNow, getForWork, getVisible, type Running } from './running.service.ts'
import { settle } from './settle.service.ts'
import { laidDown } from './start-process.service.ts'
import { requireRunning } from './step.service.ts'
import * as steps from './step.queries.ts'
import { syncTasks } from './step-task.service.ts'
import * as templates from './template.queries.ts'

/** @throws AppError engagement.process_not_found, engagement.process_ended, engagement.process_newest */
export async function previewCarryOver(ctx: Ctx, id: string): Promise<CarryOver> {
  const running = await getVisible(ctx, id)
  const { process, template, content, rows } = running
  const next = await newerContent(ctx, running)
  const { currentKey } = flowNow({ process, content: next, rows })
  return {
    from: process.version,
    to: template.version,
    ...differences(content, next, rows),
    step: next.steps.find(({ key }) => key === currentKey)?.title ?? null,
  }
}

async function newerContent(ctx: Ctx, { process, template }: Running): Promise<ProcessContent> {
  if (process.state === 'ended') throw new AppError('engagement.process_ended')
  if (process.version >= template.version) throw new AppError('engagement.process_newest')
  const content = await templates.findContent(ctx, { templateId: template.id, version: template.version })
  if (!content) throw new Error('A template without the version that it names.')
  return content
}

/**
 * From now on it runs by the newest version. What was done stays done, by the key of its step; what the new version has more is to be done,
 * and what it has less, and was not done yet, goes.
 * @throws AppError as `previewCarryOver`, engagement.process_paused; engagement.template_changed: a newer one than was looked at
 */
export async function carryOver(ctx: Ctx, { id, to }: { id: string; to: number }): Promise<ProcessPage> {
  const running = await getForWork(ctx, id)
  requireRunning(running)
  // Held as for a start: its newest version is not written over from now on.
  await templates.findForStart(ctx, running.template.id)
  const next = await newerContent(ctx, running)
  if (running.template.version !== to) throw new AppError('engagement.template_changed')
  await cancelLeft(ctx, running, next)
  const laid = laidDown(next)
  await steps.relay(ctx, id, laid)
  const known = new Set((await steps.listOf(ctx, [id])).map(({ key }) => key))
  await steps.insert(
    ctx,
    { processId: id, templateId: running.template.id },
    laid.filter(({ key }) => !known.has(key)),
  )
  await processes.setVersion(ctx, id, to)
  const { end } = await settle(ctx, id)
  await leaveTrace(ctx, 'process.carried_over', running.process, { from: running.process.version, to })
  if (end !== null) await leaveTrace(ctx, 'process.ended', running.process, { outcome: end })
  return viewProcess(ctx, await getVisible(ctx, id))
}

/** The tasks of steps that the new version does not have. */
async function cancelLeft(ctx: Ctx, { process, template, rows }: Running, next: ProcessContent): Promise<void> {
  const left = rows.filter(({ key }) => !next.steps.some((plan) => plan.key === key))
  const { relationId } = process
  await syncTasks(ctx, { relationId, isRunning: false, templateName: template.name }, { before: left, after: left })
}
