import * as api from '@klantregie/contract'
import { attachment } from '../../../platform/documents/written.ts'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { AppError } from '../../../platform/failure.ts'
import { breachFile, breachRegister } from './breach-files.service.ts'
import * as breaches from './breach.service.ts'

export function breachRoutes(app: App, parts: breaches.BreachParts): void {
  route(app, api.listBreaches, ({ ctx }) => breaches.listBreaches(ctx))
  route(app, api.reportBreach, ({ ctx, body }) => breaches.reportBreach(ctx, body))
  route(app, api.getBreach, ({ ctx, params }) => breaches.showBreach(ctx, params.id))
  route(app, api.changeBreach, ({ ctx, params, body }) => breaches.changeBreach(ctx, params.id, body))
  route(app, api.countBreachPersons, ({ ctx, params, body }) =>
    breaches.countPersons(ctx, { ...params, ...body }, parts),
  )
  route(app, api.decideBreach, ({ ctx, params, body }) => breaches.decideBreach(ctx, { ...params, ...body }))
  route(app, api.tellBreach, ({ ctx, params, body }) => breaches.tellBreach(ctx, { ...params, ...body }))
  route(app, api.writeBreachLetter, ({ ctx, params, body }) => breaches.writeLetter(ctx, { ...params, ...body }))
  route(app, api.remarkBreach, ({ ctx, params, body }) => breaches.remarkBreach(ctx, { ...params, ...body }))
  route(app, api.closeBreach, ({ ctx, params, body }) => breaches.closeBreach(ctx, { ...params, ...body }))
  route(app, api.reopenBreach, ({ ctx, params, body }) => breaches.reopenBreach(ctx, { ...params, ...body }))
  openRoute(app, api.downloadBreach, async ({ signedIn, params, query, reply }) => {
    if (!signedIn) throw new AppError('auth.required')
    const asked = { ...params, ...query }
    const file = await app.transactions.inTenant(signedIn.who, (ctx) => breachFile(ctx, asked))
    return reply.type(file.contentType).header('content-disposition', attachment(file.fileName)).send(file.content)
  })
  openRoute(app, api.downloadBreachRegister, async ({ signedIn, reply }) => {
    if (!signedIn) throw new AppError('auth.required')
    const file = await app.transactions.inTenant(signedIn.who, breachRegister)
    return reply.type(file.contentType).header('content-disposition', attachment(file.fileName)).send(file.content)
  })
}
