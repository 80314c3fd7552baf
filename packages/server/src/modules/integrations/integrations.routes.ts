import * as api from '@klantregie/contract'
import type { Ctx } from '../../platform/context.ts'
import { AppError } from '../../platform/failure.ts'
import { openRoute, route, type App } from '../../platform/http/app.ts'
import { systemActor } from '../../platform/jobs/worker.ts'
import { attemptCounter, readToken } from '../privacy/index.ts'
import { listConnectors } from './connectors/list-connectors.service.ts'
import { listConnections, viewOf } from './connections/connection-view.service.ts'
import { add, change, getConnection, makeHook } from './connections/connection.service.ts'
import { noteTest, prepareTest, tryOut } from './connections/test-connection.service.ts'
import { ask, listDeliveries } from './deliveries/ask-delivery.service.ts'
import { hear, listens } from './hooks/hook.service.ts'
import { bringBack, listWaiting, settle } from './objects/inbox.service.ts'
import { showRaw } from './objects/raw.service.ts'

/** A busy evening at the till is some thousands of orders; whoever guesses keys is stopped long before. */
const MOST_TOLD = 5000
const MOST_GUESSES = 60

export function integrationRoutes(app: App): void {
  const box = app.outside.secrets
  route(app, api.listConnectors, () => Promise.resolve(listConnectors()))
  route(app, api.listConnections, ({ ctx }) => listConnections(ctx))
  route(app, api.showConnection, async ({ ctx, params }) => viewOf(ctx, await getConnection(ctx, params.id)))
  route(app, api.addConnection, ({ ctx, body }) => add(ctx, body, box))
  route(app, api.changeConnection, ({ ctx, params, body }) => change(ctx, params.id, { body, box }))
  route(app, api.makeHook, ({ ctx, params }) => makeHook(ctx, params.id, app.config.baseUrl))
  route(app, api.listDeliveries, ({ ctx, query }) => listDeliveries(ctx, query))
  route(app, api.askDelivery, ({ ctx, params, body }) => ask(ctx, params.id, body))
  route(app, api.listWaitingObjects, ({ ctx, query }) => listWaiting(ctx, query))
  route(app, api.settleObject, ({ ctx, params, body }) => settle(ctx, params.id, { body, dataDir: app.files.dataDir }))
  route(app, api.bringBackObject, async ({ ctx, params }) => {
    await bringBack(ctx, params.id)
    return { ok: true as const }
  })
  route(app, api.listRawObjects, ({ ctx, params, query }) => showRaw(ctx, params.id, query))
  // The other system may take its time to answer: no transaction waits for it.
  openRoute(app, api.testConnection, async ({ params, signedIn }) => {
    if (!signedIn) throw new AppError('auth.required')
    const { inTenant, clock } = app.transactions
    const testing = await inTenant(signedIn.who, (ctx) => prepareTest(ctx, params.id, app.outside))
    const test = await tryOut(app.outside, testing, clock)
    await inTenant(signedIn.who, (ctx) => noteTest(ctx, params.id, test))
    return test
  })
  hookRoutes(app)
}

/** The address is the key: other systems have no session. */
function hookRoutes(app: App): void {
  const countPlace = attemptCounter(MOST_GUESSES)
  const countKey = attemptCounter(MOST_TOLD)
  const withKey = async (key: string, ip: string, deed: (ctx: Ctx, hash: string) => Promise<void>) => {
    const token = readToken(key)
    const now = app.transactions.clock()
    if (!token) {
      countPlace(ip, now)
      throw new AppError('integrations.hook_unknown')
    }
    countKey(token.hash, now)
    await app.transactions
      .inTenant(systemActor(token.tenantId, 'hook'), (ctx) => deed(ctx, token.hash))
      .catch((error: unknown) => {
        countPlace(ip, now)
        throw error
      })
    return { ok: true as const }
  }
  openRoute(app, api.checkHook, ({ params, request }) => withKey(params.key, request.ip, listens))
  openRoute(app, api.hearHook, ({ params, body, request }) =>
    withKey(params.key, request.ip, (ctx, hash) => hear(ctx, hash, body)),
  )
}
