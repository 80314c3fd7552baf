import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { refreshStatistics } from '../../../platform/tenants/statistics.queries.ts'
import { archiveRelation } from '../page/relation.service.ts'
import { makeRelations, makeRights, organisation, person } from '../testing/make-relations.ts'
import { searchRelations } from './search.service.ts'

let app: TestApp

beforeAll(async () => {
  app = await testApp()
  await makeRelations(app, [
    person({
      first: 'Anke',
      prefix: 'de',
      surname: 'Graaf',
      email: 'anke.degraaf@voorbeeld.nl',
      phone: '+31612345678',
      place: 'Utrecht',
      postcode: '3511 AB',
      number: '12',
      card: '20001234',
    }),
    person({ first: 'Jan', prefix: 'van den', surname: 'Berg', place: 'Zwolle' }),
    person({ first: 'Björn', surname: 'Çelik', place: 'Enschede' }),
    person({ first: 'Jan', surname: 'Jansen', place: 'Utrecht' }),
    person({ first: 'Janneke', surname: 'Aalders', place: 'Utrecht' }),
    person({ first: 'IJsbrand', surname: 'Kooistra' }),
    organisation('Basisschool De Regenboog', 'Amersfoort'),
    person({ email: 'nieuwsbrief@anders.nl' }),
  ])
})

const find = async (q: string, limit = 20) => {
  const { items, isForgiven } = await app.inTransaction((ctx) => searchRelations(ctx, { q, limit }))
  return { names: items.map((item) => item.name), isForgiven }
}

describe('search finds', () => {
  test.each([
    ['a surname', 'graaf', 'Anke de Graaf'],
    ['a first name', 'anke', 'Anke de Graaf'],
    ['a beginning', 'regenb', 'Basisschool De Regenboog'],
    ['a whole name with its tussenvoegsel', 'Jan van den Berg', 'Jan van den Berg'],
    ['a name without its tussenvoegsel', 'jan berg', 'Jan van den Berg'],
    ['a name turned round', 'Berg, Jan van den', 'Jan van den Berg'],
    ['letters without their accents', 'bjorn celik', 'Björn Çelik'],
    ['letters with accents', 'Çélik', 'Björn Çelik'],
    ['ij for IJ', 'ijsbrand', 'IJsbrand Kooistra'],
    ['an e-mail address', 'anke.degraaf@voorbeeld.nl', 'Anke de Graaf'],
    ['the beginning of an e-mail address', 'anke.deg', 'Anke de Graaf'],
    ['a telephone number as people write it', '06-1234 5678', 'Anke de Graaf'],
    ['a telephone number with its country', '+31 6 12345678', 'Anke de Graaf'],
    ['a postcode with a number', '3511 ab 12', 'Anke de Graaf'],
    ['a postcode', '3511AB', 'Anke de Graaf'],
    ['a pass number', '20001234', 'Anke de Graaf'],
    ['a name and a place', 'graaf utrecht', 'Anke de Graaf'],
    ['somebody known by an address only', 'nieuwsbrief', 'nieuwsbrief@anders.nl'],
  ])('%s: "%s"', async (_what, q, name) => {
    const found = await find(q)
    expect(found.names[0]).toBe(name)
    expect(found.isForgiven).toBe(false)
  })
})

describe('search forgives', () => {
  test.each([
    ['a letter too many', 'graaaf', 'Anke de Graaf'],
    ['a letter too few', 'koistra', 'IJsbrand Kooistra'],
    ['another letter', 'kooisdra', 'IJsbrand Kooistra'],
    ['two letters swapped', 'regneboog', 'Basisschool De Regenboog'],
    ['the middle of a word', 'genboo', 'Basisschool De Regenboog'],
    ['a typo beside a right word', 'anke utrehct', 'Anke de Graaf'],
  ])('%s: "%s"', async (_what, q, name) => {
    const found = await find(q)
    expect(found.names).toContain(name)
    expect(found.isForgiven).toBe(true)
  })
  test('but not everything', async () => {
    expect(await find('xqzvw')).toEqual({ names: [], isForgiven: false })
    expect((await find('regenbogenland')).names).toEqual([])
  })
})

