import type { Recurrence, RepeatUnit, TaskOriginKind, TaskReminder, TaskState, TaskText } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import { isVisible } from '../../relations/index.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'engagement')

export type TaskRow = {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly ownerUserId: string | null
  readonly ownerTeamId: string | null
  readonly relationId: string | null
  /** Where it came in: the relation itself, or one that was merged into it. */
  readonly originRelationId: string | null
  readonly dueOn: string | null
  readonly dueTime: string | null
  readonly reminder: TaskReminder | null
  readonly repeatEvery: number | null
  readonly repeatUnit: RepeatUnit | null
  readonly repeatFrom: Recurrence['from'] | null
  readonly repeatUntil: string | null
  readonly seriesOn: string | null
  readonly followsId: string | null
  readonly state: TaskState
  readonly endedAt: Date | null
  readonly endedBy: string | null
  readonly originKind: TaskOriginKind
  readonly originId: string | null
  readonly madeAt: Date
  readonly madeBy: string
  readonly madeByUserId: string | null
  readonly version: number
  readonly changedAt: Date
  readonly commentCount: number
}

const COLUMNS = sql`t.id, t.title, t.text, t.owner_user_id as "ownerUserId", t.owner_team_id as "ownerTeamId", t.relation_id as "relationId",
  t.origin_relation_id as "originRelationId",
  t.due_on as "dueOn", t.due_time as "dueTime", t.reminder, t.repeat_every as "repeatEvery", t.repeat_unit as "repeatUnit",
  t.repeat_from as "repeatFrom", t.repeat_until as "repeatUntil", t.series_on as "seriesOn", t.follows_id as "followsId", t.state,
  t.ended_at as "endedAt", t.ended_by as "endedBy", t.origin_kind as "originKind", t.origin_id as "originId", t.made_at as "madeAt",
  t.made_by as "madeBy", t.made_by_user_id as "madeByUserId", t.version, t.changed_at as "changedAt",
  (select count(*) from engagement.comment c where c.task_id = t.id and c.removed_at is null) as "commentCount"`

export type Looking = { readonly userId: string | null; readonly teamIds: readonly string[] }

/**
 * Whether a task (the alias t) exists for somebody. A task about a relation is there for whoever may see the relation. One about nobody
 * is between its owner, the owner's team, its maker and who was mentioned in its comments.
 */
export function isSeen(ctx: Ctx, { userId, teamIds }: Looking): RawBuilder<boolean> {
  if (userId === null) return sql`true`
  return sql`case when t.relation_id is not null then ${isVisible(ctx, sql`t.relation_id`)}
    else t.owner_user_id = ${userId} or t.made_by_user_id = ${userId} or coalesce(t.owner_team_id = any(${[...teamIds]}::uuid[]), false)
      or exists (select from engagement.comment c join engagement.comment_mention m on m.comment_id = c.id
        where c.task_id = t.id and m.user_id = ${userId} and c.removed_at is null) end`
}

export async function find(
  ctx: Ctx,
  id: string,
  looking: Looking,
  how: { isHeld: boolean },
): Promise<TaskRow | undefined> {
  const { rows } = await sql<TaskRow>`select ${COLUMNS} from engagement.task t
    where t.id = ${id} and ${isSeen(ctx, looking)} ${how.isHeld ? sql`for update of t` : sql``}`.execute(ctx.tx)
  return rows[0]
}

export async function findMany(ctx: Ctx, ids: readonly string[], looking: Looking): Promise<TaskRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<TaskRow>`select ${COLUMNS} from engagement.task t
    where t.id = any(${[...ids]}::uuid[]) and ${isSeen(ctx, looking)} order by t.id for update of t`.execute(ctx.tx)
  return rows
}

/** The order of a list: by day, within a day by time, what has no time at its end, what has no day at the end of all. */
const DUE_KEY = sql`(coalesce(t.due_on, date '9999-12-31') + coalesce(t.due_time, '23:59:59')::time)`

export type Span = { readonly from: string | null; readonly until: string | null; readonly withUndated: boolean }
export type TaskQuery = {
  /** Null: of everybody. */
  readonly of: { readonly userIds: readonly string[]; readonly teamIds: readonly string[] } | null
  readonly q?: string | undefined
  readonly ownerId?: string | undefined
  readonly relationId?: string | undefined
}

