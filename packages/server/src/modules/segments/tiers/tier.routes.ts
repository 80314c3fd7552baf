import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { listValueFamilies } from './family.service.ts'
import { getRfm, listRfmPeople } from './rfm.service.ts'
import { compareTiers, listMovers, setThresholds } from './tier.service.ts'

export function tierRoutes(app: App): void {
  route(app, api.listValueFamilies, async ({ ctx }) => ({ items: await listValueFamilies(ctx) }))
  route(app, api.setTierThresholds, ({ ctx, params, body }) => setThresholds(ctx, params.id, body))
  route(app, api.compareTiers, ({ ctx, body }) => compareTiers(ctx, body))
  route(app, api.listTierMovers, ({ ctx, body }) => listMovers(ctx, body))
  route(app, api.getRfm, ({ ctx, params }) => getRfm(ctx, params.id))
  route(app, api.listRfmPeople, ({ ctx, params, body }) => listRfmPeople(ctx, { ...params, ...body }))
}
