import * as api from '@klantregie/contract'
import type { Condition, SegmentGroup } from '@klantregie/contract'
import type { DemoUserKey } from '../../demo/demo-organisation.ts'
import type { Part } from './deed.ts'
import type { DemoHouse } from './house.ts'

type Named = { readonly id: string; readonly key: string }
type Known = {
  readonly family: (key: string) => string
  readonly genre: (name: string) => string
  readonly type: (key: string) => string
  readonly linkType: (key: string) => string
}
type Saved = {
  readonly on: number
  readonly by: DemoUserKey
  readonly name: string
  readonly description: string
  readonly conditions: (known: Known) => SegmentGroup
}

const all = (...of: SegmentGroup['of']): SegmentGroup => ({ group: 'all', of })
const none = (...of: SegmentGroup['of']): SegmentGroup => ({ group: 'none', of })
const people: Condition = { about: 'kind', oneOf: ['person'] }

/** So many days on which something of a family was done in a calendar year; this one when it is not said. */
const days = (familyId: string, { atLeast, yearsAgo = 0 }: { atLeast: number; yearsAgo?: number }) =>
  ({
    about: 'activity',
    familyId,
    measure: 'days',
    period: { in: 'calendar_year', yearsAgo },
    atLeast,
    atMost: null,
  }) satisfies Condition

const SEGMENTS: readonly Saved[] = [
  {
    on: -40,
    by: 'joris',
    name: 'Gezinnen die dit jaar twee keer kwamen',
    description: 'Ouders die dit jaar minstens twee keer naar jeugd- of familievoorstellingen kwamen.',
    conditions: ({ family, genre, linkType }) =>
      all(
        people,
        { ...days(family('visits'), { atLeast: 2 }), genreIds: [genre('Jeugd en familie')] },
        { about: 'link', typeId: linkType('guardian_of'), end: 'from' },
      ),
  },
  {
    on: -33,
    by: 'joris',
    name: 'Kwamen vorig jaar, dit jaar nog niet',
    description: 'Voor de brief aan bezoekers die we missen.',
    conditions: ({ family }) =>
      all(people, days(family('visits'), { atLeast: 1, yearsAgo: 1 }), none(days(family('visits'), { atLeast: 1 }))),
  },
  {
    on: -26,
    by: 'joris',
    name: 'Voor het eerst bij ons, laatste drie maanden',
    description: '',
    conditions: ({ family }) =>
      all({ about: 'first_activity', familyId: family('visits'), period: { in: 'last', count: 3, unit: 'months' } }),
  },
  {
    on: -19,
    by: 'naima',
    name: 'Contactpersonen van scholen',
    description: 'Wie we schrijven over het nieuwe schooljaar.',
    conditions: ({ type, linkType }) =>
      all(people, {
        about: 'link',
        typeId: linkType('contact_of'),
        end: 'from',
        other: all({ about: 'role', typeIds: [type('school')], when: 'now' }),
      }),
  },
  {
    on: -12,
    by: 'joris',
    name: 'Kernpubliek dat nog geen vriend is',
    description: 'Zes keer of vaker in twaalf maanden in het theater. Misschien willen zij Vriend worden.',
    conditions: ({ family, type }) =>
      all(
        people,
        { ...days(family('visits'), { atLeast: 6 }), period: { in: 'last', count: 12, unit: 'months' } },
        none({ about: 'role', typeIds: [type('friend')], when: 'now' }),
      ),
  },
  {
    on: -5,
    by: 'marloes',
    name: 'Jeugdleden die dit jaar niets leenden',
    description: 'Lid, jonger dan achttien en dit jaar nog geen enkele uitlening.',
    conditions: ({ family, genre, type }) =>
      all(
        { about: 'role', typeIds: [type('borrower')], when: 'now' },
        { about: 'age', from: null, to: 17 },
        none({ ...days(family('library'), { atLeast: 1 }), genreIds: [genre('Fictie'), genre('Non-fictie')] }),
      ),
  },
]

/** Groups that colleagues keep and share with everybody. */
export const segments: Part = () =>
  SEGMENTS.map(({ on, by, conditions, ...saved }) => ({
    on,
    run: async (house) =>
      house.as(by)(api.addSegment, {
        body: { ...saved, conditions: conditions(await knownOf(house)), audience: 'organisation' },
      }),
  }))

async function knownOf(house: DemoHouse): Promise<Known> {
  const joris = house.as('joris')
  const { families, genres } = await house.once('families', () => joris(api.listActivityFamilies))
  const { items: types } = await house.once('types', () => house.as('marloes')(api.listRelationTypes))
  const { items: links } = await house.once('link types', () => joris(api.listLinkTypes))
  const idOf = (things: readonly Named[], key: string) => things.find((one) => one.key === key)?.id ?? ''
  return {
    family: (key) => idOf(families, key),
    genre: (name) => genres.find((one) => one.name === name)?.id ?? '',
    type: (key) => idOf(types, key),
    linkType: (key) => idOf(links, key),
  }
}
