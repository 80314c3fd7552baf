import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { cancelJob, getJob, listJobs } from './job.service.ts'

export function jobRoutes(app: App): void {
  const { cancellableJobs } = app
  route(app, api.listJobs, async ({ ctx, query }) => ({ items: await listJobs(ctx, query.state, cancellableJobs) }))
  route(app, api.getJob, ({ ctx, params }) => getJob(ctx, params.id, cancellableJobs))
  route(app, api.cancelJob, ({ ctx, params }) => cancelJob(ctx, params.id, cancellableJobs))
}
