import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { dice } from '../src/app/demo/random.ts'
import { planApproach } from '../src/modules/engagement/approaches/approach.service.ts'
import { makeWorld, type World } from '../src/modules/engagement/testing/history-world.ts'
import { playHistory, type Played } from '../src/modules/engagement/testing/histories.ts'
import { AppError } from '../src/platform/failure.ts'
import { openProofHouse, type ProofHouse } from './proof-house.ts'
import type { ProofSettings } from './proof.ts'

/** Every history is this long. */
const DEEDS = 8
/** Colleagues who plan at the same moment. */
const RIVALS = 3
/** How far apart in days races are, so that none is in the way of the next. */
const BETWEEN_RACES = 40

type Say = (line: string) => void
type Tally = { readonly races: number; readonly doubleFree: number; readonly nobody: number }

/** In each race they go for what touches the same: the relation itself, its board, its contact person, its household. */
const RACES = [
  ['school', 'school', 'school'],
  ['school', 'board', 'teacher'],
  ['annex', 'board', 'ministry'],
  ['director', 'otherSchool', 'director'],
  ['mother', 'son', 'house'],
] as const

/**
 * That two colleagues never both get "free": races of real transactions, a connection each; and that the register is what a
 * naive one says in random histories with merges and their undoing in between.
 */
export async function proveEngagement(settings: ProofSettings, say: Say): Promise<{ failures: number }> {
  const house = await openProofHouse()
  const machine = { cpus: cpus().length, memoryGiB: Math.round(totalmem() / 1024 ** 3), node: process.version }
  try {
    const world = await house.inTenant(makeWorld)
    say(`Machine ${JSON.stringify(machine)}`)
    const started = performance.now()
    const races = await race(house, world, { times: settings.races, say })
    await house.parts.query('delete from engagement.approach')
    const histories = await play(house, world, settings, say)
    const summary = {
      ...races,
      ...histories,
      seconds: Math.round((performance.now() - started) / 1000),
    }
    say(JSON.stringify(summary))
    keep({ settings, machine, summary }, say)
    return { failures: races.doubleFree + races.nobody + histories.differ }
  } finally {
    await house.close()
  }
}

/** One attempt: whether it was planned, and if not whether it heard of the other. */
async function attempt(house: ProofHouse, world: World, id: string, day: string): Promise<'free' | 'refused'> {
  try {
    await house.inTenant((ctx) =>
      planApproach(ctx, {
        ...{ id, purposeId: world.purposes[0] ?? '', kind: 'visit', subject: '', startsOn: day, endsOn: day },
      }),
    )
    return 'free'
  } catch (error) {
    if (error instanceof AppError && error.code === 'engagement.approach_collides') return 'refused'
    throw error
  }
}

async function race(house: ProofHouse, world: World, { times, say }: { times: number; say: Say }): Promise<Tally> {
  let doubleFree = 0
  let nobody = 0
  const from = Date.now()
  for (let number = 0; number < times; number += 1) {
    const day = new Date(from + (number + 1) * BETWEEN_RACES * 86_400_000).toISOString().slice(0, 10)
    const runners = (RACES[number % RACES.length] ?? RACES[0]).slice(0, RIVALS)
    const ends = await Promise.all(runners.map((label) => attempt(house, world, world.ids[label], day)))
    const free = ends.filter((end) => end === 'free').length
    if (free > 1) doubleFree += 1
    if (free === 0) nobody += 1
    if ((number + 1) % 250 === 0) say(`${number + 1} races, ${doubleFree} double, ${nobody} without a winner`)
  }
  return { races: times, doubleFree, nobody }
}

class TakenBack extends Error {}

async function play(house: ProofHouse, world: World, { sequences, seed }: ProofSettings, say: Say) {
  const tally = { histories: 0, deeds: 0, free: 0, refused: 0, differ: 0 }
  for (let number = 1; number <= sequences; number += 1) {
    const played = await one(house, world, dice(seed, `approaches ${number}`))
    tally.histories += 1
    tally.deeds += played.deeds
    tally.free += played.free
    tally.refused += played.refused
    if (played.problem !== null) {
      tally.differ += 1
      if (tally.differ <= 5) say(`History ${number}: ${played.problem}`)
    }
    if (number % 500 === 0) say(`${number} histories, ${tally.deeds} deeds, ${tally.differ} differ`)
  }
  return tally
}

async function one(house: ProofHouse, world: World, random: ReturnType<typeof dice>): Promise<Played> {
  const played: Played[] = []
  await house
    .inTenant(async (ctx) => {
      played.push(await playHistory(ctx, world, random, DEEDS))
      throw new TakenBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error
    })
  const [ended] = played
  if (!ended) throw new Error('A history ends.')
  return ended
}

function keep(result: object, say: Say): void {
  const folder = resolve(import.meta.dirname, '../../../bench-results')
  mkdirSync(folder, { recursive: true })
  const path = resolve(folder, `prove-engagement-${new Date().toISOString().replaceAll(':', '-')}.json`)
  writeFileSync(path, JSON.stringify(result, null, 1))
  say(`Kept in ${path}`)
}
