import type { z } from 'zod'
import type { MessageAttempt } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'integrations')

type Attempt = z.infer<typeof MessageAttempt>

export async function insert(ctx: Ctx, messageId: string, attempt: Attempt): Promise<void> {
  await tables(ctx)
    .insertInto('integrations.webhook_attempt')
    .values({ id: newId(), message_id: messageId, ...attempt })
    .execute()
}

/** Of these messages, oldest first. */
export async function ofMessages(
  ctx: Ctx,
  messageIds: readonly string[],
): Promise<(Attempt & { messageId: string })[]> {
  if (messageIds.length === 0) return []
  const rows = await tables(ctx)
    .selectFrom('integrations.webhook_attempt')
    .select(['message_id as messageId', 'at', 'status', 'problem', 'milliseconds', 'answer'])
    .where('message_id', 'in', [...messageIds])
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
