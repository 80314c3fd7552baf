import type { GivenFact, GivenObject, GivenPerson, Understood } from '../given.rules.ts'
import { isJson, listOf, objectOf, textOf, type Json } from '../values.rules.ts'
import { isoDay } from './wise-days.rules.ts'
import { cellsOf } from './wise-fields.rules.ts'

/** The role of who is known to Wise through another application only. */
const EXTERNAL = 'XTRN'

type Membership = { readonly kind: string; readonly from: string; readonly until: string | null }

const KINDS = ['description', 'name', 'kind', 'type', 'subscriptionType', 'code', 'omschrijving', 'soort', 'naam']
const FROMS = ['startDate', 'from', 'validFrom', 'startdatum', 'begindatum', 'ingangsdatum']
const UNTILS = ['endDate', 'until', 'validUntil', 'expiryDate', 'einddatum', 'vervaldatum']

const firstOf = (object: Json, keys: readonly string[]): string =>
  keys.map((key) => textOf(object[key])).find((text) => text !== '') ?? ''

/** Subscriptions of which kind and first day are said, oldest first; a last day before the first is a mistake there, and is none. */
export function membershipsOf(kept: Json): readonly Membership[] {
  return placesOf(kept)
    .flatMap((place) => Object.entries(place))
    .filter(([key]) => /^(?:subscriptions?|abonnement(?:en)?|memberships?)$/i.test(key))
    .flatMap(([, value]) => (isJson(value) ? [value] : listOf(value)))
    .flatMap((said) => {
      const [kind, from, until] = [firstOf(said, KINDS), isoDay(firstOf(said, FROMS)), isoDay(firstOf(said, UNTILS))]
      return kind === '' || from === null ? [] : [{ kind, from, until: until === null || until < from ? null : until }]
    })
    .sort((one, other) => (one.from < other.from ? -1 : 1))
}

/** What stands at the top, and what is put together one level deeper. */
const placesOf = (kept: Json): readonly Json[] => [kept, ...Object.values(kept).filter(isJson)]

/** Only known through another application (the CRM role), without being a member. */
export function isOnlyExternal(kept: Json): boolean {
  const roles = placesOf(kept).flatMap((place) =>
    Object.entries(place).flatMap(([key, value]) => (/^roles?$/i.test(key) ? rolesIn(value) : [])),
  )
  return roles.length > 0 && roles.every((role) => role === EXTERNAL) && membershipsOf(kept).length === 0
}

const rolesIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value])
    .map((one: unknown) => (isJson(one) ? textOf(one['code'] ?? one['role'] ?? one['name']) : textOf(one)))
    .filter((role) => role !== '')

/** A patron: who it is, since when a member, and how many loans a year; deleted there: nameless here, and what was counted stays counted. */
export function understandPatron({ externalId, payload, isGone }: GivenObject): Understood {
  const person = { objectType: 'patron', externalId }
  const base = { title: externalId, about: person, offerings: [], wants: null }
  if (isGone === true)
    return { ...base, people: [{ ...person, cells: {}, isErased: true }], facts: [], keepsFacts: true }
  const kept = objectOf(payload)
  const memberships = membershipsOf(kept)
  return {
    ...base,
    people: [personOf(kept, { ...person, cells: {} }, memberships)],
    facts: [
      ...memberships.map((membership) => membershipFact(person, membership)),
      ...listOf(kept['loanCounts']).flatMap((said) => loanFact(person, said)),
    ],
  }
}

function personOf(kept: Json, person: GivenPerson, memberships: readonly Membership[]): GivenPerson {
  const last = memberships.at(-1)
  const membership =
    last === undefined
      ? {}
      : {
          membership_kind: last.kind,
          membership_from: last.from,
          ...(last.until === null ? {} : { membership_until: last.until }),
        }
  return { ...person, cells: { ...cellsOf(kept), ...membership } }
}

type Key = Pick<GivenPerson, 'objectType' | 'externalId'>

const plainFact = (person: Key, day: string) => ({
  person,
  // A day there is a day here: noon is that day in every time zone of the country.
  occurredAt: new Date(`${day}T12:00:00Z`),
  offering: null,
  amountCents: 0,
  currency: 'EUR',
  orderKey: null,
  reversesKey: null,
  priceType: null,
  channel: null,
})

const membershipFact = (person: Key, { kind, from, until }: Membership): GivenFact => ({
  ...plainFact(person, from),
  key: `membership/${person.externalId}/${from}/${kind}`.slice(0, 200),
  kind: 'membership',
  quantity: 1,
  until,
  detail: { subscription: kind.slice(0, 100) },
})

/** One fact a year with how many; it counts from the first day of its year, since no other day is known. None for nothing. */
function loanFact(person: Key, { year, count }: Json): readonly GivenFact[] {
  if (typeof count !== 'number' || count === 0) return []
  return [
    {
      ...plainFact(person, `${textOf(year)}-01-01`),
      key: `loans/${person.externalId}/${textOf(year)}`,
      kind: 'loan',
      quantity: count,
    },
  ]
}
