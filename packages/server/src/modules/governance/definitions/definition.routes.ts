import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { listActivePeople } from '../domains/people.service.ts'
import { listNotices, seeNotice } from '../notices/notice.service.ts'
import {
  actOnDefinition,
  addDefinition,
  changeDefinition,
  getDefinition,
  listDefinitions,
  listTerms,
} from './definition.service.ts'
import { comment, offerAlternative, pickAlternative, removeComment, withdrawAlternative } from './discussion.service.ts'
import { addStarterSets } from './starter-set.service.ts'

export function definitionRoutes(app: App): void {
  route(app, api.listDefinitions, async ({ ctx, query }) => ({ items: await listDefinitions(ctx, query.list) }))
  route(app, api.listTerms, async ({ ctx }) => ({ items: await listTerms(ctx) }))
  route(app, api.getDefinition, ({ ctx, params }) => getDefinition(ctx, params.id))
  route(app, api.addDefinition, ({ ctx, body }) => addDefinition(ctx, body))
  route(app, api.changeDefinition, ({ ctx, params, body }) => changeDefinition(ctx, { ...params, ...body }))
  route(app, api.actOnDefinition, ({ ctx, params, body }) => actOnDefinition(ctx, { ...params, ...body }))
  route(app, api.commentOnDefinition, ({ ctx, params, body }) => comment(ctx, { ...params, ...body }))
  route(app, api.removeDefinitionComment, ({ ctx, params }) => removeComment(ctx, params))
  route(app, api.offerAlternative, ({ ctx, params, body }) => offerAlternative(ctx, { ...params, ...body }))
  route(app, api.withdrawAlternative, ({ ctx, params }) => withdrawAlternative(ctx, params))
  route(app, api.pickAlternative, ({ ctx, params, body }) => pickAlternative(ctx, { ...params, ...body }))
  route(app, api.addStarterSet, ({ ctx, body }) => addStarterSets(ctx, body.sets))
  route(app, api.listActiveColleagues, async ({ ctx }) => ({ items: await listActivePeople(ctx) }))
  route(app, api.listNotices, async ({ ctx }) => ({ items: await listNotices(ctx) }))
  route(app, api.seeNotice, async ({ ctx, params }) => {
    await seeNotice(ctx, params.id)
    return { ok: true } as const
  })
}
