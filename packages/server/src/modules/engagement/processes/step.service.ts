import { dutchDay } from '@klantregie/contract'
import type { ProcessPage, StepPlan } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findFields } from '../../governance/index.ts'
import type { TaskEnded } from '../tasks/end-task.service.ts'
import { leaveTrace } from './process-trace.service.ts'
import { shownRecord, viewProcess } from './process-view.service.ts'
import * as processes from './process.queries.ts'
import { documentStates, fieldStates, missingOf } from './requirement.rules.ts'
import { getForWork, getVisible, type Running } from './running.service.ts'
import { settle } from './settle.service.ts'
import * as steps from './step.queries.ts'

type OneStep = { readonly id: string; readonly key: string }
export type Done = { readonly answer?: string | undefined; readonly date?: string | undefined; readonly note: string }

/** @throws AppError engagement.process_ended, engagement.process_paused */
export function requireRunning({ process: { state } }: Running): void {
  if (state === 'ended') throw new AppError('engagement.process_ended')
  if (state === 'paused') throw new AppError('engagement.process_paused')
}

/** @throws AppError engagement.step_not_found */
export function getStep({ content, rows }: Running, key: string): { plan: StepPlan; row: steps.StepRow } {
  const plan = content.steps.find((one) => one.key === key)
  const row = rows.find((one) => one.key === key)
  if (!plan || !row) throw new AppError('engagement.step_not_found')
  return { plan, row }
}

function getOpen(running: Running, key: string) {
  requireRunning(running)
  const step = getStep(running, key)
  if (step.row.state !== 'open') throw new AppError('engagement.step_not_open')
  return step
}

/**
 * @throws AppError engagement.process_not_found, engagement.step_not_open, engagement.answer_needed, engagement.date_needed,
 * engagement.step_incomplete (details: missing, in words); and what giving the role of the end may refuse (completion.service.ts)
 */
export async function doStep(ctx: Ctx, { id, key, ...done }: OneStep & Done): Promise<ProcessPage> {
  await complete(ctx, await getForWork(ctx, id), { key, ...done })
  return viewProcess(ctx, await getVisible(ctx, id))
}

/** Marks one step as done and lets the process go on. */
export async function complete(
  ctx: Ctx,
  running: Running,
  { key, answer, date, note }: Done & { key: string },
): Promise<void> {
  const { plan, row } = getOpen(running, key)
  const { process } = running
  const given = requireAnswer(plan, answer)
  const day = requireDate(plan, process.dates, date)
  // Who stops because something is missing need not bring it first.
  if (plan.isStrict && given?.endsProcess !== true) await requireComplete(ctx, running, plan)
  if (plan.asksDate !== null && day !== null)
    await processes.setDates(ctx, process.id, { ...process.dates, [plan.asksDate]: day })
  await steps.setEnded(ctx, row.id, { as: 'done', answer: given?.key ?? null, note: clean(note) })
  const { end } = await settle(ctx, process.id)
  await leaveTrace(ctx, 'process.step_done', process, { step: plan.title, answer: given?.label })
  if (end !== null) await leaveTrace(ctx, 'process.ended', process, { outcome: end })
}

/** The database knows no NUL in text; pasted text sometimes does. */
const clean = (text: string) => text.replaceAll('\0', '')

function requireAnswer({ question }: StepPlan, answer: string | undefined) {
  if (question === null && answer === undefined) return null
  if (answer === undefined) throw new AppError('engagement.answer_needed')
  const given = question?.answers.find(({ key }) => key === answer)
  if (!given) throw new AppError('engagement.answer_unknown')
  return given
}

function requireDate({ asksDate }: StepPlan, dates: processes.Dates, date: string | undefined): string | null {
  if (asksDate === null) return null
  const day = date ?? dates[asksDate] ?? null
  if (day === null) throw new AppError('engagement.date_needed')
  return day
}

async function requireComplete(ctx: Ctx, { process }: Running, plan: StepPlan): Promise<void> {
  const labels = new Map((await findFields(ctx)).map(({ key, label }) => [key as string, label]))
  const fields = fieldStates(plan.fields, await shownRecord(ctx, process.relationId, plan.fields), labels)
  const missing = missingOf(fields, documentStates(plan, await steps.listDocuments(ctx, process.id)))
  if (missing.length > 0) throw new AppError('engagement.step_incomplete', { missing: missing.join(', ') })
}

