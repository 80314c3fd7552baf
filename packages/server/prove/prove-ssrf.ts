import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { dice } from '../src/app/demo/random.ts'
import { openOutgoing, type Outgoing } from '../src/platform/outgoing/outgoing.ts'
import { readOwnNetwork } from '../src/platform/outgoing/own-network.ts'
import { OutgoingProblem } from '../src/platform/outgoing/problem.rules.ts'
import { openOtherSystem, type Answering, type OtherSystem } from '../src/platform/outgoing/testing/other-system.ts'
import type { ProofSettings } from './proof.ts'
import { GATE, hostileCases, hostileResolver, type HostileCase, type Outcome } from './ssrf-cases.ts'

type Failure = { readonly url: string; readonly expected: Outcome; readonly was: string; readonly reached: number }

/**
 * Hostile addresses against a real listener on every address of this machine, of which one may be reached. Each must be refused with
 * the right code, and nothing may come in at another address. To know that the listener would see it, it is called without the
 * guard's refusal before and after.
 */
export async function proveSsrf(settings: ProofSettings, say: (line: string) => void): Promise<{ failures: number }> {
  const system = await openOtherSystem(sendOn)
  const failures: Failure[] = []
  const started = performance.now()
  try {
    const controls = [await control(system)]
    const cases = [...hostileCases(system.port), ...randomCases(settings, system.port)]
    say(`${cases.length} hostile addresses, seed "${settings.seed}", listener on port ${system.port}`)
    for (const each of await tryAll(cases, system)) if (each !== null) failures.push(each)
    controls.push(await control(system))
    for (const failure of failures.slice(0, 20)) say(JSON.stringify(failure))
    const summary = {
      addresses: cases.length,
      reached: failures.reduce((sum, { reached }) => sum + reached, 0),
      wrongCode: failures.filter(({ expected, was }) => expected !== was).length,
      controlsReached: controls.filter((isReached) => isReached).length,
      failures: failures.length + controls.filter((isReached) => !isReached).length,
      seconds: Math.round((performance.now() - started) / 100) / 10,
    }
    say(JSON.stringify(summary))
    keep({ settings, node: process.version, summary, failures }, say)
    return { failures: summary.failures }
  } finally {
    await system.close()
  }
}

const ask = (outgoing: Outgoing, url: string, allowedHosts: readonly string[]) =>
  outgoing.request({ method: 'GET', url, allowedHosts, timeoutMilliseconds: 10_000, mostBytes: 1000 })

const waysIn = ({ reachedAt }: OtherSystem): number => reachedAt.filter((address) => address !== GATE).length

async function tryAll(cases: readonly HostileCase[], system: OtherSystem): Promise<(Failure | null)[]> {
  const outgoing = openOutgoing({
    ownNetwork: readOwnNetwork(GATE) ?? [],
    // The port must not be why it is refused.
    ports: [80, 443, 8443, system.port],
    resolve: hostileResolver(),
  })
  const results: (Failure | null)[] = []
  try {
    for (const { url, expected, allowedHosts = hostsIn(url) } of cases) {
      const before = waysIn(system)
      const was = await ask(outgoing, url, allowedHosts).then(
        () => 'answered',
        (error: unknown) => (error instanceof OutgoingProblem ? error.code : String(error)),
      )
      const reached = waysIn(system) - before
      results.push(was === expected && reached === 0 ? null : { url, expected, was, reached })
    }
  } finally {
    await outgoing.close()
  }
  return results
}

function hostsIn(url: string): string[] {
  const host = URL.parse(url)?.hostname ?? ''
  return [host.replace(/^\[(.*)\]$/, '$1')]
}

/** Somebody who may reach 127.0.0.1 does. */
async function control(system: OtherSystem): Promise<boolean> {
  const before = waysIn(system)
  const outgoing = openOutgoing({ ownNetwork: readOwnNetwork(`127.0.0.1:${system.port}`) ?? [] })
  try {
    const { status } = await ask(outgoing, `http://127.0.0.1:${system.port}/`, ['127.0.0.1'])
    return status === 200 && waysIn(system) > before
  } finally {
    await outgoing.close()
  }
}

/** `/hop/3/302/…` sends on three times, the last time to what the end says in base64. */
const sendOn: Answering = ({ path }, response) => {
  const [, kind, hops, status, target = ''] = path.split('/')
  if (kind !== 'hop') {
    response.writeHead(200).end('binnen')
    return
  }
  const left = Number(hops) - 1
  const location = left > 0 ? `/hop/${left}/${status}/${target}` : Buffer.from(target, 'base64url').toString()
  response.writeHead(Number(status), { location }).end()
}

/** First and last address of what is inside or special in IPv4, as numbers. */
const RANGES: readonly (readonly [number, number])[] = [
  [0x00000000, 0x00ffffff],
  [0x0a000000, 0x0affffff],
  [0x64400000, 0x647fffff],
  [0x7f000000, 0x7fffffff],
  [0xa9fe0000, 0xa9feffff],
  [0xac100000, 0xac1fffff],
  [0xc0000000, 0xc00000ff],
  [0xc0a80000, 0xc0a8ffff],
  [0xc6120000, 0xc613ffff],
  [0xe0000000, 0xffffffff],
]

/** Any address of those, written in any way that an URL may hold. */
function randomCases({ seed, tamperings }: ProofSettings, port: number): HostileCase[] {
  const chance = dice(seed, 'ssrf')
  const part = (value: number) => chance.pick([value.toString(), `0x${value.toString(16)}`, `0${value.toString(8)}`])
  return Array.from({ length: tamperings }, () => {
    const [first, last] = chance.pick(RANGES)
    const number = chance.between(first, last)
    const bytes = [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff)
    const [a = 0, b = 0] = bytes
    const hex = `${(number >>> 16).toString(16)}:${(number & 0xffff).toString(16)}`
    const host = chance.pick([
      bytes.join('.'),
      `${bytes.join('.')}.`,
      bytes.map(part).join('.'),
      part(number),
      `${part(a)}.${part(number & 0xffffff)}`,
      `${part(a)}.${part(b)}.${part(number & 0xffff)}`,
      bytes.join(chance.pick(['。', '．', '｡', '%2e'])),
      `[::ffff:${hex}]`,
      `[64:ff9b::${hex}]`,
      `[2002:${hex}::1]`,
      `[::${bytes.join('.')}]`,
    ])
    return { url: `http://${host}:${port}/`, expected: 'address_refused' as const }
  }).filter(({ url }) => !hostsIn(url).includes(GATE))
}

function keep(result: object, say: (line: string) => void): void {
  const folder = resolve(import.meta.dirname, '../../../bench-results')
  mkdirSync(folder, { recursive: true })
  const path = resolve(folder, `prove-ssrf-${new Date().toISOString().replaceAll(':', '-')}.json`)
  writeFileSync(path, JSON.stringify(result, null, 1))
  say(`Kept in ${path}`)
}
