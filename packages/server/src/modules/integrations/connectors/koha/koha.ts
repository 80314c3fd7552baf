import type { Connector } from '../connector.ts'
import { logInAsClient } from './koha-login.ts'
import { PATRON_HEADERS } from './koha-patrons.rules.ts'
import { countPatrons, kohaStreams } from './koha-streams.ts'

/** Koha, by its REST interface (its own definition of it, `api/v1/swagger`): names of branches and categories, and borrowers. */
export const koha: Connector = {
  key: 'koha',
  name: 'Koha',
  group: 'library',
  isTrial: true,
  settings: [
    { key: 'url', kind: 'url', isRequired: true, options: [], usual: null },
    { key: 'signIn', kind: 'choice', isRequired: false, options: ['oauth', 'basic'], usual: 'oauth' },
    { key: 'clientId', kind: 'text', isRequired: true, options: [], usual: null },
  ],
  secrets: ['clientSecret'],
  columns: [...PATRON_HEADERS],
  hasHooks: false,
  hasLists: false,
  usualMinutes: 240,
  // Koha has no limit of its own; the desk works with the same system.
  perMinute: 120,
  streams: kohaStreams,
  baseOf: ({ url = '' }) => (URL.canParse(url) ? new URL(url) : null),
  headersOf: ({ signIn, clientId = '' }, { clientSecret = '' }) =>
    signIn === 'basic'
      ? { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` }
      : {},
  logIn: logInAsClient,
  greet: async (ask) => {
    const count = await countPatrons(ask)
    return { name: null, totals: count === null ? [] : [{ stream: 'patrons', count }] }
  },
  heard: () => [],
}
