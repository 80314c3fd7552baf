import { beforeAll, describe, expect, test } from 'vitest'
import type { RelationRecord } from '@klantregie/contract'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeRelations, makeRights, organisation, person } from '../testing/make-relations.ts'
import { relationIdsOfImport, relationIdsOfSource, sourceNames, sourceNamesOf } from '../../identity/index.ts'
import { segmentOf } from '../../segments/index.ts'
import { addUp, scaled } from './area-count.rules.ts'
import { countByArea } from './area-count.service.ts'

const sources = { sourceNamesOf, relationIdsOfSource, relationIdsOfImport, sourceNames, segmentOf }
let app: TestApp
let rights: Awaited<ReturnType<typeof makeRights>>
const at = (surname: string, postcode: string, more: object = {}): RelationRecord => ({
  ...person({ surname, postcode, place: 'Utrecht', number: '1' }),
  ...more,
})

beforeAll(async () => {
  app = await testApp()
  rights = await makeRights(app)
  await makeRelations(
    app,
    [
      at('Een', '3512 AB'),
      at('Twee', '3512 XY'),
      at('Drie', '3511 AA'),
      at('Kind', '3511 AB', { birthDate: '2016-05-01' }),
    ],
    rights.mine.id,
  )
  await makeRelations(
    app,
    [
      at('Gorkum', '4201 AA'),
      {
        kind: 'person',
        name: { surname: 'Antwerpen' },
        addresses: [{ use: 'visit', postcode: '2000', place: 'Antwerpen', country: 'BE' }],
      },
      organisation('Zonder adres'),
      at('Bestaat Niet', '1099 ZZ'),
    ],
    rights.other.id,
  )
})

const ask = async (query: string) => (await app.as('administrator')('GET', `/relations/areas?${query}`)).json()

test('relations are counted by municipality; abroad, unknown and no longer existing are a number of their own', async () => {
  expect(await ask('')).toEqual({
    counts: [
      { code: '0344', count: 4 },
      { code: '0512', count: 1 },
    ],
    elsewhere: 3,
    total: 8,
    isExact: true,
  })
})

test('by postcode area children are not told apart from who has no address', async () => {
  expect(await ask('by=area&municipality=0344')).toMatchObject({
    counts: [
      { code: '3512', count: 2 },
      { code: '3511', count: 1 },
    ],
    elsewhere: 1,
    total: 4,
  })
})

test.each([
  { what: 'a word', query: 'q=twee', total: 1 },
  { what: 'a kind', query: 'kind=organisation', total: 1 },
  { what: 'a place', query: 'place=Utrecht', total: 6 },
])('a filter by $what leaves what the list leaves', async ({ query, total }) => {
  expect(await ask(query)).toMatchObject({ total, isExact: true })
  const list = (await app.as('administrator')('GET', `/relations?${query}`)).json()
  expect(list.total).toBe(total)
})

describe('the list behind a circle', () => {
  const list = async (query: string) =>
    (await app.as('administrator')('GET', `/relations?${query}`)).json().items.map(({ name }: { name: string }) => name)
  test('of a municipality', async () =>
    expect(await list('municipality=0344')).toEqual(['Drie', 'Een', 'Kind', 'Twee']))
  test('of an area, without the child whose address is kept back', async () =>
    expect(await list('area=3511')).toEqual(['Drie']))
  test('of an area of another municipality', async () => expect(await list('area=3511&municipality=0512')).toEqual([]))
  test('of a municipality that does not exist', async () => expect(await list('municipality=9999')).toEqual([]))
})

describe('rights', () => {
  const asked = { by: 'municipality' as const }
  test('who sees one domain is told nothing of another', async () => {
    const seen = await app.inTransaction((ctx) => countByArea(ctx, asked, sources), rights.limited)
    expect(seen).toEqual({ counts: [{ code: '0344', count: 4 }], elsewhere: 0, total: 4, isExact: true })
  })
  test('who may read addresses in one domain only, counts those', async () => {
    const mine = rights.limited.domainMask
    const address = { shown: mine, clear: mine, change: mine }
    const reader = app.who('relation_manager')
    const who = { ...reader, rights: { ...reader.rights, fields: { addresses: address } } }
    expect(await app.inTransaction((ctx) => countByArea(ctx, asked, sources), who)).toMatchObject({ total: 4 })
  })
  test('who may read no address at all gets no map', async () => {
    const reader = app.who('relation_manager')
    const who = {
      ...reader,
      rights: { ...reader.rights, fields: { addresses: { shown: '0', clear: '0', change: '0' } } },
    }
    await expect(app.inTransaction((ctx) => countByArea(ctx, asked, sources), who)).rejects.toMatchObject({
      code: 'relations.field_hidden',
    })
  })
  test('somebody under protection stands nowhere', async () => {
    const [id] = await makeRelations(app, [at('Beschermd', '3512 ZZ')], rights.mine.id)
    const before = (await ask('by=area')).counts
    await app.query('update relations.relation set postcode = null, is_protected = true where id = $1', [id])
    const count = (counts: { code: string; count: number }[]) => counts.find(({ code }) => code === '3512')?.count
    expect(count((await ask('by=area')).counts)).toBe((count(before) ?? 0) - 1)
  })
  test('without signing in there is no map', async () => {
    expect((await app.anonymous('GET', '/relations/areas')).statusCode).toBe(401)
    expect((await app.anonymous('GET', '/areas')).statusCode).toBe(401)
  })
})

test('the areas of the country have a position and a municipality', async () => {
  const { items } = (await app.as('reader')('GET', '/areas')).json()
  expect(items.length).toBe(4053)
  expect(items.find(({ area }: { area: string }) => area === '4201')).toEqual({
    area: '4201',
    place: 'Gorinchem',
    municipalityCode: '0512',
    municipality: 'Gorinchem',
    x: 1265,
    y: 4268,
    inhabitants: 5770,
  })
})

describe('a sample', () => {
  test('is scaled to two figures and loses nobody', () => {
    const counted = scaled(
      [
        { area: '3512', count: 123 },
        { area: null, count: 7 },
      ],
      0.1,
    )
    expect(addUp(counted, (area) => area)).toEqual({
      counts: [{ code: '3512', count: 1200 }],
      elsewhere: 70,
      total: 1270,
    })
  })
  test('of everything stays as it was counted', () => {
    expect(scaled([{ area: '3512', count: 123 }], 1)).toEqual([{ area: '3512', count: 123 }])
  })
})
