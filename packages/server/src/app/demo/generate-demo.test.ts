import { createHash } from 'node:crypto'
import { RelationRecord, Role } from '@klantregie/contract'
import { describe, expect, it } from 'vitest'
import {
  DEMO_BRANCHES,
  DEMO_DOMAINS,
  DEMO_LINK_TYPES,
  DEMO_SOURCES,
  DEMO_TYPES,
  DEMO_USERS,
} from './demo-organisation.ts'
import type { DemoBatch, DemoRef, DemoRow } from './demo-row.ts'
import { generateDemo } from './generate-demo.ts'
import { DEMO_FIELDS } from './demo-fields.ts'

const STRICT = RelationRecord.strict()
const TODAY = '2026-11-21'
const batches = [...generateDemo({ today: TODAY })]
const rows = batches.flatMap((batch) => batch.rows)
const links = batches.flatMap((batch) => batch.links)
const interactions = batches.flatMap((batch) => batch.interactions)
const persons = rows.filter(({ record }) => record.kind === 'person')
const borrowers = rows.filter(({ sourceKey }) => sourceKey === 'library')
const keyOf = ({ sourceKey, externalId }: DemoRef) => `${sourceKey} ${externalId}`
const share = (of: readonly DemoRow[], test: (row: DemoRow) => unknown) => of.filter(test).length / of.length
const within = (low: number, high: number) => (value: number) => value >= low && value <= high
const hashOf = (some: Iterable<DemoBatch>) => {
  const hash = createHash('sha256')
  for (const batch of some) hash.update(JSON.stringify(batch))
  return hash.digest('hex')
}

