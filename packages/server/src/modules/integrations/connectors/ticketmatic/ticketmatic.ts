import type { Ask, Connector } from '../connector.ts'
import type { Settings } from '../given.rules.ts'
import { objectOf, textOf } from '../values.rules.ts'
import { CONTACT_HEADERS } from './ticketmatic-contacts.rules.ts'
import { listed } from './ticketmatic-lists.ts'
import { below } from './ticketmatic-path.rules.ts'
import { signIn } from './ticketmatic-signature.ts'
import { ticketmaticStreams } from './ticketmatic-streams.ts'

/** Without saying yes to these nobody can buy: no yes to anything. */
const MANDATORY = '40001'

/**
 * Ticketmatic (its documentation and SDKs). Every question is signed. What changed is asked by their clock; their event stream holds what
 * visitors of the web shop click on, not what changed, and is left alone (docs/decisions/2026-11-ticketmatic-by-what-changed.md).
 */
export const ticketmatic: Connector = {
  key: 'ticketmatic',
  name: 'Ticketmatic',
  group: 'ticketing',
  isTrial: true,
  settings: [
    { key: 'url', kind: 'url', isRequired: true, options: [], usual: 'https://apps.ticketmatic.com' },
    { key: 'account', kind: 'text', isRequired: true, options: [], usual: null },
    { key: 'times', kind: 'choice', isRequired: true, options: ['utc', 'local'], usual: 'utc' },
  ],
  secrets: ['accessKey', 'secretKey'],
  columns: [...CONTACT_HEADERS],
  hasHooks: false,
  hasLists: true,
  usualMinutes: 60,
  // Their limit is not told; it is reached by selling, which goes before.
  perMinute: 120,
  streams: ticketmaticStreams,
  baseOf: ({ url = '' }) => (URL.canParse(url) ? new URL(url) : null),
  headersOf: () => ({}),
  logIn: signIn,
  greet: async (ask, settings) => {
    const account = objectOf((await ask(below(settings, 'tools/account'))).json)
    const totals = []
    for (const stream of ['events', 'contacts', 'orders']) totals.push(await totalOf(ask, settings, stream))
    return {
      name: textOf(account['name']) || textOf(account['shortname']) || null,
      totals: totals.flatMap(({ stream, count }) => (count === null ? [] : [{ stream, count }])),
      lists: await optInsOf(ask, settings),
    }
  },
  heard: () => [],
}

async function totalOf(ask: Ask, settings: Settings, stream: string) {
  const query = { limit: '1', ...(stream === 'orders' ? { includearchived: 'true' } : {}) }
  return { stream, count: (await listed(ask, settings, { list: stream, query })).total }
}

/** What people can say yes to. */
async function optInsOf(ask: Ask, settings: Settings) {
  const { data } = await listed(ask, settings, { list: 'settings/system/optins', query: {} })
  return data
    .filter(({ id, typeid }) => textOf(id) !== '' && textOf(typeid) !== MANDATORY)
    .map(({ id, name }) => ({ externalId: textOf(id), name: textOf(name) || textOf(id), members: null }))
}
