import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { arrangeHome, putAside, setGuide, showHome, type HomeSources } from './home.service.ts'

export function homeRoutes(app: App, sources: HomeSources): void {
  route(app, api.getHomePage, ({ ctx }) => showHome(ctx, sources))
  route(app, api.arrangeHome, ({ ctx, body }) => arrangeHome(ctx, body.arrangement))
  route(app, api.putAside, async ({ ctx, body }) => {
    await putAside(ctx, body.key)
    return { ok: true as const }
  })
  route(app, api.setGuide, async ({ ctx, body }) => {
    await setGuide(ctx, body.isPutAway)
    return { ok: true as const }
  })
}
