import * as api from '@klantregie/contract'
import type { Language } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { openRoute, type App } from '../../../platform/http/app.ts'
import { parseLink, type LinkContents } from '../links/signed-link.ts'
import { readToken } from '../links/token.ts'
import { visitorAt } from '../links/visitor.ts'
import { confirmSignUp, type CreatePerson } from './confirm-sign-up.service.ts'
import { changePreferences, getPreferences, unsubscribe } from './preferences.service.ts'
import { askSignUp, describeForm, organisationAt } from './sign-up.service.ts'

type Link = LinkContents & { readonly proof: string }
const done = { ok: true } as const

export function signUpRoutes(app: App, createPerson: CreatePerson): void {
  const house = { isMailOn: app.mail.isOn, baseUrl: app.config.baseUrl }
  openRoute(app, api.getSignUpForm, ({ params, query }) =>
    atForm(app, { ...params, ...query }, (ctx) => describeForm(ctx, query.language, house)),
  )
  openRoute(app, api.askSignUp, async ({ params, body, request }) => {
    await atForm(app, { slug: params.slug, language: body.language }, (ctx) =>
      askSignUp(ctx, { ...body, place: request.ip }, house),
    )
    return done
  })
  openRoute(app, api.confirmSignUp, ({ body, language }) => {
    const token = readToken(body.token)
    if (!token) throw new AppError('privacy.link_invalid')
    return app.transactions.inTenant(visitorAt(token.tenantId, language), (ctx) =>
      confirmSignUp(ctx, token.hash, { createPerson, baseUrl: app.config.baseUrl }),
    )
  })
  openRoute(app, api.getPreferences, ({ body }) =>
    withLink(app, body, (ctx, link) => getPreferences(ctx, link, body.language)),
  )
  openRoute(app, api.changePreferences, ({ body }) =>
    withLink(app, body, (ctx, link) => changePreferences(ctx, link, body)),
  )
  openRoute(app, api.unsubscribe, async ({ params, language }) => {
    await withLink(app, { ...params, language }, unsubscribe)
    return done
  })
  // Who opens the address of one-click unsubscribing by hand, or scans it: a GET changes nothing and leads to the page.
  openRoute(app, api.showUnsubscribe, ({ params, reply }) => {
    const link = parseLink(params.token)
    if (!link) throw new AppError('privacy.link_invalid')
    return Promise.resolve(reply.redirect(`${app.config.baseUrl}/voorkeuren#${params.token}`, 303))
  })
}

async function atForm<T>(
  app: App,
  { slug, language }: { slug: string; language: Language },
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const tenantId = await organisationAt(app.transactions, slug)
  return app.transactions.inTenant(visitorAt(tenantId, language), work)
}

async function withLink<T>(
  app: App,
  { token, language }: { token: string; language: Language },
  work: (ctx: Ctx, link: Link) => Promise<T>,
): Promise<T> {
  const link = parseLink(token)
  if (!link) throw new AppError('privacy.link_invalid')
  return app.transactions.inTenant(visitorAt(link.tenantId, language), (ctx) => work(ctx, link))
}
