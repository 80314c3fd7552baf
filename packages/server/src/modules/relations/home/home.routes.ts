import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { chooseHouseholdMailing, getHome } from './home.service.ts'

export function homeRoutes(app: App): void {
  route(app, api.getHome, ({ ctx, params }) => getHome(ctx, params.id))
  route(app, api.chooseHouseholdMailing, ({ ctx, params, body }) => chooseHouseholdMailing(ctx, { ...params, ...body }))
}
