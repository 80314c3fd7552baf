import * as api from '@klantregie/contract'
import { attachment } from '../../../platform/documents/written.ts'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { AppError } from '../../../platform/failure.ts'
import * as assessments from './assessment.service.ts'
import { registerFile } from './download.service.ts'
import * as register from './register.service.ts'

export function registerRoutes(app: App, parts: register.RegisterParts): void {
  route(app, api.getRegister, ({ ctx }) => register.showRegister(ctx, parts))
  route(app, api.getRegisterVersion, ({ ctx, params }) => register.showVersion(ctx, parts, params.id))
  route(app, api.fixRegister, ({ ctx, body }) => register.fixRegister(ctx, parts, body.note))
  route(app, api.changeRegisterText, ({ ctx, body }) => register.changeText(ctx, body))
  route(app, api.listReceivers, ({ ctx }) => register.listReceivers(ctx))
  route(app, api.addReceiver, ({ ctx, body }) => register.addReceiver(ctx, body))
  route(app, api.changeReceiver, ({ ctx, params, body }) => register.changeReceiver(ctx, params.id, body))
  route(app, api.removeReceiver, ({ ctx, params }) => register.removeReceiver(ctx, params.id))
  openRoute(app, api.downloadRegister, async ({ signedIn, query, reply }) => {
    if (!signedIn) throw new AppError('auth.required')
    const file = await app.transactions.inTenant(signedIn.who, (ctx) => registerFile(ctx, parts, query))
    return reply.type(file.contentType).header('content-disposition', attachment(file.fileName)).send(file.content)
  })
}

export function assessmentRoutes(app: App, parts: register.RegisterParts): void {
  route(app, api.listAssessments, ({ ctx }) => assessments.listAssessments(ctx))
  route(app, api.getAssessment, ({ ctx, params }) => assessments.showAssessment(ctx, params.id))
  route(app, api.startAssessment, ({ ctx, body }) => assessments.startAssessment(ctx, parts, body))
  route(app, api.changeAssessment, ({ ctx, params, body }) => assessments.changeAssessment(ctx, { ...params, ...body }))
  route(app, api.fixAssessment, ({ ctx, params }) => assessments.fixAssessment(ctx, params.id))
  openRoute(app, api.downloadAssessment, async ({ signedIn, params, query, reply }) => {
    if (!signedIn) throw new AppError('auth.required')
    const asked = { ...params, ...query }
    const file = await app.transactions.inTenant(signedIn.who, (ctx) => assessments.assessmentFile(ctx, asked))
    return reply.type(file.contentType).header('content-disposition', attachment(file.fileName)).send(file.content)
  })
}
