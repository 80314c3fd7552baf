import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { listTrail } from './trail.service.ts'

export function trailRoutes(app: App): void {
  route(app, api.listAudit, ({ ctx, query }) => listTrail(ctx, query))
}
