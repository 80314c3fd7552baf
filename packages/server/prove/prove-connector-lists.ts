import { dice, type Random } from '../src/app/demo/random.ts'
import {
  CALM,
  openLaposta,
  type LapostaEmulator,
  type LapostaTroubles,
} from '../src/modules/integrations/testing/laposta-emulator.ts'
import { connectTo, deliverWhole, type Delivering } from './connector-delivery.ts'
import { killer, type Kill } from './killing.ts'
import { openProofHouse, type ProofHouse } from './proof-house.ts'
import type { ProofSettings } from './proof.ts'

type Say = (line: string) => void

const SWITCHES: readonly ((troubles: LapostaTroubles, random: Random) => void)[] = [
  () => undefined,
  (troubles, random) => (troubles.busy = random.between(1, 2)),
  (troubles, random) => (troubles.failing = random.between(1, 2)),
  (troubles) => (troubles.truncated = 1),
  (troubles) => (troubles.hasUnknownFields = true),
  (troubles) => (troubles.slow = 100),
]

const LIST = 'Bewijs'
/** More than is carried in at once, so that a worker can be killed between two pages. */
const MEMBERS = 700
const MOVES = 60
const MINUTE = 60_000
const BEGINNING = Date.parse('2025-01-06T09:00:00Z')

/** What should hold of somebody, by a model that knows nothing of how it is decided; moments in minutes since the beginning. */
type Model = { holds: 'given' | 'withdrawn'; saidNoAt: number | null; statements: number }

/**
 * People sign up, unsubscribe, are put back on their old sign-up, sign up anew, are deleted and are edited, while something is wrong at the
 * other side and workers are killed. After each round what holds of everybody, and how many statements stand for it, is held against a model.
 */
export async function proveLists(settings: ProofSettings, say: Say): Promise<{ failures: string[]; kills: number }> {
  const emulator = await openLaposta()
  const house = await openProofHouse(undefined, { environment: { KLANTREGIE_OWN_NETWORK: new URL(emulator.url).host } })
  const random = dice(settings.seed, 'lists')
  const kills: Kill[] = []
  const workers = killer(house.worker, random, kills)
  const failures: string[] = []
  try {
    emulator.lists.set(LIST, 'Nieuwsbrief')
    const world: World = {
      house,
      emulator,
      random,
      workers,
      connectionId: await connect(house, emulator),
      models: new Map(),
      tick: 0,
    }
    for (let index = 0; index < MEMBERS; index += 1) signUp(world, `L${String(index)}`)
    for (let round = 0; round < settings.runs * SWITCHES.length; round += 1)
      failures.push(
        ...(await proveRound(world, round)).map((problem) => `lists, round ${String(round + 1)}: ${problem}`),
      )
    say(
      `lists: ${String(settings.runs * SWITCHES.length)} rounds, ${String(kills.length)} kills, ${failures.join('; ') || 'in balance'}`,
    )
    return { failures, kills: kills.length }
  } finally {
    await workers.stop()
    await house.close()
    await emulator.close()
  }
}

async function proveRound(world: World, round: number): Promise<string[]> {
  for (let move = 0; round > 0 && move < MOVES; move += 1) moveOne(world)
  Object.assign(world.emulator.troubles, CALM)
  SWITCHES[round % SWITCHES.length]?.(world.emulator.troubles, world.random)
  return [...(await deliverWhole(world, 'hand')), ...(await compare(world))]
}

type World = Delivering & {
  readonly emulator: LapostaEmulator
  readonly models: Map<string, Model>
  tick: number
}

/** In winter the Netherlands are an hour ahead; the proof stays within one winter. */
const inWords = (tick: number): string =>
  new Date(BEGINNING + tick * MINUTE + 60 * MINUTE).toISOString().slice(0, 19).replace('T', ' ')

