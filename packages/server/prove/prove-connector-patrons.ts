import { dice, type Random } from '../src/app/demo/random.ts'
import {
  calmWise,
  openWise,
  type WiseEmulator,
  type WiseTroubles,
} from '../src/modules/integrations/testing/wise-emulator.ts'
import { enrol, TITLE_OF_A_LOAN } from '../src/modules/integrations/testing/wise-patron.ts'
import { connectTo, deliverWhole, type Delivering } from './connector-delivery.ts'
import { killer, type Kill } from './killing.ts'
import { openProofHouse, type ProofHouse } from './proof-house.ts'
import type { ProofSettings } from './proof.ts'

type Say = (line: string) => void

const SWITCHES: readonly ((troubles: WiseTroubles, random: Random) => void)[] = [
  () => undefined,
  (troubles, random) => (troubles.busy = random.between(1, 2)),
  (troubles, random) => (troubles.failing = random.between(1, 2)),
  (troubles) => (troubles.truncated = 1),
  (troubles) => (troubles.hasUnknownFields = true),
  (troubles) => (troubles.withoutField = 'phones'),
  (troubles) => (troubles.clockAhead = 5 * 3_600_000),
  (troubles, random) => (troubles.midnightAfter = random.between(5, 60)),
]

const PATRONS = 160
const MOVES = 25
const YEARS = [2024, 2025, 2026]

/**
 * What is true of a borrower there: the counts of loans by year. `fetched`: as they were when everything had come in last; null: not yet.
 * Whoever was deleted keeps what was counted by then, since nobody tells what changed between that and being deleted.
 */
type Model = { loans: Map<number, number>; fetched: ReadonlyMap<number, number> | null; isDeleted: boolean }

type World = Delivering & {
  readonly emulator: WiseEmulator
  readonly models: Map<string, Model>
}

/**
 * People become borrowers, borrow, and are deleted, while something is wrong at the other side and workers are killed. After each round
 * everybody is there once with the counts of their loans, who was deleted is nameless, and no title of a loan stands anywhere.
 */
export async function provePatrons(settings: ProofSettings, say: Say): Promise<{ failures: string[]; kills: number }> {
  const emulator = await openWise(() => new Date())
  const house = await openProofHouse(undefined, { environment: { KLANTREGIE_OWN_NETWORK: new URL(emulator.url).host } })
  const random = dice(settings.seed, 'patrons')
  const kills: Kill[] = []
  const workers = killer(house.worker, random, kills)
  const failures: string[] = []
  const rounds = settings.runs * SWITCHES.length
  try {
    const connectionId = await connect(house, emulator)
    const world: World = { house, emulator, random, workers, connectionId, models: new Map() }
    for (let index = 0; index < PATRONS; index += 1) become(world, String(1000 + index))
    for (let round = 0; round < rounds; round += 1) {
      const problems = await proveRound(world, round)
      failures.push(...problems.map((problem) => `patrons, round ${String(round + 1)}: ${problem}`))
    }
    say(`patrons: ${String(rounds)} rounds, ${String(kills.length)} kills, ${failures.join('; ') || 'in balance'}`)
    return { failures, kills: kills.length }
  } finally {
    await workers.stop()
    await house.close()
    await emulator.close()
  }
}

const connect = (house: ProofHouse, { url, libraryId, username, password }: WiseEmulator): Promise<string> =>
  connectTo(house, {
    connector: 'wise',
    name: 'Ledenadministratie',
    settings: { url, libraryId, username, applicationName: 'klantregie', apiId: 'api-1' },
    secrets: { apiKey: 'sleutel-van-oclc', password },
    everyMinutes: 1440,
  })

async function proveRound(world: World, round: number): Promise<string[]> {
  const { emulator, random } = world
  for (let move = 0; round > 0 && move < MOVES; move += 1) moveOne(world)
  Object.assign(emulator.troubles, calmWise())
  SWITCHES[round % SWITCHES.length]?.(emulator.troubles, random)
  const arrived = await deliverWhole(world, 'hand')
  Object.assign(emulator.troubles, calmWise())
  const problems = [...arrived, ...(await compare(world))]
  for (const model of world.models.values()) model.fetched = new Map(model.loans)
  return problems
}

