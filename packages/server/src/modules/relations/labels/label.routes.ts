import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { addLabel, changeLabel, listLabels, putLabel, takeLabelOff } from './label.service.ts'

const done = { ok: true } as const

export function labelRoutes(app: App): void {
  route(app, api.listLabels, async ({ ctx }) => ({ items: await listLabels(ctx) }))
  route(app, api.addLabel, ({ ctx, body }) => addLabel(ctx, body))
  route(app, api.changeLabel, ({ ctx, params, body }) => changeLabel(ctx, { ...params, ...body }))
  route(app, api.putLabel, async ({ ctx, params }) => {
    await putLabel(ctx, params)
    return done
  })
  route(app, api.takeLabelOff, async ({ ctx, params }) => {
    await takeLabelOff(ctx, params)
    return done
  })
}
