import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import type { SourceLookup } from '../../relations/index.ts'
import * as coverage from './coverage.service.ts'
import { divide, undoDivision } from './division.service.ts'
import { exclude, listMembers } from './member.service.ts'

export function coverageRoutes(app: App, sources: SourceLookup): void {
  route(app, api.makeCoverage, ({ ctx, body }) => coverage.makeCoverage(ctx, body, sources))
  route(app, api.listCoverages, ({ ctx, query }) => coverage.listCoverages(ctx, query))
  route(app, api.getCoverage, ({ ctx, params }) => coverage.getCoverage(ctx, params.id))
  route(app, api.listCoverageMembers, ({ ctx, params, query }) => listMembers(ctx, { ...params, ...query }))
  route(app, api.checkCoverage, ({ ctx, params }) => coverage.checkAgain(ctx, params.id))
  route(app, api.closeCoverage, ({ ctx, params, body }) => coverage.closeCoverage(ctx, { ...params, ...body }))
  route(app, api.removeCoverage, async ({ ctx, params }) => {
    await coverage.removeCoverage(ctx, params.id)
    return { ok: true as const }
  })
  route(app, api.excludeFromCoverage, ({ ctx, params, body }) => exclude(ctx, { ...params, ...body }))
  route(app, api.divideCoverage, ({ ctx, params, body }) => divide(ctx, { ...params, ...body }))
  route(app, api.undoCoverageDivision, ({ ctx, params }) => undoDivision(ctx, params.id))
}
