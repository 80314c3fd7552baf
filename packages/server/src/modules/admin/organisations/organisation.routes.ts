import * as api from '@klantregie/contract'
import { AppError } from '../../../platform/failure.ts'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { giveCookie, placeOf, takeCookie } from '../sessions/authenticate.routes.ts'
import { removeDemo } from './demo-removal.service.ts'
import { addBranch, getOrganisation, listBranches, updateBranch, updateOrganisation } from './organisation.service.ts'
import { describeSetup, setUp } from './set-up.service.ts'

export function organisationRoutes(app: App): void {
  openRoute(app, api.getSetup, () => describeSetup(app.transactions))
  openRoute(app, api.setUp, async ({ body, request, reply }) => {
    const opened = await setUp(app.transactions, body, placeOf(request))
    giveCookie(app, reply, opened.token)
    return opened.session
  })
  route(app, api.getOrganisation, ({ ctx }) => getOrganisation(ctx))
  route(app, api.updateOrganisation, ({ ctx, body }) => updateOrganisation(ctx, body))
  route(app, api.listBranches, async ({ ctx }) => ({ items: await listBranches(ctx) }))
  route(app, api.addBranch, ({ ctx, body }) => addBranch(ctx, body.name))
  route(app, api.updateBranch, ({ ctx, params, body }) => updateBranch(ctx, params.id, body))
  openRoute(app, api.removeDemo, async ({ signedIn, reply }) => {
    if (!signedIn) throw new AppError('auth.required')
    await removeDemo(app.transactions, app.files, signedIn.who)
    // The trail went along; the log of the installation keeps that it happened.
    app.log.info({ tenantId: signedIn.who.tenantId }, 'demonstration organisation removed')
    takeCookie(app, reply)
    return { ok: true as const }
  })
}