function signUp(world: World, id: string): void {
  world.tick += 1
  const [at, email] = [inWords(world.tick), `${id.toLowerCase()}@bewijs.example`]
  world.emulator.put({
    member_id: id,
    list_id: LIST,
    email,
    state: 'active',
    signup_date: at,
    modified: at,
    ip: '198.51.100.9',
    source_url: 'https://bewijs.example/aanmelden',
    custom_fields: { voornaam: 'Lid', achternaam: `Nummer ${id}` },
    tick: world.tick,
  })
  world.models.set(id, { holds: 'given', saidNoAt: null, statements: 1 })
}

type Move = (of: { readonly member: Json; readonly model: Model; readonly tick: number }) => Json | 'gone'
type Json = Record<string, unknown>

const saysNo = (model: Model, tick: number): void => {
  if (model.holds === 'given')
    Object.assign(model, { holds: 'withdrawn', saidNoAt: tick, statements: model.statements + 1 })
}
const edited = (tick: number): Json => ({ custom_fields: { voornaam: `Lid ${String(tick)}`, achternaam: 'Nummer' } })

/** What people and those who keep the list do there, and what it means, each by itself. */
const DEEDS: readonly Move[] = [
  ({ member, model, tick }) => {
    if (member['state'] !== 'active') return edited(tick)
    saysNo(model, tick)
    return { state: 'unsubscribed' }
  },
  // Put back on the old sign-up: nobody said anything.
  () => ({ state: 'active' }),
  ({ member, model, tick }) => {
    if (member['state'] !== 'unsubscribed') return edited(tick)
    Object.assign(model, { holds: 'given', saidNoAt: null, statements: model.statements + 1 })
    return { state: 'active', signup_date: inWords(tick) }
  },
  ({ model, tick }) => {
    if (model.holds !== 'given') return edited(tick)
    saysNo(model, tick)
    return 'gone'
  },
  ({ tick }) => edited(tick),
]

/** Each member moves at most once between two deliveries, or the model would have to know what nobody was told. */
function moveOne(world: World): void {
  const { emulator, random, models } = world
  const id = [...models.keys()][random.between(0, models.size - 1)] ?? ''
  const [member, model] = [emulator.members.get(id), models.get(id)]
  const moved = emulator.asked.length
  if (member === undefined || model === undefined || member['moved'] === moved) return
  world.tick += 1
  const deed = DEEDS[random.between(0, DEEDS.length - 1)]?.({ member, model, tick: world.tick })
  if (deed === 'gone') emulator.members.delete(id)
  else emulator.members.set(id, { ...member, modified: inWords(world.tick), moved, ...deed })
}

async function connect(house: ProofHouse, { url, token }: LapostaEmulator): Promise<string> {
  const purposes = (await house.parts.as('administrator')('GET', '/privacy/purposes')).json() as {
    items: { id: string; key: string }[]
  }
  const purposeId = purposes.items.find(({ key }) => key === 'newsletter')?.id
  const lists = [
    { externalId: LIST, name: 'Nieuwsbrief', purposeId, channel: 'email', agreedText: 'Ja, stuur mij de nieuwsbrief.' },
  ]
  const body = { connector: 'laposta', name: 'Nieuwsbrief', settings: { url }, secrets: { token } }
  return connectTo(house, body, { lists })
}

/** The last that stands of everybody, a no before a yes of the same moment, and how many statements there are. */
async function compare({ house, models }: World): Promise<string[]> {
  const rows = (await house.parts.query(
    `select upper(split_part(contact, '@', 1)) as id, count(*)::int as statements,
       (array_agg(state order by occurred_at desc, state desc))[1] as holds from privacy.consent where voided_at is null group by 1`,
  )) as { id: string; statements: number; holds: string }[]
  const stored = new Map(rows.map((row) => [row.id, row]))
  return [...models]
    .flatMap(([id, { holds, statements }]) => {
      const row = stored.get(id)
      return row?.holds === holds && row.statements === statements
        ? []
        : [`${id}: ${String(row?.holds)} by ${String(row?.statements)} should be ${holds} by ${String(statements)}`]
    })
    .slice(0, 5)
}
