import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { archiveRelation } from '../page/relation.service.ts'
import { addRole } from '../roles/role.service.ts'
import { findTogether } from '../search/search.queries.ts'
import { makeRelations, makeRights, organisation, person } from '../testing/make-relations.ts'

let app: TestApp
let rights: Awaited<ReturnType<typeof makeRights>>

const PLACES = ['Zwolle', 'Utrecht', undefined, 'Amersfoort', 'Utrecht', undefined, 'Breda']
const NAMES = ['Aalders', 'Bos', 'Cohen', 'Dekker', 'Evers', 'Fokker', 'Groot']

beforeAll(async () => {
  app = await testApp()
  rights = await makeRights(app)
  for (const [index, surname] of NAMES.entries()) {
    app.clock.set(`2026-03-02T09:0${index}:00.000Z`)
    await makeRelations(
      app,
      [person({ first: 'Jo', surname, ...(PLACES[index] === undefined ? {} : { place: PLACES[index] }) })],
      rights.mine.id,
    )
  }
  await makeRelations(app, [organisation('De Regenboog', 'Utrecht')], rights.other.id)
})

const list = async (query: string, role: 'reader' | 'relation_manager' = 'reader') =>
  (await app.as(role)('GET', `/relations?${query}`)).json()
const names = (page: { items: { name: string }[] }) => page.items.map((item) => item.name)

/** Walks forward to the end and back to the beginning. */
async function walk(query: string): Promise<{ there: string[]; back: string[] }> {
  const there: string[] = []
  let page = await list(query)
  there.push(...names(page))
  while (page.nextCursor !== null) {
    page = await list(`${query}&cursor=${page.nextCursor}`)
    there.push(...names(page))
  }
  const back = [...names(page)]
  while (page.previousCursor !== null) {
    page = await list(`${query}&cursor=${page.previousCursor}`)
    back.unshift(...names(page))
  }
  return { there, back }
}

const BY_NAME = [...NAMES.map((surname) => `Jo ${surname}`), 'De Regenboog']
const BY_PLACE = ['Jo Dekker', 'Jo Groot', 'Jo Bos', 'Jo Evers', 'De Regenboog', 'Jo Aalders', 'Jo Cohen', 'Jo Fokker']

describe('pages, forwards and backwards, miss nobody and repeat nobody', () => {
  test.each([
    ['sort=name', BY_NAME],
    ['sort=name&direction=desc', BY_NAME.toReversed()],
    ['sort=place', BY_PLACE],
    ['sort=place&direction=desc', BY_PLACE.toReversed()],
    ['sort=changed', BY_NAME],
    ['sort=changed&direction=desc', BY_NAME.toReversed()],
  ])('%s', async (query, expected) => {
    for (const limit of [1, 2, 3, 8, 50]) {
      const { there, back } = await walk(`${query}&limit=${limit}`)
      if (query.startsWith('sort=changed')) {
        expect(there.toSorted()).toEqual(expected.toSorted())
        expect(back).toEqual(there)
      } else {
        expect(there).toEqual(expected)
        expect(back).toEqual(expected)
      }
    }
  })
  test('the first page has nothing before it', async () => {
    expect((await list('limit=2')).previousCursor).toBeNull()
  })
})

describe('filters', () => {
  test.each([
    ['kind=organisation', ['De Regenboog']],
    ['place=utrecht', ['Jo Bos', 'Jo Evers', 'De Regenboog']],
    ['place=Utrecht&kind=person', ['Jo Bos', 'Jo Evers']],
    ['place=nergens', []],
    ['q=dekker', ['Jo Dekker']],
    ['q=jo%20utrecht', ['Jo Bos', 'Jo Evers']],
    ['q=dekkre', ['Jo Dekker']],
    ['q=%20', BY_NAME],
    ['q=xqzvw', []],
    ['importId=019a0000-0000-7000-8000-000000000001', []],
    ['sourceId=019a0000-0000-7000-8000-000000000001', []],
    ['branchId=019a0000-0000-7000-8000-000000000001', []],
  ])('%s', async (query, expected) => {
    const page = await list(query)
    expect(names(page)).toEqual(expected)
    expect(page).toMatchObject({ total: expected.length, isExact: true })
  })
  test('a domain', async () => {
    expect(names(await list(`domainId=${rights.other.id}`))).toEqual(['De Regenboog'])
    expect(names(await list(`domainId=${rights.mine.id}`))).toEqual(NAMES.map((surname) => `Jo ${surname}`))
  })
  test('a type, as long as the role runs', async () => {
    const type = rights.types.find((one) => one.kinds.includes('person') && one.domainId === rights.mine.id)!
    const [bos] = (await list('q=bos')).items
    const role = await app.inTransaction((ctx) => addRole(ctx, { id: bos.id, typeId: type.id }))
    expect((await list(`typeId=${type.id}`)).items).toMatchObject([{ name: 'Jo Bos', types: [type.name] }])
    await app.as('relation_manager')('POST', `/relations/${bos.id}/roles/${role.id}/end`, {})
    expect(names(await list(`typeId=${type.id}`))).toEqual([])
  })
})

