import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { mayReceive, mayWe } from './may-we.service.ts'

export function mayWeRoutes(app: App): void {
  route(app, api.getMayReceive, ({ ctx, params }) => mayReceive(ctx, params.id))
  route(app, api.askMayWe, async ({ ctx, body: { relationIds, ...question } }) => {
    const items = await mayWe(ctx, relationIds, question)
    const notAllowed = items.filter(({ decision }) => decision === 'not_allowed').length
    return { items, allowed: items.length - notAllowed, notAllowed }
  })
}
