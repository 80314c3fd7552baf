import * as api from '@klantregie/contract'
import { AppError } from '../../../platform/failure.ts'
import { openRoute, route, type App, type SignedIn } from '../../../platform/http/app.ts'
import {
  beginSecondFactor,
  renewRecoveryCodes,
  switchOffSecondFactor,
  switchOnSecondFactor,
} from '../second-factor/set-up.service.ts'
import { changePassword, updateAccount } from './account.service.ts'

/**
 * What asks for a password is an open route: a wrong password must stay counted although the answer is a refusal, half a
 * second of judging is no time to hold a transaction, and answers with secrets must not be kept for repeated requests.
 */
export function accountRoutes(app: App): void {
  const { transactions } = app
  route(app, api.updateAccount, ({ ctx, signedIn, body }) => updateAccount(ctx, signedIn, body))
  openRoute(app, api.changePassword, async ({ signedIn, body }) => {
    await changePassword(transactions, required(signedIn), body)
    return { ok: true as const }
  })
  openRoute(app, api.startSecondFactor, ({ signedIn, body }) =>
    beginSecondFactor(transactions, required(signedIn), body.password),
  )
  openRoute(app, api.confirmSecondFactor, ({ signedIn, body }) =>
    switchOnSecondFactor(transactions, required(signedIn), body.code),
  )
  openRoute(app, api.renewRecoveryCodes, ({ signedIn, body }) =>
    renewRecoveryCodes(transactions, required(signedIn), body.password),
  )
  openRoute(app, api.stopSecondFactor, async ({ signedIn, body }) => {
    await switchOffSecondFactor(transactions, required(signedIn), body.password)
    return { ok: true as const }
  })
}

function required(signedIn: SignedIn | null): SignedIn {
  if (!signedIn) throw new AppError('auth.required')
  return signedIn
}
