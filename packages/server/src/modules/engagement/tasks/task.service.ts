import type { NewTask, Task, TaskChange, TaskOriginKind, TaskOwner, TaskText } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findColleague } from '../../../platform/tenants/colleague.queries.ts'
import { findTeams } from '../../../platform/tenants/teams.queries.ts'
import { disclosuresOf, heldId } from '../../relations/index.ts'
import { maySee, viewerOf } from './colleague.service.ts'
import * as items from './task-item.queries.ts'
import { planNotices, tellOwner } from './task-notice.service.ts'
import { describe, isTold, recurrenceOf } from './task-view.service.ts'
import * as tasks from './task.queries.ts'

/**
 * A task as another part of the product makes it. What is left out: with the actor, about nobody, without a day. `origin`: the process
 * step or approach it belongs to; that part hears when somebody ends it (`TaskOrigins`).
 */
export type AddTask = Omit<NewTask, 'origin'> & {
  readonly origin?: { readonly kind: Exclude<TaskOriginKind, 'hand'>; readonly id: string } | undefined
}

/**
 * Makes a task in this transaction; its owner is told, unless they make it themselves.
 * @throws AppError relations.relation_not_found; engagement.owner_not_found: may not sign in or is no team; engagement.owner_cannot_see:
 * may not see the relation; engagement.due_missing: a time, reminder or repetition without a day
 */
export async function addTask(ctx: Ctx, { items: points = [], origin, ...given }: AddTask): Promise<Task> {
  const text = complete(ctx, given)
  const relationId = text.relationId === null ? null : await heldId(ctx, text.relationId)
  const task = { ...text, relationId }
  await requireSensible(ctx, task)
  const id = await tasks.insert(ctx, {
    ...task,
    originRelationId: relationId,
    seriesOn: task.recurrence && task.dueOn,
    followsId: null,
    ...originOf(origin),
  })
  if (id === null) throw new Error('A task that follows no other is always stored.')
  await items.replace(
    ctx,
    id,
    points.map((point) => ({ text: clean(point) })),
  )
  const row = await getRow(ctx, id, { isHeld: false })
  await tellOwner(ctx, row)
  await planNotices(ctx, row)
  await leaveTrace(ctx, 'task.added', row, { origin: row.originKind })
  return one(ctx, row)
}

function originOf(origin: AddTask['origin']): Pick<tasks.NewTaskRow, 'originKind' | 'originId'> {
  return origin ? { originKind: origin.kind, originId: origin.id } : { originKind: 'hand', originId: null }
}

/** What is not said of a new task. */
function complete(ctx: Ctx, given: Omit<AddTask, 'items' | 'origin'>): TaskText {
  const nothing = { text: '', relationId: null, dueOn: null, dueTime: null, reminder: null, recurrence: null }
  const said = cleaned(given)
  return { owner: { kind: 'user', id: ctx.actor.id }, ...nothing, ...said } as TaskText
}

/** What was said, without what was not. */
function cleaned(given: Partial<Record<keyof TaskText, unknown>>): Partial<TaskText> {
  const said = Object.entries(given).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    said.map(([key, value]) => [
      key,
      key === 'title' ? clean(String(value)) : key === 'text' ? withoutNul(String(value)) : value,
    ]),
  )
}

/** The database knows no NUL in text; pasted text sometimes does. */
const withoutNul = (text: string): string => text.replaceAll('\0', '')

/** @throws AppError http.invalid_input: nothing is left */
function clean(text: string): string {
  const plain = withoutNul(text).trim()
  if (plain === '') throw new AppError('http.invalid_input', { issues: [{ path: 'body.title', message: 'empty' }] })
  return plain
}

/** @throws AppError engagement.owner_not_found, engagement.owner_cannot_see, engagement.due_missing */
async function requireSensible(
  ctx: Ctx,
  task: Pick<TaskText, 'owner' | 'relationId' | 'dueOn' | 'dueTime' | 'reminder' | 'recurrence'>,
) {
  const needsDay = task.dueTime !== null || task.reminder !== null || task.recurrence !== null
  if (needsDay && task.dueOn === null) throw new AppError('engagement.due_missing')
  await requireOwner(ctx, task.owner, task.relationId)
}

/** @throws AppError engagement.owner_not_found, engagement.owner_cannot_see */
export async function requireOwner(ctx: Ctx, { kind, id }: TaskOwner, relationId: string | null): Promise<void> {
  if (kind === 'team') {
    if (!(await findTeams(ctx)).some((team) => team.id === id)) throw new AppError('engagement.owner_not_found')
    return
  }
  const colleague = await findColleague(ctx, id)
  if (!colleague?.permissions.includes('engagement.task.read')) throw new AppError('engagement.owner_not_found')
  if (relationId !== null && id !== ctx.actor.id && !(await maySee(ctx, colleague, relationId)))
    throw new AppError('engagement.owner_cannot_see')
}

