import * as api from '@klantregie/contract'
import { AppError } from '../../../platform/failure.ts'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { exportTrail } from './trail-export.service.ts'
import type { TrailSubjects } from './trail-subjects.ts'
import { listTrail, listTrailOptions } from './trail.service.ts'
import { getTrailState, makeCheckpoint, startVerification } from './verification.service.ts'

/** `subjects` is given by the composition, because relations are kept by a module that this one may not know. */
export function trailRoutes(subjects: TrailSubjects): (app: App) => void {
  return (app) => {
    route(app, api.listAudit, ({ ctx, query }) => listTrail(ctx, query, subjects))
    route(app, api.listAuditOptions, ({ ctx }) => listTrailOptions(ctx))
    route(app, api.getAuditState, ({ ctx }) => getTrailState(ctx, app.cancellableJobs))
    route(app, api.verifyAudit, ({ ctx }) => startVerification(ctx))
    // Signs what other transactions committed, so it cannot be inside one of its own.
    openRoute(app, api.makeAuditCheckpoint, ({ signedIn }) => {
      if (!signedIn) throw new AppError('auth.required')
      return makeCheckpoint(app.sealing, signedIn.who.tenantId)
    })
    openRoute(app, api.exportAudit, async ({ signedIn, query, reply }) => {
      if (!signedIn) throw new AppError('auth.required')
      const { who } = signedIn
      const made = await exportTrail(
        {
          inTransaction: (work) => app.transactions.inTenant(who, work),
          sealing: app.sealing,
          tenantId: who.tenantId,
          subjects,
        },
        query,
      )
      return reply
        .type(made.contentType)
        .header('content-disposition', `attachment; filename="${made.fileName}"`)
        .send(made.content)
    })
  }
}
