import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { dice } from '../src/app/demo/random.ts'
import { startTestServer } from '../src/platform/testing/test-database.ts'
import type { ProofSettings } from './proof.ts'
import { callableRoutes, callOnce, type Finding } from './rights-calls.ts'
import { removeEveryFence } from './rights-fences.ts'
import { openWorld, type World } from './rights-world.ts'

/**
 * Calls drawn by lot over all routes, by ten people of five roles with a matrix of rights drawn by lot, about relations of two
 * organisations with a canary in every field. No answer may show what the matrix keeps back, nothing may be found by it, and
 * what must be refused may change nothing. Then every fence of every table is taken away, and each must be noticed.
 */
export async function proveRights(settings: ProofSettings, say: (line: string) => void): Promise<{ failures: number }> {
  const server = await startTestServer('embedded')
  const world = await openWorld(server, dice(settings.seed, 'matrix'))
  try {
    const machine = { cpus: cpus().length, memoryGiB: Math.round(totalmem() / 1024 ** 3), node: process.version }
    say(
      `${settings.calls} calls over ${callableRoutes(world).length} routes, ${world.askers.length} askers, seed "${settings.seed}"`,
    )
    say(`Machine ${JSON.stringify(machine)}`)
    const blind = await seesNothing(world)
    const before = await world.stateOf()
    const started = performance.now()
    const findings = await fuzz(world, settings, say)
    const seconds = (performance.now() - started) / 1000
    const isUnchanged = (await world.stateOf()) === before
    const fences = await removeEveryFence(server)
    const summary = {
      calls: settings.calls,
      leaks: findings.length,
      isUnchanged,
      callsPerSecond: Math.round(settings.calls / seconds),
      seconds: Math.round(seconds),
      canSee: !blind,
      fences,
    }
    for (const finding of findings.slice(0, 20)) say(JSON.stringify(finding))
    say(JSON.stringify(summary))
    keep({ settings, machine, summary, findings }, say)
    return { failures: findings.length + fences.unnoticed.length + (isUnchanged ? 0 : 1) + (blind ? 1 : 0) }
  } finally {
    await world.close()
    await server.stop()
  }
}

/** Who may read everything must be shown the canaries, or the proof would hold because nothing shows at all. */
async function seesNothing(world: World): Promise<boolean> {
  const [reader] = world.askers.filter(({ role, domainIds }) => role === 'administrator' && domainIds.size === 0)
  const [relation] = world.own.filter(({ id }) => !world.protectedIds.has(id))
  if (!reader || !relation) return true
  const page = await world.started.http.inject({
    url: `/api/relations/${relation.id}`,
    headers: { cookie: reader.cookie },
  })
  return !Object.values(relation.traces).every((traces) => traces.some((trace) => page.body.includes(trace)))
}

async function fuzz(world: World, { calls, seed }: ProofSettings, say: (line: string) => void): Promise<Finding[]> {
  const routes = callableRoutes(world)
  const findings: Finding[] = []
  for (let number = 1; number <= calls; number += 1) {
    findings.push(...(await callOnce(world, routes, { number, chance: dice(seed, `call ${number}`) })))
    if (number % 1000 === 0) say(`${number} calls, ${findings.length} leaks`)
  }
  return findings
}

function keep(result: object, say: (line: string) => void): void {
  const folder = resolve(import.meta.dirname, '../../../bench-results')
  mkdirSync(folder, { recursive: true })
  const path = resolve(folder, `prove-rights-${new Date().toISOString().replaceAll(':', '-')}.json`)
  writeFileSync(path, JSON.stringify(result, null, 1))
  say(`Kept in ${path}`)
}
