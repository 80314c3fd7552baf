import { PassThrough } from 'node:stream'
import * as api from '@klantregie/contract'
import { AppError } from '../../../platform/failure.ts'
import { openRoute, type App } from '../../../platform/http/app.ts'
import type { ExistsFor } from '../other-modules.ts'
import { maySame } from '../sessions/access.service.ts'
import { signedInOf } from '../sessions/authenticate.routes.ts'
import { followEvents } from './event-stream.service.ts'

/** Streams what changed until the session ends, its rights change, the browser leaves or the server stops. */
export function eventRoutes(app: App, existsFor: ExistsFor): void {
  const open = new Set<PassThrough>()
  // An open stream would hold up a server that wants to stop; the browser comes back by itself.
  app.http.addHook('preClose', (done) => {
    for (const stream of open) stream.end()
    done()
  })
  openRoute(app, api.streamEvents, ({ signedIn, request, reply }) => {
    if (!signedIn) throw new AppError('auth.required')
    const stream = new PassThrough()
    open.add(stream)
    const stillTheSame = async () => {
      const now = await signedInOf(app, request, { isActivity: false })
      return now?.sessionId === signedIn.sessionId && maySame(now.who, signedIn.who)
    }
    const stop = followEvents({
      events: app.events,
      signedIn,
      stream,
      stillTheSame,
      existsFor: (who, id) => app.transactions.inTenant(who, (ctx) => existsFor(ctx, id)),
    })
    stream.once('close', () => {
      open.delete(stream)
      stop()
    })
    reply.type('text/event-stream').header('cache-control', 'no-store').header('x-accel-buffering', 'no')
    return Promise.resolve(stream)
  })
}
