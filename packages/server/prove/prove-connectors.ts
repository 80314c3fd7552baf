import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { dice, type Random } from '../src/app/demo/random.ts'
import {
  openPretix,
  type PretixEmulator,
  type PretixTroubles,
} from '../src/modules/integrations/testing/pretix-emulator.ts'
import { connectTo, deliverWhole, type Delivering } from './connector-delivery.ts'
import { drawOrder, expectedFacts, type ExpectedFact } from './connector-orders.ts'
import { killer, type Kill } from './killing.ts'
import type { ProofSettings } from './proof.ts'
import { proveLists } from './prove-connector-lists.ts'
import { proveMirrors } from './prove-connector-mirrors.ts'
import { provePatrons } from './prove-connector-patrons.ts'
import { proveSales } from './prove-connector-sales.ts'
import { openProofHouse, type ProofHouse } from './proof-house.ts'

type Say = (line: string) => void

/** What goes wrong at the other side, one at a time; `fine` is nothing. */
const SWITCHES: Readonly<Record<string, (troubles: PretixTroubles, random: Random) => void>> = {
  fine: () => undefined,
  'too busy': (troubles, random) => (troubles.busy = random.between(1, 2)),
  failing: (troubles, random) => (troubles.failing = random.between(1, 3)),
  'cut off': (troubles) => (troubles.truncated = 1),
  drift: (troubles, random) => {
    troubles.drift = (emulator) =>
      void emulator.putOrder(drawOrder(random, { code: `X${String(random.between(1, 999_999))}`, changed: 0 }))
  },
  'unknown fields': (troubles) => (troubles.hasUnknownFields = true),
  'missing fields': (troubles) => (troubles.withoutField = 'sales_channel'),
  'money as a number': (troubles) => (troubles.moneyAs = 'number'),
  'money with a comma': (troubles) => (troubles.moneyAs = 'comma'),
  'clock ahead': (troubles) => (troubles.clockAhead = 7 * 60_000),
  'clock behind': (troubles) => (troubles.clockAhead = -7 * 60_000),
}

/** Orders there are at the beginning of a round, and how many of them change before it is asked again. */
const ORDERS = 130
const CHANGED = 12
/**
 * A theatre sells, changes, cancels and scans while something is wrong at the other side and workers are killed at random moments. After
 * each round what is here is held against what the emulator holds, by a model of its own: every ticket once, nothing lost, nothing doubled,
 * every account in balance; and the same asked once more changes nothing.
 */
export async function proveConnectors(settings: ProofSettings, say: Say): Promise<{ failures: number }> {
  const emulator = await openPretix(() => new Date())
  const house = await openProofHouse(undefined, {
    environment: { KLANTREGIE_OWN_NETWORK: new URL(emulator.url).host },
  })
  const random = dice(settings.seed, 'connectors')
  const kills: Kill[] = []
  const workers = killer(house.worker, random, kills)
  const failures: { round: number; trouble: string; problem: string }[] = []
  try {
    say(
      `${String(settings.runs)} rounds of each of ${String(Object.keys(SWITCHES).length)} troubles, seed "${settings.seed}"`,
    )
    const scene: Scene = { house, emulator, random, workers, connectionId: await connect(house, emulator) }
    const rounds = Array.from({ length: settings.runs }, () => Object.entries(SWITCHES)).flat()
    for (const [index, [trouble, set]] of rounds.entries()) {
      const round = index + 1
      const problems = await proveRound(scene, round, set)
      failures.push(...problems.map((problem) => ({ round, trouble, problem })))
      if (problems.length > 0 || round % 10 === 0)
        say(`${String(round)} rounds, ${trouble}: ${problems.join('; ') || 'in balance'}`)
    }
    const lists = await proveLists(settings, say)
    const patrons = await provePatrons(settings, say)
    const sales = await proveSales(settings, say)
    const mirrors = await proveMirrors(settings, say)
    for (const [trouble, proved] of Object.entries({ lists, patrons, sales, mirrors }))
      failures.push(...proved.failures.map((problem) => ({ round: 0, trouble, problem })))
    const summary = {
      rounds: rounds.length,
      kills: kills.length + lists.kills + patrons.kills + sales.kills + mirrors.kills,
      killsByStep: countBy(kills),
      failures: failures.length,
    }
    say(JSON.stringify(summary))
    keep(
      {
        settings,
        machine: { cpus: cpus().length, memoryGiB: Math.round(totalmem() / 1024 ** 3), node: process.version },
        summary,
        failures,
      },
      say,
    )
    return { failures: failures.length }
  } finally {
    await workers.stop()
    await house.close()
    await emulator.close()
  }
}

