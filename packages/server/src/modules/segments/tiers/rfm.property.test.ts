import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { refreshAll } from '../profile/refresh.service.ts'
import { rfmOf, scoresOfWorld, type World } from '../testing/naive-segments.ts'
import { randomWorld, thingsOf, type Things } from '../testing/random-world.ts'
import { storeWorld } from '../testing/store-world.ts'
import { calculateRfmBounds } from './rfm.rules.ts'
import { getRfm, listRfmPeople, prepareGrid, scoreFamily } from './rfm.service.ts'

const TODAY = '2026-03-02'
let app: TestApp
let things: Things
let world: World
let familyId: string

beforeAll(async () => {
  app = await testApp()
  things = await thingsOf(app)
  familyId = things.giving
  world = randomWorld(things, TODAY, { size: 120, seed: 21, withPledges: true })
  await storeWorld(app, things, world)
  await app.inTransaction(refreshAll)
  await app.inTransaction((ctx) => scoreFamily(ctx, { familyId, day: TODAY }))
}, 300_000)

const stored = () =>
  app.query(
    `select relation_id, recency, frequency, money, last_day, orders, cents from segments.rfm where family_id = $1`,
    [familyId],
  )

describe('scores from what is stored', () => {
  test('are those of the rules, for everybody who ever did something until today', async () => {
    const expected = scoresOfWorld(world, familyId)
    expect(expected.size).toBeGreaterThanOrEqual(50)
    const found = await stored()
    expect(
      new Map(
        found.map((row) => [row.relation_id, { recency: row.recency, frequency: row.frequency, money: row.money }]),
      ),
    ).toEqual(expected)
    const all = rfmOf(world, familyId)
    for (const row of found) {
      const { lastOrderOn, orders, netCents } = all.get(row.relation_id)!
      expect([row.last_day, row.orders, row.cents]).toEqual([lastOrderOn, orders, netCents])
    }
  })

  test('have the bounds of the rules; a score that nobody has begins where the next one does', async () => {
    const { frequency, money } = calculateRfmBounds(rfmOf(world, familyId).values())
    const { round } = await app.inTransaction((ctx) => getRfm(ctx, familyId))
    const known = (bounds: readonly number[]) => bounds.map((bound) => (Number.isFinite(bound) ? bound : null))
    expect(round).toMatchObject({ day: TODAY, frequency: known(frequency), money: known(money) })
  })

  test('are the same when the same night is done again, and nothing is written for who stays the same', async () => {
    const before = await app.query('select r.*, r.xmin::text from segments.rfm r order by number')
    await app.inTransaction((ctx) => scoreFamily(ctx, { familyId, day: TODAY }))
    expect(await app.query('select r.*, r.xmin::text from segments.rfm r order by number')).toEqual(before)
  })
})

test.each([
  { from: 'the stored scores', prepare: () => app.query("delete from segments.condition where says->>'on' = 'rfm'") },
  { from: 'bitmaps', prepare: () => app.inTransaction((ctx) => prepareGrid(ctx, familyId)) },
])(
  'the grid counts from $from, and lists behind each cell, exactly whom the reader sees; nobody under protection',
  async ({ prepare }) => {
    await prepare()
    const [one, two] = things.domains
    const who = {
      ...app.who('administrator'),
      domainMask: ((1n << BigInt(one!.bit)) | (1n << BigInt(two!.bit))).toString(),
    }
    const seen = [...world.people.values()].filter(
      ({ isProtected, domains }) => !isProtected && domains.some((id) => id === one!.id || id === two!.id),
    )
    const scores = scoresOfWorld(world, familyId)
    await app.inTransaction(async (ctx) => {
      const grid = await getRfm(ctx, familyId)
      for (const { recency, frequency, relations } of grid.cells) {
        const expected = seen.filter(({ id }) => {
          const found = scores.get(id)
          return found?.recency === recency && found.frequency === frequency
        })
        expect([recency, frequency, relations]).toEqual([recency, frequency, expected.length])
        if (expected.length === 0) continue
        const range = (score: number) => ({ from: score, to: score })
        const ranges = { recency: range(recency), frequency: range(frequency) }
        const page = await listRfmPeople(ctx, { id: familyId, ...ranges, limit: 100 })
        expect(page.items.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
      }
      expect(grid.relations).toBe(seen.filter(({ id }) => scores.has(id)).length)
      expect(grid.money.reduce((sum, { relations }) => sum + relations, 0)).toBe(grid.relations)
    }, who)
  },
  60_000,
)

test('scores of a later night are counted at once, also where a condition stood ready', async () => {
  const count = () => app.inTransaction(async (ctx) => (await listRfmPeople(ctx, { id: familyId, limit: 1 })).count)
  const before = await count()
  await app.inTransaction((ctx) => scoreFamily(ctx, { familyId, day: '2023-01-01' }))
  expect(await count()).toBeLessThan(before)
  await app.inTransaction((ctx) => scoreFamily(ctx, { familyId, day: TODAY }))
  expect(await count()).toBe(before)
})