function matches(ctx: Ctx, looking: Looking, { of, q, ownerId, relationId }: TaskQuery): RawBuilder<unknown> {
  const parts = [isSeen(ctx, looking) as RawBuilder<unknown>]
  if (of)
    parts.push(
      sql`(t.owner_user_id = any(${[...of.userIds]}::uuid[]) or t.owner_team_id = any(${[...of.teamIds]}::uuid[]))`,
    )
  if (q !== undefined && q !== '') parts.push(sql`position(lower(${q}) in lower(t.title)) > 0`)
  if (ownerId !== undefined) parts.push(sql`(t.owner_user_id = ${ownerId} or t.owner_team_id = ${ownerId})`)
  if (relationId !== undefined) parts.push(sql`t.relation_id = ${relationId}`)
  return sql.join(parts, sql` and `)
}

function within({ from, until, withUndated }: Span): RawBuilder<unknown> {
  const days = [from === null ? null : sql`t.due_on >= ${from}`, until === null ? null : sql`t.due_on <= ${until}`]
  const dated = sql.join([sql`t.due_on is not null`, ...days.filter((one) => one !== null)], sql` and `)
  return withUndated ? sql`(t.due_on is null or (${dated}))` : sql`(${dated})`
}

export type Page = { readonly after: { readonly at: Date; readonly id: string } | null; readonly limit: number }
export type Listed = TaskRow & { readonly key: Date }

/** Open tasks of a span of days, the soonest due first. */
export async function listOpen(
  ctx: Ctx,
  looking: Looking,
  { span, after, limit, ...query }: TaskQuery & Page & { readonly span: Span },
): Promise<Listed[]> {
  // Sorted as the index is; the place where the page begins is only a condition, because nothing compares with "no day".
  const later = after ? sql`and (${DUE_KEY}, t.id) > (${asClock(after.at)}::timestamp, ${after.id}::uuid)` : sql``
  const { rows } = await sql<TaskRow & { key: string }>`select ${COLUMNS}, ${DUE_KEY}::text as key
    from (select t.id as page_id from engagement.task t
      where t.state = 'open' and ${within(span)} and ${matches(ctx, looking, query)} ${later}
      order by t.due_on, t.due_time, t.id limit ${limit}) p
    join engagement.task t on t.id = p.page_id order by t.due_on, t.due_time, t.id`.execute(ctx.tx)
  return rows.map((row) => ({ ...row, key: new Date(`${row.key.replace(' ', 'T')}Z`) }))
}

const asClock = (at: Date): string => at.toISOString().replace('T', ' ').replace('Z', '')

/** What was done or is no longer needed, the latest first. */
export async function listEnded(
  ctx: Ctx,
  looking: Looking,
  { after, limit, ...query }: TaskQuery & Page,
): Promise<Listed[]> {
  const earlier = after ? sql`and (t.ended_at, t.id) < (${after.at}, ${after.id}::uuid)` : sql``
  const { rows } = await sql<TaskRow>`select ${COLUMNS} from engagement.task t
    where t.state <> 'open' and ${matches(ctx, looking, query)} ${earlier} order by t.ended_at desc, t.id desc limit ${limit}`.execute(
    ctx.tx,
  )
  return rows.map((row) => ({ ...row, key: row.endedAt ?? ctx.now }))
}

export type Days = { readonly today: string; readonly endOfWeek: string }

export async function countOpen(ctx: Ctx, looking: Looking, { days, ...query }: TaskQuery & { readonly days: Days }) {
  const { today, endOfWeek } = days
  const { rows } = await sql<{ overdue: number; today: number; week: number; later: number }>`
    select count(*) filter (where t.due_on < ${today}) as overdue, count(*) filter (where t.due_on = ${today}) as today,
      count(*) filter (where t.due_on > ${today} and t.due_on <= ${endOfWeek}) as week,
      count(*) filter (where t.due_on is null or t.due_on > ${endOfWeek}) as later
    from engagement.task t where t.state = 'open' and ${matches(ctx, looking, query)}`.execute(ctx.tx)
  return rows[0] ?? { overdue: 0, today: 0, week: 0, later: 0 }
}

/** Open tasks whose day lies in a span, of whatever relation: for the product itself. */
export async function listDueBetween(ctx: Ctx, from: string, until: string): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`select ${COLUMNS} from engagement.task t
    where t.state = 'open' and t.due_on between ${from} and ${until} order by t.due_on, t.id`.execute(ctx.tx)
  return rows
}

