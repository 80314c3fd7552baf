import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { listPossibleDuplicates } from './duplicate.service.ts'

export function duplicateRoutes(app: App): void {
  route(app, api.listPossibleDuplicates, ({ ctx, query }) => listPossibleDuplicates(ctx, query))
}
