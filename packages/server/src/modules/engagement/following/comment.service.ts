import type { Comment, CommentText } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { warnedOf } from '../../../platform/pure/dutch/sensitive-text.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { relationOfNote } from '../../activity/index.ts'
import { disclosuresOf, visibleId } from '../../relations/index.ts'
import { getRow } from '../tasks/task.service.ts'
import { isTold } from '../tasks/task-view.service.ts'
import * as comments from './comment.queries.ts'
import { findMentioned, tellMentioned } from './mention.service.ts'

type Place = Pick<comments.CommentRow, 'taskId' | 'noteId' | 'relationId'> & {
  readonly originRelationId: string | null
}

/** @throws AppError engagement.task_not_found */
export async function listTaskComments(ctx: Ctx, taskId: string): Promise<{ items: Comment[] }> {
  await getRow(ctx, taskId, { isHeld: false })
  return { items: await describe(ctx, await comments.listOfTask(ctx, taskId)) }
}

/** Comments by the note they are on. @throws AppError relations.relation_not_found */
export async function listNoteComments(
  ctx: Ctx,
  id: string,
): Promise<{ notes: { noteId: string; items: Comment[] }[] }> {
  const rows = await comments.listOfNotes(ctx, await visibleId(ctx, id))
  const described = new Map((await describe(ctx, rows)).map((comment) => [comment.id, comment]))
  const byNote = Map.groupBy(rows, ({ noteId }) => noteId)
  return {
    notes: [...byNote].map(([noteId, found]) => ({
      noteId,
      items: found.flatMap((row) => described.get(row.id) ?? []),
    })),
  }
}

/** @throws AppError engagement.task_not_found */
export async function addTaskComment(ctx: Ctx, { id, ...said }: CommentText & { id: string }): Promise<Comment> {
  const task = await getRow(ctx, id, { isHeld: false })
  return add(
    ctx,
    { taskId: id, noteId: null, relationId: task.relationId, originRelationId: task.originRelationId },
    said,
  )
}

/** @throws AppError activity.interaction_not_found */
export async function addNoteComment(ctx: Ctx, { id, ...said }: CommentText & { id: string }): Promise<Comment> {
  const { relationId, originRelationId } = await relationOfNote(ctx, id)
  return add(ctx, { taskId: null, noteId: id, relationId, originRelationId }, said)
}

/** Who is mentioned is told; the text itself is in no notification and not in the trail. */
async function add(ctx: Ctx, place: Place, { text: typed, mentions }: CommentText): Promise<Comment> {
  // The database knows no NUL in text; pasted text sometimes does.
  const text = typed.replaceAll('\0', '').trim()
  if (text === '') throw new AppError('http.invalid_input', { issues: [{ path: 'body.text', message: 'empty' }] })
  const mentioned = await findMentioned(ctx, text, mentions)
  const id = await comments.insert(ctx, { ...place, text, mentions: mentioned.map((one) => one.id) })
  const notTold = await tellMentioned(ctx, mentioned, {
    subject: { kind: 'comment', id },
    relationId: place.relationId,
  })
  await leaveTrace(ctx, 'comment.added', { id, ...place }, { mentions: mentioned.length, ...warnedOf(text) })
  return { ...(await one(ctx, id)), notTold }
}

/** @throws AppError engagement.comment_not_found: also somebody else's, and one where nobody may look any more */
export async function removeComment(ctx: Ctx, id: string): Promise<void> {
  const comment = await getOwn(ctx, id)
  if (comment.removedAt !== null) return
  await comments.setRemoved(ctx, id, ctx.now)
  await leaveTrace(ctx, 'comment.removed', comment)
}

/** @throws AppError engagement.comment_not_found */
export async function restoreComment(ctx: Ctx, id: string): Promise<Comment> {
  const comment = await getOwn(ctx, id)
  if (comment.removedAt !== null) {
    await comments.setRemoved(ctx, id, null)
    await leaveTrace(ctx, 'comment.restored', comment)
  }
  return one(ctx, id)
}

async function getOwn(ctx: Ctx, id: string): Promise<comments.CommentRow> {
  const comment = await comments.find(ctx, id, { isHeld: true })
  if (!comment || comment.byUserId === null || comment.byUserId !== ctx.actor.id)
    throw new AppError('engagement.comment_not_found')
  try {
    if (comment.taskId !== null) await getRow(ctx, comment.taskId, { isHeld: false })
    else if (comment.relationId !== null) await visibleId(ctx, comment.relationId)
  } catch (error) {
    if (error instanceof AppError) throw new AppError('engagement.comment_not_found')
    throw error
  }
  return comment
}

async function one(ctx: Ctx, id: string): Promise<Comment> {
  const row = await comments.find(ctx, id, { isHeld: false })
  const [comment] = row ? await describe(ctx, [row]) : []
  if (!comment) throw new AppError('engagement.comment_not_found')
  return comment
}

async function describe(ctx: Ctx, rows: readonly comments.CommentRow[]): Promise<Comment[]> {
  if (rows.length === 0) return []
  const relationIds = rows.flatMap(({ relationId }) => relationId ?? [])
  const disclosures = await disclosuresOf(ctx, relationIds, { isPage: true })
  const names = new Map((await findUserNames(ctx)).map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    id: row.id,
    text: row.relationId === null || isTold(disclosures.get(row.relationId)) ? row.text : null,
    by: row.byName,
    at: row.at.toISOString(),
    isMine: row.byUserId === ctx.actor.id,
    isRemoved: row.removedAt !== null,
    notTold: [],
    mentions: row.mentions.flatMap((id) => {
      const name = names.get(id)
      return name === undefined ? [] : [{ id, name }]
    }),
  }))
}

async function leaveTrace(
  ctx: Ctx,
  action: string,
  { id, taskId, noteId, relationId }: { id: string } & Omit<Place, 'originRelationId'>,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await ctx.audit(action, { kind: 'comment', id }, { taskId, noteId, relationId, ...details })
  await ctx.announce({ topic: 'engagement', id: taskId ?? id })
}
