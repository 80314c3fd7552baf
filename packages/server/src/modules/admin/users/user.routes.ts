import * as api from '@klantregie/contract'
import { AppError } from '../../../platform/failure.ts'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { giveCookie, placeOf } from '../sessions/authenticate.routes.ts'
import { acceptInvitation, invite, listInvitations, viewInvitation, withdrawInvitation } from './invitation.service.ts'
import { listUsers, updateUser } from './user.service.ts'

export function userRoutes(app: App): void {
  const { transactions } = app
  route(app, api.listUsers, async ({ ctx }) => ({ items: await listUsers(ctx) }))
  route(app, api.updateUser, ({ ctx, params, body }) => updateUser(ctx, params.id, body))
  route(app, api.listInvitations, async ({ ctx }) => ({ items: await listInvitations(ctx) }))
  // Open, because the link is shown once: `route` would keep the answer for repeated requests.
  openRoute(app, api.invite, async ({ signedIn, body }) => {
    if (!signedIn) throw new AppError('auth.required')
    const { invitation, token } = await transactions.inTenant(signedIn.who, (ctx) => invite(ctx, body))
    return { invitation, link: invitationLink(app, token) }
  })
  route(app, api.withdrawInvitation, async ({ ctx, params }) => {
    await withdrawInvitation(ctx, params.id)
    return { ok: true as const }
  })
  openRoute(app, api.viewInvitation, ({ body, request }) => viewInvitation(transactions, body.token, placeOf(request)))
  openRoute(app, api.acceptInvitation, async ({ body, request, reply }) => {
    const opened = await acceptInvitation(transactions, body, placeOf(request))
    giveCookie(app, reply, opened.token)
    return opened.session
  })
}

/** Behind a # the token reaches the page and no server: not our log, nor that of a proxy, nor a next site's. */
function invitationLink({ config }: App, token: string): string {
  return `${config.baseUrl}/uitnodiging#${token}`
}
