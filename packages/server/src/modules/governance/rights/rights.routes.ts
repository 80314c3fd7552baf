import * as api from '@klantregie/contract'
import { AppError } from '../../../platform/failure.ts'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { breakGlass, endBreakGlass, listBreakGlass, listOpenable, markBreakGlassSeen } from './break-glass.service.ts'
import { exportEffective, reportEffective } from './effective.service.ts'
import { previewRights } from './effect.service.ts'
import type { RelationSight } from './relation-sight.ts'
import { changeRights, describeRights, type CellPlace } from './rights.service.ts'
import { explainRights } from './why.service.ts'

const done = { ok: true } as const

/** Who may do what; `relations` is given by the composition, because relations are kept by a module above this one. */
export function rightsRoutes(app: App, relations: RelationSight): void {
  route(app, api.getRights, ({ ctx }) => describeRights(ctx))
  route(app, api.changeRights, ({ ctx, params, body }) => changeRights(ctx, placeOf(params), body))
  route(app, api.previewRights, ({ ctx, params, body }) =>
    previewRights(ctx, placeOf(params), { cell: body, relations }),
  )
  route(app, api.explainRights, ({ ctx, query }) => explainRights(ctx, query, relations))
  route(app, api.getEffectiveRights, ({ ctx }) => reportEffective(ctx))
  openRoute(app, api.exportEffectiveRights, async ({ signedIn, reply }) => {
    if (!signedIn) throw new AppError('auth.required')
    const content = await app.transactions.inTenant(signedIn.who, exportEffective)
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="rechten.csv"')
      .send(content)
  })
  breakGlassRoutes(app, relations)
}

function placeOf({ domainId, kind, key }: { domainId: string; kind: 'role' | 'team'; key: string }): CellPlace {
  return { domainId, subject: { kind, key } }
}

function breakGlassRoutes(app: App, relations: RelationSight): void {
  route(app, api.listBreakGlassDomains, async ({ ctx }) => ({ items: await listOpenable(ctx) }))
  // Open, because asking for somebody who is not found is refused and still kept: a refusal inside `route` undoes its trace.
  openRoute(app, api.breakGlass, async ({ signedIn, body }) => {
    if (!signedIn) throw new AppError('auth.required')
    const opened = await app.transactions.inTenant(signedIn.who, (ctx) => breakGlass(ctx, body, relations))
    if (opened.outcome === 'nobody') throw new AppError('governance.break_glass_nobody')
    return opened
  })
  route(app, api.endBreakGlass, async ({ ctx, params }) => {
    await endBreakGlass(ctx, params.id)
    return done
  })
  route(app, api.listBreakGlass, ({ ctx, query }) => listBreakGlass(ctx, query))
  route(app, api.markBreakGlassSeen, async ({ ctx, params }) => {
    await markBreakGlassSeen(ctx, params.id)
    return done
  })
}
