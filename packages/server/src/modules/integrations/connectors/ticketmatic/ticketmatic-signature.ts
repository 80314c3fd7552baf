import { createHmac } from 'node:crypto'
import { DeliveryFailure, type Connector } from '../connector.ts'
import { below, CLOCK } from './ticketmatic-path.rules.ts'
import { objectOf, textOf } from '../values.rules.ts'

/** How long one signature is used; how long it would be good there is not told. */
const GOOD_FOR = 2 * 60_000

type Access = { readonly account: string; readonly accessKey: string; readonly secretKey: string }

/**
 * The header by which Ticketmatic knows who asks (its SDK): key, moment as "2017-07-29T16:40:46" in the time of Greenwich, and both with the
 * account signed by the secret key, which itself is never sent.
 */
export function signatureOf({ account, accessKey, secretKey }: Access, moment: string): string {
  const sign = createHmac('sha256', secretKey).update(`${accessKey}${account}${moment}`).digest('hex')
  return `TM-HMAC-SHA256 key=${accessKey} ts=${moment} sign=${sign}`
}

/** Signs with the clock there, which may be asked without a signature: ours can be wrong, and then nothing would be let in. */
export const signIn: NonNullable<Connector['logIn']> = async (ask, { settings, secrets, now }) => {
  const path = below(settings, CLOCK)
  const moment = textOf(objectOf((await ask(path)).json)['systemtime']).slice(0, 19)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(moment)) throw new DeliveryFailure('not_understood', { path })
  const { accessKey = '', secretKey = '' } = secrets
  return {
    headers: { authorization: signatureOf({ account: settings['account'] ?? '', accessKey, secretKey }, moment) },
    until: new Date(now.getTime() + GOOD_FOR),
  }
}
