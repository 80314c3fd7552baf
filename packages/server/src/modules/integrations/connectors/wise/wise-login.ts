import { dutchDay } from '@klantregie/contract'
import { lastMomentOfDutchDay } from '../../../../platform/pure/dutch/end-of-day.ts'
import { DeliveryFailure, type Connector } from '../connector.ts'
import { tokenOf } from './wise-answers.rules.ts'
import { below } from './wise-path.rules.ts'

/** A token of a staff account; it is good until 23:59:59 of the day on which it was given. */
export const logInAsStaff: NonNullable<Connector['logIn']> = async (ask, { settings, secrets, now }) => {
  const { username = '' } = settings
  const path = below(settings, 'login')
  const { json } = await ask(path, {}, { sending: { username, password: secrets['password'] ?? '' } })
  const token = tokenOf(json)
  if (token === '') throw new DeliveryFailure('not_understood', { path })
  return { headers: { authorization: token }, until: lastMomentOfDutchDay(dutchDay(now)) }
}
