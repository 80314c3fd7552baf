import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { addCycle, changeCycle, stopCycle } from './cycle.service.ts'

/** Setting up reviews; working on them is about relations and lives in that module. */
export function cycleRoutes(app: App): void {
  route(app, api.addCycle, ({ ctx, body }) => addCycle(ctx, body))
  route(app, api.changeCycle, ({ ctx, params, body }) => changeCycle(ctx, { ...params, ...body }))
  route(app, api.stopCycle, ({ ctx, params, body }) => stopCycle(ctx, { ...params, ...body }))
}
