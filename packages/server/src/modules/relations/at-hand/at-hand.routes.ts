import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { addFavourite, forgetSeen, listAtHand, rememberSeen, removeFavourite } from './at-hand.service.ts'

const done = { ok: true } as const

export function atHandRoutes(app: App): void {
  route(app, api.listAtHand, ({ ctx }) => listAtHand(ctx))
  route(app, api.addFavourite, async ({ ctx, params }) => {
    await addFavourite(ctx, params.id)
    return done
  })
  route(app, api.removeFavourite, async ({ ctx, params }) => {
    await removeFavourite(ctx, params.id)
    return done
  })
  route(app, api.rememberSeen, async ({ ctx, params }) => {
    await rememberSeen(ctx, params.id)
    return done
  })
  route(app, api.forgetSeen, async ({ ctx }) => {
    await forgetSeen(ctx)
    return done
  })
}
