import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { decidePair, listDecisions, revokeDecision } from './decision.service.ts'
import { listGroupingEvents } from './history.service.ts'
import { previewMerge } from './merge-preview.service.ts'
import { mergeRelations, undoMerge } from './merge.service.ts'
import type { OtherModules } from './other-modules.ts'
import { previewSplit, splitRelation, undoSplit } from './split.service.ts'

export function mergingRoutes(app: App, others: OtherModules): void {
  route(app, api.previewMerge, ({ ctx, query }) => previewMerge(ctx, query, others))
  route(app, api.mergeRelations, ({ ctx, body }) => mergeRelations(ctx, body, others))
  route(app, api.undoMerge, ({ ctx, params, body }) => undoMerge(ctx, { ...params, ...body }, others))
  route(app, api.listGroupingEvents, ({ ctx, params }) => listGroupingEvents(ctx, params.id))
  route(app, api.previewSplit, ({ ctx, params, body }) => previewSplit(ctx, { ...params, ...body }, others))
  route(app, api.splitRelation, ({ ctx, params, body }) => splitRelation(ctx, { ...params, ...body }, others))
  route(app, api.undoSplit, ({ ctx, params }) => undoSplit(ctx, params.id, others))
  route(app, api.decidePair, ({ ctx, body }) => decidePair(ctx, body, others))
  route(app, api.listDecisions, ({ ctx, query }) => listDecisions(ctx, query))
  route(app, api.revokeDecision, async ({ ctx, params }) => {
    await revokeDecision(ctx, params.id)
    return { ok: true } as const
  })
}
