import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { resolve } from 'node:path'
import type { SegmentGroup } from '@klantregie/contract'
import * as fc from 'fast-check'
import { dice, type Random } from '../src/app/demo/random.ts'
import { forgetAll, listConditions } from '../src/modules/segments/conditions/bitmap.queries.ts'
import { ensureBuilt } from '../src/modules/segments/conditions/building.service.ts'
import { refreshAll } from '../src/modules/segments/profile/refresh.service.ts'
import { compareTree, readersOf } from '../src/modules/segments/testing/comparing.ts'
import type { World } from '../src/modules/segments/testing/naive-segments.ts'
import { randomTree, randomWorld, thingsOf, type Things } from '../src/modules/segments/testing/random-world.ts'
import { spendNight } from '../src/modules/segments/testing/spend-night.ts'
import type { Stand } from '../src/modules/segments/testing/stand.ts'
import { storePerson, storeWorld } from '../src/modules/segments/testing/store-world.ts'
import { openProofHouse, type ProofHouse } from './proof-house.ts'
import type { ProofSettings } from './proof.ts'

/** A day on which a year of 365 days and one of 366 lie within what is asked for. */
const TODAY = '2026-03-02'
const PEOPLE = 80
/** Trees per world; after these a part of it changes and they are asked again. */
const PER_WORLD = 50
const CHANGED = 25

type Say = (line: string) => void
type Tally = {
  worlds: number
  trees: number
  compared: number
  refused: number
  comparedAgain: number
  bitmaps: number
  failures: number
}
type Scene = { readonly house: ProofHouse; readonly stand: Stand; readonly things: Things; readonly tally: Tally }

/**
 * That members, count and reason of random trees over random worlds are what a naive model says, for whoever looks; and that after random
 * changes the kept bits are what they are when everything is built anew.
 */
export async function proveSegments(settings: ProofSettings, say: Say): Promise<{ failures: number }> {
  const house = await openProofHouse(() => new Date(`${TODAY}T09:00:00Z`), {
    branches: ['Centrum', 'Theater De Waag', 'Noord'],
  })
  const machine = { cpus: cpus().length, memoryGiB: Math.round(totalmem() / 1024 ** 3), node: process.version }
  try {
    const stand: Stand = {
      query: async (text, values) => house.parts.query(text, values),
      inTransaction: (work, who) => house.inTenant(work, who),
    }
    const things = await thingsOf(stand)
    const tally: Tally = {
      ...{ worlds: 0, trees: 0, compared: 0, refused: 0, comparedAgain: 0, bitmaps: 0, failures: 0 },
    }
    say(`Machine ${JSON.stringify(machine)}; ${settings.trees} trees, seed ${settings.seed}`)
    const started = performance.now()
    while (tally.trees < settings.trees) {
      await oneWorld({ house, stand, things, tally }, settings, say)
      say(`${tally.trees} trees in ${tally.worlds} worlds, ${tally.compared} compared, ${tally.failures} differ`)
    }
    const postgres = await house.postgres()
    const summary = { ...tally, seconds: Math.round((performance.now() - started) / 1000) }
    say(JSON.stringify(summary))
    keep({ settings, machine, postgres, summary }, say)
    return { failures: tally.failures }
  } finally {
    await house.close()
  }
}

async function oneWorld(scene: Scene, { trees, seed }: ProofSettings, say: Say): Promise<void> {
  const { stand, things, tally } = scene
  const random = dice(seed, `world ${tally.worlds}`)
  const next = () => random.between(1, 2 ** 31 - 1)
  await clear(stand)
  const world = randomWorld(things, TODAY, { size: PEOPLE, seed: next(), withPledges: true })
  await storeWorld(stand, things, world)
  await stand.inTransaction(refreshAll)
  await spendNight(stand, things, world)
  const numRuns = Math.min(PER_WORLD, trees - tally.trees)
  const asked = fc.sample(randomTree(things, TODAY), { numRuns, seed: next() })
  const first = await askAll(scene, { world, asked, random }, say)
  await change(scene, world, next())
  const again = await askAll(scene, { world, asked, random }, say)
  await compareBits(scene, say)
  tally.worlds += 1
  tally.trees += asked.length
  tally.compared += first.compared
  tally.refused += first.refused
  tally.comparedAgain += again.compared
}

type Round = { readonly world: World; readonly asked: readonly SegmentGroup[]; readonly random: Random }

/** Every tree for every reader. */
async function askAll({ house, stand, things, tally }: Scene, { world, asked, random }: Round, say: Say) {
  const round = { compared: 0, refused: 0 }
  const people = [...world.people.keys()]
  for (const tree of asked)
    for (const looking of readersOf(things)) {
      const someone = random.pick(people)
      const { administrator } = house
      const outcome = await compareTree(stand, { world, tree, looking, someone, administrator })
      if (outcome === 'refused') round.refused += 1
      else round.compared += 1
      if (typeof outcome === 'string') continue
      tally.failures += 1
      if (tally.failures <= 5) say(`${looking.name}: ${outcome.differs}\n${JSON.stringify(tree)}`)
    }
  return round
}

/** Many become somebody else, one is forgotten; what had been told of them by night stays until the next. */
async function change({ stand, things }: Scene, world: World, seed: number): Promise<void> {
  const others = [...randomWorld(things, TODAY, { size: CHANGED, seed, withPledges: true }).people.values()]
  for (const [index, id] of [...world.people.keys()].slice(0, CHANGED).entries()) {
    const other = others[index]
    if (!other) continue
    world.people.set(id, { ...other, id })
    await storePerson(stand, things, { ...other, id })
  }
  const gone = [...world.people.keys()].at(-1)
  await stand.query('delete from relations.relation where id = $1', [gone])
  if (gone !== undefined) world.people.delete(gone)
  world.links = world.links.filter(({ fromId, toId }) => fromId !== gone && toId !== gone)
  await stand.inTransaction(refreshAll)
}

/** The bits that were kept up to date beside those that are built from nothing. Stretches in which nobody is do not count. */
async function compareBits({ stand, tally }: Scene, say: Say): Promise<void> {
  const bits = () =>
    stand.query(
      `select b.condition_id as id, b.chunk, md5(b.bits::text) as bits from segments.bitmap b where bit_count(b.bits) > 0 order by 1, 2`,
    )
  const kept = await bits()
  await stand.inTransaction(async (ctx) => {
    const conditions = (await listConditions(ctx)).map(({ says }) => says)
    await forgetAll(ctx)
    await ensureBuilt(ctx, conditions)
  })
  const anew = await bits()
  tally.bitmaps += anew.length
  if (JSON.stringify(kept) === JSON.stringify(anew)) return
  tally.failures += 1
  say(`World ${tally.worlds}: ${kept.length} kept bitmaps are not the ${anew.length} that are built anew`)
}

/** Takes everybody of the world before away. Their numbers are never given again. */
async function clear(stand: Stand): Promise<void> {
  await stand.query('delete from relations.relation')
  await stand.query('delete from segments.relation_value')
  await stand.inTransaction(refreshAll)
}

function keep(result: object, say: Say): void {
  const folder = resolve(import.meta.dirname, '../../../bench-results')
  mkdirSync(folder, { recursive: true })
  const path = resolve(folder, `prove-segments-${new Date().toISOString().replaceAll(':', '-')}.json`)
  writeFileSync(path, JSON.stringify(result, null, 1))
  say(`Kept in ${path}`)
}
