import type { GivenObject, GivenOffering, ObjectKey, Settings, Understood } from '../given.rules.ts'
import { objectOf, textOf } from '../values.rules.ts'
import { momentIn } from './ticketmatic-moment.rules.ts'

export const eventKey = (id: unknown): ObjectKey => ({ objectType: 'event', externalId: textOf(id) })
const productionNumber = (id: string): string => `production/${id}`

/** A list of what has a number in orders and contacts: it means nothing by itself. */
export const understandWord = ({ externalId, payload }: GivenObject): Understood => {
  const { name, caption } = objectOf(payload)
  return {
    title: textOf(name) || textOf(caption) || externalId,
    people: [],
    about: null,
    offerings: [],
    facts: [],
    wants: null,
  }
}

/** A performance; of those that belong to one production, the production is the event and each is a date of it. */
export function understandEvent({ externalId, payload }: GivenObject, settings: Settings): Understood {
  const said = objectOf(payload)
  const name = textOf(said['name'])
  const production = textOf(said['productionid'])
  const subtitle = textOf(said['subtitle'])
  const isDate = production !== '' && production !== '0'
  const own: GivenOffering = {
    number: externalId,
    parentNumber: isDate ? productionNumber(production) : null,
    kind: isDate ? 'date' : 'event',
    title: [name, subtitle].filter(Boolean).join(' - ') || externalId,
    startsAt: momentIn(settings, said['startts']),
    endsAt: momentIn(settings, said['endts']),
    state: 'planned',
  }
  const whole: GivenOffering = {
    number: productionNumber(production),
    parentNumber: null,
    kind: 'event',
    title: name || production,
    startsAt: null,
    endsAt: null,
    state: 'planned',
  }
  return {
    title: own.title,
    people: [],
    about: null,
    offerings: isDate ? [whole, own] : [own],
    facts: [],
    wants: null,
  }
}
