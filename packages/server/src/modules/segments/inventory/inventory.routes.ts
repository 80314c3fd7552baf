import * as api from '@klantregie/contract'
import { AppError } from '../../../platform/failure.ts'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { freezeInventory, getFreeze, listFreezes, removeFreeze } from './freeze.service.ts'
import { exportInventory } from './inventory-export.service.ts'
import { askForCount, getInventory, listInventoryDays, setMemberTypes } from './inventory.service.ts'
import { listPeople } from './people.service.ts'

export function inventoryRoutes(app: App): void {
  route(app, api.getInventory, ({ ctx, query }) => getInventory(ctx, query.day))
  route(app, api.listInventoryDays, async ({ ctx }) => ({ items: await listInventoryDays(ctx) }))
  route(app, api.countInventory, ({ ctx, body }) => askForCount(ctx, body.day))
  route(app, api.listInventoryPeople, ({ ctx, body }) => listPeople(ctx, body))
  openRoute(app, api.exportInventory, async ({ signedIn, query, reply }) => {
    if (!signedIn) throw new AppError('auth.required')
    const { fileName, content } = await app.transactions.inTenant(signedIn.who, (ctx) =>
      exportInventory(ctx, query.day),
    )
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .header('cache-control', 'no-store')
      .send(content)
  })
  route(app, api.listInventoryFreezes, async ({ ctx }) => ({ items: await listFreezes(ctx) }))
  route(app, api.freezeInventory, ({ ctx, body }) => freezeInventory(ctx, body))
  route(app, api.getInventoryFreeze, ({ ctx, params }) => getFreeze(ctx, params.id))
  route(app, api.removeInventoryFreeze, async ({ ctx, params }) => {
    await removeFreeze(ctx, params.id)
    return { ok: true } as const
  })
  route(app, api.setLibraryMemberTypes, async ({ ctx, body }) => {
    await setMemberTypes(ctx, body.typeIds)
    return { ok: true } as const
  })
}
