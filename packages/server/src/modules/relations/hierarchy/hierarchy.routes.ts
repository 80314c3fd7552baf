import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { changeLink, moveLink, takeBackMove } from '../links/move-link.service.ts'
import type { ContactSource } from './contact-source.ts'
import { getHierarchy } from './hierarchy.service.ts'

export function hierarchyRoutes(app: App, contacts: readonly ContactSource[]): void {
  route(app, api.getHierarchy, ({ ctx, params, query }) => getHierarchy(ctx, { ...params, ...query }, contacts))
  route(app, api.changeLink, ({ ctx, params, body }) => changeLink(ctx, { ...params, ...body }))
  route(app, api.moveLink, ({ ctx, params, body }) => moveLink(ctx, { ...params, ...body }))
  route(app, api.takeBackMove, ({ ctx, params }) => takeBackMove(ctx, params))
}
