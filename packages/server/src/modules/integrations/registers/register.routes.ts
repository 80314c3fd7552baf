import type { Readable } from 'node:stream'
import * as api from '@klantregie/contract'
import { AppError } from '../../../platform/failure.ts'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { uploadEdition } from './edition-file.service.ts'
import { listChanges } from './list-changes.service.ts'
import * as editions from './edition.service.ts'
import * as locations from './location.service.ts'
import { listProposals, settleProposal } from './proposal.service.ts'
import { linkRelationSchool, showRelationSchool } from './relation-school.service.ts'

const done = { ok: true } as const

export function registerRoutes(app: App): void {
  route(app, api.listRegisters, ({ ctx }) => locations.listRegisters(ctx))
  openRoute(app, api.uploadRegisterEdition, ({ signedIn, query, request }) => {
    if (!signedIn) throw new AppError('auth.required')
    const content = request.body as Readable
    return uploadEdition(app, signedIn.who, { ...query, content, maxBytes: app.config.maxUploadBytes })
  })
  route(app, api.showRegisterEdition, ({ ctx, params }) => editions.showEdition(ctx, params.id))
  route(app, api.listRegisterChanges, ({ ctx, params, query }) => listChanges(ctx, { ...params, ...query }))
  route(app, api.chooseSuccessor, async ({ ctx, params, body }) => {
    await editions.chooseSuccessor(ctx, { ...params, ...body })
    return done
  })
  route(app, api.applyRegisterEdition, ({ ctx, params }) => editions.applyEdition(ctx, params.id))
  route(app, api.discardRegisterEdition, ({ ctx, params }) => editions.discardEdition(ctx, params.id))
  route(app, api.undoRegisterEdition, ({ ctx, params }) => editions.undoEdition(ctx, params.id))
  route(app, api.listSchoolLocations, ({ ctx, query }) => locations.listLocations(ctx, query))
  route(app, api.makeSchoolRelation, ({ ctx, params, body }) => locations.makeRelation(ctx, { ...params, ...body }))
  route(app, api.showRelationSchool, ({ ctx, params }) => showRelationSchool(ctx, params.id))
  route(app, api.linkRelationSchool, async ({ ctx, params, body }) => {
    await linkRelationSchool(ctx, { ...params, ...body })
    return done
  })
  route(app, api.listRegisterProposals, ({ ctx, query }) => listProposals(ctx, query))
  route(app, api.settleRegisterProposal, async ({ ctx, params, body }) => {
    await settleProposal(ctx, { ...params, ...body })
    return done
  })
}
