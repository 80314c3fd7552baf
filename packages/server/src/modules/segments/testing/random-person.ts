import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import type { Person } from './naive-segments.ts'
import type { Things } from './things.ts'

const DAY = 86_400_000
/** A day up to four years before and a month after today, often at the edges of what is asked for. */
export const dayAround = (today: string) =>
  fc.integer({ min: -1460, max: 30 }).map((days) => new Date(Date.parse(today) + days * DAY).toISOString().slice(0, 10))
const birthDay = (today: string) =>
  fc.oneof(
    fc.constant(null),
    fc
      .integer({ min: 0, max: 90 * 365 })
      .map((days) => new Date(Date.parse(today) - days * DAY).toISOString().slice(0, 10)),
    fc.integer({ min: 1, max: 60 }).map((years) => `${Number(today.slice(0, 4)) - years}${today.slice(4)}`),
  )

export const AREAS = ['4101', '4102', '4191']
const PLACES = ['culemborg', 'geldermalsen']

export function person(things: Things, today: string): fc.Arbitrary<Person> {
  const day = dayAround(today)
  const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
  const role = fc
    .record({
      type: fc.constantFrom(...things.types),
      days: fc.tuple(maybe(day), maybe(day)),
      branchId: maybe(fc.constantFrom(...things.branches)),
    })
    .map(({ type, days: [one, other], branchId }) => {
      const isTurned = one !== null && other !== null && other < one
      return { typeId: type.id, from: isTurned ? other : one, until: isTurned ? one : other, branchId }
    })
  const fact = fc.record({
    familyId: fc.constantFrom(...things.families.map(({ id }) => id)),
    day,
    order: fc.integer({ min: 1, max: 4 }).map((number) => `order ${number}`),
    quantity: fc.integer({ min: 1, max: 5 }),
    cents: fc.integer({ min: -2000, max: 5000 }),
    genreId: maybe(fc.constantFrom(...things.genres)),
    branchId: maybe(fc.constantFrom(...things.branches)),
    offeringIds: fc.oneof(fc.constant([]), fc.constantFrom(...things.offerings)),
    counts: fc.integer({ min: 0, max: 5 }).map((chance) => chance > 0),
  })
  return fc.record({
    id: fc.constant('').map(() => randomUUID()),
    kind: fc.constantFrom('person' as const, 'person' as const, 'organisation' as const),
    isOpen: fc.integer({ min: 0, max: 9 }).map((chance) => chance > 0),
    isProtected: fc.integer({ min: 0, max: 4 }).map((chance) => chance === 0),
    domains: fc.subarray(
      things.domains.map(({ id }) => id),
      { minLength: 1, maxLength: 2 },
    ),
    birthDate: birthDay(today),
    branchId: maybe(fc.constantFrom(...things.branches)),
    area: maybe(fc.constantFrom(...AREAS)),
    place: maybe(fc.constantFrom(...PLACES)),
    hasEmail: fc.boolean(),
    hasPhone: fc.boolean(),
    addedOn: day,
    roles: fc.array(role, { maxLength: 3 }),
    labelIds: fc.subarray(things.labels),
    facts: fc.array(fact, { maxLength: 8 }),
    approaches: fc.array(
      fc.record({
        state: fc.constantFrom('made' as const, 'planned' as const),
        purposeId: fc.constantFrom(...things.purposes),
        day,
      }),
      { maxLength: 2 },
    ),
  })
}

/** Gifts and pledges, of which only the first are money. */
export function givenBy(things: Things, today: string): fc.Arbitrary<Person['facts']> {
  const given = fc.record({
    familyId: fc.constant(things.giving),
    day: dayAround(today),
    order: fc.integer({ min: 5, max: 8 }).map((number) => `order ${number}`),
    quantity: fc.constant(1),
    cents: fc.integer({ min: 0, max: 9000 }),
    genreId: fc.constant(null),
    branchId: fc.option(fc.constantFrom(...things.branches), { nil: null }),
    offeringIds: fc.constant([]),
    counts: fc.constant(true),
    isPromise: fc.boolean(),
  })
  return fc.array(given, { maxLength: 3 })
}
