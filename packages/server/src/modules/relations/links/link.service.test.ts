import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { getRelationPage } from '../page/relation.service.ts'
import { makeRelations, makeRights, organisation, person } from '../testing/make-relations.ts'
import { addLink, endStatedLinks, insertLinks, removeByImport } from './link.service.ts'

let app: TestApp
let rights: Awaited<ReturnType<typeof makeRights>>
beforeAll(async () => {
  app = await testApp()
  rights = await makeRights(app)
})

const typeOf = (key: string) => rights.linkTypes.find((type) => type.key === key)!
const page = (id: string) => app.inTransaction((ctx) => getRelationPage(ctx, id))

test('a link reads in the right direction from both ends', async () => {
  const [school, board] = await makeRelations(app, [
    organisation('School Noord', 'Assen'),
    organisation('Bestuur Drenthe'),
  ])
  const made = await app.as('front_office')('POST', `/relations/${school!}/links`, {
    linkTypeId: typeOf('governed_by').id,
    otherId: board,
  })
  expect(made.json()).toMatchObject({
    label: 'valt onder',
    linkTypeKey: 'governed_by',
    other: { id: board, name: 'Bestuur Drenthe', kind: 'organisation', place: null },
  })
  expect((await page(board!)).links).toMatchObject([
    { label: 'bestuurt', other: { id: school, name: 'School Noord', place: 'Assen' } },
  ])
})

test('turned round it starts at the other', async () => {
  const [one, two] = await makeRelations(app, [organisation('Een'), organisation('Twee')])
  await app.inTransaction((ctx) =>
    addLink(ctx, { id: one!, otherId: two!, linkTypeId: typeOf('governed_by').id, isReversed: true }),
  )
  expect((await page(one!)).links[0]?.label).toBe('bestuurt')
  expect((await page(two!)).links[0]?.label).toBe('valt onder')
})

test('linking twice is one link; ending and opening again leave a trace', async () => {
  const [one, two] = await makeRelations(app, [person({ surname: 'Een' }), organisation('Twee')])
  const add = () =>
    app.as('front_office')('POST', `/relations/${one!}/links`, {
      linkTypeId: typeOf('employed_by').id,
      otherId: two,
      function: ' directeur ',
      from: '2020-01-01',
    })
  const [first, second] = [(await add()).json(), (await add()).json()]
  expect(second.id).toBe(first.id)
  expect(first).toMatchObject({ function: 'directeur', from: '2020-01-01', until: null })
  const ended = (
    await app.as('front_office')('POST', `/relations/${two!}/links/${first.id}/end`, { until: '2025-12-31' })
  ).json()
  expect(ended.until).toBe('2025-12-31')
  const again = (await add()).json()
  expect(again.id).not.toBe(first.id)
  // The two are linked again already: opening the old one would say the same twice.
  expect((await app.as('front_office')('POST', `/relations/${one!}/links/${first.id}/reopen`)).json().until).toBe(
    '2025-12-31',
  )
  await app.as('front_office')('POST', `/relations/${one!}/links/${again.id}/end`, {})
  expect((await app.as('front_office')('POST', `/relations/${one!}/links/${first.id}/reopen`)).json().until).toBeNull()
  const actions = (await app.audit())
    .filter((entry) => entry.subject_id === one || entry.subject_id === two)
    .map((entry) => entry.action)
  expect(actions).toEqual([
    'relation.link_added',
    'relation.link_ended',
    'relation.link_added',
    'relation.link_ended',
    'relation.link_reopened',
  ])
})

test.each([
  ['with itself', (id: string) => ({ linkTypeId: typeOf('knows').id, otherId: id }), 422, 'relations.link_to_itself'],
  [
    'with nobody',
    () => ({ linkTypeId: typeOf('knows').id, otherId: '019a0000-0000-7000-8000-000000000001' }),
    404,
    'relations.relation_not_found',
  ],
])('no link %s', async (_what, body, status, code) => {
  const [id] = await makeRelations(app, [person({ surname: 'Los' })])
  const refused = await app.as('front_office')('POST', `/relations/${id!}/links`, body(id!))
  expect([refused.statusCode, refused.json().code]).toEqual([status, code])
})

test('no link of an unknown kind, and none for a reader', async () => {
  const [one, two] = await makeRelations(app, [person({ surname: 'Een' }), person({ surname: 'Twee' })])
  const body = (linkTypeId: string) => ({ linkTypeId, otherId: two })
  expect(
    (
      await app.as('front_office')('POST', `/relations/${one!}/links`, body('019a0000-0000-7000-8000-000000000001'))
    ).json().code,
  ).toBe('relations.link_type_not_found')
  expect((await app.as('reader')('POST', `/relations/${one!}/links`, body(typeOf('knows').id))).statusCode).toBe(403)
})