test('whole words come first, then by name', async () => {
  expect((await find('jan')).names).toEqual(['Jan van den Berg', 'Jan Jansen', 'Janneke Aalders'])
  expect((await find('jan', 2)).names).toEqual(['Jan van den Berg', 'Jan Jansen'])
})

test.each(['', '   ', '!?*', '%', "' or 1=1 --", '\\', 'a\0b', '@', '\u{10FFFF}', '😀', 'x'.repeat(200)])(
  'odd input gives an answer: %j',
  async (q) => {
    await expect(find(q)).resolves.toBeDefined()
  },
)

test('what is archived is not found', async () => {
  const [id] = await makeRelations(app, [person({ first: 'Weg', surname: 'Opgeborgen' })])
  expect((await find('opgeborgen')).names).toEqual(['Weg Opgeborgen'])
  await app.inTransaction((ctx) => archiveRelation(ctx, id!))
  expect((await find('opgeborgen')).names).toEqual([])
})

test('what is in another domain is not found, also not by forgiving', async () => {
  const { other, limited } = await makeRights(app)
  await makeRelations(app, [person({ first: 'Stil', surname: 'Verborgenstein' })], other.id)
  for (const q of ['verborgenstein', 'verborg', 'borgenst', 'verborgensten']) {
    const { items } = await app.inTransaction((ctx) => searchRelations(ctx, { q, limit: 20 }), limited)
    expect(items).toEqual([])
  }
  expect((await find('verborgenstein')).names).toEqual(['Stil Verborgenstein'])
})

test('another organisation finds nothing', async () => {
  const other = await app.otherTenant()
  const { items } = await app.inTransaction((ctx) => searchRelations(ctx, { q: 'graaf', limit: 20 }), other.who)
  expect(items).toEqual([])
})

test('over HTTP: for who may read, and for nobody else', async () => {
  const found = await app.as('reader')('GET', '/relations/search?q=graaf')
  expect(found.json().items).toMatchObject([
    { name: 'Anke de Graaf', place: 'Utrecht', postcode: '3511 AB', types: [] },
  ])
  expect((await app.anonymous('GET', '/relations/search?q=graaf')).statusCode).toBe(401)
  expect((await app.as('reader')('GET', '/relations/search?q=')).statusCode).toBe(422)
})

describe('with more relations than are looked at', () => {
  beforeAll(async () => {
    // Straight into the tables: what is tested is the choice among many, not how they came there.
    await app.query(`insert into relations.relation (id, kind, golden, display_name, sort_key, domain_mask, search_text, created_at, changed_at)
      select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'person', '{}', 'Veelnaam ' || n, 'veelnaam x' || lpad(n::text, 6, '0'), 1,
        ' veelnaam ' || case when n = 2900 then 'bijzonder ' else 'gewoontje ' end, now(), now() from generate_series(1, 3000) n`)
    await app.query(`insert into relations.search_token (token, relation_id) select unnest(string_to_array(trim(search_text), ' ')), id
      from relations.relation where sort_key like 'veelnaam%'`)
    // As after every bulk of new rows: until then the planner thinks that there are next to none.
    await app.inTransaction(refreshStatistics)
  })
  test('a frequent name comes in the order of names', async () => {
    expect((await find('veelnaam', 3)).names).toEqual(['Veelnaam 1', 'Veelnaam 2', 'Veelnaam 3'])
  })
  test('a frequent name with a rare word finds the one', async () => {
    expect((await find('veelnaam bijzonder')).names).toEqual(['Veelnaam 2900'])
  })
  test('two frequent words', async () => {
    expect((await find('gewoon veeln', 50)).names).toHaveLength(50)
  })
  test('rights reach behind the sample', async () => {
    const { limited, other } = await makeRights(app)
    await app.query(
      `update relations.relation set domain_mask = ${(1n << BigInt(other.bit)).toString()} where sort_key like 'veelnaam%' and display_name <> 'Veelnaam 2999'`,
    )
    const { items } = await app.inTransaction((ctx) => searchRelations(ctx, { q: 'veelnaam', limit: 20 }), limited)
    expect(items.map((item) => item.name)).toEqual(['Veelnaam 2999'])
  })
})
