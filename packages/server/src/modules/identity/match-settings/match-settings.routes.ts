import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { changeMatchSettings, getMatchSettings, previewMatchSettings } from './match-settings.service.ts'

export function matchSettingsRoutes(app: App): void {
  route(app, api.getMatchSettings, ({ ctx }) => getMatchSettings(ctx))
  route(app, api.previewMatchSettings, ({ ctx, body }) => previewMatchSettings(ctx, body))
  route(app, api.changeMatchSettings, ({ ctx, body }) => changeMatchSettings(ctx, body))
}
