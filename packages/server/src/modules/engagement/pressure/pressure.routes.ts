import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import type { SourceLookup } from '../../relations/index.ts'
import {
  changeCaps,
  checkPressure,
  distributionOf,
  listCaps,
  pressureOfRelation,
  previewCaps,
} from './pressure.service.ts'

export function pressureRoutes(app: App, sources: SourceLookup): void {
  route(app, api.listPressureCaps, ({ ctx }) => listCaps(ctx))
  route(app, api.changePressureCaps, ({ ctx, body }) => changeCaps(ctx, body.caps))
  route(app, api.previewPressureCaps, async ({ ctx, body }) => ({ items: await previewCaps(ctx, body.caps) }))
  route(app, api.getPressureDistribution, ({ ctx, query }) => distributionOf(ctx, query, sources))
  route(app, api.getRelationPressure, async ({ ctx, params }) => ({
    levels: await pressureOfRelation(ctx, params.id),
  }))
  route(app, api.checkPressure, async ({ ctx, params, body }) => ({
    full: await checkPressure(ctx, { ...params, ...body }),
  }))
}