test('a row says what a list shows', async () => {
  const [row] = (await list('q=aalders')).items
  expect(row).toMatchObject({
    kind: 'person',
    name: 'Jo Aalders',
    place: 'Zwolle',
    email: null,
    types: [],
    sources: [],
    branch: null,
    changedAt: '2026-03-02T09:00:00.000Z',
  })
  expect(Object.keys(row)).not.toContain('sortKey')
})

test('a cursor of another list is refused', async () => {
  const { nextCursor } = await list('limit=2')
  const refused = await app.as('reader')('GET', `/relations?limit=2&direction=desc&cursor=${nextCursor}`)
  expect([refused.statusCode, refused.json().code]).toEqual([422, 'relations.cursor_invalid'])
})

describe('nobody sees what is not theirs', () => {
  test('what is archived is not in the list', async () => {
    const [id] = await makeRelations(app, [person({ first: 'Jo', surname: 'Zuid' })])
    await app.inTransaction((ctx) => archiveRelation(ctx, id!))
    expect(names(await list('q=zuid'))).toEqual([])
  })
  test('another domain is not in the list, its total, or its places', async () => {
    await app.query(`update admin.app_user set domain_ids = array['${rights.mine.id}'::uuid] where role = 'reader'`)
    const page = await list('')
    await app.query(`update admin.app_user set domain_ids = '{}' where role = 'reader'`)
    expect(page.total).toBe(NAMES.length)
    expect(names(page)).not.toContain('De Regenboog')
  })
  test('another organisation has an empty list', async () => {
    const other = await app.otherTenant()
    expect((await other.as('GET', '/relations')).json()).toMatchObject({ items: [], total: 0 })
    expect((await other.as('GET', '/relations/places')).json()).toEqual({ items: [] })
  })
  test('nobody without signing in', async () => {
    expect((await app.anonymous('GET', '/relations')).statusCode).toBe(401)
  })
})

test('places by what is typed, each once', async () => {
  const places = async (q: string) => (await app.as('reader')('GET', `/relations/places?q=${q}`)).json().items
  expect(await places('')).toEqual(['Amersfoort', 'Breda', 'Utrecht', 'Zwolle'])
  expect(await places('UT')).toEqual(['Utrecht'])
  expect(await places('x')).toEqual([])
})

test('more than ten thousand is an estimate', async () => {
  await app.query(`insert into relations.relation (id, kind, golden, display_name, sort_key, domain_mask, search_text, created_at, changed_at)
    select gen_random_uuid(), 'household', '{}', 'Huis ' || n, 'huis ' || n, 1, ' ', now(), now() from generate_series(1, 10050) n`)
  const page = await list('kind=household&limit=5')
  expect(page.isExact).toBe(false)
  expect(page.total).toBeGreaterThan(10_000)
  expect(names(page)).toEqual(['Huis 1', 'Huis 10', 'Huis 100', 'Huis 1000', 'Huis 10000'])
})

describe('words that are each frequent lead to those who have them all', () => {
  const terms = [
    { prefix: 'jo', words: [] },
    { prefix: 'utrecht', words: [] },
  ]
  test('those are exactly who the list shows', async () => {
    const ids = await app.inTransaction((ctx) => findTogether(ctx, terms, 10))
    const shown = (await list('q=jo%20utrecht')).items as { id: string }[]
    expect(ids?.toSorted()).toEqual(shown.map(({ id }) => id).toSorted())
    expect(ids).toHaveLength(2)
  })
  test('when they are more than was asked for, nothing is known', async () => {
    expect(await app.inTransaction((ctx) => findTogether(ctx, terms, 1))).toBeNull()
  })
  test('one word is not several', async () => {
    expect(await app.inTransaction((ctx) => findTogether(ctx, terms.slice(0, 1), 10))).toBeNull()
  })
})
