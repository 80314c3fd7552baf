import { daysLater, dutchDay } from '@klantregie/contract'
import type { Task, TaskCounts, TaskGroup, TaskScope } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import { visibleId } from '../../relations/index.ts'
import { teammatesOf, viewerOf, type Viewer } from './colleague.service.ts'
import { endOfWeek } from './due.rules.ts'
import { describe } from './task-view.service.ts'
import * as tasks from './task.queries.ts'

type Filter = {
  readonly scope: TaskScope
  readonly q?: string | undefined
  readonly ownerId?: string | undefined
  readonly relationId?: string | undefined
}

async function queryOf(ctx: Ctx, viewer: Viewer, { scope, ...rest }: Filter): Promise<tasks.TaskQuery> {
  return { ...rest, of: await whoseOf(ctx, viewer, scope) }
}

/** `mine`: with the reader; `team`: with a team of the reader, or with somebody who is in one. */
async function whoseOf(ctx: Ctx, viewer: Viewer, scope: TaskScope): Promise<tasks.TaskQuery['of']> {
  if (scope === 'all') return null
  if (scope === 'mine') return { userIds: [ctx.actor.id], teamIds: [] }
  return { userIds: await teammatesOf(ctx, viewer), teamIds: viewer.teamIds }
}

function spanOf(group: Exclude<TaskGroup, 'done'>, today: string): tasks.Span {
  const sunday = endOfWeek(today)
  switch (group) {
    case 'overdue':
      return { from: null, until: daysLater(today, -1), withUndated: false }
    case 'today':
      return { from: today, until: today, withUndated: false }
    case 'week':
      return { from: daysLater(today, 1), until: sunday, withUndated: false }
    case 'later':
      return { from: daysLater(sunday, 1), until: null, withUndated: true }
  }
}

type List = Filter & { readonly group: TaskGroup; readonly cursor?: string | undefined; readonly limit: number }

/** A page of a group of tasks. @throws AppError relations.cursor_invalid */
export async function listTasks(ctx: Ctx, { group, cursor, limit, ...filter }: List) {
  const viewer = await viewerOf(ctx)
  const query = { ...(await queryOf(ctx, viewer, filter)), after: readCursor(cursor), limit: limit + 1 }
  const found =
    group === 'done'
      ? await tasks.listEnded(ctx, viewer, query)
      : await tasks.listOpen(ctx, viewer, { ...query, span: spanOf(group, dutchDay(ctx.now)) })
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  return { items: await describe(ctx, rows), nextCursor: last ? writeCursor({ at: last.key, id: last.id }) : null }
}

export async function countTasks(ctx: Ctx, filter: Filter): Promise<TaskCounts> {
  const viewer = await viewerOf(ctx)
  const today = dutchDay(ctx.now)
  const query = await queryOf(ctx, viewer, filter)
  return tasks.countOpen(ctx, viewer, { ...query, days: { today, endOfWeek: endOfWeek(today) } })
}

const MOST_OPEN = 200
const MOST_ENDED = 20
const EVER: tasks.Span = { from: null, until: null, withUndated: true }

/** What is to be done about a relation, and the last that was. @throws AppError relations.relation_not_found */
export async function tasksOf(ctx: Ctx, relationId: string): Promise<{ open: Task[]; ended: Task[] }> {
  const id = await visibleId(ctx, relationId)
  const viewer = await viewerOf(ctx)
  const query = { of: null, relationId: id, after: null }
  const open = await tasks.listOpen(ctx, viewer, { ...query, span: EVER, limit: MOST_OPEN })
  const ended = await tasks.listEnded(ctx, viewer, { ...query, limit: MOST_ENDED })
  return { open: await describe(ctx, open, { isPage: true }), ended: await describe(ctx, ended, { isPage: true }) }
}
