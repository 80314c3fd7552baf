import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { findRoleChoices } from '../../governance/index.ts'
import { relationIdsOfImport, relationIdsOfSource, sourceNames, sourceNamesOf } from '../../identity/index.ts'
import { segmentOf } from '../../segments/index.ts'
import { makeRelations, makeRights, organisation } from '../testing/make-relations.ts'
import { getRoleBoard } from './role-board.service.ts'

const sources = { sourceNamesOf, relationIdsOfSource, relationIdsOfImport, sourceNames, segmentOf }
let app: TestApp
let rights: Awaited<ReturnType<typeof makeRights>>
let sponsor: string
let stages: Record<string, string>
const manager = (...[method, url, body]: Parameters<ReturnType<TestApp['as']>>) =>
  app.as('relation_manager')(method, url, body)

beforeAll(async () => {
  app = await testApp()
  rights = await makeRights(app)
  sponsor = rights.types.find(({ key }) => key === 'sponsor')!.id
  const choices = await app.inTransaction((ctx) => findRoleChoices(ctx))
  stages = Object.fromEntries(choices.filter(({ typeId }) => typeId === sponsor).map(({ name, id }) => [name, id]))
  const ids = await makeRelations(app, [
    organisation('Drukkerij Tien', 'Utrecht'),
    organisation('Drukkerij Elf', 'Utrecht'),
    organisation('Bakkerij Twaalf', 'Zeist'),
    organisation('Smederij Dertien', 'Zeist'),
  ])
  const me = app.who('relation_manager').actor.id
  for (const [index, more] of [
    { stageId: stages['In gesprek'], ownerId: me },
    { stageId: stages['In gesprek'] },
    { stageId: stages['Loopt'], statusId: stages['Actief'] },
    {},
  ].entries()) {
    const added = await manager('POST', `/relations/${ids[index]}/roles`, { typeId: sponsor, ...more })
    expect(added.statusCode, added.body).toBe(200)
  }
})

const board = async (query = '') => {
  const reply = await manager('GET', `/roles/board?boardTypeId=${sponsor}${query}`)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json().columns as {
    id: string | null
    name: string | null
    count: number
    isMore: boolean
    items: any[]
    nextCursor: string | null
  }[]
}
const filled = (columns: Awaited<ReturnType<typeof board>>) =>
  columns.filter(({ count }) => count > 0).map(({ name, items }) => [name, items.map((card) => card.name).sort()])

test('by stage: those without one first, then in the order of the list; empty stages stay to move to', async () => {
  const columns = await board()
  expect(filled(columns)).toEqual([
    [null, ['Smederij Dertien']],
    ['In gesprek', ['Drukkerij Elf', 'Drukkerij Tien']],
    ['Loopt', ['Bakkerij Twaalf']],
  ])
  expect(columns.length).toBeGreaterThan(3)
})

test('by status and by who looks after it', async () => {
  expect(filled(await board('&by=status')).at(-1)).toEqual(['Actief', ['Bakkerij Twaalf']])
  expect(filled(await board('&by=owner'))).toEqual([
    [null, ['Bakkerij Twaalf', 'Drukkerij Elf', 'Smederij Dertien']],
    ['Test relation_manager', ['Drukkerij Tien']],
  ])
})

test.each([
  { what: 'words', query: '&q=drukkerij', names: ['Drukkerij Elf', 'Drukkerij Tien'] },
  { what: 'a place', query: '&place=Zeist', names: ['Bakkerij Twaalf', 'Smederij Dertien'] },
  { what: 'kind', query: '&kind=person', names: [] },
])('holds the relations of the list: narrowed by $what', async ({ query, names }) => {
  expect(
    filled(await board(query))
      .flatMap(([, cards]) => cards)
      .sort(),
  ).toEqual(names)
})

test('a column goes on page by page and repeats nobody', async () => {
  const first = (await board('&limit=1')).find(({ name }) => name === 'In gesprek')!
  expect([first.count, first.isMore, first.items.length]).toEqual([2, false, 1])
  const next = await manager(
    'GET',
    `/roles/board/column?boardTypeId=${sponsor}&limit=1&columnId=${first.id}&cursor=${first.nextCursor}`,
  )
  expect(next.json()).toMatchObject({ name: 'In gesprek', count: 2, nextCursor: null })
  expect([first.items[0].name, next.json().items[0].name].sort()).toEqual(['Drukkerij Elf', 'Drukkerij Tien'])
  const none = await manager('GET', `/roles/board/column?boardTypeId=${sponsor}`)
  expect(none.json().items.map((card: any) => card.name)).toEqual(['Smederij Dertien'])
  const bad = await manager('GET', `/roles/board/column?boardTypeId=${sponsor}&cursor=onzin`)
  expect(bad.json().code).toBe('relations.cursor_invalid')
})

describe('rights', () => {
  test('a card of a relation that one does not see is not there and is not counted', async () => {
    const type = rights.types.find(({ key, domainId }) => key !== 'sponsor' && domainId === rights.mine.id)!
    const [seen] = await makeRelations(app, [organisation('Wel')], rights.mine.id)
    const [unseen] = await makeRelations(app, [organisation('Niet')], rights.other.id)
    for (const id of [seen, unseen])
      await app.query(
        `insert into relations.role (id, relation_id, origin_relation_id, type_id, domain_id, created_at)
         values (gen_random_uuid(), $1, $1, $2, $3, now())`,
        [id, type.id, type.domainId],
      )
    const asked = { boardTypeId: type.id, by: 'stage' as const, limit: 10 }
    const columns = await app.inTransaction((ctx) => getRoleBoard(ctx, asked, sources), rights.limited)
    expect(columns.flatMap(({ items }) => items.map(({ name }) => name))).toEqual(['Wel'])
    expect(columns.map(({ count }) => count).reduce((sum, count) => sum + count)).toBe(1)
  })
  test('of a domain that one does not see there is no board', async () => {
    const unseen = rights.types.find(({ domainId }) => domainId === rights.other.id)!
    const asked = { boardTypeId: unseen.id, by: 'owner' as const, limit: 10 }
    await expect(app.inTransaction((ctx) => getRoleBoard(ctx, asked, sources), rights.limited)).rejects.toMatchObject({
      code: 'relations.type_not_found',
    })
  })
  test('a reader sees cards and may move none', async () => {
    const reply = await app.as('reader')('GET', `/roles/board?boardTypeId=${sponsor}`)
    const cards = reply.json().columns.flatMap(({ items }: { items: any[] }) => items)
    expect(cards.length).toBe(4)
    expect(cards.some(({ mayChange }: any) => mayChange)).toBe(false)
    expect((await app.anonymous('GET', `/roles/board?boardTypeId=${sponsor}`)).statusCode).toBe(401)
  })
})
