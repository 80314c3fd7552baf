import type { SegmentGroup } from '@klantregie/contract'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { prepareSlice } from '../counting/day.service.ts'
import { refreshAll } from '../profile/refresh.service.ts'
import { seeded } from '../testing/seeded.ts'
import { thingsOf, type Things } from '../testing/random-world.ts'
import { storePerson } from '../testing/store-world.ts'
import type { Person } from '../testing/naive-segments.ts'
import { portraySegment } from './portrait.service.ts'
import { SLICES } from './slices.ts'

let app: TestApp
let things: Things
const withPhone: SegmentGroup = { group: 'all', of: [{ about: 'reach', has: 'phone' }] }

/** Today is 2 March 2026. */
async function add(times: number, more: Partial<Person>): Promise<void> {
  for (let n = 0; n < times; n++)
    await storePerson(app, things, {
      ...{ id: randomUUID(), kind: 'person', isOpen: true, isProtected: false, domains: [things.domains[0]!.id] },
      ...{ birthDate: '1980-05-01', branchId: null, area: '4201', place: 'gorinchem', hasEmail: false, hasPhone: true },
      ...{ addedOn: '2026-01-01', roles: [], labelIds: [], facts: [], approaches: [] },
      ...more,
    })
}

beforeAll(async () => {
  app = await testApp()
  things = await thingsOf(app)
  await app.query("update admin.branch set name = 'Bibliotheek Gorinchem' where name = 'Centrum'")
  await add(12, {})
  await add(20, { hasPhone: false })
  await add(8, { birthDate: '1950-05-01', area: '4204' })
  await add(3, { birthDate: '2018-05-01' })
  await add(6, { area: '4101', place: 'culemborg' })
  await add(7, { area: null, birthDate: null })
  await add(9, { kind: 'organisation' })
  await add(5, { isOpen: false })
  await add(6, { domains: [things.domains[1]!.id] })
  await app.inTransaction(refreshAll)
})

const segmentOf = async (conditions: SegmentGroup): Promise<string> =>
  (await app.as('relation_manager')('POST', '/segments', { name: 'S', conditions, audience: 'organisation' })).json().id
const portrait = async (conditions: SegmentGroup, role: 'relation_manager' | 'administrator' = 'administrator') =>
  (await app.as(role)('GET', `/segments/${await segmentOf(conditions)}/portrait`)).json()

test('people are counted by age and place, children no nearer than their municipality, and small numbers are kept back', async () => {
  const found = await portrait(withPhone)
  expect(found).toMatchObject({ count: 42, total: 62, isTooSmall: false })
  expect(found.workingArea).toMatchObject({ by: 'branches', municipalities: [{ code: '0512', name: 'Gorinchem' }] })
  const age = (from: number) => found.ages.find((one: { from: number }) => one.from === from)
  // Three children are not told, and with them the smallest other part: they would follow from the total.
  expect(age(5)).toMatchObject({ count: null, all: null, indexOfAll: null })
  expect(age(40)).toMatchObject({ count: 24, all: 44 })
  expect(found.unknownAge).toEqual({ count: null, all: null })
  expect(age(70)).toMatchObject({ count: 8, all: 8 })
  expect(found.municipalities).toMatchObject([{ name: 'Gorinchem', count: 29, all: 49 }])
  expect(found.elsewhere).toEqual({ count: 6, all: 6 })
  const area = (code: string) => found.areas.find((one: { code: string }) => one.code === code)
  expect(area('4201').count === null || area('4204').count === null).toBe(true)
  expect(age(40).inhabitants).toBeGreaterThan(1000)
})

test('an index says how much more or less there are than among all relations', async () => {
  const found = await portrait(withPhone)
  // 24 of 35 people of a known age against 44 of 55.
  expect(found.ages.find((one: { from: number }) => one.from === 40).indexOfAll).toBe(
    Math.round((100 * 24 * 55) / (35 * 44)),
  )
})

test('of too few people nothing is told', async () => {
  const found = await portrait({ group: 'all', of: [{ about: 'age', from: 0, to: 12 }] })
  expect(found).toMatchObject({ count: 3, isTooSmall: true, ages: [], areas: [], municipalities: [] })
})

