import type { Random } from '../src/app/demo/random.ts'
import { calmEventbrite, openEventbrite } from '../src/modules/integrations/testing/eventbrite-emulator.ts'
import { calmKoha, openKoha } from '../src/modules/integrations/testing/koha-emulator.ts'
import { calmMailchimp, openMailchimp } from '../src/modules/integrations/testing/mailchimp-emulator.ts'
import { calmMailerlite, openMailerlite } from '../src/modules/integrations/testing/mailerlite-emulator.ts'

/** A system whose things should be here as they are there. */
export type Mirrored = {
  readonly url: string
  readonly connection: { readonly connector: string; readonly settings: object; readonly secrets: object }
  /** The list that its things are of. */
  readonly list: string | null
  readonly objectType: string
  readonly idOf: (index: number) => string
  readonly externalIdOf: (id: string) => string
  /** Makes it, or makes it another version. */
  readonly put: (id: string, version: number) => void
  readonly versionIn: (payload: unknown) => number
  /** Null: nothing is thrown away there. */
  readonly remove: ((id: string) => void) | null
  /** What was thrown away is only known when everything is asked. */
  readonly tellsRemovalsLate: boolean
  readonly troubles: readonly ((random: Random) => void)[]
  readonly calm: () => void
  readonly close: () => Promise<void>
}

type Json = Record<string, unknown>
const objectOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})
const versionOf = (text: unknown): number => Number(/\d+$/.exec(String(text))?.[0] ?? Number.NaN)

type Common = { busy: number; failing: number; truncated: number; hasUnknownFields: boolean }
const common = (troubles: Common): ((random: Random) => void)[] => [
  () => undefined,
  (random) => (troubles.busy = random.between(1, 2)),
  (random) => (troubles.failing = random.between(1, 2)),
  () => (troubles.truncated = 1),
  () => (troubles.hasUnknownFields = true),
]

const LIST = 'a1b2c3d4e5'
const GROUP = '4243829086487936'
const EVENT = '90001'
const now = () => new Date()

async function mailchimp(): Promise<Mirrored> {
  const system = await openMailchimp(now)
  const { url, token, troubles } = system
  system.lists.set(LIST, 'Nieuwsbrief')
  return {
    url,
    connection: { connector: 'mailchimp', settings: { url }, secrets: { token } },
    list: LIST,
    objectType: 'member',
    idOf: (index) => `c${String(index).padStart(5, '0')}`,
    externalIdOf: (id) => `${LIST}/${id}`,
    put: (id, version) =>
      system.put(id, {
        ...{ list_id: LIST, email_address: `${id}@bewijs.example`, status: 'subscribed', source: 'Hosted Signup Form' },
        ...{ ip_signup: '198.51.100.7', timestamp_signup: `2025-01-01T00:${id.slice(-4, -2)}:${id.slice(-2)}+00:00` },
        merge_fields: { FNAME: 'Lid', LNAME: `Nummer ${String(version)}` },
        tags: [],
      }),
    versionIn: (payload) => versionOf(objectOf(objectOf(payload)['merge_fields'])['LNAME']),
    // Taken off the audience, which is told; thrown away for good is found when everything is asked.
    remove: (id) => system.put(id, { ...system.members.get(id), status: 'archived' }),
    tellsRemovalsLate: false,
    troubles: [...common(troubles), () => (troubles.clockAhead = 7 * 60_000)],
    calm: () => void Object.assign(troubles, calmMailchimp()),
    close: system.close,
  }
}

async function mailerlite(): Promise<Mirrored> {
  const system = await openMailerlite()
  const { url, token, troubles } = system
  system.groups.set(GROUP, 'Nieuwsbrief')
  return {
    url,
    connection: { connector: 'mailerlite', settings: { url }, secrets: { token } },
    list: GROUP,
    objectType: 'subscriber',
    idOf: (index) => String(10_000 + index),
    externalIdOf: (id) => `${GROUP}/${id}`,
    put: (id, version) =>
      void system.subscribers.set(id, {
        ...{ groups: [GROUP], email: `${id}@bewijs.example`, source: 'webform', ip_address: '198.51.100.8' },
        status: version % 4 === 0 ? 'unsubscribed' : 'active',
        ...{ subscribed_at: '2026-01-10 12:00:00', opted_in_at: '2026-01-10 12:05:00', optin_ip: '198.51.100.8' },
        fields: { name: 'Lid', last_name: `Nummer ${String(version)}` },
      }),
    versionIn: (payload) => versionOf(objectOf(objectOf(payload)['fields'])['last_name']),
    remove: (id) => void system.subscribers.delete(id),
    tellsRemovalsLate: false,
    troubles: common(troubles),
    calm: () => void Object.assign(troubles, calmMailerlite()),
    close: system.close,
  }
}

