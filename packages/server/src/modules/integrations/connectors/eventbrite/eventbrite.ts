import type { Connector } from '../connector.ts'
import { objectOf, textOf } from '../values.rules.ts'
import { PERSON_HEADERS } from './eventbrite-people.rules.ts'
import { eventbriteStreams, listed, organisations } from './eventbrite-streams.ts'

/** Eventbrite (copies of its documentation): events with their series, and orders with their visitors. */
export const eventbrite: Connector = {
  key: 'eventbrite',
  name: 'Eventbrite',
  group: 'ticketing',
  isTrial: true,
  settings: [
    { key: 'url', kind: 'url', isRequired: true, options: [], usual: 'https://www.eventbriteapi.com' },
    { key: 'organisation', kind: 'text', isRequired: false, options: [], usual: null },
  ],
  secrets: ['token'],
  columns: [...PERSON_HEADERS],
  hasHooks: true,
  hasLists: false,
  usualMinutes: 60,
  // Two thousand an hour is what they are said to allow; others must be able to ask too.
  perMinute: 25,
  streams: eventbriteStreams,
  baseOf: ({ url = '' }) => (URL.canParse(url) ? new URL(url) : null),
  headersOf: (_settings, { token = '' }) => ({ authorization: `Bearer ${token.trim()}` }),
  greet: async (ask, settings) => {
    const all = await organisations(ask, settings)
    const counts = { events: 0, orders: 0 }
    for (const { id } of all)
      for (const list of ['events', 'orders'] as const) {
        const path = `/v3/organizations/${encodeURIComponent(id)}/${list}/`
        const query = list === 'orders' ? { status: 'all_not_deleted' } : {}
        counts[list] += (await listed(ask, { path, list, query, continuation: null })).total ?? 0
      }
    return {
      name: all.map(({ name }) => name).join(', '),
      totals: [
        { stream: 'events', count: counts.events },
        { stream: 'orders', count: counts.orders },
      ],
    }
  },
  heard: (body) => heardAt(textOf(objectOf(body)['api_url'])),
}

/** Only the numbers in the address are believed: it is never asked itself. */
function heardAt(url: string) {
  const path = URL.canParse(url) ? new URL(url).pathname : ''
  const [, order] = /^\/v3\/orders\/(\d{1,30})\/?$/.exec(path) ?? []
  if (order !== undefined) return [{ stream: 'orders', externalId: order }]
  const [, event, attendee] = /^\/v3\/events\/(\d{1,30})\/(?:attendees\/(\d{1,30})\/?)?$/.exec(path) ?? []
  if (event === undefined) return []
  return attendee === undefined
    ? [{ stream: 'events', externalId: event }]
    : [{ stream: 'orders', externalId: `${event}/${attendee}` }]
}
