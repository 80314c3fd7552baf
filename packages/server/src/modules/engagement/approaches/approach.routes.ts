import * as api from '@klantregie/contract'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { AppError } from '../../../platform/failure.ts'
import type { SourceLookup } from '../../relations/index.ts'
import { cancelApproach, changeApproach, makeApproach, reopenApproach } from './approach-change.service.ts'
import { exportRegister, exportRoundItems } from './approach-file.service.ts'
import { checkApproach, getApproach, planApproach, recordApproach } from './approach.service.ts'
import { listOwners } from './owner.service.ts'
import { changePurposeRule, listPurposeRules } from './purpose-rule.service.ts'
import { approachesOfRelation, listApproaches } from './register.service.ts'
import { chooseForItem, listRoundItems } from './round-item.service.ts'
import * as rounds from './round.service.ts'

export function approachRoutes(app: App): void {
  route(app, api.listApproachOwners, async ({ ctx }) => ({ items: await listOwners(ctx) }))
  route(app, api.listPurposeRules, ({ ctx }) => listPurposeRules(ctx))
  route(app, api.changePurposeRule, ({ ctx, params, body }) => changePurposeRule(ctx, { ...params, ...body }))
  route(app, api.listRelationApproaches, ({ ctx, params }) => approachesOfRelation(ctx, params.id))
  route(app, api.planApproach, ({ ctx, params, body }) => planApproach(ctx, { ...params, ...body }))
  route(app, api.recordApproach, ({ ctx, params, body }) => recordApproach(ctx, { ...params, ...body }))
  route(app, api.checkApproach, ({ ctx, params, body }) => checkApproach(ctx, { ...params, ...body }))
  route(app, api.listApproaches, ({ ctx, query }) => listApproaches(ctx, query))
  route(app, api.getApproach, ({ ctx, params }) => getApproach(ctx, params.id))
  route(app, api.changeApproach, ({ ctx, params, body }) => changeApproach(ctx, { ...params, ...body }))
  route(app, api.makeApproach, ({ ctx, params, body }) => makeApproach(ctx, { ...params, ...body }))
  route(app, api.cancelApproach, ({ ctx, params, body }) => cancelApproach(ctx, { ...params, ...body }))
  route(app, api.reopenApproach, ({ ctx, params, body }) => reopenApproach(ctx, { ...params, ...body }))
  openRoute(app, api.exportApproaches, async ({ signedIn, query, reply }) => {
    if (!signedIn) throw new AppError('auth.required')
    const inTransaction = <T>(work: Parameters<typeof app.transactions.inTenant<T>>[1]) =>
      app.transactions.inTenant(signedIn.who, work)
    const { fileName, content } = await exportRegister(inTransaction, query)
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .send(content)
  })
}

export function roundRoutes(app: App, sources: SourceLookup): void {
  route(app, api.makeApproachRound, ({ ctx, body }) => rounds.makeRound(ctx, body, sources))
  route(app, api.listApproachRounds, ({ ctx, query }) => rounds.listRounds(ctx, query))
  route(app, api.getApproachRound, ({ ctx, params }) => rounds.getRound(ctx, params.id))
  route(app, api.listRoundItems, ({ ctx, params, query }) => listRoundItems(ctx, { ...params, ...query }))
  route(app, api.chooseForRound, ({ ctx, params, body }) => rounds.chooseForRound(ctx, { ...params, ...body }))
  route(app, api.chooseForItem, ({ ctx, params, body }) => chooseForItem(ctx, { ...params, ...body }))
  route(app, api.checkRound, ({ ctx, params }) => rounds.checkAgain(ctx, params.id))
  route(app, api.planRound, ({ ctx, params }) => rounds.planRound(ctx, params.id))
  route(app, api.undoRound, ({ ctx, params }) => rounds.undoRound(ctx, params.id))
  route(app, api.removeApproachRound, async ({ ctx, params }) => {
    await rounds.removeRound(ctx, params.id)
    return { ok: true as const }
  })
  openRoute(app, api.exportRound, async ({ signedIn, params, query, reply }) => {
    if (!signedIn) throw new AppError('auth.required')
    const inTransaction = <T>(work: Parameters<typeof app.transactions.inTenant<T>>[1]) =>
      app.transactions.inTenant(signedIn.who, work)
    const { fileName, content } = await exportRoundItems(inTransaction, { ...params, ...query })
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .send(content)
  })
}
