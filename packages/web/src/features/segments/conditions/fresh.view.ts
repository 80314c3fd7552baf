import type { Condition, Permission } from '@klantregie/contract'
import type { Model } from '../tree/model.ts'

/** What a condition can be about, as the menu offers it: by the question that it answers. */
export const aboutGroups = [
  { id: 'who', abouts: ['kind', 'role', 'age', 'label', 'own_field', 'domain'] },
  { id: 'where', abouts: ['place', 'municipality', 'postcode', 'distance', 'code', 'branch'] },
  { id: 'what', abouts: ['activity', 'offering', 'first_activity', 'tier', 'rfm', 'alive', 'added'] },
  { id: 'contact', abouts: ['reach', 'may', 'approach'] },
  { id: 'with', abouts: ['link', 'segment', 'moment'] },
] as const satisfies readonly { readonly id: string; readonly abouts: readonly Condition['about'][] }[]

/** What looks into something that not every colleague may see, is offered to whoever may. */
export const permissionFor: { readonly [A in Condition['about']]?: Permission } = {
  offering: 'activity.offering.read',
  may: 'privacy.consent.read',
  approach: 'engagement.approach.read',
}

/** A new condition; what it must be about is still to be chosen, or is the most usual. */
export function freshCondition(about: Condition['about'], { families }: Pick<Model, 'families'>): Condition {
  const familyId = families[0]?.id ?? ''
  const period = { in: 'last', count: 12, unit: 'months' } as const
  const fresh: { readonly [A in Condition['about']]: Extract<Condition, { about: A }> } = {
    kind: { about: 'kind', oneOf: ['person'] },
    role: { about: 'role', typeIds: [], when: 'now' },
    domain: { about: 'domain', ids: [] },
    branch: { about: 'branch', ids: [] },
    place: { about: 'place', names: [] },
    municipality: { about: 'municipality', codes: [] },
    postcode: { about: 'postcode', areas: [] },
    age: { about: 'age', from: 18, to: null },
    reach: { about: 'reach', has: 'email' },
    own_field: { about: 'own_field', field: '', test: 'filled' },
    label: { about: 'label', ids: [] },
    activity: { about: 'activity', familyId, measure: 'days', period, atLeast: 1, atMost: null },
    first_activity: { about: 'first_activity', familyId, period },
    tier: { about: 'tier', familyId, oneOf: ['core'], period },
    rfm: { about: 'rfm', familyId, recency: { from: 4, to: 5 } },
    alive: { about: 'alive', familyId, oneOf: ['likely'] },
    added: { about: 'added', period: { in: 'last', count: 3, unit: 'months' } },
    segment: { about: 'segment', id: '' },
    moment: { about: 'moment', id: '' },
    offering: { about: 'offering', ids: [], atLeast: 1 },
    may: { about: 'may', purposeId: '', channel: 'email' },
    approach: { about: 'approach', state: 'made', period },
    code: { about: 'code', setId: '', editionId: null, keys: [] },
    distance: { about: 'distance', area: '', km: 5 },
    link: { about: 'link', typeId: '', end: 'from' },
  }
  return fresh[about]
}
