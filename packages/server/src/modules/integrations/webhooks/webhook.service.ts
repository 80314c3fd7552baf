import type { Waiting, Webhook, WebhookEventKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { newWebhookSecret } from '../../../platform/outgoing/signature.ts'
import type { SecretBox } from '../../../platform/secrets/secret-box.ts'
import type { KeyHolders } from './key-holders.ts'
import { endOfOldSecret, permissionOf, stateOfWebhook } from './webhook.rules.ts'
import * as webhooks from './webhook.queries.ts'

export type Means = { readonly box: SecretBox; readonly keys: KeyHolders }

/** A secret opens for the subscription that it was sealed for, and for nothing else. */
export const placeOf = ({ tenantId }: Ctx, webhookId: string) => ({
  tenantId,
  purpose: `integrations.webhook.${webhookId}`,
})

export async function listWebhooks(ctx: Ctx, keys: KeyHolders): Promise<Webhook[]> {
  const shown: Webhook[] = []
  for (const row of await webhooks.findAll(ctx)) shown.push(await describe(ctx, row, keys))
  return shown
}

const momentOf = (moment: Date | null): string | null => moment?.toISOString() ?? null

async function describe(ctx: Ctx, row: webhooks.WebhookRow, keys: KeyHolders): Promise<Webhook> {
  const key = await keys.find(ctx, row.keyId)
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    events: [...row.events],
    key: { id: row.keyId, name: key?.name ?? '' },
    state: stateOfWebhook({ ...row, hasKey: key?.who != null }),
    waiting: row.waiting,
    failingSince: momentOf(row.failingSince),
    lastDeliveredAt: momentOf(row.lastDeliveredAt),
    oldSecretUntil: momentOf(row.oldSecretUntil !== null && row.oldSecretUntil > ctx.now ? row.oldSecretUntil : null),
    madeBy: row.madeBy,
    madeAt: row.madeAt.toISOString(),
  }
}

/** @throws AppError integrations.webhook_not_found */
export async function getWebhook(ctx: Ctx, id: string): Promise<webhooks.WebhookRow> {
  const row = await webhooks.find(ctx, id)
  if (!row) throw new AppError('integrations.webhook_not_found')
  return row
}

export async function showWebhook(ctx: Ctx, id: string, keys: KeyHolders): Promise<Webhook> {
  return describe(ctx, await getWebhook(ctx, id), keys)
}

type Asked = {
  readonly name: string
  readonly url: string
  readonly events: readonly WebhookEventKind[]
  readonly keyId: string
}

/**
 * Tells another system from now on. The secret is shown this once and kept sealed.
 * @throws AppError integrations.webhook_key, integrations.webhook_scope, integrations.webhook_address
 */
export async function makeWebhook(ctx: Ctx, asked: Asked, { box, keys }: Means) {
  const events = [...new Set(asked.events)]
  requireAddress(asked.url)
  await requireScopes(ctx, { keyId: asked.keyId, events }, keys)
  const id = webhooks.newWebhookId()
  const secret = newWebhookSecret()
  await webhooks.insert(ctx, { ...asked, id, events, secret: await box.seal(secret, placeOf(ctx, id)) })
  await ctx.audit('webhook.made', { kind: 'webhook', id }, { name: asked.name, events })
  return { webhook: await showWebhook(ctx, id, keys), secret }
}

/** @throws AppError integrations.webhook_not_found, integrations.webhook_scope, integrations.webhook_address */
export async function changeWebhook(ctx: Ctx, id: string, changes: webhooks.Changes, keys: KeyHolders) {
  const { keyId } = await getWebhook(ctx, id)
  if (changes.url !== undefined) requireAddress(changes.url)
  if (changes.events) await requireScopes(ctx, { keyId, events: changes.events }, keys)
  await webhooks.update(ctx, id, changes)
  // The address may hold a secret of the other system: that it changed is told, not what it is.
  const { url, ...told } = changes
  await ctx.audit(
    'webhook.changed',
    { kind: 'webhook', id },
    { ...told, ...(url === undefined ? {} : { fields: ['url'] }) },
  )
  return showWebhook(ctx, id, keys)
}

export async function removeWebhook(ctx: Ctx, id: string): Promise<void> {
  const { name } = await getWebhook(ctx, id)
  await webhooks.remove(ctx, id)
  await ctx.audit('webhook.removed', { kind: 'webhook', id }, { name })
}

export async function rotateSecret(ctx: Ctx, id: string, { box, keys }: Means) {
  const { secret: oldSecret } = await getWebhook(ctx, id)
  const secret = newWebhookSecret()
  const sealed = await box.seal(secret, placeOf(ctx, id))
  await webhooks.changeSecret(ctx, id, { secret: sealed, oldSecret, until: endOfOldSecret(ctx.now) })
  await ctx.audit('webhook.secret_changed', { kind: 'webhook', id })
  return { webhook: await showWebhook(ctx, id, keys), secret }
}

/** A name or password in an address would be kept where everybody reads it; they are asked for nowhere. */
function requireAddress(text: string): void {
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '')
    throw new AppError('integrations.webhook_address')
}

type Wanted = { readonly keyId: string; readonly events: readonly WebhookEventKind[] }

async function requireScopes(ctx: Ctx, { keyId, events }: Wanted, keys: KeyHolders): Promise<void> {
  const who = (await keys.find(ctx, keyId))?.who
  if (!who) throw new AppError('integrations.webhook_key')
  const beyond = events.filter((kind) => !who.permissions.has(permissionOf(kind)))
  if (beyond.length > 0) throw new AppError('integrations.webhook_scope', { events: beyond })
}

/** Subscriptions that stopped by themselves, for whoever can do something about it. */
export const waitingWebhooks =
  (keys: KeyHolders) =>
  async (ctx: Ctx): Promise<Waiting[]> => {
    if (!ctx.permissions.has('integrations.connection.manage')) return []
    const stopped = (await listWebhooks(ctx, keys)).filter(({ state }) => state === 'failing' || state === 'keyless')
    const [first] = stopped
    if (!first) return []
    const title = stopped.length === 1 ? first.name : null
    return [{ kind: 'webhooks', count: stopped.length, id: null, title, dueOn: null, dueAt: null, isUrgent: true }]
  }
