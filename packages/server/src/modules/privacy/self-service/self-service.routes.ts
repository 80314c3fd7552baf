import * as api from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import type { DossierParts } from '../dossier/collect-dossier.service.ts'
import { readToken } from '../links/token.ts'
import { visitorAt } from '../links/visitor.ts'
import { attemptCounter } from './attempts.ts'
import { askByLink, downloadOwn, giveLink, openSelfService, revokeLink } from './self-service.service.ts'

type Visit<T> = (ctx: Ctx, hash: string) => Promise<T>

/** What a visitor does with a key is always a POST: programs that look at links in mails set nothing in motion. */
export function selfServiceRoutes(app: App, parts: DossierParts): void {
  const count = attemptCounter()
  const visit = async <T>(
    { key, language, place }: { key: string; language: 'nl' | 'en'; place: string },
    work: Visit<T>,
  ): Promise<T> => {
    count(place, app.transactions.clock())
    const token = readToken(key)
    if (!token) throw new AppError('privacy.link_invalid')
    return app.transactions.inTenant(visitorAt(token.tenantId, language), (ctx) => work(ctx, token.hash))
  }
  route(app, api.giveSelfServiceLink, ({ ctx, params, body }) =>
    giveLink(ctx, { ...params, ...body, baseUrl: app.config.baseUrl, isMailOn: app.mail.isOn }),
  )
  route(app, api.revokeSelfServiceLink, ({ ctx, params }) => revokeLink(ctx, params.id))
  openRoute(app, api.openSelfService, ({ body, language, request }) =>
    visit({ key: body.key, language, place: request.ip }, (ctx, hash) => openSelfService(ctx, hash, parts)),
  )
  openRoute(app, api.askBySelfService, ({ body, language, request }) =>
    visit({ key: body.key, language, place: request.ip }, (ctx, hash) => askByLink(ctx, { ...body, hash })),
  )
  openRoute(app, api.downloadOwnDossier, async ({ body, language, request, reply }) => {
    const { format } = body
    const made = await visit({ key: body.key, language, place: request.ip }, (ctx, hash) =>
      downloadOwn(ctx, app.files, { hash, format }),
    )
    return reply
      .type(made.contentType)
      .header('content-disposition', `attachment; filename="${made.fileName}"`)
      .send(made.content)
  })
}
