import { DeliveryFailure, type Ask, type Connector } from '../connector.ts'
import { listOf, objectOf, textOf, type Json } from '../values.rules.ts'
import { EVERY, subscribers } from './mailerlite-streams.ts'
import { PERSON_HEADERS } from './mailerlite-subscribers.rules.ts'
import { campaigns } from './mailerlite-campaigns.ts'
import { mailerliteOutward } from './mailerlite-outward.ts'

/** MailerLite (the client of its maker). Its groups are lists; what each stands for an administrator says. */
export const mailerlite: Connector = {
  key: 'mailerlite',
  name: 'MailerLite',
  group: 'newsletter',
  isTrial: true,
  settings: [{ key: 'url', kind: 'url', isRequired: true, options: [], usual: 'https://connect.mailerlite.com' }],
  secrets: ['token'],
  columns: [...PERSON_HEADERS],
  hasHooks: true,
  hasLists: true,
  usualMinutes: 360,
  // A hundred and twenty is what they are said to allow; others must be able to ask too.
  perMinute: 90,
  streams: [subscribers, campaigns],
  outward: mailerliteOutward,
  baseOf: ({ url = '' }) => (URL.canParse(url) ? new URL(url) : null),
  headersOf: (_settings, { token = '' }) => ({ authorization: `Bearer ${token.trim()}` }),
  greet: async (ask) => {
    const lists = await groups(ask)
    const count = lists.reduce((sum, { members }) => sum + (members ?? 0), 0)
    return { name: null, totals: [{ stream: 'members', count }], lists }
  },
  heard: (body) => {
    const { events } = objectOf(body)
    const told = Array.isArray(events) ? listOf(events) : [objectOf(body)]
    return told.flatMap(heardOf)
  },
}

const MOST_PAGES = 20

async function groups(ask: Ask) {
  const path = '/api/groups'
  const all: Json[] = []
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data, meta } = objectOf((await ask(path, { limit: '100', page: String(page), sort: 'name' })).json)
    if (!Array.isArray(data)) throw new DeliveryFailure('not_understood', { path })
    all.push(...listOf(data))
    if (Number(objectOf(meta)['last_page'] ?? 1) <= page) break
  }
  return all
    .filter(({ id }) => textOf(id) !== '')
    .map(({ id, name, active_count: count }) => ({
      externalId: textOf(id),
      name: textOf(name) || textOf(id),
      members: typeof count === 'number' ? count : null,
    }))
}

const SUBSCRIBER = /^\d{1,30}$/

/** The subscriber stands in the notice, or is it. */
function heardOf(said: Json) {
  const id = textOf(objectOf(said['subscriber'])['id']) || textOf(said['id'])
  return SUBSCRIBER.test(id) ? [{ stream: 'members', externalId: `${EVERY}/${id}` }] : []
}
