import * as api from '@klantregie/contract'
import { AppError } from '../../../platform/failure.ts'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { openErasureLedger } from '../../../platform/erasure-ledger/erasure-ledger.ts'
import { askDossier, openDossier } from '../dossier/dossier.service.ts'
import type { ErasureParts } from '../erasure/erasure-parts.ts'
import { eraseSubject, previewErasure } from '../erasure/erase-request.service.ts'
import { listErasures } from '../erasure/ledger.service.ts'
import { changeRequestLetter, printLetter, sendRequestLetter, writeRequestLetter } from './letter.service.ts'
import { addReceiver, listSourcesAsReceivers, tellReceiver, type SourcesOf } from './receiver.service.ts'
import * as service from './request.service.ts'
import { viewRequest } from './request-view.service.ts'
import { setStanding } from './standing-request.service.ts'

export function requestRoutes(app: App, sourcesOf: SourcesOf): void {
  route(app, api.listPrivacyRequests, ({ ctx, query }) => service.listRequests(ctx, query))
  route(app, api.getRequestSummary, ({ ctx }) => service.summariseRequests(ctx))
  route(app, api.createPrivacyRequest, async ({ ctx, body }) => {
    const { id } = await service.createRequest(ctx, body)
    await listSourcesAsReceivers(ctx, id, sourcesOf)
    return viewRequest(ctx, id)
  })
  route(app, api.getPrivacyRequest, ({ ctx, params }) => viewRequest(ctx, params.id))
  route(app, api.changePrivacyRequest, async ({ ctx, params, body }) => {
    await service.changeRequest(ctx, { ...params, ...body })
    await listSourcesAsReceivers(ctx, params.id, sourcesOf)
    return viewRequest(ctx, params.id)
  })
  route(app, api.confirmIdentity, ({ ctx, params, body }) => service.confirmIdentity(ctx, { ...params, ...body }))
  route(app, api.extendRequest, ({ ctx, params, body }) => service.extendRequest(ctx, { ...params, ...body }))
  route(app, api.tickRequestStep, ({ ctx, params, body }) => service.tickStep(ctx, { ...params, ...body }))
  route(app, api.addRequestReceiver, ({ ctx, params, body }) => addReceiver(ctx, { ...params, ...body }))
  route(app, api.tellRequestReceiver, ({ ctx, params, body }) => tellReceiver(ctx, { ...params, ...body }))
  route(app, api.restrictSubject, ({ ctx, params, body }) =>
    setStanding(ctx, { ...params, ...body, kind: 'restricted' }),
  )
  route(app, api.recordObjection, ({ ctx, params, body }) => setStanding(ctx, { ...params, ...body, kind: 'objected' }))
  route(app, api.closeRequest, ({ ctx, params, body }) => service.closeRequest(ctx, { ...params, ...body }))
}

export function letterRoutes(app: App): void {
  route(app, api.writeRequestLetter, ({ ctx, params, body }) => writeRequestLetter(ctx, { ...params, ...body }))
  route(app, api.changeRequestLetter, ({ ctx, params, body }) => changeRequestLetter(ctx, { ...params, ...body }))
  route(app, api.sendRequestLetter, ({ ctx, params, body }) => sendRequestLetter(ctx, { ...params, ...body }))
  openRoute(app, api.downloadRequestLetter, async ({ signedIn, params, reply }) => {
    if (!signedIn) throw new AppError('auth.required')
    const made = await app.transactions.inTenant(signedIn.who, (ctx) => printLetter(ctx, params))
    return reply.type('application/pdf').header('content-disposition', 'attachment; filename="brief.pdf"').send(made)
  })
}

export function dossierRoutes(app: App): void {
  route(app, api.makeDossier, ({ ctx, params, body }) => askDossier(ctx, { ...params, ...body }))
  openRoute(app, api.downloadDossier, async ({ signedIn, params, reply }) => {
    if (!signedIn) throw new AppError('auth.required')
    const made = await app.transactions.inTenant(signedIn.who, (ctx) => openDossier(ctx, app.files, params))
    return reply
      .type(made.contentType)
      .header('content-disposition', `attachment; filename="${made.fileName}"`)
      .send(made.content)
  })
}

export function erasureRoutes(app: App, parts: ErasureParts): void {
  const tools = { parts, ledger: openErasureLedger(app.config.dataDir) }
  route(app, api.previewErasure, ({ ctx, params }) => previewErasure(ctx, params.id, tools))
  route(app, api.eraseSubject, ({ ctx, params, body }) => eraseSubject(ctx, { ...params, ...body }, tools))
  route(app, api.listErasures, ({ ctx, query }) => listErasures(ctx, query))
}
