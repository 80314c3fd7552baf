import type { Ask, Connector } from '../connector.ts'
import { DeliveryFailure } from '../connector.ts'
import { PERSON_HEADERS } from './laposta-members.rules.ts'
import { members } from './laposta-streams.ts'
import { objectOf, textOf, type Json } from '../values.rules.ts'
import { listed } from './laposta-values.rules.ts'
import { campaigns } from './laposta-campaigns.ts'
import { lapostaOutward } from './laposta-outward.ts'

/**
 * Laposta (documentation of its API, and the library of its maker). One key opens everything; it goes as a user name without a password.
 * What we know of lists is what an administrator says that they stand for.
 */
export const laposta: Connector = {
  key: 'laposta',
  name: 'Laposta',
  group: 'newsletter',
  isTrial: true,
  settings: [{ key: 'url', kind: 'url', isRequired: true, options: [], usual: 'https://api.laposta.nl' }],
  secrets: ['token'],
  columns: [...PERSON_HEADERS],
  hasHooks: true,
  hasLists: true,
  usualMinutes: 60,
  // Paid accounts may ask a hundred and twenty a minute, free ones thirty, and are then told to wait; others must be able to ask too.
  perMinute: 100,
  streams: [members, campaigns],
  outward: lapostaOutward,
  baseOf: ({ url = '' }) => (URL.canParse(url) ? new URL(url) : null),
  headersOf: (_settings, { token = '' }) => ({
    authorization: `Basic ${Buffer.from(`${token}:`, 'utf8').toString('base64')}`,
  }),
  greet: async (ask) => {
    const lists = await listsOf(ask)
    const count = lists.reduce((sum, { members: there }) => sum + (there ?? 0), 0)
    return { name: null, totals: [{ stream: 'members', count }], lists }
  },
  heard: (body) => {
    const { data } = objectOf(body)
    return (Array.isArray(data) ? data : []).flatMap((event) => heardOf(objectOf(event)))
  },
}

async function listsOf(ask: Ask) {
  const said = listed((await ask('/v2/list')).json, 'list')
  if (said === null) throw new DeliveryFailure('not_understood', { path: '/v2/list' })
  return said
    .filter((list) => textOf(list['list_id']) !== '' && textOf(list['state']) !== 'deleted')
    .map((list) => ({
      externalId: textOf(list['list_id']),
      name: textOf(list['name']) || textOf(list['list_id']),
      members: countOf(objectOf(list['members'])),
    }))
}

/** Members by state, when a list tells how many. */
function countOf(states: Json): number | null {
  const counts = Object.values(states).map((count) => Number(textOf(count) || Number.NaN))
  return counts.length === 0 || counts.some(Number.isNaN) ? null : counts.reduce((sum, count) => sum + count, 0)
}

const LIST = /^[\w-]{1,60}$/
const MEMBER = /^[\w-]{1,60}$|^[^\s/@]{1,100}@[^\s/@]{1,150}$/

/** A member by number; by address when a notice leaves the number out. */
function heardOf({ type, data }: Json) {
  const { list_id: list, member_id: id, email } = objectOf(data)
  const member = textOf(id) || textOf(email)
  return type === 'member' && LIST.test(textOf(list)) && MEMBER.test(member)
    ? [{ stream: 'members', externalId: `${textOf(list)}/${member}` }]
    : []
}
