import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { acceptHousehold, dismissHousehold, listHouseholdSuggestions } from './household.service.ts'

export function householdRoutes(app: App): void {
  route(app, api.listHouseholdSuggestions, ({ ctx, query }) => listHouseholdSuggestions(ctx, query))
  route(app, api.acceptHousehold, ({ ctx, params, body }) => acceptHousehold(ctx, { ...params, ...body }))
  route(app, api.dismissHousehold, async ({ ctx, params }) => {
    await dismissHousehold(ctx, params.id)
    return { ok: true } as const
  })
}
