import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { compareTiers, listMovers, listValueFamilies, setThresholds } from './tier.service.ts'

export function tierRoutes(app: App): void {
  route(app, api.listValueFamilies, async ({ ctx }) => ({ items: await listValueFamilies(ctx) }))
  route(app, api.setTierThresholds, ({ ctx, params, body }) => setThresholds(ctx, params.id, body))
  route(app, api.compareTiers, ({ ctx, body }) => compareTiers(ctx, body))
  route(app, api.listTierMovers, ({ ctx, body }) => listMovers(ctx, body))
}
