import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { refreshAll } from '../profile/refresh.service.ts'
import { compareTree, readersOf } from '../testing/comparing.ts'
import { membersOf, type World } from '../testing/naive-segments.ts'
import { randomTree, randomWorld, thingsOf, type Things } from '../testing/random-world.ts'
import { spendNight } from '../testing/spend-night.ts'
import { storePerson, storeWorld } from '../testing/store-world.ts'
import { listMembers } from './counting.service.ts'

/** `npm run prove -- segments` tries more. */
const TREES = 120
const TODAY = '2026-03-02'

let app: TestApp
let things: Things
let world: World

beforeAll(async () => {
  app = await testApp()
  things = await thingsOf(app)
  world = randomWorld(things, TODAY, { size: 80, seed: 7, withPledges: true })
  await storeWorld(app, things, world)
  await app.inTransaction(refreshAll)
  await spendNight(app, things, world)
})

test('random trees hold for whom they hold in a naive model, with and without rights; counts and reasons agree', async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(
      randomTree(things, TODAY),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 79 }),
      async (tree, index, at) => {
        const looking = readersOf(things)[index]!
        const someone = [...world.people.keys()][at]!
        const outcome = await compareTree(app, {
          world,
          tree,
          looking,
          someone,
          administrator: app.who('administrator'),
        })
        if (outcome === 'refused') return
        compared++
        expect(outcome).toBe('agrees')
      },
    ),
    { numRuns: TREES, seed: 11 },
  )
  expect(compared).toBeGreaterThan(TREES / 2)
}, 600_000)

test('changed relations are counted as if everything had been made anew', async () => {
  const trees = fc.sample(randomTree(things, TODAY), { numRuns: 40, seed: 3 })
  const [system] = readersOf(things)
  const who = system.who(app.who('administrator'))
  for (const tree of trees) await app.inTransaction((ctx) => listMembers(ctx, tree), who)
  const others = [...randomWorld(things, TODAY, { size: 30, seed: 99, withPledges: true }).people.values()]
  for (const [index, [id]] of [...world.people].slice(0, 30).entries()) {
    const changed = { ...others[index]!, id }
    world.people.set(id, changed)
    await storePerson(app, things, changed)
  }
  const gone = [...world.people.keys()].at(-1)!
  await app.query('delete from relations.relation where id = $1', [gone])
  world.people.delete(gone)
  world.links = world.links.filter(({ fromId, toId }) => fromId !== gone && toId !== gone)
  await app.inTransaction(refreshAll)
  for (const tree of trees)
    expect((await app.inTransaction((ctx) => listMembers(ctx, tree), who)).toSorted()).toEqual(
      membersOf(world, tree, system.reader),
    )
})

test('profiles that are all made anew are the same profiles', async () => {
  const read = async () => ({
    profiles: await app.query('select p.* from segments.profile p order by p.number'),
    behaviour: await app.query('select b.* from segments.behaviour b order by family_id, genre_id, branch_id, number'),
  })
  const before = await read()
  expect(before.behaviour.length).toBeGreaterThan(50)
  await app.query('update segments.numbering set built_version = null')
  await app.inTransaction(refreshAll)
  expect(await read()).toEqual(before)
})
