import { randomUUID } from 'node:crypto'
import type { Condition, SegmentGroup } from '@klantregie/contract'
import * as fc from 'fast-check'
import { findPurposes } from '../../privacy/index.ts'
import type { World } from './naive-segments.ts'
import { AREAS, dayAround, givenBy, person } from './random-person.ts'
import type { Stand } from './stand.ts'
import type { Things } from './things.ts'
import { storeCodes } from './store-codes.ts'

export type { Things } from './things.ts'

/** Two branches are somewhere; of the third nobody said where. */
async function placeBranches(app: Stand): Promise<Map<string, string>> {
  const branches = await app.query('select id from admin.branch order by name limit 2')
  const areas = new Map(branches.map(({ id }, at) => [String(id), at === 0 ? '4102' : '4191']))
  for (const [id, area] of areas)
    await app.query('update admin.branch set postcode = $1 where id = $2', [`${area} ZZ`, id])
  return areas
}

type Five = [string, string, string, string, string]

export async function thingsOf(app: Stand): Promise<Things> {
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
    branchAreas: await placeBranches(app),
    codes: await storeCodes(app),
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
    giving: (await app.query("select family_id as id from activity.family_kind where kind = 'pledge'"))[0].id as string,
    linkTypes: (await app.query('select id from governance.link_type order by key limit 2')).map(
      ({ id }) => id as string,
    ),
  }
}

type Size = { readonly size: number; readonly seed: number; readonly withPledges?: boolean }

export function randomWorld(things: Things, today: string, { size, seed, withPledges = false }: Size): World {
  const people = fc.sample(person(things, today), { numRuns: size, seed })
  const given = withPledges ? fc.sample(givenBy(things, today), { numRuns: size, seed }) : []
  for (const [at, one] of people.entries()) one.facts.push(...(given[at] ?? []))
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
  // Two people are linked in one way at most once.
  const once = new Map(links.map((one) => [`${one.typeId} ${one.fromId} ${one.toId}`, one]))
  return {
    today,
    people: new Map(people.map((one) => [one.id, one])),
    links: [...once.values()],
    branchAreas: things.branchAreas,
    editions: things.codes.editions,
  }
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
  const families = fc.constantFrom(...things.families.map(({ id }) => id), things.giving)
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
    fc.record({
      about: about('code'),
      setId: fc.constant(things.codes.setId),
      editionId: fc.constantFrom(null, ...things.codes.editions.keys()),
      keys: fc.subarray(['A', 'A1', 'A2', 'B1', '1', '2', 'none'], { minLength: 1 }),
    }),
    fc.record({
      about: about('distance'),
      branchId: fc.constantFrom(...things.branchAreas.keys()),
      km: fc.integer({ min: 1, max: 11 }),
    }),
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
