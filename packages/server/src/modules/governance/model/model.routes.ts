import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { addField, changeField, findFields, orderFields, restoreField, retireField } from './field.service.ts'
import { listModelChanges } from './history.service.ts'
import { addLinkType, changeLinkType, findLinkTypes, restoreLinkType, retireLinkType } from './link-type.service.ts'
import { setAudience } from './audience.service.ts'
import { describeDomains, findTypes } from './model.service.ts'
import {
  addRelationType,
  changeRelationType,
  orderRelationTypes,
  restoreRelationType,
  retireRelationType,
} from './type.service.ts'

export function modelRoutes(app: App): void {
  route(app, api.listDomains, async ({ ctx }) => ({ items: await describeDomains(ctx) }))
  route(app, api.listModelChanges, async ({ ctx, params }) => ({
    items: await listModelChanges(ctx, params.element, params.id),
  }))
  fieldRoutes(app)
  typeRoutes(app)
  linkTypeRoutes(app)
}

function fieldRoutes(app: App): void {
  route(app, api.listFields, async ({ ctx }) => ({ items: await findFields(ctx) }))
  route(app, api.addField, ({ ctx, body }) => addField(ctx, body))
  route(app, api.orderFields, async ({ ctx, body }) => ({ items: await orderFields(ctx, body.keys) }))
  route(app, api.changeModelField, ({ ctx, params, body }) => changeField(ctx, { ...params, ...body }))
  route(app, api.retireField, ({ ctx, params }) => retireField(ctx, params.key))
  route(app, api.restoreField, ({ ctx, params }) => restoreField(ctx, params.key))
}

function typeRoutes(app: App): void {
  route(app, api.listRelationTypes, async ({ ctx }) => ({ items: await findTypes(ctx) }))
  route(app, api.addRelationType, ({ ctx, body }) => addRelationType(ctx, body))
  route(app, api.orderRelationTypes, async ({ ctx, body }) => ({ items: await orderRelationTypes(ctx, body.ids) }))
  route(app, api.changeRelationType, ({ ctx, params, body }) => changeRelationType(ctx, { ...params, ...body }))
  route(app, api.setTypeAudience, async ({ ctx, params, body }) => {
    await setAudience(ctx, { ...params, ...body })
    return { ok: true } as const
  })
  route(app, api.retireRelationType, ({ ctx, params }) => retireRelationType(ctx, params.id))
  route(app, api.restoreRelationType, ({ ctx, params }) => restoreRelationType(ctx, params.id))
}

function linkTypeRoutes(app: App): void {
  route(app, api.listLinkTypes, async ({ ctx }) => ({ items: await findLinkTypes(ctx) }))
  route(app, api.addLinkType, ({ ctx, body }) => addLinkType(ctx, body))
  route(app, api.changeLinkType, ({ ctx, params, body }) => changeLinkType(ctx, { ...params, ...body }))
  route(app, api.retireLinkType, ({ ctx, params }) => retireLinkType(ctx, params.id))
  route(app, api.restoreLinkType, ({ ctx, params }) => restoreLinkType(ctx, params.id))
}
