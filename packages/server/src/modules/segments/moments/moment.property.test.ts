import type { SegmentGroup } from '@klantregie/contract'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Ctx, Who } from '../../../platform/context.ts'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { listMembers } from '../counting/counting.service.ts'
import { refreshAll } from '../profile/refresh.service.ts'
import { addSegment } from '../saved/segment.service.ts'
import { membersOf, type Reader, type World } from '../testing/naive-segments.ts'
import { randomTree, randomWorld, thingsOf, type Things } from '../testing/random-world.ts'
import { storePerson, storeWorld } from '../testing/store-world.ts'
import { showHistory, takeMoment } from './moment.service.ts'
import { compareMoments, listMoved } from './movement.service.ts'

const TREES = 25
const TODAY = '2026-03-02'

let app: TestApp
let things: Things
let world: World

beforeAll(async () => {
  app = await testApp()
  things = await thingsOf(app)
  world = randomWorld(things, TODAY, { size: 60, seed: 21 })
  await storeWorld(app, things, world)
  await app.inTransaction(refreshAll)
})

/** Whoever takes the moments sees everything; who looks sees two domains, with fields kept back in one of them. */
function readers(): { readonly reader: Reader; readonly who: Who }[] {
  const [one, two] = things.domains as [Things['domains'][number], Things['domains'][number]]
  const all = app.who('administrator')
  const [clear, some] = [
    (1n << BigInt(one.bit)).toString(),
    ((1n << BigInt(one.bit)) | (1n << BigInt(two.bit))).toString(),
  ]
  const limited = { shown: some, clear, change: '0' }
  const fields = { addresses: limited, birthDate: limited, emails: limited }
  const everything = things.domains.map(({ id }) => id)
  return [
    { reader: { domains: everything, reads: {} }, who: all },
    {
      reader: { domains: [one.id, two.id], reads: { addresses: [one.id], birthDate: [one.id], emails: [one.id] } },
      who: { ...all, domainMask: some, rights: { ...all.rights, fields } },
    },
  ]
}

const refused = async <T>(work: Promise<T>): Promise<T | 'refused'> => {
  try {
    return await work
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'segments.condition_hidden') return 'refused'
    throw error
  }
}

type Taken = { tree: SegmentGroup; segmentId: string; moment: string; then: World }

test('who came and left between then and now are what a naive model says, with and without rights, while relations change', async () => {
  const [everything, limited] = readers() as [ReturnType<typeof readers>[number], ReturnType<typeof readers>[number]]
  const taken: Taken[] = []
  for (const tree of fc.sample(randomTree(things, TODAY), { numRuns: TREES, seed: 5 })) {
    const one = await refused(
      app.inTransaction(async (ctx) => {
        const segment = await addSegment(ctx, {
          name: 'S',
          description: '',
          conditions: tree,
          audience: 'organisation',
          teamId: null,
        })
        return { segmentId: segment.id, moment: (await takeMoment(ctx, { id: segment.id, name: 'M' })).id }
      }, everything.who),
    )
    // What may not be asked of somebody at the other end of a link cannot be kept either.
    if (one === 'refused') continue
    taken.push({ tree, ...one, then: { ...world, people: new Map(world.people), links: [...world.links] } })
  }
  await app.runJobs()
  // What each reader would have counted then is what the history tells them later.
  for (const { tree, segmentId, then } of taken)
    for (const { reader, who } of [everything, limited]) {
      const [moment] = (await app.inTransaction((ctx) => showHistory(ctx, segmentId), who)).moments
      expect(moment!.isBeingCounted).toBe(false)
      if (moment!.count !== null) expect(moment!.count).toBe(membersOf(then, tree, reader).length)
    }
  await changeTheWorld()
  let compared = 0
  for (const one of taken) {
    compared += await agree(one, everything)
    compared += await agree(one, limited)
  }
  expect(compared).toBeGreaterThan(TREES)
}, 300_000)

/** Of both ends only relations count of whom the reader may read now what is looked into. */
async function agree(
  { tree, segmentId, moment, then }: Taken,
  { reader, who }: { readonly reader: Reader; readonly who: Who },
): Promise<number> {
  const inMoment: SegmentGroup = { group: 'all', of: [{ about: 'moment', id: moment }] }
  const found = await refused(app.inTransaction((ctx) => listMembers(ctx, inMoment), who))
  const counted = await refused(app.inTransaction((ctx) => compareMoments(ctx, { id: segmentId, from: moment }), who))
  if (found === 'refused' || counted === 'refused') return 0
  // The model: who was in it by everything there was to know, narrowed to whom the tree may be asked of now.
  const was = new Set(membersOf(then, tree, { domains: 'all', reads: {} }))
  const may = new Set(membersOf(world, { group: 'any', of: [tree, { group: 'none', of: [tree] }] }, reader))
  const before = [...may].filter((id) => was.has(id)).toSorted()
  const now = membersOf(world, tree, reader)
  // Moments are taken by somebody to whom deeds of people under protection are not told: a link to such a person differs.
  if (hasLinkToDeeds(tree)) return 0
  expect(found.toSorted()).toEqual(before)
  const came = now.filter((id) => !was.has(id))
  const left = before.filter((id) => !now.includes(id))
  expect(counted).toEqual({ came: came.length, left: left.length, stayed: before.length - left.length })
  const listed = await app.inTransaction((ctx) => listMoved(ctx, { id: segmentId, from: moment, which: 'left' }), who)
  expect(listed.items.map(({ id }) => id).toSorted()).toEqual(left)
  return 1
}

const hasLinkToDeeds = (tree: SegmentGroup) => JSON.stringify(tree).includes('"about":"link"')

async function changeTheWorld(): Promise<void> {
  const others = [...randomWorld(things, TODAY, { size: 25, seed: 77 }).people.values()]
  for (const [index, [id]] of [...world.people].slice(0, 25).entries()) {
    const changed = { ...others[index]!, id }
    world.people.set(id, changed)
    await storePerson(app, things, changed)
  }
  const gone = [...world.people.keys()].at(-1)!
  await app.query('delete from relations.relation where id = $1', [gone])
  world.people.delete(gone)
  world.links = world.links.filter(({ fromId, toId }) => fromId !== gone && toId !== gone)
  await app.inTransaction((ctx: Ctx) => refreshAll(ctx))
}
