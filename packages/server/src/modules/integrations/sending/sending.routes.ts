import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { addSent, changeSent, listSent, removeSent, sendNow, type Senders } from './sent-segment.service.ts'

export const sendingRoutes =
  (senders: Senders) =>
  (app: App): void => {
    route(app, api.listSentSegments, async ({ ctx, params }) => ({ items: await listSent(ctx, params.id, senders) }))
    route(app, api.addSentSegment, ({ ctx, params, body }) => addSent(ctx, params.id, { body, senders }))
    route(app, api.changeSentSegment, ({ ctx, params, body }) => changeSent(ctx, params.id, { body, senders }))
    route(app, api.removeSentSegment, async ({ ctx, params }) => {
      await removeSent(ctx, params.id)
      return { ok: true as const }
    })
    route(app, api.sendSegmentNow, ({ ctx, params }) => sendNow(ctx, params.id))
  }
