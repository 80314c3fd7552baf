import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { sql } from 'kysely'
import { dice } from '../src/app/demo/random.ts'
import type { Ctx } from '../src/platform/context.ts'
import { makeWorld, type World } from './merge-world.ts'
import { differencesWithModel } from './merge-model.ts'
import { perform, undoEverything } from './merge-deeds.ts'
import type { Deed } from './merge-scene.ts'
import type { ProofSettings } from './proof.ts'
import { openProofHouse } from './proof-house.ts'

type Failure = { readonly sequence: number; readonly deeds: readonly string[]; readonly problems: readonly string[] }
type Tally = { readonly failures: Failure[]; readonly deeds: Map<Deed, number> }

/** Sequences in one transaction: each is taken back, so that the next starts from the same small base. */
const AT_ONCE = 20
const MOST_DEEDS = 14

/**
 * Random sequences of records coming in and changing, merges by hand and by matching, splits, edits, notes, roles, links
 * and undo in any order. After every deed each fact must be where a model says, which knows nothing of the product; at the
 * end everything is undone in random order, and each fact must be where it came in, every value what it would have been.
 */
export async function proveMerge(settings: ProofSettings, say: (line: string) => void): Promise<{ failures: number }> {
  const house = await openProofHouse()
  try {
    const machine = { cpus: cpus().length, memoryGiB: Math.round(totalmem() / 1024 ** 3), node: process.version }
    say(`${settings.sequences} sequences, seed "${settings.seed}"`)
    say(`Machine ${JSON.stringify(machine)}, PostgreSQL ${JSON.stringify(await house.postgres())}`)
    const started = performance.now()
    const tally: Tally = { failures: [], deeds: new Map() }
    const world = await house.inTenant(makeWorld)
    for (let first = 1; first <= settings.sequences && tally.failures.length < MOST_FAILURES; first += AT_ONCE) {
      const last = Math.min(settings.sequences, first + AT_ONCE - 1)
      await house.inTenant((ctx) => proveSome({ ctx, world, settings, tally }, first, last))
      if ((first - 1) % (AT_ONCE * 25) === 0) say(`${last} sequences, ${tally.failures.length} failures`)
    }
    const seconds = (performance.now() - started) / 1000
    const summary = {
      sequences: settings.sequences,
      failures: tally.failures.length,
      deeds: Object.fromEntries([...tally.deeds].sort()),
      seconds: Math.round(seconds),
      sequencesPerSecond: Math.round((settings.sequences / seconds) * 10) / 10,
    }
    for (const failure of tally.failures.slice(0, 5)) say(JSON.stringify(failure, null, 1))
    say(JSON.stringify(summary))
    keep({ settings, machine, summary, failures: tally.failures }, say)
    return { failures: tally.failures.length }
  } finally {
    await house.close()
  }
}

/** After so many it is clear that something is wrong. */
const MOST_FAILURES = 20

type Scene = {
  readonly ctx: Ctx
  readonly world: World
  readonly settings: ProofSettings
  readonly tally: Tally
}

async function proveSome(scene: Scene, first: number, last: number): Promise<void> {
  const { ctx } = scene
  for (let sequence = first; sequence <= last; sequence += 1) {
    await sql`savepoint sequence`.execute(ctx.tx)
    await proveOne(scene, sequence)
    await sql`rollback to savepoint sequence`.execute(ctx.tx)
  }
}

async function proveOne({ ctx, world, settings, tally }: Scene, sequence: number): Promise<void> {
  const random = dice(settings.seed, `merge ${sequence}`)
  const scene = { ctx, random, world: world.copy(), done: [] as string[], tally: tally.deeds }
  const fail = (problems: readonly string[]) => void tally.failures.push({ sequence, deeds: scene.done, problems })
  try {
    for (let count = random.between(4, MOST_DEEDS); count > 0; count -= 1) {
      await perform(scene)
      const problems = await differencesWithModel(ctx, scene.world)
      if (problems.length > 0) {
        fail(problems)
        return
      }
    }
    await undoEverything(scene)
    const problems = await differencesWithModel(ctx, scene.world, { isEnd: true })
    if (problems.length > 0) fail(problems)
  } catch (error) {
    fail([error instanceof Error ? (error.stack ?? error.message) : String(error)])
    // The transaction is broken until the savepoint.
  }
}

function keep(result: object, say: (line: string) => void): void {
  const folder = resolve(import.meta.dirname, '../../../bench-results')
  mkdirSync(folder, { recursive: true })
  const path = resolve(folder, `prove-merge-${new Date().toISOString().replaceAll(':', '-')}.json`)
  writeFileSync(path, JSON.stringify(result, null, 1))
  say(`Kept in ${path}`)
}
