import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import type { OtherModules } from '../merging/other-modules.ts'
import { acceptHousehold, dismissHousehold, listHouseholdSuggestions } from './household.service.ts'
import { listAnsweredHouseholds, reopenHousehold } from './reopen-household.service.ts'

export function householdRoutes(app: App, others: OtherModules): void {
  route(app, api.listHouseholdSuggestions, ({ ctx, query }) => listHouseholdSuggestions(ctx, query))
  route(app, api.acceptHousehold, ({ ctx, params, body }) => acceptHousehold(ctx, { ...params, ...body }))
  route(app, api.dismissHousehold, async ({ ctx, params }) => {
    await dismissHousehold(ctx, params.id)
    return { ok: true } as const
  })
  route(app, api.listAnsweredHouseholds, ({ ctx }) => listAnsweredHouseholds(ctx))
  route(app, api.reopenHousehold, async ({ ctx, params }) => {
    await reopenHousehold(ctx, params.id, others)
    return { ok: true } as const
  })
}
