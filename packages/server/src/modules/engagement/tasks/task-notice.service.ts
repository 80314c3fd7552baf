import { daysLater, dutchDay } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import * as notifications from '../following/notification.queries.ts'
import { notifyAll } from '../following/notify.service.ts'
import { membersOf } from './colleague.service.ts'
import { LONGEST_REMINDER_DAYS, noticesOn } from './due.rules.ts'
import * as tasks from './task.queries.ts'

/** Who has a task hears that they do; of a team everybody, because nobody else will. */
export async function tellOwner(ctx: Ctx, row: tasks.TaskRow): Promise<void> {
  const userIds = await ownersOf(ctx, row)
  await notifyAll(
    ctx,
    userIds.map((userId) => ({
      userId,
      kind: 'task_assigned' as const,
      subject: { kind: 'task', id: row.id },
      relationId: row.relationId,
    })),
  )
}

async function ownersOf(ctx: Ctx, { ownerUserId, ownerTeamId }: tasks.TaskRow): Promise<string[]> {
  if (ownerUserId !== null) return [ownerUserId]
  return ownerTeamId === null ? [] : membersOf(ctx, ownerTeamId)
}

/** What is to be told about an open task today is written down with its hour; tomorrow's is written tomorrow. */
export async function planNotices(ctx: Ctx, row: tasks.TaskRow): Promise<void> {
  await dropNotices(ctx, row.id)
  await planDay(ctx, row, dutchDay(ctx.now))
}

async function planDay(ctx: Ctx, row: tasks.TaskRow, day: string): Promise<void> {
  if (row.state !== 'open') return
  const notices = noticesOn(row, day)
  if (notices.length === 0) return
  const userIds = await ownersOf(ctx, row)
  const planned = userIds.flatMap((userId) =>
    notices.map(({ kind, at }) => ({
      userId,
      kind,
      // Of one day and hour once; another day is another thing to be told.
      groupKey: `${kind}:${row.id}:${row.dueOn ?? ''}:${row.dueTime ?? ''}`,
      subjectKind: 'task',
      subjectId: row.id,
      relationId: row.relationId,
      details: { dueOn: row.dueOn ?? '', dueTime: row.dueTime ?? '' },
      at,
    })),
  )
  await notifications.insert(ctx, planned, { isOnce: true })
}

export function dropNotices(ctx: Ctx, taskId: string): Promise<void> {
  return notifications.removeAhead(ctx, taskId)
}

/** At the start of a day: what is to be told in the course of it. Safe to repeat. */
export async function planNoticesOfDay(ctx: Ctx, day: string): Promise<void> {
  const due = await tasks.listDueBetween(ctx, daysLater(day, -1), daysLater(day, LONGEST_REMINDER_DAYS))
  for (const row of due) await planDay(ctx, row, day)
}
