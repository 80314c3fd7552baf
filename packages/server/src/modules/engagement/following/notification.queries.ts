import type { NotificationKind } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { noteStands } from '../../activity/index.ts'
import { isVisible } from '../../relations/index.ts'

export type NewNotification = {
  readonly userId: string
  readonly kind: NotificationKind
  readonly groupKey: string
  readonly subjectKind: string | null
  readonly subjectId: string | null
  readonly relationId: string | null
  readonly details: Readonly<Record<string, string | number>>
  readonly at: Date
}

/** What happens again counts up in its row and is unread again; `once`: what is known already stays as it is. */
export async function insert(ctx: Ctx, rows: readonly NewNotification[], how: { isOnce: boolean }): Promise<void> {
  if (rows.length === 0) return
  const given = rows.map((row) => ({ ...row, id: newId(), at: row.at.toISOString() }))
  await sql`insert into engagement.notification as n
      (id, user_id, kind, group_key, subject_kind, subject_id, relation_id, origin_relation_id, details, by_user_id, by_name, at)
    select g.id, g."userId", g.kind, g."groupKey", g."subjectKind", g."subjectId", g."relationId", g."relationId", g.details,
      ${byUserId(ctx)}::uuid, ${byName(ctx)}::text, g.at
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (id uuid, "userId" uuid, kind text, "groupKey" text, "subjectKind" text,
      "subjectId" uuid, "relationId" uuid, details jsonb, at timestamptz)
    on conflict (tenant_id, user_id, group_key, origin_relation_id) ${how.isOnce ? sql`do nothing` : COUNT_UP}`.execute(
    ctx.tx,
  )
}

const COUNT_UP = sql`do update set times = case when n.read_at is null then n.times + 1 else 1 end, read_at = null, mailed_at = null, at = excluded.at,
  by_user_id = excluded.by_user_id, by_name = excluded.by_name, details = excluded.details`

/** Who did it: a person, also when a job does the work for them; nobody when the product acts by itself. */
const byUserId = (ctx: Ctx): string | null => (ctx.actor.kind === 'user' ? ctx.actor.id : userOrNull(ctx))
const byName = (ctx: Ctx): string | null => (byUserId(ctx) === null ? null : ctx.actor.name)
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
function userOrNull({ origin }: Ctx): string | null {
  return origin.initiatorId !== null && UUID.test(origin.initiatorId) ? origin.initiatorId : null
}

/** Tells everybody who follows one of these relations (a subquery: relation_id), whoever did it apart; in one statement, also for many. */
export async function tellFollowers(
  ctx: Ctx,
  relationIds: RawBuilder<unknown>,
  told: {
    readonly groupKey: string | null
    readonly subject: { kind: string; id: string } | null
    readonly details: object
  },
): Promise<number> {
  const { groupKey, subject, details } = told
  const result = await sql`insert into engagement.notification as n
      (id, user_id, kind, group_key, subject_kind, subject_id, relation_id, origin_relation_id, details, by_user_id, by_name, at)
    select gen_random_uuid(), f.user_id, 'relation_changed', coalesce(${groupKey}::text, 'relation:' || f.relation_id), ${subject?.kind ?? null}::text,
      ${subject?.id ?? null}::uuid, f.relation_id, f.origin_relation_id, ${JSON.stringify(details)}::jsonb, ${byUserId(ctx)}::uuid, ${byName(ctx)}::text, ${ctx.now}
    from engagement.follow f
    where f.relation_id in (${relationIds}) and f.user_id is distinct from ${byUserId(ctx)}::uuid
    on conflict (tenant_id, user_id, group_key, origin_relation_id) ${COUNT_UP}`.execute(ctx.tx)
  return Number(result.numAffectedRows ?? 0n)
}

/** What was written ahead about a task that is no longer so: its day, its owner or its state changed. */
export async function removeAhead(ctx: Ctx, taskId: string): Promise<void> {
  await sql`delete from engagement.notification where subject_kind = 'task' and subject_id = ${taskId}
    and kind in ('task_reminder', 'task_due', 'task_overdue') and read_at is null`.execute(ctx.tx)
}

export type Line = {
  readonly key: string
  readonly kind: NotificationKind
  readonly at: Date
  readonly isRead: boolean
  readonly by: string | null
  readonly times: number
  readonly relationId: string | null
  readonly relationCount: number
  readonly taskId: string | null
  readonly taskTitle: string | null
  readonly subjectKind: string | null
  readonly subjectId: string | null
  readonly details: Readonly<Record<string, string | number>>
}

export type Seen = {
  readonly userId: string
  /** Whether a task (the alias t) exists for the reader. */
  readonly task: RawBuilder<boolean>
}

/**
 * The rows that the reader may have at this moment: of relations they may see, of tasks that exist for them and still are as they were
 * told, of comments and notes that were not taken away. What was written for later is not there yet.
 */
