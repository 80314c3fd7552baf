import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import type { SourceLookup } from '../../relations/index.ts'
import { listBatches, previewStart, startForMany, undoBatch } from './batch.service.ts'
import { listCards, viewBoard } from './board.service.ts'
import { carryOver, previewCarryOver } from './carry-over.service.ts'
import { viewFigures } from './figures.service.ts'
import * as deeds from './process-deeds.service.ts'
import { listProcesses, listRelationProcesses, listRoleSteps } from './process-list.service.ts'
import { viewProcess } from './process-view.service.ts'
import { getVisible } from './running.service.ts'
import { startProcess } from './start-process.service.ts'
import { addStarter, listStarters } from './starter.service.ts'
import * as steps from './step.service.ts'
import * as templates from './template.service.ts'

export function templateRoutes(app: App): void {
  route(app, api.listProcessTemplates, async ({ ctx }) => ({ items: await templates.listTemplates(ctx) }))
  route(app, api.listStarterTemplates, async ({ ctx }) => ({ items: await listStarters(ctx) }))
  route(app, api.addStarterTemplate, ({ ctx, params }) => addStarter(ctx, params.key))
  route(app, api.getProcessTemplate, ({ ctx, params }) => templates.viewTemplate(ctx, params.id))
  route(app, api.addProcessTemplate, ({ ctx, body }) => templates.addTemplate(ctx, body))
  route(app, api.changeProcessTemplate, ({ ctx, params, body }) =>
    templates.changeTemplate(ctx, { ...params, ...body }),
  )
  route(app, api.setTemplateState, ({ ctx, params, body }) => templates.setTemplateState(ctx, { ...params, ...body }))
}

export function boardRoutes(app: App, sources: SourceLookup): void {
  route(app, api.getProcessBoard, ({ ctx, params, query }) => viewBoard(ctx, { ...params, ...query }))
  route(app, api.listBoardCards, ({ ctx, params, query }) => listCards(ctx, { ...params, ...query }))
  route(app, api.getProcessFigures, ({ ctx, params, query }) => viewFigures(ctx, { ...params, ...query }))
  route(app, api.previewStartForMany, ({ ctx, params, body }) => previewStart(ctx, { ...params, ...body }, sources))
  route(app, api.startForMany, ({ ctx, params, body }) => startForMany(ctx, { ...params, ...body }, sources))
  route(app, api.listProcessBatches, async ({ ctx, params }) => ({ items: await listBatches(ctx, params.id) }))
  route(app, api.undoBatch, ({ ctx, params }) => undoBatch(ctx, params.id))
}

export function processRoutes(app: App): void {
  route(app, api.listProcesses, ({ ctx, query }) => listProcesses(ctx, query))
  route(app, api.listRoleSteps, ({ ctx }) => listRoleSteps(ctx))
  route(app, api.listRelationProcesses, ({ ctx, params }) => listRelationProcesses(ctx, params.id))
  route(app, api.startProcess, ({ ctx, params, body }) => startProcess(ctx, { ...params, ...body }))
  route(app, api.getProcess, async ({ ctx, params }) => viewProcess(ctx, await getVisible(ctx, params.id)))
  route(app, api.changeProcess, ({ ctx, params, body }) => deeds.changeProcess(ctx, { ...params, ...body }))
  route(app, api.pauseProcess, ({ ctx, params, body }) => deeds.pauseProcess(ctx, { ...params, ...body }))
  route(app, api.resumeProcess, ({ ctx, params }) => deeds.resumeProcess(ctx, params))
  route(app, api.stopProcess, ({ ctx, params, body }) => deeds.stopProcess(ctx, { ...params, ...body }))
  route(app, api.finishProcess, ({ ctx, params }) => deeds.finishProcess(ctx, params))
  route(app, api.moveProcess, ({ ctx, params, body }) => deeds.moveProcess(ctx, { ...params, ...body }))
  route(app, api.previewCarryOver, ({ ctx, params }) => previewCarryOver(ctx, params.id))
  route(app, api.carryOver, ({ ctx, params, body }) => carryOver(ctx, { ...params, ...body }))
}

export function stepRoutes(app: App): void {
  route(app, api.doStep, ({ ctx, params, body }) => steps.doStep(ctx, { ...params, ...body }))
  route(app, api.skipStep, ({ ctx, params, body }) => steps.skipStep(ctx, { ...params, ...body }))
  route(app, api.reopenStep, ({ ctx, params }) => steps.reopenStep(ctx, params))
  route(app, api.takeStep, ({ ctx, params, body }) => steps.takeStep(ctx, { ...params, ...body }))
  route(app, api.checkDocument, ({ ctx, params, body }) => steps.checkDocument(ctx, { ...params, ...body }))
}
