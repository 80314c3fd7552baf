import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import type { SourceLookup } from '../list/list.service.ts'
import { doBulk, getBulkDeed, listBulkDeeds, makeSelection, stopBulk, tryBulk, undoBulk } from './bulk.service.ts'

export function bulkRoutes(app: App, sources: SourceLookup): void {
  route(app, api.tryBulk, ({ ctx, body }) => tryBulk(ctx, body, sources))
  route(app, api.doBulk, ({ ctx, body }) => doBulk(ctx, body, sources))
  route(app, api.listBulkDeeds, ({ ctx, query }) => listBulkDeeds(ctx, query))
  route(app, api.getBulkDeed, ({ ctx, params }) => getBulkDeed(ctx, params.id))
  route(app, api.undoBulk, ({ ctx, params }) => undoBulk(ctx, params.id))
  route(app, api.stopBulk, ({ ctx, params }) => stopBulk(ctx, params.id))
  route(app, api.makeSelection, ({ ctx, body }) => makeSelection(ctx, body.relationIds))
}
