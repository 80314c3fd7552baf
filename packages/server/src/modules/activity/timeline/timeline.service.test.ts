import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { findLinkTypes, findTypes } from '../../governance/index.ts'
import { addDemoRelation } from '../testing/a-relation.ts'

let app: TestApp
let id: string

beforeAll(async () => {
  app = await testApp()
  id = await addDemoRelation(app)
  const other = await addDemoRelation(app)
  const [type] = await app.inTransaction(async (ctx) =>
    (await findTypes(ctx)).filter((one) => one.kinds.includes('person')),
  )
  const link = await app.inTransaction(async (ctx) => (await findLinkTypes(ctx)).find((one) => one.key === 'knows'))
  const as = app.as('administrator')
  const role = (await as('POST', `/relations/${id}/roles`, { typeId: type!.id, from: '2025-01-10' })).json()
  await as('POST', `/relations/${id}/roles/${role.id}/end`, { until: '2026-01-10' })
  await as('POST', `/relations/${id}/links`, { linkTypeId: link!.id, otherId: other, from: '2025-06-01' })
  for (let day = 1; day <= 9; day++) {
    await as('POST', `/relations/${id}/interactions`, {
      kind: 'visit',
      text: `Bezoek ${day}`,
      occurredAt: `2026-02-0${day}T10:00:00.000Z`,
    })
  }
  for (const text of ['Samen 1', 'Samen 2', 'Samen 3']) {
    await as('POST', `/relations/${id}/interactions`, { kind: 'call', text, occurredAt: '2026-02-05T10:00:00.000Z' })
  }
})

type Entry = {
  id: string
  kind: string
  at: string
  sentence: string
  text: string | null
  values: Record<string, string>
}
const read = async (query = '') =>
  (await app.as('reader')('GET', `/relations/${id}/timeline${query}`)).json() as {
    items: Entry[]
    nextBefore: string | null
  }

test('tells everything, newest first', async () => {
  const { items, nextBefore } = await read('?limit=100')
  expect(items.map((item) => item.at)).toEqual(
    items
      .map((item) => item.at)
      .toSorted()
      .reverse(),
  )
  expect(items).toHaveLength(15)
  expect(nextBefore).toBeNull()
  expect(items.map((item) => item.sentence)).toEqual(
    expect.arrayContaining([
      'timeline.role.started',
      'timeline.role.ended',
      'timeline.link.started',
      'timeline.interaction.visit',
    ]),
  )
})

test.each([1, 2, 3, 4, 7, 15])('in pages of %i nothing is lost and nothing comes twice', async (limit) => {
  const whole = (await read('?limit=100')).items.map((item) => item.id)
  const found: string[] = []
  let before = ''
  do {
    const page = await read(`?limit=${limit}${before}`)
    found.push(...page.items.map((item) => item.id))
    before = page.nextBefore === null ? '' : `&before=${page.nextBefore}`
  } while (before !== '')
  expect(found).toEqual(whole)
})

describe('one kind', () => {
  test.each([
    ['role', 2],
    ['link', 1],
    ['interaction', 12],
    ['import', 0],
  ])('%s', async (kind, count) => {
    const { items } = await read(`?kind=${kind}&limit=100`)
    expect(items.every((item) => item.kind === kind)).toBe(true)
    expect(items).toHaveLength(count)
  })
  test('is found behind many of another kind', async () => {
    expect((await read('?kind=role&limit=2')).items.map((item) => item.sentence)).toEqual([
      'timeline.role.ended',
      'timeline.role.started',
    ])
  })
})

test('reads its own part along the index', async () => {
  const plan = await app.query(
    `explain select * from activity.interaction where relation_id = '${id}' and occurred_at < now() order by occurred_at desc, id limit 30`,
  )
  expect(JSON.stringify(plan)).toContain('interaction')
})

test('only for who may see the relation', async () => {
  const hidden = { ...app.who('reader'), domainMask: '0' }
  const { getTimeline } = await import('./timeline.service.ts')
  const none = () => () => Promise.resolve([])
  const own = { facts: none, factsOfPeople: none, interactionsOfPeople: none }
  await expect(app.inTransaction((ctx) => getTimeline(ctx, { id, limit: 10 }, [], own), hidden)).rejects.toMatchObject({
    code: 'relations.relation_not_found',
  })
  expect((await app.anonymous('GET', `/relations/${id}/timeline`)).statusCode).toBe(401)
})
