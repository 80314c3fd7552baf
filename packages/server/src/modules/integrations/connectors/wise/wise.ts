import type { Connector } from '../connector.ts'
import { PATRON_HEADERS } from './wise-fields.rules.ts'
import { keyOf } from './wise-key.ts'
import { SIGNING_SETTINGS } from './wise-key.rules.ts'
import { logInAsStaff } from './wise-login.ts'
import { greetLibrary, wiseStreams } from './wise-streams.ts'

/**
 * OCLC Wise, by the synchronisation with a relation platform that its help pages describe: log in as staff, ask who changed since a day, ask
 * each of them, and ask who was deleted. What an answer about a patron looks like is not public, so that it is read leniently and every
 * field can be given another meaning. Titles of loans are taken out before anything is kept.
 */
export const wise: Connector = {
  key: 'wise',
  name: 'OCLC Wise',
  group: 'library',
  isTrial: true,
  settings: [
    { key: 'url', kind: 'url', isRequired: true, options: [], usual: null },
    { key: 'path', kind: 'text', isRequired: false, options: [], usual: null },
    { key: 'libraryId', kind: 'text', isRequired: true, options: [], usual: null },
    { key: 'applicationName', kind: 'text', isRequired: true, options: [], usual: null },
    { key: 'apiId', kind: 'text', isRequired: true, options: [], usual: null },
    { key: 'username', kind: 'text', isRequired: true, options: [], usual: null },
    { key: 'withExternal', kind: 'yes_no', isRequired: false, options: [], usual: 'yes' },
    ...SIGNING_SETTINGS,
  ],
  secrets: ['apiKey', 'password'],
  columns: [...PATRON_HEADERS],
  hasHooks: false,
  hasLists: false,
  // Who changed is told by the day: oftener than nightly asks the same people again.
  usualMinutes: 1440,
  // Their limit is not public, and the desk works with the same system.
  perMinute: 120,
  streams: wiseStreams,
  baseOf: ({ url = '' }) => (URL.canParse(url) ? new URL(url) : null),
  headersOf: (settings, secrets, now) => {
    const key = keyOf(settings, secrets, now)
    return key === null ? {} : { wise_key: key }
  },
  logIn: logInAsStaff,
  // How many patrons there are in all is a question that takes them long.
  greet: async (ask, settings) => {
    await greetLibrary(ask, settings)
    return { name: null, totals: [] }
  },
  heard: () => [],
}
