import type { TimelineSource } from '../../../platform/module.ts'
import * as tasks from './task.queries.ts'

/** What was done for a relation is part of its story; what is still to be done stands beside it. */
export const taskTimeline: TimelineSource = async (ctx, window) => {
  if (!ctx.permissions.has('engagement.task.read')) return []
  const rows = await tasks.listDoneBefore(ctx, window)
  return rows.map((row) => ({
    id: `task:${row.id}`,
    kind: 'task',
    at: row.endedAt,
    by: row.endedBy,
    source: null,
    sentence: 'timeline.task.done',
    values: { title: row.title },
    text: null,
    interactionKind: null,
  }))
}
