import * as api from '@klantregie/contract'
import type { FastifyReply } from 'fastify'
import { AppError } from '../../../platform/failure.ts'
import { openRoute, route, type App, type SignedIn } from '../../../platform/http/app.ts'
import { productAt } from '../organisations/actors.ts'
import { giveCookie, placeOf } from '../sessions/authenticate.routes.ts'
import { sessionCookie } from '../sessions/session-cookie.ts'
import { confirmPassword, findTenantId } from '../sign-in/sign-in.service.ts'
import { findInvitation } from '../users/invitation.service.ts'
import { listIdentities, removeIdentity } from './identity.service.ts'
import { openOpenId } from './openid.ts'
import {
  addProvider,
  changeProvider,
  getProvider,
  listOffered,
  listProviders,
  redirectUriOf,
  relyingOn,
  removeProvider,
  tryProvider,
  type Means,
} from './provider.service.ts'
import { beginSignOn, finishSignOn, type SignOnBegun } from './sign-on.service.ts'

const DONE = { ok: true as const }

/** What speaks with another house is an open route: no transaction waits for somebody else's answer. */
export function signOnRoutes(app: App): void {
  const { outgoing, secrets } = app.outside
  const means: Means = {
    box: secrets,
    openId: openOpenId(outgoing),
    baseUrl: app.config.baseUrl,
  }
  providerRoutes(app, means)
  entranceRoutes(app, means)
  identityRoutes(app, means)
}

function providerRoutes(app: App, means: Means): void {
  const { baseUrl } = means
  route(app, api.listIdentityProviders, async ({ ctx }) => ({
    items: await listProviders(ctx, baseUrl),
    redirectUri: redirectUriOf(baseUrl),
  }))
  route(app, api.addIdentityProvider, ({ ctx, body }) => addProvider(ctx, body, means))
  route(app, api.changeIdentityProvider, ({ ctx, params, body }) =>
    changeProvider(ctx, params.id, { changes: body, means }),
  )
  route(app, api.removeIdentityProvider, async ({ ctx, params }) => {
    await removeProvider(ctx, params.id)
    return DONE
  })
  openRoute(app, api.tryIdentityProvider, async ({ signedIn, params }) => {
    const { who } = required(signedIn)
    const row = await app.transactions.inTenant(who, (ctx) => getProvider(ctx, params.id))
    return tryProvider(await relyingOn(who.tenantId, row, means), means)
  })
}

function entranceRoutes(app: App, means: Means): void {
  const { transactions } = app
  openRoute(app, api.listSignOn, async ({ query }) => {
    const tenantId = await tenantOrNone(app, query.organisation)
    if (tenantId === null) return { items: [] }
    return { items: await transactions.inTenant(productAt(tenantId), listOffered) }
  })
  openRoute(app, api.startSignOn, async ({ body, request, reply }) => {
    const tenantId = await findTenantId(transactions, body.organisation)
    const { providerId, next = null } = body
    const beginning = { tenantId, providerId, purpose: { purpose: 'sign_in' as const }, next, place: placeOf(request) }
    return sentThere(app, reply, await beginSignOn(transactions, beginning, means))
  })
  openRoute(app, api.acceptInvitationBySignOn, async ({ body, request, reply }) => {
    const place = placeOf(request)
    const { tenantId, invitation } = await findInvitation(transactions, body.token, place)
    const purpose = { purpose: 'invitation' as const, invitationId: invitation.id, name: body.name }
    const beginning = { tenantId, providerId: body.providerId, purpose, next: null, place }
    return sentThere(app, reply, await beginSignOn(transactions, beginning, means))
  })
  openRoute(app, api.finishSignOn, async ({ body, request, reply }) => {
    const { name } = browserCookie(app)
    const returned = { answer: body.answer, browser: request.cookies[name], place: placeOf(request) }
    const outcome = await finishSignOn(transactions, returned, means)
    reply.setCookie(name, '', { ...browserCookie(app).options, maxAge: 0 })
    if (outcome.state === 'signed_in') giveCookie(app, reply, outcome.token)
    return outcome
  })
}

function identityRoutes(app: App, means: Means): void {
  const { transactions } = app
  route(app, api.listIdentities, ({ ctx, signedIn }) => listIdentities(ctx, signedIn.userId))
  openRoute(app, api.startLink, async ({ signedIn, body, request, reply }) => {
    const { who, userId } = required(signedIn)
    // Whoever finds a desk unlocked must not be able to let themselves in for good.
    await confirmPassword(transactions, { tenantId: who.tenantId, userId }, body.password)
    const purpose = { purpose: 'link' as const, userId }
    const beginning = {
      tenantId: who.tenantId,
      providerId: body.providerId,
      purpose,
      next: '/account',
      place: placeOf(request),
    }
    return sentThere(app, reply, await beginSignOn(transactions, beginning, means))
  })
  route(app, api.removeIdentity, async ({ ctx, signedIn, params }) => {
    await removeIdentity(ctx, signedIn.userId, params.id)
    return DONE
  })
}

/** Null: there is nothing to sign in to, or it is not said to what. */
async function tenantOrNone(app: App, slug: string | undefined): Promise<string | null> {
  try {
    return await findTenantId(app.transactions, slug)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** As that of a session, and gone with the browser. */
function browserCookie({ config }: App) {
  const { name, options } = sessionCookie(config.baseUrl)
  const { maxAge: _untilThen, ...rest } = options
  return { name: `${name}-sso`, options: rest }
}

function sentThere(app: App, reply: FastifyReply, { url, browser }: SignOnBegun) {
  const { name, options } = browserCookie(app)
  reply.setCookie(name, browser, options)
  return { url }
}

function required(signedIn: SignedIn | null): SignedIn {
  if (!signedIn) throw new AppError('auth.required')
  return signedIn
}
