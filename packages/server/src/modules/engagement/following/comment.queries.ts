import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'engagement')

export type CommentRow = {
  readonly id: string
  readonly taskId: string | null
  readonly noteId: string | null
  readonly relationId: string | null
  readonly text: string
  readonly byUserId: string | null
  readonly byName: string
  readonly at: Date
  readonly removedAt: Date | null
  readonly mentions: readonly string[]
}

const COLUMNS = sql`c.id, c.task_id as "taskId", c.interaction_id as "noteId", c.relation_id as "relationId", c.text, c.by_user_id as "byUserId",
  c.by_name as "byName", c.at, c.removed_at as "removedAt",
  array(select m.user_id::text from engagement.comment_mention m where m.comment_id = c.id order by m.user_id) as mentions`

type NewComment = {
  readonly taskId: string | null
  readonly noteId: string | null
  readonly relationId: string | null
  readonly originRelationId: string | null
  readonly text: string
  readonly mentions: readonly string[]
}

export async function insert(ctx: Ctx, comment: NewComment): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('engagement.comment')
    .values({
      id,
      task_id: comment.taskId,
      interaction_id: comment.noteId,
      relation_id: comment.relationId,
      origin_relation_id: comment.originRelationId,
      text: comment.text,
      by_user_id: ctx.actor.kind === 'user' ? ctx.actor.id : null,
      by_name: ctx.actor.name,
      at: ctx.now,
    })
    .execute()
  if (comment.mentions.length > 0)
    await tables(ctx)
      .insertInto('engagement.comment_mention')
      .values(comment.mentions.map((userId) => ({ comment_id: id, user_id: userId })))
      .execute()
  return id
}

export async function find(ctx: Ctx, id: string, how: { isHeld: boolean }): Promise<CommentRow | undefined> {
  const { rows } = await sql<CommentRow>`select ${COLUMNS} from engagement.comment c where c.id = ${id}
    ${how.isHeld ? sql`for update of c` : sql``}`.execute(ctx.tx)
  return rows[0]
}

export async function setRemoved(ctx: Ctx, id: string, at: Date | null): Promise<void> {
  await tables(ctx).updateTable('engagement.comment').set({ removed_at: at }).where('id', '=', id).execute()
}

/** Oldest first, without what was taken away. */
export async function listOfTask(ctx: Ctx, taskId: string): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`select ${COLUMNS} from engagement.comment c
    where c.task_id = ${taskId} and c.removed_at is null order by c.at, c.id`.execute(ctx.tx)
  return rows
}

/** On notes only: what is said of a task stands with the task. */
export async function listOfNotes(ctx: Ctx, relationId: string): Promise<(CommentRow & { noteId: string })[]> {
  const { rows } = await sql<CommentRow & { noteId: string }>`select ${COLUMNS} from engagement.comment c
    where c.relation_id = ${relationId} and c.interaction_id is not null and c.removed_at is null order by c.at, c.id`.execute(
    ctx.tx,
  )
  return rows
}

/** Everything that was said about a relation, removed comments included: for the dossier. */
export async function listAll(ctx: Ctx, relationId: string): Promise<{ at: Date; text: string }[]> {
  const { rows } = await sql<{ at: Date; text: string }>`select c.at, c.text from engagement.comment c
    where c.relation_id = ${relationId} order by c.at, c.id`.execute(ctx.tx)
  return rows
}