describe('the demonstration organisation', () => {
  it('is the same, byte for byte, for the same seed, and another for another seed', () => {
    const request = { seed: 'proef', relations: 1_500, today: TODAY }
    expect(hashOf(generateDemo(request))).toBe(hashOf(generateDemo(request)))
    expect(hashOf(generateDemo(request))).not.toBe(hashOf(generateDemo({ ...request, seed: 'anders' })))
  })

  it.each([1, 250, 3_000])('has exactly the %i relations that were asked for', (relations) => {
    const some = [...generateDemo({ relations, today: TODAY })]
    expect(new Set(some.flatMap((batch) => batch.rows.map((row) => row.relationKey))).size).toBe(relations)
    expect(some.at(-1)?.relationsSoFar).toBe(relations)
  })

  it('has twenty thousand relations by default, more rows than relations and a number of each row used once', () => {
    expect(new Set(rows.map(({ relationKey }) => relationKey)).size).toBe(20_000)
    expect(rows.length).toBeGreaterThan(23_000)
    expect(new Set(rows.map(keyOf)).size).toBe(rows.length)
  })

  it('gives only records that the contract accepts', () => {
    const wrong = rows.filter(({ record }) => !STRICT.safeParse(record).success)
    expect(wrong).toEqual([])
  })

  it('shows every type, source, domain, branch and kind of link', () => {
    const roles = rows.flatMap((row) => row.roles)
    expect(new Set(roles.map(({ typeKey }) => typeKey))).toEqual(new Set(Object.keys(DEMO_TYPES)))
    expect(new Set(roles.map(({ domainKey }) => domainKey))).toEqual(new Set(DEMO_DOMAINS.map(({ key }) => key)))
    expect(new Set(rows.map(({ sourceKey }) => sourceKey))).toEqual(new Set(DEMO_SOURCES.map(({ key }) => key)))
    expect(new Set(rows.flatMap(({ branchName }) => branchName ?? []))).toEqual(
      new Set(DEMO_BRANCHES.map(({ name }) => name)),
    )
    expect(new Set(links.map(({ linkTypeKey }) => linkTypeKey))).toEqual(new Set(Object.keys(DEMO_LINK_TYPES)))
  })

  it('gives a role only to the kinds of relation that its type allows', () => {
    const wrong = rows.filter(({ record, roles }) =>
      roles.some(({ typeKey }) => !(DEMO_TYPES[typeKey].kinds as readonly string[]).includes(record.kind)),
    )
    expect(wrong).toEqual([])
  })

  it('links and tells only about rows that came before or stand in the same batch', () => {
    const known = new Set<string>()
    const dangling: DemoRef[] = []
    for (const batch of batches) {
      for (const row of batch.rows) known.add(keyOf(row))
      const refs = [...batch.links.flatMap(({ from, to }) => [from, to]), ...batch.interactions]
      dangling.push(...refs.filter((ref) => !known.has(keyOf(ref))))
    }
    expect(dangling).toEqual([])
    expect(links.filter(({ from, to }) => keyOf(from) === keyOf(to))).toEqual([])
  })

  it('joins rows of different systems only by a number that they share', () => {
    const unexplained: string[] = []
    const groups = Map.groupBy(rows, ({ relationKey }) => relationKey)
    for (const [key, group] of groups) {
      const numbers = group.map(
        ({ record }) => new Set((record.identifiers ?? []).map(({ scheme, value }) => `${scheme} ${value}`)),
      )
      const first = numbers[0] ?? new Set<string>()
      if (group.length > 1 && numbers.some((own) => ![...own].some((one) => first.has(one)))) unexplained.push(key)
    }
    expect(unexplained).toEqual([])
  })

  it('never gives one number to two relations', () => {
    const holders = new Map<string, Set<string>>()
    for (const { record, relationKey } of rows) {
      for (const { scheme, value } of record.identifiers ?? []) {
        const key = `${scheme} ${value}`
        holders.set(key, (holders.get(key) ?? new Set()).add(relationKey))
      }
    }
    expect([...holders].filter(([, relations]) => relations.size > 1)).toEqual([])
  })

  it('hides some six hundred duplicates, most of which agree on a way to reach them', () => {
    const ofOne = [...Map.groupBy(rows, ({ truthKey }) => truthKey).values()]
    const twice = ofOne.filter((group) => new Set(group.map(({ relationKey }) => relationKey)).size > 1)
    expect(twice.length).toBeGreaterThan(450)
    expect(twice.length).toBeLessThan(850)
    const waysOf = ({ record }: DemoRow) => [
      ...(record.emails ?? []),
      ...(record.phones ?? []).map(({ number }) => number),
    ]
    const findable = twice.filter((group) => {
      const ways = group.map((row) => [row.relationKey, waysOf(row)] as const)
      return ways.some(([key, own]) =>
        ways.some(([other, theirs]) => key !== other && own.some((way) => theirs.includes(way))),
      )
    })
    expect(findable.length / twice.length).toBeGreaterThan(0.6)
  })

  it('looks like a Dutch base: ages, voorvoegsels, mail addresses, gaps and several roles', () => {
    expect(share(borrowers, ({ record }) => (record.birthDate ?? '') > '2008-11-21')).toSatisfy(within(0.2, 0.4))
    expect(share(persons, ({ record }) => record.name?.prefix)).toSatisfy(within(0.22, 0.34))
    expect(share(persons, ({ record }) => record.name?.partnerSurname)).toSatisfy(within(0.03, 0.15))
    expect(share(persons, ({ record }) => record.emails)).toSatisfy(within(0.78, 0.95))
    expect(
      share(borrowers, ({ record }) => record.addresses?.some(({ postcode }) => postcode === undefined)),
    ).toSatisfy(within(0.01, 0.05))
    const rolesPerRelation = [...Map.groupBy(rows, ({ relationKey }) => relationKey).values()].map(
      (group) => group.flatMap(({ roles }) => roles).length,
    )
    expect(rolesPerRelation.filter((count) => count > 1).length / rolesPerRelation.length).toSatisfy(within(0.15, 0.4))
  })

  it('can reach nobody: reserved mail domains, landlines that are not given out, mobile numbers in 06-89', () => {
    const text = JSON.stringify(batches) + JSON.stringify(DEMO_USERS)
    const hosts = new Set(
      [...text.matchAll(/@([\w.-]+)/gu)].map(([, host = '']) => host.split('.').slice(-2).join('.')),
    )
    expect([...hosts].sort()).toEqual(['example.com', 'example.net', 'example.org'])
    const websites = rows.flatMap(({ record }) => record.website ?? [])
    expect(websites.filter((website) => !/\.example\.(?:com|net|org)$/u.test(website))).toEqual([])
    const phones = rows.flatMap(({ record }) => record.phones ?? []).map(({ number }) => number)
    expect(phones.filter((number) => !/^\+31(?:689\d{6}|(?:\d{2}1\d{6}|\d{3}1\d{5}))$/u.test(number))).toEqual([])
  })

  it('tells of 2019 up to yesterday, quiet in summer and silent while theatres were closed', () => {
    const days = interactions.map(({ occurredAt }) => occurredAt.slice(0, 10)).sort()
    expect(days[0]?.slice(0, 4)).toBe('2019')
    expect((days.at(-1) ?? '') < TODAY).toBe(true)
    const visits = interactions
      .filter(({ sourceKey, kind }) => sourceKey === 'tickets' && kind === 'visit')
      .map(({ occurredAt }) => occurredAt)
    expect(visits.filter((at) => at > '2020-11-05' && at < '2021-06-04')).toEqual([])
    expect(visits.filter((at) => /-0[78]-/u.test(at))).toEqual([])
    expect(new Set(interactions.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(8)
  })

  it('never starts a role after its end, before birth or after the row was written', () => {
    const wrong = rows.filter(({ roles, record, recordedAt }) =>
      roles.some(
        ({ from, until }) =>
          (from ?? '') > (until ?? '9999') ||
          (from ?? '9999') < (record.birthDate ?? '').slice(0, 4) ||
          (from ?? '') > recordedAt.slice(0, 10),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('knows what a convincing share agreed to, refused or took back, never before 25 May 2018 nor after yesterday', () => {
    const consents = batches.flatMap((batch) => batch.consents)
    const counted = (state: string) => consents.filter((one) => one.state === state).length
    expect(counted('given')).toSatisfy(within(4_000, 12_000))
    expect(counted('refused')).toBeGreaterThan(1_000)
    expect(counted('withdrawn')).toBeGreaterThan(200)
    expect(consents.filter(({ occurredAt }) => occurredAt < '2018-05-25' || occurredAt > TODAY)).toEqual([])
    const known = new Set(rows.map(keyOf))
    expect(consents.filter((one) => !known.has(keyOf(one)))).toEqual([])
    expect(new Set(consents.map(({ purposeKey }) => purposeKey)).size).toBeGreaterThan(6)
    expect(consents.filter(({ isByGuardian, state }) => isByGuardian && state === 'given').length).toBeGreaterThan(50)
  })

  it('fills in fields of its own, each as a column of its source as well', () => {
    const filled = rows.filter(({ own = [] }) => own.length > 0)
    expect(new Set(filled.flatMap(({ own = [] }) => own.map(({ field }) => field)))).toEqual(
      new Set(Object.keys(DEMO_FIELDS)),
    )
    expect(
      filled.filter(({ own = [], payload }) =>
        own.some(({ field, cell }) => payload[DEMO_FIELDS[field].label] !== cell),
      ),
    ).toEqual([])
  })

  it('keeps no titles of loans and no citizen service numbers', () => {
    const columns = new Set(rows.flatMap(({ payload }) => Object.keys(payload)))
    expect([...columns].filter((name) => /bsn|titel|uitlening/iu.test(name))).toEqual([])
  })

  it('has a user of every role, with a password long enough to be accepted', () => {
    expect(new Set(DEMO_USERS.map(({ role }) => role))).toEqual(new Set(Role.options))
    expect(DEMO_USERS.every(({ password }) => password.length >= 12)).toBe(true)
  })
})
