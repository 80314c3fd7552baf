import type { LinkType, SegmentGroup } from '@klantregie/contract'

type Keyed = { readonly id: string; readonly key: string }
interface Known {
  readonly types: readonly Keyed[]
  readonly families: readonly Keyed[]
  readonly linkTypes: readonly Pick<LinkType, 'id' | 'key'>[]
}

export type ExampleId = 'families' | 'gone' | 'first' | 'school' | 'lapsed' | 'post'
export interface Example {
  readonly id: ExampleId
  readonly conditions: SegmentGroup
}

const all = (...of: SegmentGroup['of']): SegmentGroup => ({ group: 'all', of })
const none = (...of: SegmentGroup['of']): SegmentGroup => ({ group: 'none', of })
const people = { about: 'kind', oneOf: ['person'] } satisfies SegmentGroup['of'][number]

/** Segments to begin with, made of what this organisation has: without a type or family that it needs, an example is left out. */
export function examplesFrom({ types, families, linkTypes }: Known): readonly Example[] {
  const visits = idOf(families, 'visits')
  const school = idOf(types, 'school')
  const friend = idOf(types, 'friend')
  const contact = idOf(linkTypes, 'contact_of')
  const times = (familyId: string, yearsAgo: number, atLeast: number) =>
    ({
      about: 'activity',
      familyId,
      measure: 'days',
      period: { in: 'calendar_year', yearsAgo },
      atLeast,
      atMost: null,
    }) satisfies SegmentGroup['of'][number]
  const examples: readonly (Example | false)[] = [
    visits !== null && {
      id: 'families',
      conditions: all({ about: 'kind', oneOf: ['household'] }, times(visits, 0, 2)),
    },
    visits !== null && { id: 'gone', conditions: all(times(visits, 1, 1), none(times(visits, 0, 1))) },
    visits !== null && {
      id: 'first',
      conditions: all({ about: 'first_activity', familyId: visits, period: { in: 'last', count: 3, unit: 'months' } }),
    },
    school !== null &&
      contact !== null && {
        id: 'school',
        conditions: all(people, {
          about: 'link',
          typeId: contact,
          end: 'from',
          other: all({ about: 'role', typeIds: [school], when: 'now' }),
        }),
      },
    friend !== null && {
      id: 'lapsed',
      conditions: all(
        { about: 'role', typeIds: [friend], when: 'ended', period: { in: 'last', count: 12, unit: 'months' } },
        none({ about: 'role', typeIds: [friend], when: 'now' }),
      ),
    },
    {
      id: 'post',
      conditions: all(
        people,
        { about: 'reach', has: 'address' },
        none({ about: 'reach', has: 'email' }, { about: 'reach', has: 'phone' }),
      ),
    },
  ]
  return examples.filter((example) => example !== false)
}

function idOf(things: readonly Keyed[], key: string): string | null {
  return things.find((one) => one.key === key)?.id ?? null
}

/** The address of the builder with these conditions in it. */
export function buildHref(conditions: SegmentGroup): string {
  return `/segmenten/nieuw?voorwaarden=${encodeURIComponent(JSON.stringify(conditions))}`
}