export type NewTaskRow = TaskText & {
  readonly originRelationId: string | null
  readonly seriesOn: string | null
  readonly followsId: string | null
  readonly originKind: TaskOriginKind
  readonly originId: string | null
}

function columnsOf(task: TaskText & { readonly seriesOn: string | null }) {
  const { owner, recurrence } = task
  return {
    title: task.title,
    text: task.text,
    owner_user_id: owner.kind === 'user' ? owner.id : null,
    owner_team_id: owner.kind === 'team' ? owner.id : null,
    relation_id: task.relationId,
    due_on: task.dueOn,
    due_time: task.dueTime,
    reminder: task.reminder,
    ...repetitionOf(recurrence),
    series_on: task.seriesOn,
  }
}

function repetitionOf(recurrence: Recurrence | null) {
  if (recurrence === null) return { repeat_every: null, repeat_unit: null, repeat_from: null, repeat_until: null }
  const { every, unit, from, until } = recurrence
  return { repeat_every: every, repeat_unit: unit, repeat_from: from, repeat_until: until }
}

/** Null when the turn before it has a next one already. */
export async function insert(ctx: Ctx, task: NewTaskRow): Promise<string | null> {
  const row = await tables(ctx)
    .insertInto('engagement.task')
    .values({
      id: newId(),
      ...columnsOf(task),
      origin_relation_id: task.originRelationId,
      follows_id: task.followsId,
      origin_kind: task.originKind,
      origin_id: task.originId,
      made_at: ctx.now,
      made_by: ctx.actor.name,
      made_by_user_id: ctx.actor.kind === 'user' ? ctx.actor.id : null,
      changed_at: ctx.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'follows_id']).where('follows_id', 'is not', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** About another relation it starts anew there; else it stays where it came in. */
export async function update(
  ctx: Ctx,
  id: string,
  task: TaskText & { readonly seriesOn: string | null; readonly isMoved: boolean },
): Promise<void> {
  await tables(ctx)
    .updateTable('engagement.task')
    .set((eb) => ({
      ...columnsOf(task),
      ...(task.isMoved ? { origin_relation_id: task.relationId } : {}),
      version: eb('version', '+', 1),
      changed_at: ctx.now,
    }))
    .where('id', '=', id)
    .execute()
}

export async function setState(ctx: Ctx, id: string, state: TaskState): Promise<void> {
  const ended = state === 'open' ? null : ctx.now
  await tables(ctx)
    .updateTable('engagement.task')
    .set((eb) => ({
      state,
      ended_at: ended,
      ended_by: ended && ctx.actor.name,
      ended_by_user_id: ended && ctx.actor.kind === 'user' ? ctx.actor.id : null,
      version: eb('version', '+', 1),
      changed_at: ctx.now,
    }))
    .where('id', '=', id)
    .execute()
}

export type NextTurn = { readonly id: string; readonly isUntouched: boolean }

/** The turn that was made when this one was done, and whether nobody has done anything with it since. */
export async function findNext(ctx: Ctx, id: string): Promise<NextTurn | undefined> {
  const { rows } = await sql<NextTurn>`select t.id, (t.version = 1 and t.state = 'open'
      and not exists (select from engagement.comment c where c.task_id = t.id)) as "isUntouched"
    from engagement.task t where t.follows_id = ${id} for update of t`.execute(ctx.tx)
  return rows[0]
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).deleteFrom('engagement.task').where('id', '=', id).execute()
}

/** Done tasks of a relation for its timeline, newest first. */
export async function listDoneBefore(
  ctx: Ctx,
  { relationId, before, limit }: { relationId: string; before: Date; limit: number },
): Promise<{ id: string; title: string; endedAt: Date; endedBy: string | null }[]> {
  const { rows } = await sql<{ id: string; title: string; endedAt: Date; endedBy: string | null }>`
    select t.id, t.title, t.ended_at as "endedAt", t.ended_by as "endedBy" from engagement.task t
    where t.relation_id = ${relationId} and t.state = 'done' and t.origin_kind <> 'process' and t.ended_at < ${before} order by t.ended_at desc, t.id limit ${limit}`.execute(
    ctx.tx,
  )
  return rows
}
