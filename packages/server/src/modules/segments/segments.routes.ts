import * as api from '@klantregie/contract'
import { route, type App } from '../../platform/http/app.ts'
import { countSegment, explainSegment, sampleSegment } from './counting/counting.service.ts'
import * as moments from './moments/moment.service.ts'
import { compareMoments, listMoved } from './moments/movement.service.ts'
import { portraySegment, setWorkingArea } from './portrait/portrait.service.ts'
import * as segments from './saved/segment.service.ts'

export function segmentRoutes(app: App): void {
  route(app, api.countSegment, ({ ctx, body }) => countSegment(ctx, body.conditions))
  route(app, api.sampleSegment, async ({ ctx, body }) => ({ items: await sampleSegment(ctx, body) }))
  route(app, api.explainSegment, ({ ctx, body }) => explainSegment(ctx, body))
  route(app, api.overlapSegments, ({ ctx, body }) => segments.overlapSegments(ctx, body.ids))
  route(app, api.listSegments, ({ ctx }) => segments.listSegments(ctx))
  route(app, api.getSegment, ({ ctx, params }) => segments.getSegment(ctx, params.id))
  route(app, api.addSegment, ({ ctx, body }) => segments.addSegment(ctx, body))
  route(app, api.changeSegment, ({ ctx, params, body }) => segments.changeSegment(ctx, { ...params, ...body }))
  route(app, api.removeSegment, async ({ ctx, params }) => {
    await segments.removeSegment(ctx, params.id)
    return { ok: true } as const
  })
  route(app, api.restoreSegment, ({ ctx, params }) => segments.restoreSegment(ctx, params.id))
  momentRoutes(app)
  route(app, api.showSegmentPortrait, ({ ctx, params }) => portraySegment(ctx, params.id))
  route(app, api.setWorkingArea, ({ ctx, body }) => setWorkingArea(ctx, body.municipalities))
}

function momentRoutes(app: App): void {
  route(app, api.listMoments, ({ ctx }) => moments.listMoments(ctx))
  route(app, api.showSegmentHistory, ({ ctx, params }) => moments.showHistory(ctx, params.id))
  route(app, api.takeMoment, ({ ctx, params, body }) => moments.takeMoment(ctx, { ...params, ...body }))
  route(app, api.removeMoment, async ({ ctx, params }) => {
    await moments.removeMoment(ctx, params.id)
    return { ok: true } as const
  })
  route(app, api.restoreMoment, ({ ctx, params }) => moments.restoreMoment(ctx, params.id))
  route(app, api.compareMoments, ({ ctx, params, query }) => compareMoments(ctx, { ...params, ...query }))
  route(app, api.listMoved, ({ ctx, params, query }) => listMoved(ctx, { ...params, ...query }))
}
