import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { listCampaigns } from './campaign-result.service.ts'

export function campaignRoutes(app: App): void {
  route(app, api.listCampaignResults, ({ ctx, query }) => listCampaigns(ctx, query))
}
