import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import {
  liftStanding,
  recordCustomerFact,
  recordStanding,
  releaseAddress,
  suppressAddress,
} from '../standing/standing.service.ts'
import { listConsents, recordConsent } from './consent.service.ts'

const done = { ok: true } as const

export function consentRoutes(app: App): void {
  route(app, api.listConsents, async ({ ctx, params }) => ({ items: await listConsents(ctx, params.id) }))
  route(app, api.recordConsent, async ({ ctx, params, body }) => ({
    items: await recordConsent(ctx, { ...body, id: params.id }),
  }))
  route(app, api.recordCustomerFact, ({ ctx, params, body }) =>
    recordCustomerFact(ctx, { ...body, relationId: params.id }),
  )
  route(app, api.recordStanding, ({ ctx, params, body }) => recordStanding(ctx, { ...body, id: params.id }))
  route(app, api.liftStanding, async ({ ctx, params }) => {
    await liftStanding(ctx, { ...params, kinds: ['deceased', 'objected'] })
    return done
  })
  route(app, api.suppressAddress, async ({ ctx, body }) => {
    await suppressAddress(ctx, body)
    return done
  })
  route(app, api.releaseAddress, async ({ ctx, body }) => {
    await releaseAddress(ctx, body)
    return done
  })
}
