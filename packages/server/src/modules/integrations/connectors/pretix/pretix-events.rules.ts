import type { GivenObject, GivenOffering, Refused, Settings, Understood } from '../given.rules.ts'
import { inDutch } from './pretix-texts.rules.ts'
import { momentOf, objectOf, textOf, type Json } from '../values.rules.ts'

export const eventNumber = (slug: string): string => slug
export const dateNumber = (slug: string, subevent: string): string => `${slug}/${subevent}`

/** Events, their dates, and the products by which a ticket can be told from a drink. */
export function understandOffer(
  { objectType, payload, isGone }: GivenObject,
  _settings: Settings,
): Understood | Refused {
  const said = objectOf(payload)
  const title = inDutch(said['name']) || textOf(said['slug']) || textOf(said['id'])
  const offering = objectType === 'item' ? null : offeringOf(objectType, said, title)
  const state = isGone === true ? ('cancelled' as const) : offering?.state
  return {
    title,
    people: [],
    about: null,
    offerings: offering === null ? [] : [{ ...offering, state: state ?? 'planned' }],
    facts: [],
    wants: null,
  }
}

function offeringOf(objectType: string, said: Json, title: string): GivenOffering {
  const slug = textOf(said[objectType === 'event' ? 'slug' : 'event'])
  const isDate = objectType === 'subevent'
  const hasDates = said['has_subevents'] === true
  return {
    number: isDate ? dateNumber(slug, textOf(said['id'])) : eventNumber(slug),
    parentNumber: isDate ? eventNumber(slug) : null,
    kind: isDate ? 'date' : 'event',
    title,
    // A series is when its dates are.
    startsAt: hasDates ? null : momentOf(said['date_from']),
    endsAt: hasDates ? null : momentOf(said['date_to']),
    state: 'planned',
  }
}
