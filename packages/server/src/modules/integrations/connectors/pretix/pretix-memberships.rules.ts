import { dutchDay } from '@klantregie/contract'
import type { Beside, GivenFact, GivenObject, ObjectKey, Refused, Settings, Understood } from '../given.rules.ts'
import { inDutch } from './pretix-texts.rules.ts'
import { momentOf, objectOf, textOf, type Json } from '../values.rules.ts'

const typeKey = (said: Json): ObjectKey => ({
  objectType: 'membership_type',
  externalId: textOf(said['membership_type']),
})

export const keysBesideMembership = (payload: unknown): readonly ObjectKey[] => {
  const key = typeKey(objectOf(payload))
  return key.externalId === '' ? [] : [key]
}

/**
 * What memberships are called, and the memberships themselves: a period of somebody with an account. One that was cancelled is reversed,
 * so that nobody counts as a member by it; pretix does not say when, so it counts as never begun.
 */
export function understandMembership(
  { objectType, externalId, payload }: GivenObject,
  _settings: Settings,
  beside: Beside,
): Understood | Refused {
  const said = objectOf(payload)
  const nothing = { people: [], about: null, offerings: [], facts: [], wants: null }
  if (objectType === 'membership_type') return { title: inDutch(said['name']) || externalId, ...nothing }
  const name = inDutch(objectOf(beside(typeKey(said)))['name'])
  const title = name || externalId
  const [customer, startsAt] = [textOf(said['customer']), momentOf(said['date_start'])]
  if (customer === '' || startsAt === null)
    return {
      title,
      refused: { code: 'not_understood', details: { missing: customer === '' ? 'customer' : 'date_start' } },
    }
  const about = { objectType: 'customer', externalId: customer }
  const membership = periodOf(said, { key: `membership/${externalId}`, startsAt, about, name })
  const cancelled = {
    ...membership,
    key: `${membership.key}/cancelled`,
    quantity: -1,
    until: null,
    reversesKey: membership.key,
  }
  return { title, ...nothing, about, facts: said['canceled'] === true ? [membership, cancelled] : [membership] }
}

type Period = {
  readonly key: string
  readonly startsAt: Date
  readonly about: ObjectKey
  readonly name: string
}

function periodOf(said: Json, { key, startsAt, about, name }: Period): GivenFact {
  const endsAt = momentOf(said['date_end'])
  return {
    key,
    person: about,
    kind: 'membership',
    occurredAt: startsAt,
    // An end before it began is a mistake there; the beginning is what people need.
    until: endsAt === null || endsAt < startsAt ? null : dutchDay(endsAt),
    offering: null,
    quantity: 1,
    // What was paid for it stands in the order by which it was bought.
    amountCents: 0,
    currency: 'EUR',
    orderKey: null,
    reversesKey: null,
    priceType: name || null,
    channel: null,
  }
}
