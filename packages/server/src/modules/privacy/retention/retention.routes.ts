import * as api from '@klantregie/contract'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { AppError } from '../../../platform/failure.ts'
import * as holds from './hold.service.ts'
import * as loanTitles from './loan-title.service.ts'
import type { RetentionParts } from './parts.ts'
import { startPreview } from './preview.service.ts'
import { proofFile } from './proof.service.ts'
import * as rules from './rule.service.ts'
import * as runs from './run.service.ts'

export function retentionRoutes(app: App, parts: RetentionParts): void {
  route(app, api.listRetentionRules, ({ ctx }) => rules.listRules(ctx, parts))
  route(app, api.getRetentionRule, ({ ctx, params }) => rules.showRule(ctx, parts, params.id))
  route(app, api.addRetentionRule, ({ ctx, body }) => rules.addRule(ctx, parts, body))
  route(app, api.changeRetentionRule, ({ ctx, params, body }) => rules.changeRule(ctx, parts, { ...params, ...body }))
  route(app, api.removeRetentionRule, ({ ctx, params }) => rules.removeRule(ctx, params.id))
  route(app, api.switchRetentionRule, ({ ctx, params, body }) => rules.switchRule(ctx, parts, { ...params, ...body }))
  route(app, api.changeRetentionSettings, ({ ctx, body }) => rules.changeSettings(ctx, body))
  route(app, api.previewRetention, ({ ctx, params }) => startPreview(ctx, parts, params.id))
  route(app, api.startRetentionRun, ({ ctx, params }) => runs.startRun(ctx, parts, params.id))
  route(app, api.listRetentionRuns, ({ ctx, query }) => runs.listRuns(ctx, query))
  route(app, api.agreeRetentionRun, ({ ctx, params, body }) => runs.agreeRun(ctx, { ...params, ...body }))
  route(app, api.stopRetentionRun, ({ ctx, params }) => runs.stopRun(ctx, params.id))
  route(app, api.listLegalHolds, ({ ctx, query }) => holds.listHolds(ctx, parts, query))
  route(app, api.placeLegalHold, ({ ctx, body }) => holds.placeHold(ctx, parts, body))
  route(app, api.liftLegalHold, ({ ctx, params, body }) => holds.liftHold(ctx, parts, { ...params, ...body }))
  route(app, api.getLoanTitles, ({ ctx }) => loanTitles.showLoanTitles(ctx))
  route(app, api.allowLoanTitles, ({ ctx, body }) => loanTitles.allowLoanTitles(ctx, body))
  route(app, api.withdrawLoanTitles, ({ ctx }) => loanTitles.withdrawLoanTitles(ctx))
  openRoute(app, api.downloadRetentionProof, async ({ signedIn, reply }) => {
    if (!signedIn) throw new AppError('auth.required')
    const { fileName, content } = await app.transactions.inTenant(signedIn.who, proofFile)
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .send(content)
  })
}
