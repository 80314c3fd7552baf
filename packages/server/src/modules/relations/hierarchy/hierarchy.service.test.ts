import { beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { addLink } from '../links/link.service.ts'
import { makeRelation, makeRelations, makeRights, organisation, person } from '../testing/make-relations.ts'
import { getHierarchy } from './hierarchy.service.ts'

let app: TestApp
let rights: Awaited<ReturnType<typeof makeRights>>
let ids: Record<'board' | 'north' | 'south' | 'annex' | 'eva', string>

const type = (key: string) => rights.linkTypes.find((one) => one.key === key)!.id
const manager = (...[method, url, body]: Parameters<ReturnType<TestApp['as']>>) =>
  app.as('relation_manager')(method, url, body)
const link = (id: string, otherId: string, key: string, from = '2020-01-01') =>
  app.inTransaction((ctx) => addLink(ctx, { id, otherId, linkTypeId: type(key), isReversed: false, from }))

beforeAll(async () => {
  app = await testApp()
  rights = await makeRights(app)
  const [board, north, south, annex, eva] = (await makeRelations(
    app,
    [
      organisation('Stichting Wijs', 'Almere'),
      organisation('De Noord', 'Almere'),
      organisation('De Zuid', 'Almere'),
      organisation('De Zuid, dependance', 'Almere'),
      person({ first: 'Eva', surname: 'Juf' }),
    ],
    rights.mine.id,
  )) as [string, string, string, string, string]
  ids = { board, north, south, annex, eva }
  await link(north, board, 'governed_by')
  await link(south, board, 'governed_by', '2026-01-01')
  await link(annex, south, 'location_of')
  await link(eva, north, 'contact_of')
  for (const [id, kind] of [
    [eva, 'call'],
    [eva, 'note'],
    [annex, 'visit'],
  ])
    await manager('POST', `/relations/${id}/interactions`, {
      kind,
      text: 'Gesproken',
      occurredAt: '2026-02-10T10:00:00.000Z',
    })
})

const treeOf = async (id: string, on = '') => (await manager('GET', `/relations/${id}/hierarchy${on}`)).json()
const namesIn = (tree: any) => tree.nodes.map((node: any) => node.name)

test('from wherever one looks: the whole tree, with the contact of each branch added up to the board', async () => {
  for (const id of [ids.board, ids.annex]) {
    const tree = await treeOf(id)
    expect(namesIn(tree)).toEqual(['Stichting Wijs', 'De Noord', 'De Zuid', 'De Zuid, dependance'])
    expect(tree.nodes.map((node: any) => [node.own.count, node.below.count, node.people])).toEqual([
      [0, 2, 0],
      [1, 1, 1],
      [0, 1, 0],
      [1, 1, 0],
    ])
    expect(tree.nodes[0].below.lastAt).toBe('2026-02-10T10:00:00.000Z')
    expect(tree.nodes[1]).toMatchObject({ parentId: ids.board, label: expect.stringMatching(/\w/) })
  }
})

test('on an earlier day the tree is what it was then', async () => {
  expect(namesIn(await treeOf(ids.board, '?on=2025-12-31'))).toEqual(['Stichting Wijs', 'De Noord'])
  expect(namesIn(await treeOf(ids.south, '?on=2025-12-31'))).toEqual(['De Zuid', 'De Zuid, dependance'])
})

test('who stands in no hierarchy stands alone', async () => {
  expect(namesIn(await treeOf(ids.eva))).toEqual(['Eva Juf'])
})

test('a branch that the reader may not see is not there, and its contact is not counted', async () => {
  const secret = await app.inTransaction((ctx) => makeRelation(ctx, organisation('De Geheime'), rights.other.id))
  await link(secret, ids.board, 'governed_by')
  await manager('POST', `/relations/${secret}/interactions`, {
    kind: 'call',
    text: 'x',
    occurredAt: '2026-03-01T10:00:00.000Z',
  })
  expect((await treeOf(ids.board)).nodes[0].below.count).toBe(3)
  const tree = await app.inTransaction((ctx) => getHierarchy(ctx, { id: ids.board }, []), rights.limited)
  expect(namesIn(tree)).not.toContain('De Geheime')
  // Below what is hidden nothing is found, and from below the top is what one sees.
  await link(ids.eva, secret, 'contact_of')
  const limited = await app.inTransaction(
    (ctx) => getHierarchy(ctx, { id: secret }, []).catch((error: unknown) => error),
    rights.limited,
  )
  expect(limited).toMatchObject({ code: 'relations.relation_not_found' })
})

test('whoever may not read the timeline is told no counts', async () => {
  const who = app.who('relation_manager')
  const permissions = new Set([...who.permissions].filter((one) => one !== 'activity.timeline.read'))
  const { contactCounts } = await import('../../activity/index.ts')
  const tree = await app.inTransaction((ctx) => getHierarchy(ctx, { id: ids.board }, [contactCounts]), {
    ...who,
    permissions,
  })
  expect(tree.nodes.every((node) => node.below.count === 0)).toBe(true)
})
