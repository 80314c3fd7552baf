import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import * as advice from './advice.service.ts'

export function adviceRoutes(app: App): void {
  route(app, api.getRelationAdvice, ({ ctx, params }) => advice.getRelationAdvice(ctx, params.id))
  route(app, api.getOfferingAdvice, async ({ ctx, params }) => ({
    items: await advice.getOfferingAdvice(ctx, params.id),
  }))
  route(app, api.getAdviceCheck, ({ ctx }) => advice.getAdviceCheck(ctx))
  route(app, api.learnAdvice, async ({ ctx }) => {
    await advice.askToLearn(ctx)
    return { ok: true } as const
  })
}
