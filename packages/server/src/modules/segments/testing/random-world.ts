import { randomUUID } from 'node:crypto'
import type { Condition, SegmentGroup } from '@klantregie/contract'
import * as fc from 'fast-check'
import { findPurposes } from '../../privacy/index.ts'
import type { TestApp } from '../../../platform/testing/test-app.ts'
import type { Person, World } from './naive-segments.ts'

/** What conditions can be about, of the organisation of a test. */
export type Things = {
  domains: { id: string; bit: number }[]
  types: { id: string; domainId: string }[]
  branches: string[]
  genres: string[]
  families: { id: string; kind: string }[]
  linkTypes: string[]
  labels: string[]
  /** A series, its event and two dates of that: each with what it belongs to, itself first. */
  offerings: (readonly string[])[]
  purposes: string[]
}

type Five = [string, string, string, string, string]

export async function thingsOf(app: TestApp): Promise<Things> {
  const labels = [randomUUID(), randomUUID()]
  for (const [index, id] of labels.entries())
    await app.query(`insert into relations.label (id, name, created_by, created_at) values ($1, $2, 'test', now())`, [
      id,
      `Label ${index}`,
    ])
  const [series, event, one, other, apart] = Array.from({ length: 5 }, () => randomUUID()) as Five
  const made = [
    [series, 'series', null],
    [event, 'event', series],
    [one, 'date', event],
    [other, 'date', event],
    [apart, 'course', null],
  ]
  for (const offering of made)
    await app.query(
      `insert into activity.offering (id, kind, parent_id, title, title_key, created_at, changed_at) values ($1, $2, $3, 'X', 'x', now(), now())`,
      offering,
    )
  await app.inTransaction((ctx) => findPurposes(ctx))
  const purposes = (await app.query('select id from privacy.purpose order by position limit 2')).map(
    ({ id }) => id as string,
  )
  for (const id of purposes)
    await app.query(
      'insert into engagement.purpose_rule (purpose_id, quiet_days, changed_at) values ($1, 14, now()) on conflict do nothing',
      [id],
    )
  return {
    purposes,
    offerings: [[series], [event, series], [one, event, series], [other, event, series], [apart]],
    labels,
    domains: await app.query('select id, bit from governance.domain order by bit'),
    types: await app.query(
      `select id, domain_id as "domainId" from governance.relation_type where 'person' = any(kinds) order by position limit 5`,
    ),
    branches: (await app.query('select id from admin.branch order by name')).map(({ id }) => id as string),
    genres: (await app.query('select id from activity.genre order by position limit 3')).map(({ id }) => id as string),
    families: await app.query(
      `select k.family_id as id, min(k.kind) as kind from activity.family_kind k group by 1 order by 2 limit 3`,
    ),
    linkTypes: (await app.query('select id from governance.link_type order by key limit 2')).map(
      ({ id }) => id as string,
    ),
  }
}

const DAY = 86_400_000
/** A day up to four years before and a month after today, often at the edges of what is asked for. */
const dayAround = (today: string) =>
  fc.integer({ min: -1460, max: 30 }).map((days) => new Date(Date.parse(today) + days * DAY).toISOString().slice(0, 10))
const birthDay = (today: string) =>
  fc.oneof(
    fc.constant(null),
    fc
      .integer({ min: 0, max: 90 * 365 })
      .map((days) => new Date(Date.parse(today) - days * DAY).toISOString().slice(0, 10)),
    fc.integer({ min: 1, max: 60 }).map((years) => `${Number(today.slice(0, 4)) - years}${today.slice(4)}`),
  )

const AREAS = ['4101', '4102', '4191']
const PLACES = ['culemborg', 'geldermalsen']

function person(things: Things, today: string): fc.Arbitrary<Person> {
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

export function randomWorld(things: Things, today: string, { size, seed }: { size: number; seed: number }): World {
  const people = fc.sample(person(things, today), { numRuns: size, seed })
  const ids = people.map(({ id }) => id)
  const day = fc.option(dayAround(today), { nil: null })
  const link = fc.record({
    typeId: fc.constantFrom(...things.linkTypes),
    ends: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 2 }),
    from: fc.constant(null),
    until: day,
  })
  const links = fc
    .sample(link, { numRuns: size, seed })
    .map(({ ends, ...rest }) => ({ ...rest, fromId: ends[0]!, toId: ends[1]! }))
  return { today, people: new Map(people.map((one) => [one.id, one])), links }
}

