import type { GivenObject, GivenOffering, ObjectKey, Understood } from '../given.rules.ts'
import { momentOf, objectOf, textOf, type Json } from '../values.rules.ts'

export const eventKey = (id: unknown): ObjectKey => ({ objectType: 'event', externalId: textOf(id) })

const KEPT = ['id', 'name', 'start', 'end', 'status', 'currency', 'series_id', 'is_series', 'is_series_parent'] as const

export const keptOfEvent = (event: Json): Json =>
  Object.fromEntries(KEPT.filter((field) => field in event).map((field) => [field, event[field]]))

const CANCELLED = new Set(['canceled', 'cancelled'])

/** An event; of a series each date points at the whole, which is told by itself and is when its dates are. */
export function understandEvent({ externalId, payload }: GivenObject): Understood {
  const said = objectOf(payload)
  const title = textOf(objectOf(said['name'])['text']) || externalId
  const series = textOf(said['series_id'])
  const isWhole = said['is_series_parent'] === true || said['is_series'] === true
  const isDate = !isWhole && series !== '' && series !== externalId
  const moment = (field: string) => (isWhole ? null : momentOf(objectOf(said[field])['utc']))
  const offering: GivenOffering = {
    number: externalId,
    parentNumber: isDate ? series : null,
    kind: isDate ? 'date' : 'event',
    title,
    startsAt: moment('start'),
    endsAt: moment('end'),
    state: CANCELLED.has(textOf(said['status'])) ? 'cancelled' : 'planned',
  }
  const whole: GivenOffering = { ...bareEvent(series), title }
  return {
    title,
    people: [],
    about: null,
    offerings: isDate ? [whole, offering] : [offering],
    facts: [],
    wants: null,
  }
}

/** What is known of an event that was not told of. */
export const bareEvent = (number: string): GivenOffering => ({
  number,
  parentNumber: null,
  kind: 'event',
  title: number,
  startsAt: null,
  endsAt: null,
  state: 'planned',
})
