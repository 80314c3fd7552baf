import type { Connector } from '../connector.ts'
import { PERSON_HEADERS } from './pretix-people.rules.ts'
import { below, pretixStreams } from './pretix-streams.ts'
import { inDutch } from './pretix-texts.rules.ts'
import { objectOf, textOf } from '../values.rules.ts'

/**
 * pretix, hosted or of one's own (docs of its REST API; objects of 2019 and of 2026 are both understood). A key of a team with "can view
 * orders" is enough; without the right to see customers that stream says so and the others go on.
 */
export const pretix: Connector = {
  key: 'pretix',
  name: 'pretix',
  group: 'ticketing',
  isTrial: true,
  settings: [
    { key: 'url', kind: 'url', isRequired: true, options: [], usual: 'https://pretix.eu' },
    { key: 'organizer', kind: 'text', isRequired: true, options: [], usual: null },
    { key: 'withTest', kind: 'yes_no', isRequired: false, options: [], usual: 'no' },
    { key: 'giveNumber', kind: 'yes_no', isRequired: false, options: [], usual: 'no' },
  ],
  secrets: ['token'],
  columns: [...PERSON_HEADERS],
  hasHooks: true,
  hasLists: false,
  usualMinutes: 60,
  // 360 a minute for everybody who asks with a key of this organiser; others must be able to ask too.
  perMinute: 240,
  streams: pretixStreams,
  baseOf: ({ url = '' }) => (URL.canParse(url) ? new URL(url) : null),
  headersOf: (_settings, { token = '' }) => ({ authorization: `Token ${token}` }),
  greet: async (ask, settings) => {
    const organizer = objectOf((await ask(below(settings, ''))).json)
    const orders = objectOf((await ask(below(settings, 'orders/'), { page_size: '1', testmode: 'false' })).json)
    const events = objectOf((await ask(below(settings, 'events/'), { page_size: '1' })).json)
    return {
      name: inDutch(organizer['name']) || textOf(organizer['slug']) || null,
      totals: [
        { stream: 'events', count: Number(events['count'] ?? 0) },
        { stream: 'orders', count: Number(orders['count'] ?? 0) },
      ],
    }
  },
  heard: (body, { organizer }) => {
    const said = objectOf(body)
    if (textOf(said['organizer']) !== organizer) return []
    const [event, code] = [textOf(said['event']), textOf(said['code'])]
    return event !== '' && /^[\w-]{1,20}$/.test(code) && /^[\w.-]{1,100}$/.test(event)
      ? [{ stream: 'orders', externalId: `${event}/${code}` }]
      : []
  },
}