/** Trees that a person could build, and some that nobody would. `isDeep`: with links to others. */
export function randomTree(things: Things, today: string, isDeep = true): fc.Arbitrary<SegmentGroup> {
  const some = (ids: readonly string[]) => fc.subarray([...ids], { minLength: 1, maxLength: 2 })
  const period = fc.oneof(
    fc.record({
      in: fc.constant('last' as const),
      count: fc.integer({ min: 1, max: 24 }),
      unit: fc.constantFrom('months' as const, 'weeks' as const, 'days' as const),
    }),
    fc.record({ in: fc.constant('calendar_year' as const), yearsAgo: fc.integer({ min: 0, max: 3 }) }),
    fc.record({
      in: fc.constant('between' as const),
      from: fc.option(dayAround(today), { nil: null }),
      until: fc.option(dayAround(today), { nil: null }),
    }),
  )
  const families = fc.constantFrom(...things.families.map(({ id }) => id))
  const about = <T extends Condition['about']>(name: T) => fc.constant(name)
  const limits = fc.tuple(
    fc.option(fc.integer({ min: -1, max: 4 }), { nil: null }),
    fc.option(fc.integer({ min: 0, max: 6 }), { nil: null }),
  )
  const activity = fc
    .record(
      {
        familyId: families,
        measure: fc.constantFrom('days' as const, 'orders' as const, 'quantity' as const, 'money' as const),
        limits,
        period,
        slice: fc.oneof(
          fc.record({ genreIds: some(things.genres) }),
          fc.record({ branchIds: some(things.branches) }),
          fc.record({ genreIds: some(things.genres), branchIds: some(things.branches) }),
        ),
      },
      { requiredKeys: ['familyId', 'measure', 'limits'] },
    )
    .map(({ limits: [least, most], slice, measure, ...rest }): Condition => {
      const scale = measure === 'money' ? 1000 : 1
      return {
        about: 'activity',
        measure,
        ...rest,
        ...slice,
        atLeast: least === null ? null : least * scale,
        atMost: most === null ? null : most * scale,
      }
    })
  const score = fc.integer({ min: 1, max: 5 })
  const scores = fc.record({ from: score, to: score })
  const leaves: fc.Arbitrary<Condition>[] = [
    fc.record({
      about: about('kind'),
      oneOf: fc.subarray(['person' as const, 'organisation' as const], { minLength: 1 }),
    }),
    fc.record({ about: about('branch'), ids: some(things.branches) }),
    fc.record({ about: about('place'), names: fc.subarray(['Culemborg', 'Geldermalsen'], { minLength: 1 }) }),
    fc.record({ about: about('postcode'), areas: fc.subarray(AREAS, { minLength: 1 }) }),
    fc.record({ about: about('reach'), has: fc.constantFrom('email' as const, 'phone' as const) }),
    fc.record({ about: about('label'), ids: some(things.labels) }),
    fc.record({ about: about('added'), period }),
    fc.record({
      about: about('age'),
      from: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
      to: fc.option(fc.integer({ min: 0, max: 80 }), { nil: null }),
    }),
    fc.record(
      {
        about: about('role'),
        typeIds: some(things.types.map(({ id }) => id)),
        when: fc.constantFrom('now' as const, 'ever' as const, 'began' as const, 'ended' as const),
        period,
        branchIds: some(things.branches),
      },
      { requiredKeys: ['about', 'typeIds', 'when'] },
    ),
    activity,
    activity,
    fc.record({ about: about('first_activity'), familyId: families, period }),
    fc.record({
      about: about('tier'),
      familyId: families,
      oneOf: fc.subarray(['passant' as const, 'participant' as const, 'core' as const], { minLength: 1 }),
      period,
    }),
    fc.record(
      { about: about('rfm'), familyId: families, recency: scores, frequency: scores, money: scores },
      { requiredKeys: ['about', 'familyId'] },
    ),
    fc.record({
      about: about('alive'),
      familyId: families,
      oneOf: fc.subarray(['likely' as const, 'unsure' as const, 'unlikely' as const], { minLength: 1 }),
    }),
    fc.record(
      {
        about: about('offering'),
        ids: some(things.offerings.map(([id]) => id ?? '')),
        atLeast: fc.integer({ min: 1, max: 3 }),
        period,
      },
      { requiredKeys: ['about', 'ids', 'atLeast'] },
    ),
    fc.record(
      {
        about: about('approach'),
        state: fc.constantFrom('made' as const, 'planned' as const),
        purposeIds: some(things.purposes),
        period,
      },
      { requiredKeys: ['about', 'state'] },
    ),
    fc.record({ about: about('distance'), area: fc.constantFrom(...AREAS), km: fc.integer({ min: 1, max: 11 }) }),
  ]
  if (isDeep)
    leaves.push(
      fc.record(
        {
          about: about('link'),
          typeId: fc.constantFrom(...things.linkTypes),
          end: fc.constantFrom('from' as const, 'to' as const),
          other: randomTree(things, today, false),
        },
        { requiredKeys: ['about', 'typeId', 'end'] },
      ),
    )
  const { group } = fc.letrec<{ group: SegmentGroup; node: SegmentGroup | Condition }>((tie) => ({
    node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, ...leaves, tie('group')),
    group: fc.record({
      group: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
      of: fc.array(tie('node'), { maxLength: 3 }),
    }),
  }))
  return group
}