/** @throws AppError as `doStep`, and engagement.reason_missing for a step that must be done */
export async function skipStep(
  ctx: Ctx,
  { id, key, reason }: OneStep & { readonly reason: string },
): Promise<ProcessPage> {
  await skip(ctx, await getForWork(ctx, id), { key, reason })
  return viewProcess(ctx, await getVisible(ctx, id))
}

export async function skip(
  ctx: Ctx,
  running: Running,
  { key, reason }: { key: string; reason: string },
): Promise<void> {
  const { plan, row } = getOpen(running, key)
  if (plan.isObligatory && reason === '') throw new AppError('engagement.reason_missing')
  await steps.setEnded(ctx, row.id, { as: 'skipped', answer: null, note: clean(reason) })
  const { end } = await settle(ctx, running.process.id)
  await leaveTrace(ctx, 'process.step_skipped', running.process, { step: plan.title })
  if (end !== null) await leaveTrace(ctx, 'process.ended', running.process, { outcome: end })
}

/** A process that had ended runs again. @throws AppError engagement.step_not_ended, engagement.process_paused */
export async function reopenStep(ctx: Ctx, { id, key }: OneStep): Promise<ProcessPage> {
  await reopen(ctx, await getForWork(ctx, id), key)
  return viewProcess(ctx, await getVisible(ctx, id))
}

export async function reopen(ctx: Ctx, running: Running, key: string): Promise<void> {
  const { plan, row } = getStep(running, key)
  if (running.process.state === 'paused') throw new AppError('engagement.process_paused')
  if (row.state !== 'done' && row.state !== 'skipped') throw new AppError('engagement.step_not_ended')
  await steps.reopen(ctx, row.id)
  await settle(ctx, running.process.id)
  await leaveTrace(ctx, 'process.step_reopened', running.process, { step: plan.title })
}

/** Others see who is at it; from then on it counts as work and no longer as waiting. */
export async function takeStep(
  ctx: Ctx,
  { id, key, isTaken }: OneStep & { readonly isTaken: boolean },
): Promise<ProcessPage> {
  const running = await getForWork(ctx, id)
  const { plan, row } = getOpen(running, key)
  await steps.setTaken(ctx, row.id, isTaken)
  await leaveTrace(ctx, isTaken ? 'process.step_taken' : 'process.step_let_go', running.process, { step: plan.title })
  return viewProcess(ctx, await getVisible(ctx, id))
}

type Checked = OneStep & { document: string; isChecked: boolean; on?: string | undefined; note: string }

/** @throws AppError engagement.document_not_found; engagement.date_in_future: nobody saw it on a day that is still to come */
export async function checkDocument(
  ctx: Ctx,
  { id, key, document, isChecked, on, note }: Checked,
): Promise<ProcessPage> {
  const running = await getForWork(ctx, id)
  requireRunning(running)
  const { plan } = getStep(running, key)
  if (!plan.documents.some((one) => one.key === document)) throw new AppError('engagement.document_not_found')
  const today = dutchDay(ctx.now)
  if (on !== undefined && on > today) throw new AppError('engagement.date_in_future')
  await steps.storeDocument(ctx, id, {
    stepKey: key,
    key: document,
    isChecked,
    checkedOn: isChecked ? (on ?? today) : null,
    checkedBy: isChecked ? ctx.actor.name : null,
    note: clean(note),
  })
  await leaveTrace(ctx, isChecked ? 'process.document_checked' : 'process.document_unchecked', running.process, {
    step: plan.title,
  })
  return viewProcess(ctx, await getVisible(ctx, id))
}

/**
 * Somebody ended or reopened the task of a step: the same happens to the step, in the same transaction. What the step asks for first (an
 * answer, a date, a reason to leave it out) refuses the task as well, and then nothing has happened.
 * @throws AppError as `doStep` and `skipStep`
 */
export async function followTask(ctx: Ctx, { originId, state }: TaskEnded): Promise<void> {
  const step = await processes.findIdOfStep(ctx, originId)
  if (!step) return
  const { key, processId } = step
  const running = await getForWork(ctx, processId)
  const now = running.rows.find((row) => row.key === key)?.state
  if (state === 'open' && (now === 'done' || now === 'skipped')) return reopen(ctx, running, key)
  if (now !== 'open' || running.process.state !== 'running') return
  if (state === 'done') await complete(ctx, running, { key, note: '' })
  else if (state === 'cancelled') await skip(ctx, running, { key, reason: '' })
}
