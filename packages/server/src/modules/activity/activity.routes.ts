import * as api from '@klantregie/contract'
import { route, type App } from '../../platform/http/app.ts'
import type { TimelineSource } from '../../platform/module.ts'
import { familiesAndGenres } from './families/family.service.ts'
import {
  addInteraction,
  removeInteraction,
  restoreInteraction,
  type TellMentioned,
} from './interactions/interaction.service.ts'
import { getTimeline } from './timeline/timeline.service.ts'

const done = { ok: true } as const

export function interactionRoutes(app: App, tell: TellMentioned): void {
  route(app, api.addInteraction, ({ ctx, params, body }) => addInteraction(ctx, { ...params, ...body }, tell))
  route(app, api.removeInteraction, async ({ ctx, params }) => {
    await removeInteraction(ctx, params.id)
    return done
  })
  route(app, api.restoreInteraction, ({ ctx, params }) => restoreInteraction(ctx, params.id))
}

/** `sources`: what every module declares in its manifest; given by the composition. */
export function timelineRoutes(app: App, sources: readonly TimelineSource[]): void {
  route(app, api.getTimeline, ({ ctx, params, query }) => getTimeline(ctx, { ...params, ...query }, sources))
}

export function familyRoutes(app: App): void {
  route(app, api.listActivityFamilies, ({ ctx }) => familiesAndGenres(ctx))
}
