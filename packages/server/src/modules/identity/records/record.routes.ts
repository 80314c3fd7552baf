import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { listSources } from '../sources/source.service.ts'
import { addTyped } from './add-typed.service.ts'
import { setNumber } from './number.service.ts'
import { getSources } from './provenance.service.ts'
import { changeField, createRelation, undoChange } from './record.service.ts'

export function recordRoutes(app: App): void {
  route(app, api.createRelation, ({ ctx, body }) => createRelation(ctx, body))
  route(app, api.addTyped, ({ ctx, params, body }) => addTyped(ctx, { ...params, ...body }))
  route(app, api.changeField, ({ ctx, params, body }) => changeField(ctx, { ...params, ...body }))
  route(app, api.setNumber, ({ ctx, params, body }) => setNumber(ctx, { ...params, ...body }))
  route(app, api.undoChange, ({ ctx, params, body }) => undoChange(ctx, { ...params, ...body }))
  route(app, api.getSources, ({ ctx, params }) => getSources(ctx, params.id))
  route(app, api.listSources, ({ ctx }) => listSources(ctx))
}