async function koha(): Promise<Mirrored> {
  const system = await openKoha(now)
  const { url, clientId, clientSecret, troubles } = system
  system.libraries.set('VIA', 'Vianen')
  system.categories.set('ADULT', { name: 'Volwassenen', category_type: 'A' })
  return {
    url,
    connection: { connector: 'koha', settings: { url, clientId }, secrets: { clientSecret } },
    list: null,
    objectType: 'patron',
    idOf: (index) => String(1000 + index),
    externalIdOf: (id) => id,
    put: (id, version) =>
      system.put(Number(id), {
        ...{ cardnumber: `298${id}`, surname: `Lezer ${String(version)}`, firstname: 'Leentje' },
        ...{ email: `lezer${id}@bewijs.example`, library_id: 'VIA', category_id: 'ADULT', anonymized: false },
        ...{ date_enrolled: '2025-09-01', expiry_date: '2027-08-31', privacy: 1, extended_attributes: [] },
      }),
    versionIn: (payload) => versionOf(objectOf(payload)['surname']),
    remove: (id) => void system.patrons.delete(Number(id)),
    tellsRemovalsLate: true,
    troubles: [
      ...common(troubles),
      () => (troubles.clockAhead = 5 * 3_600_000),
      (random) => (troubles.tokensEndAfter = random.between(1, 4)),
    ],
    calm: () => void Object.assign(troubles, calmKoha()),
    close: system.close,
  }
}

async function eventbrite(): Promise<Mirrored> {
  const system = await openEventbrite(now)
  const { url, token, troubles } = system
  system.events.set(EVENT, {
    ...{ id: EVENT, name: { text: 'Nacht van de Poëzie' }, status: 'live', currency: 'EUR' },
    start: { timezone: 'Europe/Amsterdam', local: '2026-04-01T20:00:00', utc: '2026-04-01T18:00:00Z' },
    end: { timezone: 'Europe/Amsterdam', local: '2026-04-01T23:00:00', utc: '2026-04-01T21:00:00Z' },
  })
  const visitor = (id: string, version: number) => ({
    ...{ id, changed: '2026-03-01T10:00:00Z', quantity: 1, ticket_class_name: 'Normaal', cents: 2000 + version },
    profile: { first_name: 'Anna', last_name: 'van Dijk', email: `koper${id}@bewijs.example` },
    ...{ barcodes: [], checked_in: false, cancelled: false, refunded: false, status: 'Attending' },
  })
  return {
    url,
    connection: { connector: 'eventbrite', settings: { url }, secrets: { token } },
    list: null,
    objectType: 'order',
    idOf: (index) => String(2000 + index),
    externalIdOf: (id) => id,
    put: (id, version) =>
      system.putOrder(id, {
        ...{ name: 'Anna van Dijk', first_name: 'Anna', last_name: `van Dijk ${String(version)}`, status: 'placed' },
        ...{ email: `koper${id}@bewijs.example`, event_id: EVENT, created: '2026-03-01T10:00:00Z' },
        attendees: [visitor(`${id}1`, version), visitor(`${id}2`, version)],
      }),
    versionIn: (payload) => versionOf(objectOf(payload)['last_name']),
    remove: null,
    tellsRemovalsLate: false,
    troubles: [...common(troubles), () => (troubles.clockAhead = 7 * 60_000)],
    calm: () => void Object.assign(troubles, calmEventbrite()),
    close: system.close,
  }
}

export const MIRRORED: Readonly<Record<string, () => Promise<Mirrored>>> = { mailchimp, mailerlite, koha, eventbrite }