function seenRows(ctx: Ctx, { userId, task }: Seen, until: Date): RawBuilder<unknown> {
  return sql`select n.*, t.id as task_id, t.title as task_title, c.interaction_id from engagement.notification n
    left join engagement.comment c on n.subject_kind = 'comment' and c.id = n.subject_id and c.removed_at is null
    left join engagement.task t on t.id = case n.subject_kind when 'task' then n.subject_id when 'comment' then c.task_id end
    where n.user_id = ${userId} and n.at <= ${until} and (n.relation_id is null or ${isVisible(ctx, sql`n.relation_id`)})
      and (n.subject_kind is distinct from 'comment' or c.id is not null) and (n.subject_kind is distinct from 'task' or t.id is not null)
      and (n.subject_kind is distinct from 'note' or ${noteStands(sql`n.subject_id`)})
      and (t.id is null or ${task})
      and (n.kind not in ('task_reminder', 'task_due', 'task_overdue') or n.read_at is not null or t.state = 'open')`
}

export type Place = { readonly at: Date; readonly key: string }

type Asked = {
  readonly isUnread: boolean
  /** Only what the daily mail has not told; of what is to be told in the course of the day as well. */
  readonly unmailedUntil?: Date
  readonly after: Place | null
  readonly limit: number
}

/** One line per group, the newest first. */
export async function listLines(ctx: Ctx, seen: Seen, asked: Asked): Promise<Line[]> {
  const { isUnread, unmailedUntil, after, limit } = asked
  const newest = (column: RawBuilder<unknown>) => sql`(array_agg(${column} order by s.at desc, s.id desc))[1]`
  const behind =
    after && sql`having (max(s.at) < ${after.at} or (max(s.at) = ${after.at} and s.group_key > ${after.key}))`
  const { rows } =
    await sql<Line>`select s.group_key as key, ${newest(sql`s.kind`)} as kind, max(s.at) as at, bool_and(s.read_at is not null) as "isRead",
      ${newest(sql`s.by_name`)} as by, max(s.times) as times, ${newest(sql`s.relation_id`)} as "relationId", count(distinct s.relation_id) as "relationCount",
      ${newest(sql`s.task_id`)} as "taskId", ${newest(sql`s.task_title`)} as "taskTitle",
      ${newest(sql`case when s.interaction_id is not null then 'note' else s.subject_kind end`)} as "subjectKind",
      ${newest(sql`coalesce(s.interaction_id, s.subject_id)`)} as "subjectId", ${newest(sql`s.details`)} as details
    from (${seenRows(ctx, seen, unmailedUntil ?? ctx.now)}) s
    where ${isUnread ? sql`s.read_at is null` : sql`true`} and ${unmailedUntil ? sql`s.mailed_at is null` : sql`true`}
    group by s.group_key ${behind ?? sql``} order by max(s.at) desc, s.group_key limit ${limit}`.execute(ctx.tx)
  return rows
}

/** What was told by mail is not told by mail again, also what the reader could not see at that moment. */
export async function markMailed(ctx: Ctx, userId: string, until: Date): Promise<void> {
  await sql`update engagement.notification set mailed_at = ${ctx.now}
    where user_id = ${userId} and at <= ${until} and mailed_at is null and read_at is null`.execute(ctx.tx)
}

/** Who has something that no mail told. */
export async function listUnmailed(ctx: Ctx, until: Date): Promise<string[]> {
  const { rows } = await sql<{ userId: string }>`select distinct user_id as "userId" from engagement.notification
    where at <= ${until} and mailed_at is null and read_at is null order by 1`.execute(ctx.tx)
  return rows.map(({ userId }) => userId)
}

/** Nobody reads a higher number, and counting stops there. */
export const MOST_UNREAD = 100

export async function countUnread(ctx: Ctx, seen: Seen): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select s.group_key from (${seenRows(ctx, seen, ctx.now)}) s where s.read_at is null group by s.group_key limit ${MOST_UNREAD}) few`.execute(
    ctx.tx,
  )
  return rows[0]?.count ?? 0
}

export async function markKeys(
  ctx: Ctx,
  userId: string,
  { keys, isRead }: { keys: readonly string[]; isRead: boolean },
) {
  await sql`update engagement.notification set read_at = ${isRead ? ctx.now : null}
    where user_id = ${userId} and group_key = any(${[...keys]}::text[]) and at <= ${ctx.now} and (read_at is null) = ${isRead}`.execute(
    ctx.tx,
  )
}

export async function markUntil(ctx: Ctx, userId: string, until: Date): Promise<void> {
  await sql`update engagement.notification set read_at = ${ctx.now} where user_id = ${userId} and at <= ${until} and read_at is null`.execute(
    ctx.tx,
  )
}

/** Goes for good; answers how many. */
export async function removeBefore(ctx: Ctx, before: Date): Promise<number> {
  const gone = await sql`delete from engagement.notification where at < ${before}`.execute(ctx.tx)
  return Number(gone.numAffectedRows ?? 0n)
}
