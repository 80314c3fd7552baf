import * as api from '@klantregie/contract'
import { AppError } from '../../../platform/failure.ts'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { getKey, listKeys, makeKey, takeOverKey, withdrawKey } from './key.service.ts'

export function keyRoutes(app: App): void {
  route(app, api.listKeys, async ({ ctx }) => ({ items: await listKeys(ctx) }))
  // Open, because the key is shown once: `route` would keep the answer for repeated requests.
  openRoute(app, api.makeKey, ({ signedIn, body }) => {
    if (!signedIn) throw new AppError('auth.required')
    return app.transactions.inTenant(signedIn.who, (ctx) => makeKey(ctx, body))
  })
  route(app, api.withdrawKey, async ({ ctx, params }) => {
    await withdrawKey(ctx, params.id)
    return { ok: true as const }
  })
  route(app, api.takeOverKey, ({ ctx, params }) => takeOverKey(ctx, params.id))
  // A person has no key: for them it is not there.
  route(app, api.showOwnKey, ({ ctx, signedIn }) => getKey(ctx, signedIn.userId))
}
