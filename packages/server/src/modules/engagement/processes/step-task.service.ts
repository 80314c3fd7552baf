import type { Ctx } from '../../../platform/context.ts'
import { cancelTask, completeTask, reopenTask } from '../tasks/end-task.service.ts'
import { addTask, changeTask } from '../tasks/task.service.ts'
import type { StepRow } from './step.queries.ts'
import * as stepTasks from './step-task.queries.ts'

type Process = { readonly relationId: string; readonly isRunning: boolean; readonly templateName: string }

type Rows = { readonly before: readonly StepRow[]; readonly after: readonly StepRow[] }

/**
 * Brings the tasks of a process in line with its steps: an open step that lies with a colleague or a team is a task with them,
 * due on its day; the task of a step that is done is done, and of one that is no longer to be done is cancelled. What did
 * not change is left alone: a day or owner that somebody gave the task by hand stays, and this may be repeated, also from
 * within the ending of a task itself.
 * A step that lies with a role is no task: it is in the list of everybody of that role.
 */
export async function syncTasks(ctx: Ctx, process: Process, { before, after }: Rows): Promise<void> {
  const tasks = await stepTasks.findOfSteps(
    ctx,
    after.map(({ id }) => id),
  )
  for (const step of after)
    await syncTask(ctx, process, { step, was: before.find(({ id }) => id === step.id), task: tasks.get(step.id) })
}

type Pair = {
  readonly step: StepRow
  readonly was: StepRow | undefined
  readonly task: stepTasks.StepTask | undefined
}

async function syncTask(ctx: Ctx, process: Process, pair: Pair): Promise<void> {
  const { step, task } = pair
  const owner = ownerOf(step)
  if (step.state === 'open' && process.isRunning && owner !== null) return requireOpen(ctx, process, { ...pair, owner })
  if (task?.state !== 'open') return
  if (step.state === 'done') await completeTask(ctx, { id: task.id })
  else await cancelTask(ctx, { id: task.id })
}

type Owner = { readonly kind: 'user' | 'team'; readonly id: string }

function ownerOf({ userId, teamId }: StepRow): Owner | null {
  if (userId !== null) return { kind: 'user', id: userId }
  return teamId === null ? null : { kind: 'team', id: teamId }
}

async function requireOpen(
  ctx: Ctx,
  { relationId, templateName }: Process,
  { step, was, task, owner }: Pair & { readonly owner: Owner },
): Promise<void> {
  const { id, dueOn, title } = step
  if (task === undefined) {
    const origin = { kind: 'process', id } as const
    await addTask(ctx, { title: `${title} (${templateName})`.slice(0, 200), owner, relationId, dueOn, origin })
    return
  }
  const version = task.state === 'open' ? task.version : (await reopenTask(ctx, task.id)).version
  const isOtherOwner = (task.ownerUserId ?? task.ownerTeamId) !== owner.id
  const isOtherDay = dueOn !== task.dueOn && dueOn !== was?.dueOn
  if (isOtherOwner || isOtherDay)
    await changeTask(ctx, { id: task.id, version, owner, ...(isOtherDay ? { dueOn } : {}) })
}
