import * as api from '@klantregie/contract'
import { AppError } from '../../../platform/failure.ts'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { check, noteCheck, removeChecker, setChecker, showChecker, systemToAsk } from './card-checker.service.ts'

export function cardCheckRoutes(app: App): void {
  const { outside, transactions } = app
  route(app, api.showCardChecker, async ({ ctx }) => ({ checker: await showChecker(ctx) }))
  route(app, api.setCardChecker, ({ ctx, body }) => setChecker(ctx, body, outside.secrets))
  route(app, api.removeCardChecker, async ({ ctx }) => {
    await removeChecker(ctx)
    return { ok: true as const }
  })
  route(app, api.mayCheckCards, async ({ ctx }) => ({ isReady: (await showChecker(ctx)) !== null }))
  openRoute(app, api.checkCard, async ({ signedIn, body }) => {
    if (!signedIn) throw new AppError('auth.required')
    const system = await transactions.inTenant(signedIn.who, (ctx) => systemToAsk(ctx, outside.secrets))
    const asked = { card: body.cardNumber, at: transactions.clock() }
    const checked = await check(outside, system, asked)
    await transactions.inTenant(signedIn.who, (ctx) => noteCheck(ctx, checked))
    return checked
  })
}