describe('rights', () => {
  test('who sees one domain is told nothing of another', async () => {
    const id = await segmentOf(withPhone)
    const mask = (1n << BigInt(things.domains[0]!.bit)).toString()
    const who = { ...app.who('administrator'), domainMask: mask }
    expect(await app.inTransaction((ctx) => portraySegment(ctx, id), who)).toMatchObject({ count: 36, total: 56 })
  })

  test('what may not be read is not known', async () => {
    const id = await segmentOf(withPhone)
    const hidden = { shown: '0', clear: '0', change: '0' }
    const reader = app.who('administrator')
    const who = { ...reader, rights: { ...reader.rights, fields: { addresses: hidden, birthDate: hidden } } }
    const found = await app.inTransaction((ctx) => portraySegment(ctx, id), who)
    expect(found.unknownAge).toEqual({ count: 42, all: 62 })
    expect(found.unknownPlace).toEqual({ count: 42, all: 62 })
  })

  test('a segment that is not shared is not there; without the right nothing is answered', async () => {
    const { id } = (await app.as('relation_manager')('POST', '/segments', { name: 'X', conditions: withPhone })).json()
    expect((await app.as('reader')('GET', `/segments/${id}/portrait`)).json().code).toBe('segments.segment_not_found')
    expect((await app.anonymous('GET', `/segments/${id}/portrait`)).statusCode).toBe(401)
  })
})

test('the working area is set by whoever runs the organisation, and derived again when it is emptied', async () => {
  const put = (role: 'administrator' | 'relation_manager', municipalities: string[]) =>
    app.as(role)('PUT', '/segments/working-area', { municipalities })
  expect((await put('relation_manager', ['0216'])).statusCode).toBe(403)
  expect((await put('administrator', ['9999'])).json().code).toBe('segments.municipality_unknown')
  expect((await put('administrator', ['0216'])).json()).toMatchObject({ by: 'set', municipalities: [{ code: '0216' }] })
  expect((await portrait(withPhone)).municipalities).toMatchObject([{ name: 'Culemborg', count: 6 }])
  expect((await put('administrator', [])).json()).toMatchObject({ by: 'branches' })
  expect((await app.audit()).filter(({ action }) => action === 'segment.working_area_set')).toHaveLength(2)
})

describe('from bitmaps it is the same portrait as from every profile', () => {
  const random = seeded(5)
  const anybody = (): Partial<Person> => ({
    id: randomUUID(),
    // Around the birthdays on which somebody goes to another class, before the first day that is told apart, and not known.
    birthDate: random.pick([
      null,
      '1890-01-01',
      '1946-03-02',
      '1946-03-03',
      '2006-03-02',
      '2006-03-03',
      '2010-03-02',
      '2010-03-03',
      '2026-03-02',
      '1931-07-09',
    ]),
    area: random.pick([null, '4201', '4204', '4101', '1011', '9999']),
    hasPhone: random.chance(0.6),
    isOpen: random.chance(0.9),
    kind: random.pick(['person', 'person', 'person', 'organisation']),
    domains: [things.domains[random.between(0, 1)]!.id],
  })
  const readers = () => {
    const reader = app.who('administrator')
    const first = (1n << BigInt(things.domains[0]!.bit)).toString()
    const partly = { shown: first, clear: first, change: '0' }
    return [
      reader,
      { ...reader, domainMask: first },
      { ...reader, rights: { ...reader.rights, fields: { addresses: partly, birthDate: { ...partly, clear: '0' } } } },
    ]
  }
  const portraits = async (ids: readonly string[]) => {
    const found = []
    for (const id of ids)
      for (const who of readers()) found.push(await app.inTransaction((ctx) => portraySegment(ctx, id), who))
    return found
  }

  test('whoever looks, also after people changed', async () => {
    for (let n = 0; n < 120; n++) await add(1, anybody())
    await app.inTransaction(refreshAll)
    const nobody: SegmentGroup = { group: 'all', of: [{ about: 'age', from: 119, to: null }] }
    const ids = [await segmentOf(withPhone), await segmentOf({ group: 'all', of: [] }), await segmentOf(nobody)]
    const walked = await portraits(ids)
    for (const slice of SLICES) await app.inTransaction((ctx) => prepareSlice(ctx, slice))
    expect(await portraits(ids)).toEqual(walked)
    expect(walked[0]!.count).toBeGreaterThan(60)

    for (let n = 0; n < 30; n++) await add(1, anybody())
    await app.query(
      `update relations.relation set birth_date = birth_date + 1 where birth_date is not null and abs(hashtext(id::text)) % 3 = 0`,
    )
    await app.inTransaction(refreshAll)
    const sliced = await portraits(ids)
    await app.query('delete from segments.condition')
    expect(sliced).toEqual(await portraits(ids))
  })
})
