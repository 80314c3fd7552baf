import { NotificationKind, type Notification } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findSummaries, type ShortRelation } from '../../relations/index.ts'
import { viewerOf } from '../tasks/colleague.service.ts'
import { isSeen } from '../tasks/task.queries.ts'
import * as refusals from './mail-choice.queries.ts'
import * as notifications from './notification.queries.ts'

/** Who reads, with what exists for them at this moment. */
export async function seenBy(ctx: Ctx): Promise<notifications.Seen> {
  return { userId: ctx.actor.id, task: isSeen(ctx, await viewerOf(ctx)) }
}

type List = { readonly unread: 'true' | 'false'; readonly cursor?: string | undefined; readonly limit: number }

/** @throws AppError relations.cursor_invalid */
export async function listNotifications(ctx: Ctx, { unread, cursor, limit }: List) {
  const found = await notifications.listLines(ctx, await seenBy(ctx), {
    isUnread: unread === 'true',
    after: cursor === undefined ? null : readPlace(cursor),
    limit: limit + 1,
  })
  const lines = found.slice(0, limit)
  const last = found.length > limit ? lines.at(-1) : undefined
  return { items: await describe(ctx, lines), nextCursor: last ? writePlace(last) : null }
}

/** Many lines can be of one moment, so a place in the list is a moment and a key. */
function writePlace({ at, key }: notifications.Place): string {
  return Buffer.from(`${at.toISOString()} ${key}`).toString('base64url')
}

function readPlace(cursor: string): notifications.Place {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const at = new Date(text.slice(0, text.indexOf(' ')))
  if (Number.isNaN(at.getTime())) throw new AppError('relations.cursor_invalid')
  return { at, key: text.slice(text.indexOf(' ') + 1) }
}

async function describe(ctx: Ctx, lines: readonly notifications.Line[]): Promise<Notification[]> {
  const shown = await findSummaries(
    ctx,
    lines.flatMap(({ relationId }) => relationId ?? []),
  )
  return lines.map((line) => toNotification(line, shown))
}

function toNotification(line: notifications.Line, shown: ReadonlyMap<string, ShortRelation>): Notification {
  const { key, kind, at, isRead, by, times, relationId, relationCount, taskId, taskTitle, subjectKind, subjectId } =
    line
  const relation = relationId === null ? undefined : shown.get(relationId)
  return {
    key,
    kind,
    at: at.toISOString(),
    isRead,
    by,
    times,
    relation: relation ? { id: relation.id, name: relation.name, kind: relation.kind } : null,
    relationCount,
    task: taskId === null ? null : { id: taskId, title: taskTitle ?? '' },
    subject: subjectKind === null || subjectId === null ? null : { kind: subjectKind, id: subjectId },
    values: { ...line.details },
  }
}

export async function countNotifications(ctx: Ctx): Promise<{ unread: number }> {
  return { unread: await notifications.countUnread(ctx, await seenBy(ctx)) }
}

type Mark = { readonly keys: readonly string[]; readonly isRead: boolean } | { readonly until: string }

export async function markNotifications(ctx: Ctx, mark: Mark): Promise<{ unread: number }> {
  const userId = ctx.actor.id
  if ('until' in mark) {
    const until = new Date(mark.until)
    await notifications.markUntil(ctx, userId, until < ctx.now ? until : ctx.now)
  } else await notifications.markKeys(ctx, userId, mark)
  await ctx.announce({ topic: 'engagement', id: userId })
  return countNotifications(ctx)
}

export async function getMailChoices(ctx: Ctx, isMailOn: boolean) {
  const refused = await refusals.findRefused(ctx, ctx.actor.id)
  return { isMailOn, choices: NotificationKind.options.map((kind) => ({ kind, byMail: !refused.has(kind) })) }
}

type Choice = { readonly kind: NotificationKind; readonly byMail: boolean; readonly isMailOn: boolean }

/** Everybody gets everything until they say otherwise. */
export async function setMailChoice(ctx: Ctx, { kind, byMail, isMailOn }: Choice) {
  if (byMail) await refusals.remove(ctx, ctx.actor.id, kind)
  else await refusals.insert(ctx, ctx.actor.id, kind)
  return getMailChoices(ctx, isMailOn)
}

/** What was told is kept for half a year; then nobody looks for it any more. */
const KEPT_DAYS = 183

export function forgetOldNotifications(ctx: Ctx): Promise<number> {
  return notifications.removeBefore(ctx, new Date(ctx.now.getTime() - KEPT_DAYS * 86_400_000))
}
