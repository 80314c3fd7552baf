import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { listLapsing } from '../lifetime-value/lapse.service.ts'
import { getLifetimeValue } from '../lifetime-value/value-model.service.ts'
import { getRelationValue } from './relation-value.service.ts'
import { showContribution } from './segment-contribution.service.ts'
import { listWeights, setWeights } from './weight.service.ts'
import { askToMeasure, getWork } from './work.service.ts'

export function valueRoutes(app: App): void {
  route(app, api.showContribution, ({ ctx, body }) => showContribution(ctx, body.conditions))
  route(app, api.getLifetimeValue, ({ ctx, params }) => getLifetimeValue(ctx, params.id))
  route(app, api.listLapsing, ({ ctx, params, query }) => listLapsing(ctx, { ...params, ...query }))
  route(app, api.getRelationValue, ({ ctx, params }) => getRelationValue(ctx, params.id))
  route(app, api.listContributionWeights, async ({ ctx }) => ({ items: await listWeights(ctx) }))
  route(app, api.setContributionWeights, async ({ ctx, body }) => {
    await setWeights(ctx, body.items)
    return { ok: true } as const
  })
  route(app, api.getValueWork, async ({ ctx }) => ({ work: await getWork(ctx) }))
  route(app, api.measureValue, ({ ctx }) => askToMeasure(ctx))
}