describe('a board with more links than fit a page', () => {
  let board: string
  beforeAll(async () => {
    const [id, ...schools] = await makeRelations(app, [
      organisation('Groot Bestuur'),
      ...Array.from({ length: 60 }, (_, index) => organisation(`School ${String(index).padStart(2, '0')}`)),
    ])
    board = id!
    await app.inTransaction(async (ctx) => {
      for (const school of schools)
        await addLink(ctx, { id: school, otherId: board, linkTypeId: typeOf('governed_by').id, isReversed: false })
    })
  })
  test('shows fifty and says sixty', async () => {
    const { links, linkCount } = await page(board)
    expect([links.length, linkCount]).toEqual([50, 60])
  })
  test('gives them all in pages', async () => {
    const found: string[] = []
    let cursor = ''
    do {
      const part = (await app.as('reader')('GET', `/relations/${board}/links?limit=25${cursor}`)).json()
      found.push(...part.items.map((link: { other: { name: string } }) => link.other.name))
      cursor = part.nextCursor === null ? '' : `&cursor=${part.nextCursor}`
    } while (cursor !== '')
    expect(found).toEqual(Array.from({ length: 60 }, (_, index) => `School ${String(index).padStart(2, '0')}`))
  })
  test('refuses a cursor from elsewhere', async () => {
    expect((await app.as('reader')('GET', `/relations/${board}/links?cursor=onzin`)).json().code).toBe(
      'relations.cursor_invalid',
    )
  })
})

describe('a link with a relation that may not be seen', () => {
  test('is not there, is not counted, and cannot be made or ended', async () => {
    const [mine] = await makeRelations(app, [organisation('Zichtbaar')], rights.mine.id)
    const [hidden] = await makeRelations(app, [organisation('Onzichtbaar')], rights.other.id)
    const link = await app.inTransaction((ctx) =>
      addLink(ctx, { id: mine!, otherId: hidden!, linkTypeId: typeOf('works_with').id, isReversed: false }),
    )
    const seen = await app.inTransaction((ctx) => getRelationPage(ctx, mine!), rights.limited)
    expect([seen.links, seen.linkCount]).toEqual([[], 0])
    await expect(
      app.inTransaction(
        (ctx) => addLink(ctx, { id: mine!, otherId: hidden!, linkTypeId: typeOf('knows').id, isReversed: false }),
        rights.limited,
      ),
    ).rejects.toMatchObject({ code: 'relations.relation_not_found' })
    const { endLink } = await import('./link.service.ts')
    await expect(
      app.inTransaction((ctx) => endLink(ctx, { id: mine!, linkId: link.id }), rights.limited),
    ).rejects.toMatchObject({ code: 'relations.link_not_found' })
  })
})

test('links that a source states come with it, end with it, and an undo puts back what was', async () => {
  const [school, old, fresh] = await makeRelations(app, [
    organisation('Stated'),
    organisation('Oud'),
    organisation('Nieuw'),
  ])
  const lineage = '019a0000-0000-7000-8000-0000000000c1'
  const [first, second] = ['019a0000-0000-7000-8000-0000000000d1', '019a0000-0000-7000-8000-0000000000d2']
  const stated = (toId: string, importId: string, id: string) =>
    sql`select ${id}::uuid as id, ${school!}::uuid as from_id, ${toId}::uuid as to_id, ${school!}::uuid as origin_from_id, ${toId}::uuid as origin_to_id,
      'governed_by' as type_key, ${importId}::uuid as import_id, ${lineage}::uuid as lineage, null::uuid as to_lineage, now() as created_at`
  const running = async () =>
    (await page(school!)).links.filter((link) => link.until === null).map((link) => link.other.name)
  await app.inTransaction((ctx) => insertLinks(ctx, stated(old!, first, '019a0000-0000-7000-8000-0000000000e1')))
  expect(await running()).toEqual(['Oud'])
  await app.inTransaction(async (ctx) => {
    const now = stated(fresh!, second, '019a0000-0000-7000-8000-0000000000e2')
    await endStatedLinks(ctx, { lineages: sql`select ${lineage}::uuid`, stated: now, importId: second })
    await insertLinks(ctx, now)
    await insertLinks(ctx, now)
  })
  expect(await running()).toEqual(['Nieuw'])
  await app.inTransaction((ctx) => removeByImport(ctx, second))
  expect((await page(school!)).links).toMatchObject([{ until: null, other: { name: 'Oud' } }])
})

test('the kinds of links are read from the model', async () => {
  expect((await app.as('reader')('GET', '/link-types')).json().items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ key: 'governed_by', label: 'valt onder', reverseLabel: 'bestuurt' }),
    ]),
  )
})
