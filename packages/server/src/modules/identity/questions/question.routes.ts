import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import type { OtherModules } from '../merging/other-modules.ts'
import { answerQuestion, listAnswerers } from './answer.service.ts'
import { acceptQuestionClass, listQuestionClasses, sampleQuestionClass } from './class.service.ts'
import { getQuestionProgress, releaseQuestions, takeQuestions } from './question.service.ts'
import { reopenQuestion } from './reopen.service.ts'

export function questionRoutes(app: App, others: OtherModules): void {
  route(app, api.takeQuestions, ({ ctx, body }) => takeQuestions(ctx, body))
  route(app, api.releaseQuestions, async ({ ctx, body }) => {
    await releaseQuestions(ctx, body.ids)
    return { ok: true } as const
  })
  route(app, api.answerQuestion, ({ ctx, params, body }) => answerQuestion(ctx, { ...params, ...body }, others))
  route(app, api.listColleagues, async ({ ctx }) => ({ items: await listAnswerers(ctx) }))
  route(app, api.reopenQuestion, ({ ctx, params }) => reopenQuestion(ctx, params.id, others))
  route(app, api.getQuestionProgress, ({ ctx }) => getQuestionProgress(ctx))
  route(app, api.listQuestionClasses, ({ ctx }) => listQuestionClasses(ctx))
  route(app, api.sampleQuestionClass, ({ ctx, query }) => sampleQuestionClass(ctx, query.class))
  route(app, api.acceptQuestionClass, ({ ctx, body }) => acceptQuestionClass(ctx, body))
}
