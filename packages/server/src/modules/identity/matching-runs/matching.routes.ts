import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { lookUpRelations } from './look-up.service.ts'
import { listMatchRuns, startMatchRun, startUndo } from './run-matching.service.ts'

export function matchingRoutes(app: App): void {
  route(app, api.startMatchRun, ({ ctx }) => startMatchRun(ctx))
  route(app, api.listMatchRuns, async ({ ctx }) => ({ items: await listMatchRuns(ctx) }))
  route(app, api.undoMatchRun, ({ ctx, params }) => startUndo(ctx, params.id))
  route(app, api.lookUpRelations, async ({ ctx, body }) => ({ items: await lookUpRelations(ctx, body) }))
}
