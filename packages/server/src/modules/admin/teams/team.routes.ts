import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { addTeam, listTeams, removeTeam, updateTeam } from './team.service.ts'

export function teamRoutes(app: App): void {
  route(app, api.listTeams, async ({ ctx }) => ({ items: await listTeams(ctx) }))
  route(app, api.addTeam, ({ ctx, body }) => addTeam(ctx, body.name))
  route(app, api.updateTeam, ({ ctx, params, body }) => updateTeam(ctx, params.id, body))
  route(app, api.removeTeam, async ({ ctx, params }) => {
    await removeTeam(ctx, params.id)
    return { ok: true as const }
  })
}
