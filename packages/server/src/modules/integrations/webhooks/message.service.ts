import type { MessageState, WebhookMessage } from '@klantregie/contract'
import type { z } from 'zod'
import type { AuditSubject, Ctx, Witness } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { visibleId } from '../../relations/index.ts'
import * as attempts from './attempt.queries.ts'
import { kindOf, keptSince } from './webhook.rules.ts'
import * as messages from './message.queries.ts'
import { getWebhook } from './webhook.service.ts'

/** Hears of every change in its transaction, and writes down what is told of it when somebody wants to know. */
export const noteChange: Witness = async (ctx, { action, subject }) => {
  const kind = kindOf(action, subject?.kind)
  if (kind === null || subject === null) return
  await messages.noteEvent(ctx, kind, aboutOf(subject))
}

const aboutOf = ({ kind, id }: AuditSubject) =>
  kind === 'import' ? { relationId: null, importId: id } : { relationId: id, importId: null }

const PAGE = 30

/** What was told, newest first. Whom it was about is shown to whoever may see them. */
export async function listMessages(
  ctx: Ctx,
  webhookId: string,
  { state, cursor }: { state?: MessageState | undefined; cursor?: string | undefined },
): Promise<{ items: z.infer<typeof WebhookMessage>[]; nextCursor: string | null }> {
  await getWebhook(ctx, webhookId)
  const before = cursor === undefined ? null : await messages.find(ctx, cursor)
  const rows = await messages.list(ctx, { webhookId, state, before, limit: PAGE + 1 })
  const page = rows.slice(0, PAGE)
  const ids = page.map(({ id }) => id)
  const byMessage = Map.groupBy(await attempts.ofMessages(ctx, ids), ({ messageId }) => messageId)
  const items: z.infer<typeof WebhookMessage>[] = []
  for (const row of page)
    items.push({
      id: row.id,
      type: row.type,
      about: row.relationId === null ? row.importId : await seenId(ctx, row.relationId),
      happenedAt: row.at.toISOString(),
      state: row.state,
      nextAt: row.nextAt?.toISOString() ?? null,
      attempts: byMessage.get(row.id) ?? [],
    })
  return { items, nextCursor: rows.length > PAGE ? (ids.at(-1) ?? null) : null }
}

/** Null when the relation does not exist for whoever asks. */
export async function seenId(ctx: Ctx, relationId: string): Promise<string | null> {
  try {
    return await visibleId(ctx, relationId)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** @throws AppError integrations.webhook_not_found, integrations.webhook_message_not_found */
export async function replayMessage(ctx: Ctx, webhookId: string, messageId: string): Promise<void> {
  await getWebhook(ctx, webhookId)
  if ((await messages.replay(ctx, webhookId, { id: messageId })) === 0)
    throw new AppError('integrations.webhook_message_not_found')
  await ctx.audit('webhook.replayed', { kind: 'webhook', id: webhookId }, { count: 1 })
}

export async function replayPeriod(
  ctx: Ctx,
  webhookId: string,
  asked: { readonly from: string; readonly until: string; readonly onlyUndelivered: boolean },
): Promise<{ count: number }> {
  await getWebhook(ctx, webhookId)
  const [from, until] = [new Date(asked.from), new Date(asked.until)]
  const count = await messages.replay(ctx, webhookId, { from, until, onlyUndelivered: asked.onlyUndelivered })
  await ctx.audit(
    'webhook.replayed',
    { kind: 'webhook', id: webhookId },
    { from: asked.from, until: asked.until, count },
  )
  return { count }
}

const MOST_EVENTS = 500
export const SEND_JOB = 'integrations.send-webhooks'

/** Makes messages of what happened, and asks that what is due is sent. Answers whether more waits. */
export async function spreadEvents(ctx: Ctx): Promise<boolean> {
  const count = await messages.spread(ctx, MOST_EVENTS)
  await messages.removeOld(ctx, keptSince(ctx.now), MOST_EVENTS)
  return count === MOST_EVENTS
}
