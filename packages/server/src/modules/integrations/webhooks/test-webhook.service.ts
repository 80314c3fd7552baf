import type { Ctx } from '../../../platform/context.ts'
import * as messages from './message.queries.ts'
import { getWebhook } from './webhook.service.ts'

/** Makes a message that tells nothing but that it was sent, for whoever wants to see it arrive. @throws AppError integrations.webhook_not_found */
export async function askTest(ctx: Ctx, webhookId: string): Promise<string> {
  const { id, name } = await getWebhook(ctx, webhookId)
  await ctx.audit('webhook.tested', { kind: 'webhook', id }, { name })
  return messages.insertTest(ctx, id)
}
