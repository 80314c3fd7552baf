import { dutchDay } from '@klantregie/contract'
import type { EndedTask, Task, TaskOriginKind, TaskState } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { nextTurn } from './recurrence.rules.ts'
import * as items from './task-item.queries.ts'
import { dropNotices, planNotices, tellOwner } from './task-notice.service.ts'
import { recurrenceOf } from './task-view.service.ts'
import { getRow, leaveTrace, one, requireOwner, textOf } from './task.service.ts'
import * as tasks from './task.queries.ts'

/** A task that belongs to something was ended or opened again by somebody; in the same transaction. */
export type TaskEnded = {
  readonly taskId: string
  /** Of the process step, approach, … that made it. */
  readonly originId: string
  readonly state: TaskState
}

/** What the parts of the product that make tasks do when a person ends one. Not called for what such a part ends itself. */
export type TaskOrigins = Partial<Record<TaskOriginKind, (ctx: Ctx, ended: TaskEnded) => Promise<void>>>

type End = { readonly id: string; readonly as: 'done' | 'cancelled' }

/**
 * Marks a task as done or as no longer needed. The next turn of one that comes back is made, also when this turn is skipped;
 * of one task there is one next turn, whoever ends it how often.
 * @throws AppError engagement.task_not_found, engagement.task_ended
 */
export async function endTask(ctx: Ctx, { id, as }: End, origins: TaskOrigins = {}): Promise<EndedTask> {
  const row = await getRow(ctx, id, { isHeld: true })
  if (row.state !== 'open') throw new AppError('engagement.task_ended')
  await tasks.setState(ctx, id, as)
  await dropNotices(ctx, id)
  const nextId = await makeNext(ctx, row)
  await leaveTrace(ctx, as === 'done' ? 'task.done' : 'task.cancelled', row, nextId === null ? {} : { nextId })
  await tellOrigin(ctx, { row, state: as, origins })
  const next = nextId === null ? null : await one(ctx, await getRow(ctx, nextId, { isHeld: false }))
  return { task: await one(ctx, await getRow(ctx, id, { isHeld: false })), next }
}

/**
 * For a part of the product that made the task: it is done. A task that was ended before stays as it is, so that this may be
 * repeated. @throws AppError engagement.task_not_found
 */
export async function completeTask(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
  const row = await getRow(ctx, id, { isHeld: true })
  if (row.state === 'open') await endTask(ctx, { id, as: 'done' })
}

/** The same for what is no longer needed. @throws AppError engagement.task_not_found */
export async function cancelTask(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
  const row = await getRow(ctx, id, { isHeld: true })
  if (row.state === 'open') await endTask(ctx, { id, as: 'cancelled' })
}

async function makeNext(ctx: Ctx, row: tasks.TaskRow): Promise<string | null> {
  const recurrence = recurrenceOf(row)
  if (recurrence === null || row.dueOn === null) return null
  const series = { recurrence, startsOn: row.seriesOn ?? row.dueOn }
  const turn = nextTurn(series, { dueOn: row.dueOn, doneOn: dutchDay(ctx.now) })
  if (turn === null) return null
  const nextId = await tasks.insert(ctx, {
    ...textOf(row),
    originRelationId: row.originRelationId,
    dueOn: turn.dueOn,
    seriesOn: turn.startsOn,
    followsId: row.id,
    originKind: 'hand',
    originId: null,
  })
  if (nextId === null) return null
  const list = (await items.listOf(ctx, [row.id])).get(row.id) ?? []
  await items.replace(
    ctx,
    nextId,
    list.map(({ text }) => ({ text })),
  )
  const next = await getRow(ctx, nextId, { isHeld: false })
  await tellOwner(ctx, next)
  await planNotices(ctx, next)
  return nextId
}

/**
 * Opens an ended task again. The next turn that was made goes when nobody has touched it; else both stand.
 * @throws AppError engagement.task_not_found, engagement.task_open; engagement.owner_not_found: its team is gone
 */
export async function reopenTask(ctx: Ctx, id: string, origins: TaskOrigins = {}): Promise<Task> {
  const row = await getRow(ctx, id, { isHeld: true })
  if (row.state === 'open') throw new AppError('engagement.task_open')
  if (row.ownerTeamId !== null) await requireOwner(ctx, textOf(row).owner, null)
  const next = await tasks.findNext(ctx, id)
  if (next?.isUntouched) {
    await dropNotices(ctx, next.id)
    await tasks.remove(ctx, next.id)
  }
  await tasks.setState(ctx, id, 'open')
  const opened = await getRow(ctx, id, { isHeld: false })
  await planNotices(ctx, opened)
  await leaveTrace(ctx, 'task.reopened', row, next?.isUntouched ? { removedId: next.id } : {})
  await tellOrigin(ctx, { row, state: 'open', origins })
  return one(ctx, opened)
}

type Told = { readonly row: tasks.TaskRow; readonly state: TaskState; readonly origins: TaskOrigins }

async function tellOrigin(ctx: Ctx, { row, state, origins }: Told): Promise<void> {
  if (row.originId !== null) await origins[row.originKind]?.(ctx, { taskId: row.id, originId: row.originId, state })
}
