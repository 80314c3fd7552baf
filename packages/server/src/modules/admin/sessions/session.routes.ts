import * as api from '@klantregie/contract'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { AppError } from '../../../platform/failure.ts'
import { takeCookie } from './authenticate.routes.ts'
import { stopViewing, viewAs } from './viewing.service.ts'
import { endOtherSessions, endSession, getSession, listSessions, signOut } from './session.service.ts'

export function sessionRoutes(app: App): void {
  route(app, api.getSession, ({ ctx, signedIn }) => getSession(ctx, signedIn.sessionId))
  route(app, api.listSessions, async ({ ctx, signedIn }) => ({ items: await listSessions(ctx, signedIn) }))
  route(app, api.revokeSession, async ({ ctx, signedIn, params }) => {
    await endSession(ctx, signedIn.userId, params.id)
    return { ok: true as const }
  })
  route(app, api.revokeOtherSessions, async ({ ctx, signedIn }) => ({ ended: await endOtherSessions(ctx, signedIn) }))
  route(app, api.viewAs, async ({ ctx, signedIn, body }) => {
    await viewAs(ctx, signedIn, body.userId)
    return { ok: true as const }
  })
  route(app, api.stopViewing, async ({ ctx, signedIn }) => {
    await stopViewing(ctx, signedIn)
    return { ok: true as const }
  })
  openRoute(app, api.signOut, async ({ signedIn, reply }) => {
    if (!signedIn) throw new AppError('auth.required')
    await app.transactions.inTenant(signedIn.who, (ctx) => signOut(ctx, signedIn))
    takeCookie(app, reply)
    return { ok: true as const }
  })
}