type Scene = Delivering & { readonly emulator: PretixEmulator }

const connect = (house: ProofHouse, { url, organizer, token }: PretixEmulator): Promise<string> =>
  connectTo(house, {
    connector: 'pretix',
    name: 'Kaartverkoop',
    settings: { url, organizer },
    secrets: { token },
  })

async function proveRound(
  scene: Scene,
  round: number,
  set: (troubles: PretixTroubles, random: Random) => void,
): Promise<string[]> {
  const { emulator, random } = scene
  const codes = Array.from({ length: round === 1 ? ORDERS : 10 }, (_, index) => `R${String(round)}N${String(index)}`)
  for (const code of codes) emulator.putOrder(drawOrder(random, { code, changed: 0 }))
  const known = [...emulator.orders.values()]
  for (let changed = 0; changed < CHANGED; changed += 1) {
    const order = known[random.between(0, known.length - 1)]
    if (order !== undefined) emulator.putOrder(drawOrder(random, { code: String(order['code']), changed: round }))
  }
  Object.assign(emulator.troubles, { ...CALM })
  set(emulator.troubles, random)
  const isWhole = round % 5 === 1
  const arrived = await deliverWhole(scene, isWhole ? 'backfill' : 'hand')
  Object.assign(emulator.troubles, { ...CALM })
  // What changed while pages were read comes the next time at the latest.
  const again = await deliverWhole(scene, 'hand')
  return [...arrived, ...again, ...(await compare(scene)), ...(await unbalanced(scene))]
}

const CALM = {
  busy: 0,
  failing: 0,
  truncated: 0,
  drift: null,
  hasUnknownFields: false,
  withoutField: null,
  moneyAs: 'text',
  clockAhead: 0,
} as const

/** What should be here, by a model that knows nothing of how it came. */
async function compare({ house, emulator }: Scene): Promise<string[]> {
  const expected = new Map([...emulator.orders.values()].flatMap(expectedFacts).map((fact) => [fact.key, fact]))
  const stored = (await house.parts.query(
    `select source_key as key, kind, quantity, amount_cents as "amountCents" from activity.fact where superseded_by is null and removed_at is null`,
  )) as ExpectedFact[]
  const problems: string[] = []
  for (const fact of stored) {
    const should = expected.get(fact.key)
    if (should === undefined) problems.push(`too many: ${fact.key}`)
    else if (should.kind !== fact.kind || should.quantity !== fact.quantity || should.amountCents !== fact.amountCents)
      problems.push(`differs: ${fact.key} ${JSON.stringify(fact)} should be ${JSON.stringify(should)}`)
    expected.delete(fact.key)
  }
  return [...problems, ...[...expected.keys()].map((key) => `lost: ${key}`)].slice(0, 5)
}

async function unbalanced({ house }: Scene): Promise<string[]> {
  const rows = (await house.parts.query(
    `select (select count(*) from integrations.delivery where state = 'running') as running,
      (select count(*) from integrations.object where outcome = 'rejected') as rejected,
      (select count(*) from (select 1 from activity.fact where superseded_by is null group by source_key having count(*) > 1) twice) as twice`,
  )) as { running: number; rejected: number; twice: number }[]
  const [row] = rows
  return row === undefined
    ? ['nothing to look at']
    : [
        ...(row.running > 0 ? ['a delivery is still running'] : []),
        ...(row.rejected > 0 ? [`${String(row.rejected)} rejected`] : []),
        ...(row.twice > 0 ? ['a fact is there twice'] : []),
      ]
}

function countBy(kills: readonly Kill[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { phase, step } of kills) counts[`${phase}: ${step}`] = (counts[`${phase}: ${step}`] ?? 0) + 1
  return counts
}

function keep(result: object, say: Say): void {
  const folder = resolve(import.meta.dirname, '../../../bench-results')
  mkdirSync(folder, { recursive: true })
  const path = resolve(folder, `prove-connectors-${new Date().toISOString().replaceAll(':', '-')}.json`)
  writeFileSync(path, JSON.stringify(result, null, 1))
  say(`Kept in ${path}`)
}