function become({ emulator, random, models }: World, pid: string): void {
  const loans = new Map(YEARS.slice(0, random.between(1, 3)).map((year) => [year, random.between(1, 80)]))
  models.set(pid, { loans, fetched: null, isDeleted: false })
  tell(emulator, pid, loans)
}

const tell = (emulator: WiseEmulator, pid: string, loans: ReadonlyMap<number, number>): void =>
  enrol(emulator, pid, { loansPerYear: [...loans].map(([year, count]) => ({ year, count, title: TITLE_OF_A_LOAN })) })

/** A number that nobody had: the last one and one more. */
const nextPid = (models: World['models']): string => String(Math.max(...[...models.keys()].map(Number)) + 1)

function moveOne(world: World): void {
  const { emulator, random, models } = world
  const deed = random.between(0, 9)
  if (deed === 0) {
    become(world, nextPid(models))
    return
  }
  const pid = random.pick([...models.keys()])
  const model = models.get(pid)
  if (model === undefined || model.isDeleted) return
  if (deed === 1) {
    emulator.removePatron(pid)
    model.isDeleted = true
    // Whoever came and went in between was never here.
    if (model.fetched === null) models.delete(pid)
    else model.loans = new Map(model.fetched)
    return
  }
  model.loans.set(random.pick(YEARS), random.between(1, 80))
  tell(emulator, pid, model.loans)
}

async function compare({ house, models }: World): Promise<string[]> {
  const facts = (await house.parts.query(
    `select split_part(source_key, '/', 2) as pid, split_part(source_key, '/', 3)::int as year, sum(quantity)::int as count, count(*)::int as rows
     from activity.fact where superseded_by is null and removed_at is null and source_key like 'loans/%' group by 1, 2`,
  )) as { pid: string; year: number; count: number; rows: number }[]
  const stored = new Map(facts.map((fact) => [`${fact.pid} ${String(fact.year)}`, fact]))
  const expected = [...models].flatMap(([pid, { loans }]) =>
    [...loans].map(([year, count]) => ({ key: `${pid} ${String(year)}`, count })),
  )
  const wrong = expected.flatMap(({ key, count }) => {
    const fact = stored.get(key)
    return fact?.count === count && fact.rows === 1 ? [] : [`${key}: ${String(fact?.count)} should be ${String(count)}`]
  })
  return [
    ...wrong.slice(0, 5),
    ...(facts.length === expected.length
      ? []
      : [`${String(facts.length)} counts of loans of ${String(expected.length)}`]),
    ...(await wrongAbout(house, models)),
  ]
}

/** Who is there and who is not, and what may be kept of nobody. */
async function wrongAbout({ parts }: ProofHouse, models: ReadonlyMap<string, Model>): Promise<string[]> {
  const objects = (await parts.query(
    'select external_id as pid, gone_at is not null as "isGone", count(*) over (partition by external_id)::int as times from integrations.object',
  )) as { pid: string; isGone: boolean; times: number }[]
  const problems = objects.flatMap(({ pid, isGone, times }) =>
    models.get(pid)?.isDeleted === isGone && times === 1
      ? []
      : [`${pid}: gone ${String(isGone)}, ${String(times)} times`],
  )
  const names = (await parts.query(
    `select count(*)::int as count from identity.source_record r join integrations.object o on o.external_id = r.external_id
     where o.gone_at is not null and r.payload::text ~ 'Lezer'`,
  )) as { count: number }[]
  const titles = (await parts.query(
    `select count(*)::int as count from (select payload::text as said from integrations.object
      union all select payload::text || record::text from identity.source_record
      union all select to_jsonb(f)::text from activity.fact f) kept where position($1 in said) > 0`,
    [TITLE_OF_A_LOAN],
  )) as { count: number }[]
  return [
    ...problems.slice(0, 5),
    ...(objects.length === models.size ? [] : [`${String(objects.length)} objects of ${String(models.size)}`]),
    ...(names[0]?.count === 0 ? [] : ['somebody who was deleted still has a name']),
    ...(titles[0]?.count === 0 ? [] : ['a title of a loan is kept']),
  ]
}