/** @throws AppError engagement.task_not_found: also when it exists for others only */
export async function getTask(ctx: Ctx, id: string): Promise<Task> {
  return one(ctx, await getRow(ctx, id, { isHeld: false }))
}

export async function getRow(ctx: Ctx, id: string, how: { isHeld: boolean }): Promise<tasks.TaskRow> {
  const row = await tasks.find(ctx, id, await viewerOf(ctx), how)
  if (!row) throw new AppError('engagement.task_not_found')
  return row
}

/** One task by itself. */
export async function one(ctx: Ctx, row: tasks.TaskRow): Promise<Task> {
  const [task] = await describe(ctx, [row], { isPage: true })
  if (!task) throw new AppError('engagement.task_not_found')
  return task
}

/**
 * @throws AppError engagement.task_not_found, engagement.task_ended, engagement.task_changed: with the version that there is now;
 * relations.field_hidden: what is kept back from somebody they cannot overwrite; and what `addTask` throws
 */
export async function changeTask(
  ctx: Ctx,
  { id, version, items: points, ...change }: TaskChange & { id: string },
): Promise<Task> {
  const before = await getRow(ctx, id, { isHeld: true })
  if (before.state !== 'open') throw new AppError('engagement.task_ended')
  if (before.version !== version) throw new AppError('engagement.task_changed', { version: before.version })
  if (change.text !== undefined || points !== undefined) await requireTold(ctx, before)
  const said = cleaned(change)
  const task = withoutOrphans({ ...textOf(before), ...said })
  const relationId =
    task.relationId === null || task.relationId === before.relationId
      ? task.relationId
      : await heldId(ctx, task.relationId)
  await requireSensible(ctx, { ...task, relationId })
  const isMoved = relationId !== before.relationId
  await tasks.update(ctx, id, { ...task, relationId, isMoved, seriesOn: seriesOf(before, task) })
  if (points)
    await items.replace(
      ctx,
      id,
      points.map(({ text, ...item }) => ({ ...item, text: clean(text) })),
    )
  const after = await getRow(ctx, id, { isHeld: false })
  if (ownerIdOf(after) !== ownerIdOf(before)) await tellOwner(ctx, after)
  await planNotices(ctx, after)
  await leaveTrace(ctx, 'task.changed', after, { fields: [...Object.keys(said), ...(points ? ['items'] : [])] })
  return one(ctx, after)
}

/** A task that has no day any more has no time, reminder or repetition either. */
function withoutOrphans(task: TaskText): TaskText {
  return task.dueOn === null ? { ...task, dueTime: null, reminder: null, recurrence: null } : task
}

/** A series begins anew when its rhythm is changed; when only the day of one turn is moved it keeps its rhythm. */
function seriesOf(before: tasks.TaskRow, task: TaskText): string | null {
  if (task.recurrence === null) return null
  const isSame = JSON.stringify(recurrenceOf(before)) === JSON.stringify(task.recurrence)
  return isSame && before.seriesOn !== null ? before.seriesOn : task.dueOn
}

const ownerIdOf = (row: tasks.TaskRow): string => row.ownerUserId ?? row.ownerTeamId ?? ''

async function requireTold(ctx: Ctx, { relationId }: tasks.TaskRow): Promise<void> {
  if (relationId === null) return
  const disclosures = await disclosuresOf(ctx, [relationId], { isPage: true })
  if (!isTold(disclosures.get(relationId)))
    throw new AppError('relations.field_hidden', { field: 'text', because: 'protected' })
}

export function textOf(row: tasks.TaskRow): TaskText {
  const { ownerUserId, ownerTeamId } = row
  return {
    title: row.title,
    text: row.text,
    owner: ownerUserId === null ? { kind: 'team', id: ownerTeamId ?? '' } : { kind: 'user', id: ownerUserId },
    relationId: row.relationId,
    dueOn: row.dueOn,
    dueTime: row.dueTime,
    reminder: row.reminder,
    recurrence: recurrenceOf(row),
  }
}

/** @throws AppError engagement.task_not_found, engagement.task_ended, engagement.task_item_not_found */
export async function tickItem(
  ctx: Ctx,
  { id, itemId, isDone }: { id: string; itemId: string; isDone: boolean },
): Promise<Task> {
  const row = await getRow(ctx, id, { isHeld: true })
  if (row.state !== 'open') throw new AppError('engagement.task_ended')
  await requireTold(ctx, row)
  if (!(await items.tick(ctx, { taskId: id, itemId, isDone }))) throw new AppError('engagement.task_item_not_found')
  await leaveTrace(ctx, isDone ? 'task.item_ticked' : 'task.item_unticked', row, { itemId })
  return one(ctx, row)
}

/** The trail says what was done with which task, not what it says: that can be about people. */
export async function leaveTrace(
  ctx: Ctx,
  action: string,
  { id, relationId }: Pick<tasks.TaskRow, 'id' | 'relationId'>,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await ctx.audit(action, { kind: 'task', id }, relationId === null ? details : { ...details, relationId })
  await ctx.announce({ topic: 'engagement', id })
}
