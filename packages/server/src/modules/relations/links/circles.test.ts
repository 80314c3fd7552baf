import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeRelations, makeRights, organisation } from '../testing/make-relations.ts'
import { hasCircle, type DatedLink } from '../testing/naive-hierarchy.ts'

let app: TestApp
let linkType: (key: string) => string

beforeAll(async () => {
  app = await testApp()
  const { linkTypes } = await makeRights(app)
  linkType = (key) => linkTypes.find((type) => type.key === key)!.id
})

const manager = (...[method, url, body]: Parameters<ReturnType<TestApp['as']>>) =>
  app.as('relation_manager')(method, url, body)
const some = (...names: string[]) =>
  makeRelations(
    app,
    names.map((name) => organisation(name)),
  )
const below = (id: string, otherId: string, more: object = {}) =>
  manager('POST', `/relations/${id}/links`, { linkTypeId: linkType('governed_by'), otherId, ...more })

test('a board does not come to stand below its own school, along whatever kinds of hierarchy', async () => {
  const [concern, board, school] = (await some('Concern', 'Bestuur', 'School')) as [string, string, string]
  expect((await below(school, board)).statusCode).toBe(200)
  expect(
    (await manager('POST', `/relations/${board}/links`, { linkTypeId: linkType('part_of'), otherId: concern }))
      .statusCode,
  ).toBe(200)
  const circle = await manager('POST', `/relations/${concern}/links`, {
    linkTypeId: linkType('location_of'),
    otherId: school,
  })
  expect(circle.json()).toMatchObject({ code: 'relations.link_circle' })
  expect(await app.query('select 1 from relations.link where from_id = $1', [concern])).toEqual([])
  // What is no hierarchy may go round: two organisations work with each other.
  const beside = await manager('POST', `/relations/${concern}/links`, {
    linkTypeId: linkType('works_with'),
    otherId: school,
  })
  expect(beside.statusCode).toBe(200)
})

test('what ended before the other began is no circle, and reopening it would be', async () => {
  const [one, other] = (await some('Eerst', 'Later')) as [string, string]
  const old = (await below(one, other, { from: '2020-01-01' })).json()
  await manager('POST', `/relations/${one}/links/${old.id}/end`, { until: '2024-01-01' })
  expect((await below(other, one, { from: '2024-01-01' })).statusCode).toBe(200)
  const reopened = await manager('POST', `/relations/${one}/links/${old.id}/reopen`)
  expect(reopened.json()).toMatchObject({ code: 'relations.link_circle' })
  const longer = await manager('PATCH', `/relations/${one}/links/${old.id}`, { version: 2, until: '2024-01-02' })
  expect(longer.json()).toMatchObject({ code: 'relations.link_circle' })
})

test('two who each draw half of a circle at the same moment: one of them is told', async () => {
  for (let round = 0; round < 15; round += 1) {
    const ids = (await some(`Een ${round}`, `Twee ${round}`, `Drie ${round}`)) as [string, string, string]
    const replies = await Promise.all([below(ids[0], ids[1]), below(ids[1], ids[2]), below(ids[2], ids[0])])
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 409])
    expect(hasCircle(await linksAmong(ids))).toBe(false)
  }
})

test('a merge that brings a circle about is not refused; the link that closes it stands outside until the merge is undone', async () => {
  const [top, middle, low, twin] = await Promise.all(
    ['Top', 'Midden', 'Onder', 'Top ook'].map(async (organisationName) => {
      const reply = await manager('POST', '/relations', { kind: 'organisation', organisationName })
      return reply.json().relation.id as string
    }),
  )
  await below(middle!, top!)
  await below(low!, middle!)
  await below(twin!, low!)
  const merge = await manager('POST', '/merges', { winnerId: top, loserId: twin })
  expect(merge.statusCode, merge.body).toBe(200)
  const outside = () => app.query('select id from relations.link where closes_circle')
  expect(await outside()).toHaveLength(1)
  const inside = (await linksAmong([top!, middle!, low!])).filter(({ isOutside }) => !isOutside)
  expect(hasCircle(inside)).toBe(false)
  const tree = (await manager('GET', `/relations/${low}/hierarchy`)).json()
  expect(tree.nodes.map((node: any) => node.name)).toHaveLength(3)
  await manager('POST', `/merges/${merge.json().mergeId}/undo`, {})
  expect(await outside()).toEqual([])
})

type Row = DatedLink & { readonly id: string; readonly isOutside: boolean }

async function linksAmong(ids: readonly string[]): Promise<Row[]> {
  return app.query(
    `select id, from_id as below, to_id as above, valid_from::text as "from", valid_until::text as until, closes_circle as "isOutside"
     from relations.link where from_id = any($1) order by id`,
    [ids],
  )
}

/** A generator whose run can be repeated by its seed. */
function random(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

const DAYS = ['2024-01-01', '2024-06-01', '2025-01-01', '2025-06-01', '2026-01-01']

test('whatever comes, ends, moves, is merged or taken away: on no day does anything stand below itself', async () => {
  const ids = await some('A', 'B', 'C', 'D', 'E')
  const types = ['governed_by', 'part_of'].map(linkType)
  for (let history = 0; history < 60; history += 1) {
    const pick = random(history + 1)
    const one = <T>(list: readonly T[]) => list[pick(list.length)]!
    const days = () => {
      const [from, until] = [pick(DAYS.length), pick(DAYS.length + 1)]
      return [pick(4) === 0 ? null : DAYS[from]!, until > from ? (DAYS[until] ?? null) : null]
    }
    for (let step = 0; step < 14; step += 1) {
      const known = await linksAmong(ids)
      const act = pick(known.length === 0 ? 1 : 6)
      if (act <= 1)
        await app.query(
          `insert into relations.link (id, from_id, to_id, origin_from_id, origin_to_id, type_id, valid_from, valid_until, lineage, created_at)
           values ($1, $2, $3, $2, $3, $4, $5, $6, $1, now()) on conflict do nothing`,
          [randomUUID(), one(ids), one(ids), one(types), ...days()],
        )
      else if (act === 2)
        await app.query('update relations.link set valid_from = $2, valid_until = $3 where id = $1', [
          one(known).id,
          ...days(),
        ])
      else if (act === 3) await app.query('delete from relations.link where id = $1', [one(known).id])
      // As a merge and its undo do: every row of one relation at once.
      else if (act === 4)
        await app.query('update relations.link set from_id = $2 where from_id = $1', [one(ids), one(ids)])
      else await app.query('update relations.link set to_id = $2 where to_id = $1', [one(ids), one(ids)])
      const after = await linksAmong(ids)
      const inside = after.filter(({ isOutside }) => !isOutside)
      expect(hasCircle(inside), `history ${history}, step ${step}`).toBe(false)
      // Nothing stands outside that could stand inside.
      for (const link of after.filter(({ isOutside }) => isOutside))
        expect(hasCircle([...inside, link]), `history ${history}, step ${step}: ${link.id}`).toBe(true)
    }
    await app.query('delete from relations.link where from_id = any($1)', [ids])
  }
}, 120_000)
