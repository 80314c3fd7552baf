import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { addDomain, appoint, changeDomain, describeAll, describeDomain } from './domain.service.ts'

export function domainRoutes(app: App): void {
  route(app, api.describeDomains, ({ ctx }) => describeAll(ctx))
  route(app, api.getDomain, ({ ctx, params }) => describeDomain(ctx, params.id))
  route(app, api.addDomain, ({ ctx, body }) => addDomain(ctx, body))
  route(app, api.changeDomain, ({ ctx, params, body }) => changeDomain(ctx, { ...params, ...body }))
  route(app, api.appointOwner, ({ ctx, params, body }) => appoint(ctx, { ...params, ...body }))
}
