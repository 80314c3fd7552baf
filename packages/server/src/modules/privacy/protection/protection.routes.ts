import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import * as service from './protection.service.ts'
import { checkText } from './text-check.service.ts'

const done = { ok: true } as const

export function protectionRoutes(app: App): void {
  route(app, api.getProtection, ({ ctx, params }) => service.getProtection(ctx, params.id))
  route(app, api.startProtection, ({ ctx, params, body }) => service.startProtection(ctx, { ...params, ...body }))
  route(app, api.endProtection, async ({ ctx, params, body }) => {
    await service.endProtection(ctx, { ...params, ...body })
    return done
  })
  route(app, api.reviewProtection, ({ ctx, params, body }) => service.reviewProtection(ctx, { ...params, ...body }))
  route(app, api.listProtections, ({ ctx, query }) => service.listProtections(ctx, query))
  route(app, api.unmaskRelation, ({ ctx, params, body }) => service.unmaskRelation(ctx, { ...params, ...body }))
  route(app, api.unmaskMinor, ({ ctx, params, body }) => service.unmaskMinor(ctx, { ...params, ...body }))
  route(app, api.maskRelation, async ({ ctx, params }) => {
    await service.maskRelation(ctx, params.id)
    return done
  })
  route(app, api.checkText, ({ body }) => Promise.resolve(checkText(body.text)))
}
