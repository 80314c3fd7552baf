import * as api from '@klantregie/contract'
import { openRoute, type App } from '../../../platform/http/app.ts'
import { giveCookie, placeOf } from '../sessions/authenticate.routes.ts'
import { confirmSignIn, signIn } from './sign-in.service.ts'

export function signInRoutes(app: App): void {
  openRoute(app, api.signIn, async ({ body, request, reply }) => {
    const outcome = await signIn(app.transactions, body, placeOf(request))
    if (outcome.state === 'signed_in') giveCookie(app, reply, outcome.token)
    return outcome
  })
  openRoute(app, api.confirmSignIn, async ({ body, request, reply }) => {
    const opened = await confirmSignIn(app.transactions, body, placeOf(request))
    giveCookie(app, reply, opened.token)
    return opened.session
  })
}
