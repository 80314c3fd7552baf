import type { Inventory, InventoryRow } from '@klantregie/contract'
import { beforeAll, expect, test } from 'vitest'
import type { Who } from '../../../platform/context.ts'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { refreshAll } from '../profile/refresh.service.ts'
import type { Fact, Person, World } from '../testing/naive-segments.ts'
import { randomWorld, thingsOf, type Things } from '../testing/random-world.ts'
import { storeWorld } from '../testing/store-world.ts'
import { replaceDay } from './count-day.queries.ts'
import { stretchOf } from './inventory-days.rules.ts'
import { getInventory } from './inventory.service.ts'
import { listPeople } from './people.service.ts'

const TODAY = '2026-03-02'
const DAYS = [TODAY, '2025-03-02', '2025-12-31', '2024-12-31']

let app: TestApp
let things: Things
let world: World
let audiences: Map<string, string>

beforeAll(async () => {
  app = await testApp()
  things = await thingsOf(app)
  world = randomWorld(things, TODAY, { size: 200, seed: 21 })
  await storeWorld(app, things, world)
  audiences = new Map(
    (await app.query('select id, audience from governance.relation_type')).map(({ id, audience }) => [id, audience]),
  )
  await app.inTransaction(refreshAll)
  for (const day of DAYS) await app.inTransaction((ctx) => replaceDay(ctx, stretchOf(day)))
})

const bitsOf = (ids: readonly string[]) =>
  things.domains
    .filter(({ id }) => ids.includes(id))
    .reduce((sum, { bit }) => sum | (1n << BigInt(bit)), 0n)
    .toString()

type Reader = { readonly name: string; readonly domains: readonly string[]; readonly who: Who }

/** Everybody's, two domains', and two domains' with the day of birth and e-mail kept back in one. */
function readers(): (Reader & { readonly reads: readonly string[] })[] {
  const all = things.domains.map(({ id }) => id)
  const two = all.slice(0, 2)
  const who = app.who('administrator')
  const limit = { shown: bitsOf(two), clear: bitsOf(two.slice(0, 1)), change: '0' }
  const fields = { emails: limit, birthDate: limit }
  return [
    { name: 'everything', domains: all, reads: all, who },
    { name: 'two domains', domains: two, reads: two, who: { ...who, domainMask: bitsOf(two) } },
    {
      name: 'two domains, fields kept back in one',
      domains: two,
      reads: two.slice(0, 1),
      who: { ...who, domainMask: bitsOf(two), rights: { ...who.rights, fields } },
    },
  ]
}

const isIn = (person: Person, domains: readonly string[]) => person.domains.some((id) => domains.includes(id))
const seenBy = ({ domains }: Pick<Reader, 'domains'>) =>
  [...world.people.values()].filter((person) => person.isOpen && isIn(person, domains))

function holds(person: Person, typeIds: readonly string[], day: string): boolean {
  return person.roles.some(
    (role) => typeIds.includes(role.typeId) && (role.from ?? '') <= day && (role.until ?? '9999') > day,
  )
}

/** Held on the first day, or begun on one of the others. */
function heldInYear(person: Person, typeIds: readonly string[], until: string): boolean {
  const first = `${until.slice(0, 4)}-01-01`
  const begun = person.roles.flatMap(({ from }) => (from !== null && from > first && from <= until ? [from] : []))
  return [first, ...begun].some((day) => holds(person, typeIds, day))
}

const factsOfYear = (person: Person, day: string): Fact[] =>
  person.facts.filter((fact) => fact.day >= `${day.slice(0, 4)}-01-01` && fact.day <= day)
const kindOf = (fact: Fact) => things.families.find(({ id }) => id === fact.familyId)!.kind

function naiveContributions(people: readonly Person[], day: string) {
  const kinds = [...new Set(things.families.map(({ kind }) => kind))].toSorted()
  return kinds.flatMap((kind) => {
    const sums = people
      .map((person) => factsOfYear(person, day).filter((fact) => kindOf(fact) === kind))
      .map((facts) => {
        const counted = facts.filter(({ counts }) => counts)
        return {
          times: counted.length,
          quantity: counted.reduce((sum, { quantity }) => sum + quantity, 0),
          cents: facts.reduce((sum, { cents }) => sum + cents, 0),
        }
      })
      .filter(({ times, cents }) => times > 0 || cents !== 0)
    if (sums.length === 0) return []
    const total = (key: 'times' | 'quantity' | 'cents') => sums.reduce((sum, one) => sum + one[key], 0)
    return [{ kind, relations: sums.length, times: total('times'), quantity: total('quantity'), cents: total('cents') }]
  })
}

function naiveYear(people: readonly Person[], typeIds: readonly string[], day: string) {
  const before = `${Number(day.slice(0, 4)) - 1}-12-31`
  const [at, was] = [
    people.filter((one) => holds(one, typeIds, day)),
    people.filter((one) => holds(one, typeIds, before)),
  ]
  const during = people.filter((one) => heldInYear(one, typeIds, day))
  return {
    day,
    relations: at.length,
    roles: at.reduce((sum, one) => sum + typeIds.filter((id) => holds(one, [id], day)).length, 0),
    before: was.length,
    new: at.filter((one) => !was.includes(one)).length,
    lapsed: was.filter((one) => !at.includes(one)).length,
    net: at.length - was.length,
    during: during.length,
    contributions: naiveContributions(during, day),
  }
}

