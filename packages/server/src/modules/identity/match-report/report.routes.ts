import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { getMatchReport } from './report.service.ts'

export function reportRoutes(app: App): void {
  route(app, api.getMatchReport, ({ ctx }) => getMatchReport(ctx))
}
