import { dutchDay } from '@klantregie/contract'
import type { ProcessContent } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { changeableId, visibleId } from '../../relations/index.ts'
import { flowOf, type Flow, type StepNow } from './process-flow.rules.ts'
import * as processes from './process.queries.ts'
import * as stepTasks from './step-task.queries.ts'
import * as steps from './step.queries.ts'
import * as templates from './template.queries.ts'

/** A process with what it runs by. */
export type Running = {
  readonly process: processes.ProcessRow
  readonly template: templates.TemplateRow
  readonly content: ProcessContent
  readonly rows: readonly steps.StepRow[]
}

/** Whatever its relation is; the caller has found that it may be seen. */
export async function load(ctx: Ctx, process: processes.ProcessRow): Promise<Running> {
  const template = await templates.find(ctx, process.templateId)
  const content = await templates.findContent(ctx, process)
  if (!template || !content) throw new Error('A process runs by a version that is not there.')
  return { process, template, content, rows: await rowsOf(ctx, process.id) }
}

/** @throws AppError engagement.process_not_found: also when its relation exists for others only */
export async function getVisible(ctx: Ctx, id: string): Promise<Running> {
  return visible(ctx, await processes.find(ctx, id), visibleId)
}

/**
 * The same for whoever is about to do something with it; nobody else does until the end of the transaction.
 * @throws AppError engagement.process_not_found, relations.change_not_allowed
 */
export async function getForWork(ctx: Ctx, id: string): Promise<Running> {
  // The relation first, as merges and erasures do: in the other order two of them could wait for each other.
  const known = await processes.find(ctx, id)
  await visible(ctx, known, changeableId)
  return visible(ctx, await processes.findForChange(ctx, id), visibleId)
}

async function visible(
  ctx: Ctx,
  process: processes.ProcessRow | undefined,
  idOf: (ctx: Ctx, id: string) => Promise<string>,
): Promise<Running> {
  if (!process) throw new AppError('engagement.process_not_found')
  try {
    await idOf(ctx, process.relationId)
  } catch (error) {
    const isUnseen = error instanceof AppError && error.code === 'relations.relation_not_found'
    throw isUnseen ? new AppError('engagement.process_not_found') : error
  }
  return load(ctx, process)
}

/** A step whose task was given to somebody else lies with that somebody; one that was released lies with nobody yet. */
async function rowsOf(ctx: Ctx, processId: string): Promise<steps.StepRow[]> {
  const rows = await steps.listOf(ctx, [processId])
  const open = rows.filter(({ state }) => state === 'open').map(({ id }) => id)
  const tasks = await stepTasks.findOfSteps(ctx, open)
  return rows.map((row) => {
    const task = tasks.get(row.id)
    const isHeld = (row.userId ?? row.teamId ?? row.role) !== null
    return isHeld && task?.state === 'open'
      ? { ...row, userId: task.ownerUserId, teamId: task.ownerTeamId, role: null }
      : row
  })
}

/** How it stands given what was done: nothing is written. */
export function flowNow({ process, content, rows }: Omit<Running, 'template'>): Flow {
  const { startedOn, dates } = process
  return flowOf(content, { startedOn, dates, steps: rows.map(stepNow) })
}

function stepNow({ key, state, answer, endedAt, shiftDays }: steps.StepRow): StepNow {
  return { key, state, answer, shiftDays, endedOn: endedAt === null ? null : dutchDay(endedAt) }
}
