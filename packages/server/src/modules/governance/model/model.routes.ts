import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { addRelationType, describeDomains, findDefinitions, findFields, findTypes } from './model.service.ts'

export function modelRoutes(app: App): void {
  route(app, api.listDomains, async ({ ctx }) => ({ items: await describeDomains(ctx) }))
  route(app, api.listRelationTypes, async ({ ctx }) => ({ items: await findTypes(ctx) }))
  route(app, api.addRelationType, ({ ctx, body }) => addRelationType(ctx, body))
  route(app, api.listFields, async ({ ctx }) => ({ items: await findFields(ctx) }))
  route(app, api.listDefinitions, async ({ ctx }) => ({ items: await findDefinitions(ctx) }))
}
