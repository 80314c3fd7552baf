import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import type { ContactSource } from '../hierarchy/contact-source.ts'
import { appointSuccessor, listWithoutSuccessor, type DeceasedSource } from './successor.service.ts'
import { getImportance, listImportant, markImportant, unmarkImportant } from './importance.service.ts'

export function importanceRoutes(app: App, contacts: readonly ContactSource[], deceased: DeceasedSource): void {
  route(app, api.getImportance, ({ ctx, params }) => getImportance(ctx, params.id, contacts))
  route(app, api.markImportant, ({ ctx, params, body }) => markImportant(ctx, { ...params, ...body }, contacts))
  route(app, api.unmarkImportant, async ({ ctx, params }) => {
    await unmarkImportant(ctx, params.id)
    return { ok: true } as const
  })
  route(app, api.listImportantRelations, ({ ctx, query }) => listImportant(ctx, query, contacts))
  route(app, api.listWithoutSuccessor, ({ ctx, query }) => listWithoutSuccessor(ctx, query, deceased))
  route(app, api.appointSuccessor, ({ ctx, params, body }) => appointSuccessor(ctx, { ...params, ...body }))
}
