import { daysBetween, dutchDay } from '@klantregie/contract'
import type { ProcessPage } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { requireProcessOwner } from './holder.service.ts'
import { nextDeed } from './move.rules.ts'
import { mayFinish } from './process-flow.rules.ts'
import { leaveTrace } from './process-trace.service.ts'
import { viewProcess } from './process-view.service.ts'
import * as processes from './process.queries.ts'
import { getForWork, getVisible, type Running } from './running.service.ts'
import { settle } from './settle.service.ts'
import { complete, reopen, requireRunning, skip } from './step.service.ts'
import * as steps from './step.queries.ts'
import { syncTasks } from './step-task.service.ts'
import { datesUnknown } from './template.rules.ts'

const view = async (ctx: Ctx, id: string): Promise<ProcessPage> => viewProcess(ctx, await getVisible(ctx, id))

type Change = {
  readonly id: string
  readonly ownerId?: string | undefined
  readonly dates?: processes.Dates | undefined
}

/** @throws AppError engagement.process_not_found, engagement.process_ended, engagement.process_paused, engagement.date_unknown, engagement.owner_not_found */
export async function changeProcess(ctx: Ctx, { id, ownerId, dates }: Change): Promise<ProcessPage> {
  const running = await getForWork(ctx, id)
  requireRunning(running)
  const { process, content } = running
  if (dates !== undefined) {
    if (datesUnknown(content, dates).length > 0) throw new AppError('engagement.date_unknown')
    await processes.setDates(ctx, id, { ...process.dates, ...dates })
  }
  if (ownerId !== undefined && ownerId !== process.ownerUserId) await changeOwner(ctx, running, ownerId)
  await settle(ctx, id)
  const fields = [...(dates === undefined ? [] : ['dates']), ...(ownerId === undefined ? [] : ['owner'])]
  await leaveTrace(ctx, 'process.changed', process, { fields })
  return view(ctx, id)
}

/** Open steps that lay with the owner as such go along to the new one. */
async function changeOwner(ctx: Ctx, { process, content }: Running, ownerId: string): Promise<void> {
  await requireProcessOwner(ctx, ownerId)
  await processes.setOwner(ctx, process.id, ownerId)
  const ofOwner = content.steps.filter(({ who }) => who.by === 'owner' || who.by === 'relation_owner')
  await steps.release(
    ctx,
    process.id,
    ofOwner.map(({ key }) => key),
  )
}

/** @throws AppError engagement.reason_missing */
export async function pauseProcess(ctx: Ctx, { id, reason }: { id: string; reason: string }): Promise<ProcessPage> {
  const running = await getForWork(ctx, id)
  requireRunning(running)
  if (reason === '') throw new AppError('engagement.reason_missing')
  await processes.setPaused(ctx, id, { on: dutchDay(ctx.now), reason })
  await settle(ctx, id)
  await leaveTrace(ctx, 'process.paused', running.process)
  return view(ctx, id)
}

/**
 * Goes on with what was paused, or with what was stopped by somebody. What we count ourselves is due later by the days that it stood still.
 * @throws AppError engagement.process_not_paused; engagement.process_ended: it was completed
 */
export async function resumeProcess(ctx: Ctx, { id }: { id: string }): Promise<ProcessPage> {
  const { process } = await getForWork(ctx, id)
  if (process.state === 'running') throw new AppError('engagement.process_not_paused')
  if (process.state === 'ended' && process.outcome !== 'stopped') throw new AppError('engagement.process_ended')
  const since = process.pausedOn ?? (process.endedAt === null ? null : dutchDay(process.endedAt))
  const days = since === null ? 0 : Math.max(0, daysBetween(since, dutchDay(ctx.now)))
  await steps.shift(ctx, id, days)
  if (process.state === 'paused') await processes.setPaused(ctx, id, { on: null, reason: '' })
  await settle(ctx, id)
  await leaveTrace(ctx, 'process.resumed', process, { days })
  return view(ctx, id)
}

/** @throws AppError engagement.process_ended, engagement.reason_missing */
export async function stopProcess(ctx: Ctx, { id, reason }: { id: string; reason: string }): Promise<ProcessPage> {
  const { process, template, rows: before } = await getForWork(ctx, id)
  if (process.state === 'ended') throw new AppError('engagement.process_ended')
  if (reason === '') throw new AppError('engagement.reason_missing')
  await processes.setEnded(ctx, id, { outcome: 'stopped', reason: reason.replaceAll('\0', '') })
  await steps.closeAll(ctx, id)
  const after = await steps.listOf(ctx, [id])
  const { relationId } = process
  await syncTasks(ctx, { relationId, isRunning: false, templateName: template.name }, { before, after })
  await leaveTrace(ctx, 'process.ended', process, { outcome: 'stopped' })
  return view(ctx, id)
}

/** Leaves out what need not be done. @throws AppError engagement.steps_left; and what giving the role of the end may refuse */
export async function finishProcess(ctx: Ctx, { id }: { id: string }): Promise<ProcessPage> {
  const running = await getForWork(ctx, id)
  requireRunning(running)
  const states = new Map(running.rows.map(({ key, state }) => [key, state]))
  if (!mayFinish(running.content.steps, states)) throw new AppError('engagement.steps_left')
  await carryOut(ctx, running, { from: null, to: null, reason: '', note: '' })
  return view(ctx, id)
}

type Move = {
  readonly to: string | null
  readonly answer?: string | undefined
  readonly date?: string | undefined
  readonly reason: string
}

/**
 * @throws AppError as doing, leaving out and reopening a step; engagement.step_not_reached: an answer leads elsewhere. Then nothing
 * has happened
 */
export async function moveProcess(ctx: Ctx, { id, ...move }: Move & { readonly id: string }): Promise<ProcessPage> {
  const running = await getForWork(ctx, id)
  if (running.process.state === 'paused') throw new AppError('engagement.process_paused')
  await carryOut(ctx, running, { ...move, from: running.process.currentKey, note: '' })
  return view(ctx, id)
}

type Course = Move & { readonly from: string | null; readonly note: string }

/** Deed after deed, until the process stands where it was put; each deed ends or opens a step, so this ends too. */
async function carryOut(ctx: Ctx, first: Running, { from, to, reason, ...done }: Course): Promise<void> {
  let running = first
  for (;;) {
    const states = new Map(running.rows.map(({ key, state }) => [key, state]))
    const next = nextDeed({ plans: running.content.steps, states, from, to })
    if (next.deed === 'arrived') return
    if (next.deed === 'unreachable') throw new AppError('engagement.step_not_reached')
    if (next.deed === 'reopen') return reopen(ctx, running, next.key)
    if (next.deed === 'do') await complete(ctx, running, { key: next.key, ...done })
    else await skip(ctx, running, { key: next.key, reason })
    running = await getForWork(ctx, first.process.id)
  }
}
