import { PassThrough } from 'node:stream'
import * as api from '@klantregie/contract'
import { AppError } from '../../../platform/failure.ts'
import { openRoute, type App, type SignedIn } from '../../../platform/http/app.ts'
import { signedInOf } from '../sessions/authenticate.routes.ts'
import { followEvents } from './event-stream.service.ts'

/** Streams what changed until the session ends, the browser leaves or the server stops. */
export function eventRoutes(app: App): void {
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
    const stillSignedIn = async () => isSame(await signedInOf(app, request, { isActivity: false }), signedIn)
    const stop = followEvents({ events: app.events, signedIn, stream, stillSignedIn })
    stream.once('close', () => {
      open.delete(stream)
      stop()
    })
    reply.type('text/event-stream').header('cache-control', 'no-store').header('x-accel-buffering', 'no')
    return Promise.resolve(stream)
  })
}

function isSame(now: SignedIn | null, then: SignedIn): boolean {
  return now?.sessionId === then.sessionId
}
