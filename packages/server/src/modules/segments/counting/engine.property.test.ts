import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Ctx, Who } from '../../../platform/context.ts'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { refreshAll } from '../profile/refresh.service.ts'
import { membersOf, type Reader, type World } from '../testing/naive-segments.ts'
import { randomTree, randomWorld, thingsOf, type Things } from '../testing/random-world.ts'
import { spendNight } from '../testing/spend-night.ts'
import { storePerson, storeWorld } from '../testing/store-world.ts'
import { countSegment, explainSegment, listMembers } from './counting.service.ts'

/** `npm run prove -- segments` asks for more. */
const TREES = Number(process.env['SEGMENT_TREES'] ?? 120)
const TODAY = '2026-03-02'

let app: TestApp
let things: Things
let world: World

beforeAll(async () => {
  app = await testApp()
  things = await thingsOf(app)
  world = randomWorld(things, TODAY, { size: 80, seed: 7 })
  await storeWorld(app, things, world)
  await app.inTransaction(refreshAll)
  await spendNight(app, things, world)
})

type Looking = { readonly name: string; readonly reader: Reader; readonly who: (who: Who) => Who }

const bitsOf = (ids: readonly string[]) =>
  things.domains
    .filter(({ id }) => ids.includes(id))
    .reduce((sum, { bit }) => sum | (1n << BigInt(bit)), 0n)
    .toString()

/** Who sees everything, who sees two domains, and who may not read some fields in one of them. */
function readers(): Looking[] {
  const [one, two] = things.domains.map(({ id }) => id) as [string, string]
  const some = bitsOf([one, two])
  const limited = { shown: some, clear: bitsOf([one]), change: '0' }
  const fields = { addresses: limited, birthDate: limited, emails: limited }
  return [
    {
      name: 'everything',
      reader: { domains: 'all', reads: {} },
      who: (who) => ({ ...who, actor: { ...who.actor, kind: 'system' } }),
    },
    { name: 'two domains', reader: { domains: [one, two], reads: {} }, who: (who) => ({ ...who, domainMask: some }) },
    {
      name: 'two domains, with fields kept back in one',
      reader: { domains: [one, two], reads: { addresses: [one], birthDate: [one], emails: [one] } },
      who: (who) => ({ ...who, domainMask: some, rights: { ...who.rights, fields } }),
    },
  ]
}

/** A tree that looks into what the reader may not know of is refused; that is told elsewhere. */
async function members(ctx: Ctx, tree: Parameters<typeof listMembers>[1]): Promise<string[] | 'refused'> {
  try {
    return (await listMembers(ctx, tree)).toSorted()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'segments.condition_hidden') return 'refused'
    throw error
  }
}

test('random trees hold for whom they hold in a naive model, with and without rights; counts and reasons agree', async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(
      randomTree(things, TODAY),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 79 }),
      async (tree, index, at) => {
        const { reader, who } = readers()[index]!
        const expected = membersOf(world, tree, reader)
        const someone = [...world.people.keys()][at]!
        await app.inTransaction(
          async (ctx) => {
            const found = await members(ctx, tree)
            if (found === 'refused') return
            compared++
            expect(found).toEqual(expected)
            expect((await countSegment(ctx, tree)).count).toBe(expected.length)
            const reason = await explainSegment(ctx, { conditions: tree, relationId: someone }).catch(() => null)
            if (reason !== null) expect(reason.isIn).toBe(expected.includes(someone))
          },
          who(app.who('administrator')),
        )
      },
    ),
    { numRuns: TREES, seed: 11 },
  )
  expect(compared).toBeGreaterThan(TREES / 2)
}, 600_000)

test('changed relations are counted as if everything had been made anew', async () => {
  const trees = fc.sample(randomTree(things, TODAY), { numRuns: 40, seed: 3 })
  const system = readers()[0]!
  const who = system.who(app.who('administrator'))
  for (const tree of trees) await app.inTransaction((ctx) => listMembers(ctx, tree), who)
  const others = [...randomWorld(things, TODAY, { size: 30, seed: 99 }).people.values()]
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
