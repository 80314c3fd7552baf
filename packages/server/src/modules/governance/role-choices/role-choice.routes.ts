import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { findRoleChoices, setRoleChoices } from './role-choice.service.ts'

export function roleChoiceRoutes(app: App): void {
  route(app, api.listRoleChoices, async ({ ctx }) => ({ items: await findRoleChoices(ctx) }))
  route(app, api.setRoleChoices, async ({ ctx, params, body }) => ({
    items: await setRoleChoices(ctx, { ...params, ...body }),
  }))
}
