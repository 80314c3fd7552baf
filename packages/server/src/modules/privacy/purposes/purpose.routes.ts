import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import {
  addPurpose,
  addTopic,
  addWording,
  changePurpose,
  changeTopic,
  listPurposes,
  listWordings,
  removePurpose,
} from './purpose.service.ts'
import { addStandard, changeSettings, describeSettings, readySettings } from './setting.service.ts'

export function purposeRoutes(app: App): void {
  const house = { isMailOn: app.mail.isOn, baseUrl: app.config.baseUrl }
  route(app, api.listPurposes, async ({ ctx }) => ({ items: await listPurposes(ctx) }))
  route(app, api.addPurpose, ({ ctx, body }) => addPurpose(ctx, body))
  route(app, api.changePurpose, ({ ctx, params, body }) => changePurpose(ctx, params.id, body))
  route(app, api.removePurpose, async ({ ctx, params }) => {
    await removePurpose(ctx, params.id)
    return { ok: true as const }
  })
  route(app, api.addPurposeSet, async ({ ctx, body }) => {
    await readySettings(ctx)
    return { added: await addStandard(ctx, body.set) }
  })
  route(app, api.addTopic, ({ ctx, params, body }) => addTopic(ctx, params.id, body.name))
  route(app, api.changeTopic, ({ ctx, params, body }) => changeTopic(ctx, params, body))
  route(app, api.listWordings, async ({ ctx, params }) => ({ items: await listWordings(ctx, params.id) }))
  route(app, api.addWording, ({ ctx, params, body }) => addWording(ctx, params.id, body))
  route(app, api.getConsentSettings, ({ ctx }) => describeSettings(ctx, house))
  route(app, api.changeConsentSettings, ({ ctx, body }) => changeSettings(ctx, body, house))
}