function expectRow(row: InventoryRow, people: readonly Person[], typeIds: readonly string[]) {
  for (const year of [row.now, ...(row.last ? [row.last] : []), ...row.years]) {
    const { cents: _cents, promisedCents: _promised, share: _share, ...counted } = year
    expect(counted).toEqual(naiveYear(people, typeIds, year.day))
  }
}

test('every figure is what one would count by hand, for whoever looks', async () => {
  for (const reader of readers()) {
    const inventory = await app.inTransaction((ctx) => getInventory(ctx, TODAY), reader.who)
    const people = seenBy(reader)
    const seen = inventory.types.map(({ typeId }) => typeId)
    expect(seen.length).toBeGreaterThan(0)
    for (const type of inventory.types) expectRow(type, people, [type.typeId])
    for (const row of inventory.audiences)
      expectRow(
        row,
        people,
        seen.filter((id) => audiences.get(id) === row.audience),
      )
    expectRow(inventory.total, people, seen)
    expectRest(inventory, people, seen)
    expectQuality(inventory, people, reader)
  }
}, 240_000)

function expectRest(inventory: Inventory, people: readonly Person[], seen: readonly string[]) {
  const others = people.filter((one) => !heldInYear(one, seen, TODAY))
  expect(inventory.withoutRole.relations).toBe(others.length)
  expect(inventory.withoutRole.contributions).toEqual(naiveContributions(others, TODAY))
  const all = naiveContributions(people, TODAY).reduce((sum, { cents }) => sum + cents, 0)
  expect(inventory.total.now.cents + inventory.withoutRole.cents).toBe(all)
}

function expectQuality(
  inventory: Inventory,
  people: readonly Person[],
  { reads }: { readonly reads: readonly string[] },
) {
  for (const type of inventory.types.filter(({ now }) => now.relations > 0)) {
    const holders = people.filter((one) => holds(one, [type.typeId], TODAY))
    const readable = holders.filter((one) => isIn(one, reads))
    const persons = readable.filter(({ kind }) => kind === 'person')
    const expected = {
      emails: [readable.length, readable.filter(({ hasEmail }) => hasEmail).length],
      birthDate: [persons.length, persons.filter(({ birthDate }) => birthDate !== null).length],
    }
    for (const { field, measured, good } of type.quality)
      if (field === 'emails' || field === 'birthDate')
        expect([field, measured, good]).toEqual([field, ...expected[field]])
  }
}

function countProtected(reader: Reader, typeId: string, kind: string): number {
  const hidden = seenBy(reader).filter((one) => one.isProtected && heldInYear(one, [typeId], TODAY))
  return naiveContributions(hidden, TODAY).find((one) => one.kind === kind)?.relations ?? 0
}

test('behind every figure are as many people as it says', async () => {
  for (const reader of readers()) {
    await app.inTransaction(async (ctx) => {
      const inventory = await getInventory(ctx, TODAY)
      const count = async (what: 'everybody' | 'new' | 'lapsed' | 'during', typeIds?: string[]) =>
        (await listPeople(ctx, { day: TODAY, what, limit: 10, ...(typeIds && { typeIds }) })).count
      for (const { typeId, now } of inventory.types.slice(0, 3)) {
        expect(await count('everybody', [typeId])).toBe(now.relations)
        expect(await count('new', [typeId])).toBe(now.new)
        expect(await count('lapsed', [typeId])).toBe(now.lapsed)
        expect(await count('during', [typeId])).toBe(now.during)
        for (const { kind, relations } of now.contributions) {
          const { count: named } = await listPeople(ctx, {
            day: TODAY,
            what: 'did',
            kind,
            typeIds: [typeId],
            limit: 10,
          })
          // Whoever is under protection is counted, and not named where it is about what they did.
          expect([kind, named]).toEqual([kind, relations - countProtected(reader, typeId, kind)])
        }
      }
      expect(await count('new')).toBe(inventory.total.now.new)
      expect(await count('everybody')).toBe(inventory.total.now.relations)
      const first = await listPeople(ctx, { day: TODAY, what: 'everybody', limit: 7 })
      expect(first.items).toHaveLength(7)
      const second = await listPeople(ctx, { day: TODAY, what: 'everybody', limit: 7, after: first.next! })
      expect(second.items.filter(({ id }) => first.items.some((one) => one.id === id))).toEqual([])
    }, reader.who)
  }
}, 240_000)

test('members, by age, are what a library hands in; whose birthday is kept back is of an unknown age', async () => {
  const [member] = things.types
  await app.query('insert into segments.library_member_type (type_id) values ($1)', [member!.id])
  for (const reader of readers()) {
    const { library } = await app.inTransaction((ctx) => getInventory(ctx, TODAY), reader.who)
    if (library.memberTypes.length === 0) continue
    const members = seenBy(reader).filter((one) => holds(one, [member!.id], TODAY))
    const ageOf = (one: Person) => {
      if (one.birthDate === null || !isIn(one, reader.reads)) return 'unknown'
      return one.birthDate > `${Number(TODAY.slice(0, 4)) - 18}${TODAY.slice(4)}` ? 'youth' : 'adult'
    }
    for (const age of ['youth', 'adult', 'unknown'] as const)
      expect([reader.name, age, library.members[age]]).toEqual([
        reader.name,
        age,
        members.filter((one) => ageOf(one) === age).length,
      ])
  }
})
