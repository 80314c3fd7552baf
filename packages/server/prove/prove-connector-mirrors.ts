import { dice } from '../src/app/demo/random.ts'
import { connectTo, deliverWhole, type Delivering } from './connector-delivery.ts'
import { killer, type Kill } from './killing.ts'
import { MIRRORED, type Mirrored } from './mirrored-systems.ts'
import { openProofHouse, type ProofHouse } from './proof-house.ts'
import type { ProofSettings } from './proof.ts'

type Say = (line: string) => void

const THINGS = 220
const MOVES = 30
/** Every so many rounds everything is asked: what was thrown away there is only then known by some. */
const WHOLE_EVERY = 3

/** What is true there: which version of everything there is; null: it was thrown away. */
type Model = Map<string, number | null>
type World = Delivering & { readonly system: Mirrored; readonly model: Model; readonly unseen: Set<string> }

/**
 * Of systems whose things come in as they are (members of lists, borrowers, orders): they are made, changed and thrown away, while something is wrong
 * at the other side and workers are killed. After each round what is here is what is there: each once, in its last version, and what was thrown
 * away is gone.
 */
export async function proveMirrors(settings: ProofSettings, say: Say): Promise<{ failures: string[]; kills: number }> {
  const failures: string[] = []
  let kills = 0
  for (const [name, open] of Object.entries(MIRRORED)) {
    const proved = await proveMirror(settings, await open())
    failures.push(...proved.failures.map((problem) => `${name}, ${problem}`))
    kills += proved.kills
    say(
      `${name}: ${String(proved.rounds)} rounds, ${String(proved.kills)} kills, ${proved.failures.join('; ') || 'in balance'}`,
    )
  }
  return { failures, kills }
}

async function proveMirror(settings: ProofSettings, system: Mirrored) {
  const house = await openProofHouse(undefined, { environment: { KLANTREGIE_OWN_NETWORK: new URL(system.url).host } })
  const random = dice(settings.seed, system.connection.connector)
  const kills: Kill[] = []
  const workers = killer(house.worker, random, kills)
  const rounds = settings.runs * system.troubles.length
  const failures: string[] = []
  try {
    const intake = system.list === null ? {} : { lists: [await meaningOf(house, system.list)] }
    const connectionId = await connectTo(house, { name: 'Bewijs', ...system.connection }, intake)
    const world: World = { house, system, random, workers, connectionId, model: new Map(), unseen: new Set() }
    for (let index = 0; index < THINGS; index += 1) make(world)
    for (let round = 0; round < rounds; round += 1) {
      const problems = await proveRound(world, round)
      failures.push(...problems.map((problem) => `round ${String(round + 1)}: ${problem}`))
    }
    return { rounds, kills: kills.length, failures }
  } finally {
    await workers.stop()
    await house.close()
    await system.close()
  }
}

async function meaningOf(house: ProofHouse, externalId: string) {
  const { items } = (await house.parts.as('administrator')('GET', '/privacy/purposes')).json() as {
    items: { id: string; key: string }[]
  }
  const purposeId = items.find(({ key }) => key === 'newsletter')?.id
  return { externalId, name: 'Nieuwsbrief', purposeId, channel: 'email', agreedText: 'Ja, stuur mij de nieuwsbrief.' }
}

async function proveRound(world: World, round: number): Promise<string[]> {
  const { system, model, random } = world
  const isWhole = round % WHOLE_EVERY === WHOLE_EVERY - 1
  for (let move = 0; round > 0 && move < MOVES; move += 1) moveOne(world, isWhole)
  system.calm()
  system.troubles[round % system.troubles.length]?.(random)
  const arrived = await deliverWhole(world, isWhole ? 'backfill' : 'hand')
  system.calm()
  // What changed while pages were read comes the next time at the latest.
  const again = await deliverWhole(world, 'hand')
  world.unseen.clear()
  return [...arrived, ...again, ...(await compare(world.house, system, model))]
}

function make({ system, model, unseen }: World): void {
  const id = system.idOf(model.size)
  model.set(id, 1)
  unseen.add(id)
  system.put(id, 1)
}

function moveOne(world: World, isWhole: boolean): void {
  const { system, model, random, unseen } = world
  if (random.between(0, 9) === 0) {
    make(world)
    return
  }
  const id = random.pick([...model.keys()])
  const version = model.get(id) ?? null
  if (version === null) return
  const mayRemove = system.remove !== null && (isWhole || !system.tellsRemovalsLate) && !unseen.has(id)
  if (mayRemove && random.between(0, 7) === 0) {
    model.set(id, null)
    system.remove(id)
    return
  }
  model.set(id, version + 1)
  system.put(id, version + 1)
}

async function compare({ parts }: ProofHouse, system: Mirrored, model: Model): Promise<string[]> {
  const rows = (await parts.query(
    `select external_id as "externalId", payload, gone_at is not null as "isGone", outcome from integrations.object where object_type = $1`,
    [system.objectType],
  )) as { externalId: string; payload: unknown; isGone: boolean; outcome: string }[]
  const here = new Map(rows.map((row) => [row.externalId, row]))
  const wrong = [...model].flatMap(([id, version]) => {
    const row = here.get(system.externalIdOf(id))
    if (row === undefined) return [`lost: ${id}`]
    if (row.outcome !== 'mapped') return [`${id} is ${row.outcome}`]
    if (row.isGone !== (version === null)) return [`${id}: gone ${String(row.isGone)}`]
    const said = system.versionIn(row.payload)
    return version === null || said === version ? [] : [`${id}: ${String(said)} should be ${String(version)}`]
  })
  const [others] = (await parts.query(
    `select (select count(*)::int from integrations.delivery where state = 'running') as running,
      (select count(*)::int from (select 1 from activity.fact where superseded_by is null group by source_key having count(*) > 1) t) as twice`,
  )) as { running: number; twice: number }[]
  return [
    ...wrong.slice(0, 5),
    ...(rows.length === model.size ? [] : [`${String(rows.length)} here of ${String(model.size)}`]),
    ...(others?.running === 0 ? [] : ['a delivery is still running']),
    ...(others?.twice === 0 ? [] : ['a fact is there twice']),
  ]
}
