import { DeliveryFailure, type Ask, type Outward } from '../connector.ts'
import { listOf, objectOf, textOf } from '../values.rules.ts'
import { found } from './mailerlite-streams.ts'

const GROUPS = '/api/groups'
const subscriberPath = (email: string): string => `/api/subscribers/${encodeURIComponent(email)}`
const inGroupPath = (id: string, group: string): string =>
  `/api/subscribers/${encodeURIComponent(id)}/groups/${encodeURIComponent(group)}`

/** A mark is a group of its own, made when it is not there. */
async function groupNamed(ask: Ask, name: string): Promise<string> {
  const { data } = objectOf((await ask(GROUPS, { 'filter[name]': name, limit: '100' })).json)
  const known = listOf(data).find((group) => textOf(group['name']) === name)
  if (known !== undefined) return textOf(known['id'])
  const made = objectOf(objectOf((await ask(GROUPS, {}, { sending: { name } })).json)['data'])
  const id = textOf(made['id'])
  if (id === '') throw new DeliveryFailure('not_understood', { path: GROUPS })
  return id
}

/** Being put into a group changes nothing of being subscribed. Whoever is not active is left alone. */
export const mailerliteOutward: Outward = {
  prepare: async (ask, list, mark) => ({ list, mark: await groupNamed(ask, mark) }),
  place: async (ask, { list, mark }, { email, firstName, surname }, adds) => {
    const known = await found(ask, subscriberPath(email))
    if (known === null) {
      if (!adds) return 'absent'
      const fields = { name: firstName, last_name: surname }
      return await added(ask, { email, status: 'active', fields, groups: [list, mark] })
    }
    if (textOf(known['status']) !== 'active') return 'declined'
    const id = textOf(known['id'])
    const isOnList = listOf(known['groups']).some((group) => textOf(group['id']) === list)
    if (!isOnList && !adds) return 'absent'
    if (!isOnList) await ask(inGroupPath(id, list), {}, { sending: {} })
    await ask(inGroupPath(id, mark), {}, { sending: {} })
    return isOnList ? 'marked' : 'added'
  },
  take: async (ask, { mark }, email) => {
    const known = await found(ask, subscriberPath(email))
    const isIn = listOf(known?.['groups']).some((group) => textOf(group['id']) === mark)
    if (isIn) await ask(inGroupPath(textOf(known?.['id']), mark), {}, { isRemoval: true, isSilent: true })
  },
}

/** An address that is none is refused with 422. */
async function added(ask: Ask, sending: unknown): Promise<'added' | 'refused'> {
  try {
    await ask('/api/subscribers', {}, { sending })
    return 'added'
  } catch (error) {
    if (error instanceof DeliveryFailure && error.problem.details['status'] === 422) return 'refused'
    throw error
  }
}
