import { DeliveryFailure, type Connector } from '../connector.ts'
import { objectOf, textOf } from '../values.rules.ts'
import { API } from './koha-streams.ts'

const SECOND = 1000
/** Asked anew a little before it is over: an answer takes its time too. */
const EARLY = 60 * SECOND

/**
 * A token for the client (OAuth2 client credentials, RFC 6749 4.4, as Koha offers it): posted as a form; Koha answers 403 for a client that it
 * does not know. With a name and password there is nothing to log in to.
 */
export const logInAsClient: NonNullable<Connector['logIn']> = async (ask, { settings, secrets, now }) => {
  if (settings['signIn'] === 'basic') return { headers: {}, until: new Date(8.64e15) }
  const path = `${API}/oauth/token`
  const form = {
    grant_type: 'client_credentials',
    client_id: settings['clientId'] ?? '',
    client_secret: secrets['clientSecret'] ?? '',
  }
  const { json } = await ask(path, {}, { form }).catch((error: unknown) => {
    throw error instanceof DeliveryFailure && error.problem.code === 'not_allowed'
      ? new DeliveryFailure('key_refused')
      : error
  })
  const { access_token: token, expires_in: seconds } = objectOf(json)
  if (textOf(token) === '') throw new DeliveryFailure('not_understood', { path })
  const lasts = Math.max(0, Number(seconds) * SECOND - EARLY) || 0
  return { headers: { authorization: `Bearer ${textOf(token)}` }, until: new Date(now.getTime() + lasts) }
}
