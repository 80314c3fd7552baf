import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { dice } from '../src/app/demo/random.ts'
import { judge, makeTrail, sceneOf } from '../src/platform/audit/testing/made-trail.ts'
import { TAMPERINGS, type Tampering } from '../src/platform/audit/testing/tampering.ts'
import { openTrailHouse, type TrailHouse } from '../src/platform/audit/testing/trail-house.ts'
import { startTestServer } from '../src/platform/testing/test-database.ts'
import type { ProofSettings } from './proof.ts'

/** Entries in the trail that is tampered with: of several days, with reads, signed places and an erasure. */
const ENTRIES = 400
/** After so many tamperings an untouched trail is verified, which must be right. */
const CONTROL_EVERY = 20

type Failure = { readonly number: number; readonly tampering: string; readonly problem: string }
type Tally = { readonly failures: Failure[]; readonly kinds: Map<string, number>; controls: number }

/**
 * Random changes by somebody with all rights in the database: any column of any table of the trail, rows removed, put in,
 * swapped, the end cut off, everything hashed again, an older copy put back with or without work on top. Each must be told
 * at its place in the chain and nowhere else; an untouched trail in between must be right.
 */
export async function proveAudit(settings: ProofSettings, say: (line: string) => void): Promise<{ failures: number }> {
  const server = await startTestServer('embedded')
  const house = await openTrailHouse(server.connection)
  try {
    const machine = { cpus: cpus().length, memoryGiB: Math.round(totalmem() / 1024 ** 3), node: process.version }
    say(`${settings.tamperings} tamperings of ${TAMPERINGS.length} kinds, seed "${settings.seed}"`)
    say(`Machine ${JSON.stringify(machine)}`)
    await makeTrail(house, ENTRIES)
    await house.remember('whole')
    const started = performance.now()
    const tally: Tally = { failures: [], kinds: new Map(), controls: 0 }
    for (let number = 1; number <= settings.tamperings; number += 1) {
      await tamperOnce(house, number, { settings, tally })
      if (number % CONTROL_EVERY === 0) await control(house, number, tally)
      if (number % 100 === 0) say(`${number} tamperings, ${tally.failures.length} failures`)
    }
    const summary = {
      tamperings: settings.tamperings,
      kinds: TAMPERINGS.length,
      leastOfAKind: Math.min(...TAMPERINGS.map(({ name }) => tally.kinds.get(name) ?? 0)),
      controls: tally.controls,
      failures: tally.failures.length,
      seconds: Math.round((performance.now() - started) / 1000),
    }
    for (const failure of tally.failures.slice(0, 10)) say(JSON.stringify(failure))
    say(JSON.stringify(summary))
    keep({ settings, machine, summary, kinds: Object.fromEntries(tally.kinds), failures: tally.failures }, say)
    return { failures: tally.failures.length }
  } finally {
    await house.close()
    await server.stop()
  }
}

type Course = { readonly settings: ProofSettings; readonly tally: Tally }

async function tamperOnce(house: TrailHouse, number: number, { settings, tally }: Course): Promise<void> {
  const chance = dice(settings.seed, `audit ${number}`)
  const tampering: Tampering = chance.pick(TAMPERINGS)
  tally.kinds.set(tampering.name, (tally.kinds.get(tampering.name) ?? 0) + 1)
  await house.putBack('whole')
  const scene = await sceneOf(house, chance)
  const expected = await tampering.perform(scene)
  const { found } = await house.verify()
  const problem = judge(found, expected, scene)
  if (problem !== null)
    tally.failures.push({ number, tampering: tampering.name, problem: `${JSON.stringify(expected)}: ${problem}` })
}

async function control(house: TrailHouse, number: number, tally: Tally): Promise<void> {
  await house.putBack('whole')
  tally.controls += 1
  const { breaks, found } = await house.verify()
  if (breaks > 0) tally.failures.push({ number, tampering: 'none', problem: JSON.stringify(found.slice(0, 5)) })
}

function keep(result: object, say: (line: string) => void): void {
  const folder = resolve(import.meta.dirname, '../../../bench-results')
  mkdirSync(folder, { recursive: true })
  const path = resolve(folder, `prove-audit-${new Date().toISOString().replaceAll(':', '-')}.json`)
  writeFileSync(path, JSON.stringify(result, null, 1))
  say(`Kept in ${path}`)
}
