import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { changeRole, listRoleChanges } from './change-role.service.ts'
import { convertRole, takeBackConversion } from './convert-role.service.ts'
import { handOver, listHandovers, listOwners, previewHandover, undoHandover } from './handover.service.ts'
import { addRole, endRole, removeRole, reopenRole, type SourceNames } from './role.service.ts'

/** `sourceNames` is given by the composition, because sources are kept by a module above this one. */
export function roleRoutes(app: App, sourceNames: SourceNames): void {
  route(app, api.addRole, ({ ctx, params, body }) => addRole(ctx, { ...params, ...body }))
  route(app, api.changeRole, ({ ctx, params, body }) => changeRole(ctx, { ...params, ...body, sourceNames }))
  route(app, api.endRole, ({ ctx, params, body }) => endRole(ctx, { ...params, ...body, sourceNames }))
  route(app, api.reopenRole, ({ ctx, params }) => reopenRole(ctx, { ...params, sourceNames }))
  route(app, api.removeRole, async ({ ctx, params }) => {
    await removeRole(ctx, params)
    return { ok: true } as const
  })
  route(app, api.listRoleChanges, async ({ ctx, params }) => ({ items: await listRoleChanges(ctx, params) }))
  route(app, api.convertRole, ({ ctx, params, body }) => convertRole(ctx, { ...params, ...body }))
  route(app, api.takeBackConversion, ({ ctx, params }) => takeBackConversion(ctx, params))
  route(app, api.listOwners, async ({ ctx }) => ({ items: await listOwners(ctx) }))
  route(app, api.previewHandover, ({ ctx, query }) => previewHandover(ctx, query.fromId))
  route(app, api.handOver, ({ ctx, body }) => handOver(ctx, body))
  route(app, api.listHandovers, async ({ ctx }) => ({ items: await listHandovers(ctx) }))
  route(app, api.undoHandover, ({ ctx, params }) => undoHandover(ctx, params.id))
}
