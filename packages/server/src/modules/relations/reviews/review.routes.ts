import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import {
  answerReview,
  attest,
  listReviewDone,
  listReviews,
  nextOfRound,
  openRoundNow,
  takeBackReview,
} from './review.service.ts'
import { listVerifications, verifyRelation } from './verification.service.ts'

const done = { ok: true } as const

export function reviewRoutes(app: App): void {
  route(app, api.listReviews, ({ ctx, query }) => listReviews(ctx, query))
  route(app, api.openRoundNow, ({ ctx, params }) => openRoundNow(ctx, params.id))
  route(app, api.getReviewWork, ({ ctx, params, body }) => nextOfRound(ctx, { ...params, ...body }))
  route(app, api.answerReview, async ({ ctx, params, body }) => {
    await answerReview(ctx, { ...params, ...body })
    return done
  })
  route(app, api.takeBackReview, async ({ ctx, params }) => {
    await takeBackReview(ctx, params)
    return done
  })
  route(app, api.listReviewDone, ({ ctx, params, query }) => listReviewDone(ctx, { ...params, ...query }))
  route(app, api.attestRound, ({ ctx, params, body }) => attest(ctx, { ...params, ...body }))
  route(app, api.listVerifications, async ({ ctx, params }) => ({ items: await listVerifications(ctx, params.id) }))
  route(app, api.verifyRelation, async ({ ctx, params, body }) => ({
    items: await verifyRelation(ctx, { ...params, ...body }),
  }))
}
