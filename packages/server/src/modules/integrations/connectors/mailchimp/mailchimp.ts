import { listOf, objectOf, textOf, type Json } from '../values.rules.ts'
import { DeliveryFailure, type Ask, type Connector } from '../connector.ts'
import { PERSON_HEADERS } from './mailchimp-members.rules.ts'
import { members } from './mailchimp-streams.ts'
import { campaigns } from './mailchimp-campaigns.ts'
import { mailchimpOutward } from './mailchimp-outward.ts'

/**
 * Mailchimp (the definitions of its API and its client). The end of a key says at which of their addresses the account is; another address
 * can be given. What we know of audiences is what an administrator says that they stand for.
 */
export const mailchimp: Connector = {
  key: 'mailchimp',
  name: 'Mailchimp',
  group: 'newsletter',
  isTrial: true,
  settings: [{ key: 'url', kind: 'url', isRequired: false, options: [], usual: null }],
  secrets: ['token'],
  columns: [...PERSON_HEADERS],
  hasHooks: true,
  hasLists: true,
  usualMinutes: 60,
  // Ten at once is what they allow; two a second leaves the others theirs.
  perMinute: 120,
  streams: [members, campaigns],
  outward: mailchimpOutward,
  baseOf: ({ url = '' }, { token = '' }) => {
    const [, centre] = /-([a-z]{2,3}\d{1,3})$/.exec(token.trim()) ?? []
    const address = url === '' && centre !== undefined ? `https://${centre}.api.mailchimp.com` : url
    return URL.canParse(address) ? new URL(address) : null
  },
  headersOf: (_settings, { token = '' }) => ({
    authorization: `Basic ${Buffer.from(`klantregie:${token.trim()}`, 'utf8').toString('base64')}`,
  }),
  greet: async (ask) => {
    const account = objectOf((await ask('/3.0/', { fields: 'account_name' })).json)
    const lists = await audiences(ask)
    const count = lists.reduce((sum, { members: there }) => sum + (there ?? 0), 0)
    return { name: textOf(account['account_name']) || null, totals: [{ stream: 'members', count }], lists }
  },
  heard: (body) => heardOf(objectOf(body)),
}

async function audiences(ask: Ask) {
  const path = '/3.0/lists'
  const { lists } = objectOf((await ask(path, { count: '1000', fields: 'lists.id,lists.name,lists.stats' })).json)
  if (!Array.isArray(lists)) throw new DeliveryFailure('not_understood', { path })
  return listOf(lists)
    .filter(({ id }) => textOf(id) !== '')
    .map(({ id, name, stats }) => {
      const count = objectOf(stats)['member_count']
      return {
        externalId: textOf(id),
        name: textOf(name) || textOf(id),
        members: typeof count === 'number' ? count : null,
      }
    })
}

const TOLD = new Set(['subscribe', 'unsubscribe', 'profile', 'upemail', 'cleaned'])
const LIST = /^\w{1,40}$/
const ADDRESS = /^[^\s/@]{1,100}@[^\s/@]{1,150}$/

/** Notices come as a form with names like "data[email]"; of a changed address the old one is told too, which is not there any more. */
function heardOf(said: Json) {
  const list = textOf(said['data[list_id]'])
  const address = textOf(said['data[new_email]']) || textOf(said['data[email]'])
  return TOLD.has(textOf(said['type'])) && LIST.test(list) && ADDRESS.test(address)
    ? [{ stream: 'members', externalId: `${list}/${address.toLowerCase()}` }]
    : []
}
