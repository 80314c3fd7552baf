import * as api from '@klantregie/contract'
import type { FastifyRequest } from 'fastify'
import type { Who } from '../../platform/context.ts'
import { openRoute, route, type App } from '../../platform/http/app.ts'
import { AppError } from '../../platform/failure.ts'
import { exportRelations, type ExportTransactions } from './export/export.service.ts'
import { addLink, endLink, listLinks, reopenLink } from './links/link.service.ts'
import type { SourceLookup } from './list/list.service.ts'
import { atHandRoutes } from './at-hand/at-hand.routes.ts'
import { bulkRoutes } from './bulk/bulk.routes.ts'
import { labelRoutes } from './labels/label.routes.ts'
import { attachmentRoutes } from './attachments/attachment.routes.ts'
import type { ContactSource } from './hierarchy/contact-source.ts'
import { getCalendar, type DateSource } from './calendar/calendar.service.ts'
import { getRoleBoard, getRoleColumn } from './board/role-board.service.ts'
import { hierarchyRoutes } from './hierarchy/hierarchy.routes.ts'
import { homeRoutes } from './home/home.routes.ts'
import { importanceRoutes } from './importance/importance.routes.ts'
import type { DeceasedSource } from './importance/successor.service.ts'
import { listRelations } from './list/own-list.service.ts'
import { countByArea, listAreas } from './map/area-count.service.ts'
import { countUsage, removeRelationType } from './model-usage/model-usage.service.ts'
import { archiveRelation, getRelationPage, listPlaces, restoreRelation } from './page/relation.service.ts'
import { reviewRoutes } from './reviews/review.routes.ts'
import { roleRoutes } from './roles/role.routes.ts'
import { searchRelations } from './search/search.service.ts'
import { changeView, getView, listViews, removeView, restoreView, saveView, shareView } from './views/view.service.ts'

const done = { ok: true } as const

/** What modules above this one know of relations; given by the composition. */
export type OtherModules = {
  readonly contacts: readonly ContactSource[]
  readonly dates: readonly DateSource[]
  readonly deceased: DeceasedSource
}

/** Everything about relations; `sources` and `others` are given by the composition: modules above this one keep them. */
export function relationsRoutes(app: App, sources: SourceLookup, others: OtherModules): void {
  route(app, api.listRelations, ({ ctx, query }) => listRelations(ctx, query, sources))
  route(app, api.searchRelations, ({ ctx, query }) => searchRelations(ctx, query))
  route(app, api.listPlaces, async ({ ctx, query }) => ({ items: await listPlaces(ctx, query.q) }))
  route(app, api.getRelation, ({ ctx, params }) => getRelationPage(ctx, params.id, sources.sourceNames))
  exportRoute(app, sources)
  archiveRoutes(app)
  roleRoutes(app, sources.sourceNames)
  linkRoutes(app)
  hierarchyRoutes(app, others.contacts)
  importanceRoutes(app, others.contacts, others.deceased)
  homeRoutes(app)
  atHandRoutes(app)
  attachmentRoutes(app)
  labelRoutes(app)
  bulkRoutes(app, sources)
  viewRoutes(app)
  formRoutes(app, sources, others.dates)
  modelRoutes(app)
  reviewRoutes(app)
}

function exportRoute(app: App, sources: SourceLookup): void {
  openRoute(app, api.exportRelations, async ({ signedIn, query, request, reply }) => {
    if (!signedIn) throw new AppError('auth.required')
    const { who } = signedIn
    const transactions: ExportTransactions = {
      read: async (work) => app.transactions.inTenant(await whoMayStillExport(app, request, who), work),
      trace: (work) => app.transactions.inTenant(who, work),
    }
    const made = await exportRelations(transactions, query, sources)
    return reply
      .type(made.contentType)
      .header('content-disposition', `attachment; filename="${made.fileName}"`)
      .header('cache-control', 'no-store')
      .send(made.content)
  })
}

/** A download takes minutes and a right can be withdrawn meanwhile: for every batch it is asked anew who this is. */
async function whoMayStillExport(app: App, request: FastifyRequest, { origin }: Who): Promise<Who> {
  const now = await app.authenticate(request)
  if (!now) throw new AppError('auth.required')
  if (!now.who.permissions.has('relations.relation.export')) throw new AppError('auth.forbidden')
  return origin ? { ...now.who, origin } : now.who
}

function archiveRoutes(app: App): void {
  route(app, api.archiveRelation, async ({ ctx, params }) => {
    await archiveRelation(ctx, params.id)
    return done
  })
  route(app, api.restoreRelation, async ({ ctx, params }) => {
    await restoreRelation(ctx, params.id)
    return done
  })
}

function linkRoutes(app: App): void {
  route(app, api.listLinks, ({ ctx, params, query }) => listLinks(ctx, { ...params, ...query }))
  route(app, api.addLink, ({ ctx, params, body }) => addLink(ctx, { ...params, ...body }))
  route(app, api.endLink, ({ ctx, params, body }) => endLink(ctx, { ...params, ...body }))
  route(app, api.reopenLink, ({ ctx, params }) => reopenLink(ctx, params))
}

function modelRoutes(app: App): void {
  route(app, api.getModelUsage, ({ ctx }) => countUsage(ctx))
  route(app, api.removeRelationType, async ({ ctx, params }) => {
    await removeRelationType(ctx, params.id)
    return done
  })
}

/** The forms of a list beside its table: a board, a map, a calendar. */
function formRoutes(app: App, list: SourceLookup, dates: readonly DateSource[]): void {
  route(app, api.getRoleBoard, async ({ ctx, query }) => ({ columns: await getRoleBoard(ctx, query, list) }))
  route(app, api.getRoleColumn, ({ ctx, query }) => getRoleColumn(ctx, query, list))
  route(app, api.listAreas, () => Promise.resolve(listAreas()))
  route(app, api.countByArea, ({ ctx, query }) => countByArea(ctx, query, list))
  route(app, api.getCalendar, ({ ctx, query }) => getCalendar(ctx, query, { list, dates }))
}

function viewRoutes(app: App): void {
  route(app, api.listViews, ({ ctx }) => listViews(ctx))
  route(app, api.getView, ({ ctx, params }) => getView(ctx, params.id))
  route(app, api.saveView, ({ ctx, body }) => saveView(ctx, body))
  route(app, api.changeView, ({ ctx, params, body }) => changeView(ctx, { ...params, ...body }))
  route(app, api.shareView, ({ ctx, params, body }) => shareView(ctx, { ...params, ...body }))
  route(app, api.restoreView, ({ ctx, params }) => restoreView(ctx, params.id))
  route(app, api.removeView, async ({ ctx, params }) => {
    await removeView(ctx, params.id)
    return done
  })
}
