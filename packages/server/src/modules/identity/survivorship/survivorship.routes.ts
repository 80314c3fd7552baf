import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { listFieldHistory } from './field-history.service.ts'
import { changeSurvivorship, listSurvivorship, previewSurvivorship, resetSurvivorship } from './survivorship.service.ts'

export function survivorshipRoutes(app: App): void {
  route(app, api.listSurvivorship, ({ ctx }) => listSurvivorship(ctx))
  route(app, api.previewSurvivorship, ({ ctx, params, body }) => previewSurvivorship(ctx, { ...params, ...body }))
  route(app, api.changeSurvivorship, ({ ctx, params, body }) => changeSurvivorship(ctx, { ...params, ...body }))
  route(app, api.resetSurvivorship, ({ ctx, params }) => resetSurvivorship(ctx, params.field))
  route(app, api.listFieldHistory, ({ ctx, params, query }) => listFieldHistory(ctx, { ...params, ...query }))
}
