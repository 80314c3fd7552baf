import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

/**
 * What is told to other systems. The list is stable: kinds may be added, none is renamed and none changes its meaning. Each is thin: what
 * happened, about what, when. Whoever wants to know more asks with the API key of the subscription, and sees what that key may see.
 */
export const WebhookEventKind = z.enum([
  'relation.created',
  'relation.changed',
  'relation.archived',
  'relation.restored',
  'relation.merged',
  'relation.split',
  'consent.changed',
  'contact.changed',
  'activity.changed',
  'import.completed',
])
export type WebhookEventKind = z.infer<typeof WebhookEventKind>

/** The body of a message, after Standard Webhooks. `webhook.test` is sent by the button of that name only. */
export const WebhookBody = z.object({
  type: z.union([WebhookEventKind, z.literal('webhook.test')]),
  timestamp: z.iso.datetime(),
  /** Of the form of this body. */
  version: z.literal(1),
  /** A relation or an import; nothing for a test. */
  data: z.object({ id: Id.nullable() }),
})
export type WebhookBody = z.infer<typeof WebhookBody>

/** `failing`: switched off by itself, because nothing arrived for days. `keyless`: its key stopped, so that nothing may be told. */
export const WebhookState = z.enum(['active', 'paused', 'failing', 'keyless'])
export type WebhookState = z.infer<typeof WebhookState>

export const Webhook = z.object({
  id: Id,
  name: z.string(),
  url: z.string(),
  events: z.array(WebhookEventKind),
  /** With whose rights it is decided what may be told. */
  key: z.object({ id: Id, name: z.string() }),
  state: WebhookState,
  waiting: z.int(),
  failingSince: z.iso.datetime().nullable(),
  lastDeliveredAt: z.iso.datetime().nullable(),
  /** Until when messages carry a signature with the secret before this one too. */
  oldSecretUntil: z.iso.datetime().nullable(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
})
export type Webhook = z.infer<typeof Webhook>

/** `withheld`: the key may not see what it is about, so that nothing was sent. `given_up`: after the last attempt. */
export const MessageState = z.enum(['waiting', 'delivered', 'given_up', 'withheld'])
export type MessageState = z.infer<typeof MessageState>

export const MessageAttempt = z.object({
  at: z.iso.datetime(),
  /** HTTP status; null when there was no answer. */
  status: z.int().nullable(),
  /** Why there was none, or why it does not count; a code. */
  problem: z.string().nullable(),
  milliseconds: z.int(),
  /** The beginning of what was answered. */
  answer: z.string().nullable(),
})
export const WebhookMessage = z.object({
  id: Id,
  type: WebhookBody.shape.type,
  about: Id.nullable(),
  happenedAt: z.iso.datetime(),
  state: MessageState,
  /** When it is tried again; null when it is not. */
  nextAt: z.iso.datetime().nullable(),
  attempts: z.array(MessageAttempt),
})
export type WebhookMessage = z.infer<typeof WebhookMessage>

const READ = 'integrations.connection.read'
const MANAGE = 'integrations.connection.manage'
const Name = z.string().trim().min(2).max(80)
const Url = z.url({ protocol: /^https?$/ }).max(500)
const Secret = z.object({ webhook: Webhook, secret: z.string() })

export const listWebhooks = defineRoute({
  method: 'GET',
  path: '/webhooks',
  permission: READ,
  summary: 'List the subscriptions to what happens, without their secrets',
  response: z.object({ items: z.array(Webhook) }),
})
export const makeWebhook = defineRoute({
  method: 'POST',
  path: '/webhooks',
  permission: MANAGE,
  summary: 'Tell another system what happens; answers the secret that signs, once',
  body: z.object({ name: Name, url: Url, events: z.array(WebhookEventKind).min(1).max(20), keyId: Id }),
  response: Secret,
  errors: ['integrations.webhook_key', 'integrations.webhook_scope', 'integrations.webhook_address'],
})
export const changeWebhook = defineRoute({
  method: 'PATCH',
  path: '/webhooks/:id',
  permission: MANAGE,
  summary: 'Change a subscription, pause it or let it go on',
  params: IdParams,
  body: z.object({
    name: Name.optional(),
    url: Url.optional(),
    events: z.array(WebhookEventKind).min(1).max(20).optional(),
    isPaused: z.boolean().optional(),
  }),
  response: Webhook,
  errors: ['integrations.webhook_not_found', 'integrations.webhook_scope', 'integrations.webhook_address'],
})
export const removeWebhook = defineRoute({
  method: 'DELETE',
  path: '/webhooks/:id',
  permission: MANAGE,
  summary: 'Remove a subscription with its messages',
  params: IdParams,
  response: Done,
  errors: ['integrations.webhook_not_found'],
})
export const rotateWebhookSecret = defineRoute({
  method: 'POST',
  path: '/webhooks/:id/secret',
  permission: MANAGE,
  summary: 'Make another secret, once; for a day messages are signed with the one before it too',
  params: IdParams,
  response: Secret,
  errors: ['integrations.webhook_not_found'],
})
export const testWebhook = defineRoute({
  method: 'POST',
  path: '/webhooks/:id/test',
  permission: MANAGE,
  summary: 'Send a message of type webhook.test now, and show what came of it',
  params: IdParams,
  response: MessageAttempt,
  errors: ['integrations.webhook_not_found'],
})
export const listWebhookMessages = defineRoute({
  method: 'GET',
  path: '/webhooks/:id/messages',
  permission: READ,
  summary: 'List what was told or waits to be, newest first, with every attempt',
  params: IdParams,
  query: z.object({ state: MessageState.optional(), cursor: Id.optional() }),
  response: z.object({ items: z.array(WebhookMessage), nextCursor: Id.nullable() }),
  errors: ['integrations.webhook_not_found'],
})
export const replayWebhookMessage = defineRoute({
  method: 'POST',
  path: '/webhooks/:id/messages/:messageId/replay',
  permission: MANAGE,
  summary: 'Send one message again, with the same id',
  params: IdParams.extend({ messageId: Id }),
  response: Done,
  errors: ['integrations.webhook_not_found', 'integrations.webhook_message_not_found'],
})
export const replayWebhook = defineRoute({
  method: 'POST',
  path: '/webhooks/:id/replay',
  permission: MANAGE,
  summary: 'Send again what happened in a period; answers how many messages',
  params: IdParams,
  body: z.object({ from: z.iso.datetime(), until: z.iso.datetime(), onlyUndelivered: z.boolean().default(false) }),
  response: z.object({ count: z.int() }),
  errors: ['integrations.webhook_not_found'],
})
