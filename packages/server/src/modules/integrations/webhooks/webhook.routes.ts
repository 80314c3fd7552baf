import * as api from '@klantregie/contract'
import { AppError } from '../../../platform/failure.ts'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import type { KeyHolders } from './key-holders.ts'
import { listMessages, replayMessage, replayPeriod } from './message.service.ts'
import { send } from './send.service.ts'
import { askTest } from './test-webhook.service.ts'
import { changeWebhook, listWebhooks, makeWebhook, removeWebhook, rotateSecret } from './webhook.service.ts'

export const webhookRoutes =
  (keys: KeyHolders) =>
  (app: App): void => {
    const { transactions, outside } = app
    const means = { box: outside.secrets, keys }
    route(app, api.listWebhooks, async ({ ctx }) => ({ items: await listWebhooks(ctx, keys) }))
    // Open, because the secret is shown once: `route` would keep the answer for repeated requests.
    openRoute(app, api.makeWebhook, ({ signedIn, body }) => {
      if (!signedIn) throw new AppError('auth.required')
      return transactions.inTenant(signedIn.who, (ctx) => makeWebhook(ctx, body, means))
    })
    openRoute(app, api.rotateWebhookSecret, ({ signedIn, params }) => {
      if (!signedIn) throw new AppError('auth.required')
      return transactions.inTenant(signedIn.who, (ctx) => rotateSecret(ctx, params.id, means))
    })
    route(app, api.changeWebhook, ({ ctx, params, body }) => changeWebhook(ctx, params.id, body, keys))
    route(app, api.removeWebhook, async ({ ctx, params }) => {
      await removeWebhook(ctx, params.id)
      return { ok: true as const }
    })
    // The other system may take its time to answer: no transaction waits for it.
    openRoute(app, api.testWebhook, async ({ signedIn, params }) => {
      if (!signedIn) throw new AppError('auth.required')
      const { who } = signedIn
      const id = await transactions.inTenant(who, (ctx) => askTest(ctx, params.id))
      const attempt = await send(
        { inTenant: (work) => transactions.inTenant(who, work), outside, clock: transactions.clock, keys },
        id,
      )
      if (!attempt) throw new AppError('integrations.webhook_not_found')
      return attempt
    })
    route(app, api.listWebhookMessages, ({ ctx, params, query }) => listMessages(ctx, params.id, query))
    route(app, api.replayWebhookMessage, async ({ ctx, params }) => {
      await replayMessage(ctx, params.id, params.messageId)
      return { ok: true as const }
    })
    route(app, api.replayWebhook, ({ ctx, params, body }) => replayPeriod(ctx, params.id, body))
  }
