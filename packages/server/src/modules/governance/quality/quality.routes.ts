import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { askToMeasure, changeRules, describeQuality, listQuality } from './quality.service.ts'

export function qualityRoutes(app: App): void {
  route(app, api.listQuality, ({ ctx }) => listQuality(ctx))
  route(app, api.getDomainQuality, ({ ctx, params }) => describeQuality(ctx, params.id))
  route(app, api.changeQualityRules, ({ ctx, params, body }) => changeRules(ctx, { ...params, ...body }))
  route(app, api.measureQuality, ({ ctx }) => askToMeasure(ctx))
}
