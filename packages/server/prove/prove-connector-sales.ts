import { dice, type Random } from '../src/app/demo/random.ts'
import {
  calmTicketmatic,
  openTicketmatic,
  type TicketmaticEmulator,
  type TicketmaticTroubles,
} from '../src/modules/integrations/testing/ticketmatic-emulator.ts'
import { buy, furnish, know, perform } from '../src/modules/integrations/testing/ticketmatic-sale.ts'
import { connectTo, deliverWhole, type Delivering } from './connector-delivery.ts'
import { killer, type Kill } from './killing.ts'
import { openProofHouse, type ProofHouse } from './proof-house.ts'
import type { ProofSettings } from './proof.ts'

type Say = (line: string) => void

const MINUTE = 60_000

/** A clock that is set back further than the overlap is asked about by fetching everything; it is set right a little here. */
const SWITCHES: readonly ((troubles: TicketmaticTroubles, random: Random) => void)[] = [
  () => undefined,
  (troubles, random) => (troubles.busy = random.between(1, 2)),
  (troubles, random) => (troubles.failing = random.between(1, 2)),
  (troubles) => (troubles.truncated = 1),
  (troubles) => (troubles.hasUnknownFields = true),
  (troubles) => (troubles.withoutField = 'saleschannelid'),
  (troubles) => (troubles.clockAhead = 2 * MINUTE),
  (troubles) => (troubles.clockAhead = -2 * MINUTE),
  (troubles) => (troubles.moneyAs = 'number'),
  (troubles) => (troubles.moneyAs = 'comma'),
  (troubles, random) => (troubles.expiresAfter = random.between(3, 12)),
]

const PEOPLE = 120
const MOVES = 20
const PERFORMANCES = [50, 51, 52]
const PRICE_AND_FEE = 2750

type Order = { readonly customer: number; tickets: number[]; isConfirmed: boolean }
/** What is true there, in words of its own. */
type Model = { readonly orders: Map<number, Order>; readonly removed: Set<number>; readonly scanned: Set<number> }
type World = Delivering & { readonly emulator: TicketmaticEmulator; readonly model: Model }

/**
 * People buy, give back, are let in and are removed, while something is wrong at the other side and workers are killed. After each round every
 * ticket of a confirmed order is here once for its price, whoever came in came once, and whoever was removed is nameless.
 */
export async function proveSales(settings: ProofSettings, say: Say): Promise<{ failures: string[]; kills: number }> {
  const emulator = await openTicketmatic(() => new Date())
  const house = await openProofHouse(undefined, { environment: { KLANTREGIE_OWN_NETWORK: new URL(emulator.url).host } })
  const random = dice(settings.seed, 'sales')
  const kills: Kill[] = []
  const workers = killer(house.worker, random, kills)
  const failures: string[] = []
  const rounds = settings.runs * SWITCHES.length
  try {
    furnish(emulator)
    for (const id of PERFORMANCES) perform(emulator, id, { startts: emulator.moment(-60) })
    const model: Model = { orders: new Map(), removed: new Set(), scanned: new Set() }
    const world: World = { house, emulator, random, workers, connectionId: await connect(house, emulator), model }
    for (let index = 0; index < PEOPLE; index += 1) sell(world)
    for (let round = 0; round < rounds; round += 1) {
      const problems = await proveRound(world, round)
      failures.push(...problems.map((problem) => `sales, round ${String(round + 1)}: ${problem}`))
    }
    say(`sales: ${String(rounds)} rounds, ${String(kills.length)} kills, ${failures.join('; ') || 'in balance'}`)
    return { failures, kills: kills.length }
  } finally {
    await workers.stop()
    await house.close()
    await emulator.close()
  }
}

const connect = (house: ProofHouse, { url, account, accessKey, secretKey }: TicketmaticEmulator): Promise<string> =>
  connectTo(house, {
    connector: 'ticketmatic',
    name: 'Kassa',
    settings: { url, account, times: 'utc' },
    secrets: { accessKey, secretKey },
    everyMinutes: 60,
  })

async function proveRound(world: World, round: number): Promise<string[]> {
  const { emulator, random } = world
  for (let move = 0; round > 0 && move < MOVES; move += 1) moveOne(world)
  Object.assign(emulator.troubles, calmTicketmatic())
  SWITCHES[round % SWITCHES.length]?.(emulator.troubles, random)
  const arrived = await deliverWhole(world, round % 5 === 0 ? 'backfill' : 'hand')
  Object.assign(emulator.troubles, calmTicketmatic())
  return [...arrived, ...(await compare(world))]
}

function sell({ emulator, random, model }: World): void {
  const id = 1000 + model.orders.size
  const customer = 100 + model.orders.size
  know(emulator, customer)
  model.orders.set(id, {
    customer,
    tickets: Array.from({ length: random.between(1, 3) }, (_, index) => id * 10 + index),
    isConfirmed: random.between(0, 9) > 0,
  })
  tell(emulator, model, id)
}

function tell(emulator: TicketmaticEmulator, { orders }: Model, id: number): void {
  const order = orders.get(id)
  if (order === undefined) return
  const { customer, tickets, isConfirmed } = order
  const event = PERFORMANCES[id % PERFORMANCES.length] ?? 50
  buy(emulator, id, { event, tickets, said: { customerid: customer, status: isConfirmed ? 21_002 : 21_001 } })
}

function moveOne(world: World): void {
  const { emulator, random, model } = world
  const deed = random.between(0, 9)
  const id = random.pick([...model.orders.keys()])
  const order = model.orders.get(id)
  if (deed < 2 || order === undefined) {
    sell(world)
    return
  }
  if (deed === 2) {
    model.removed.add(order.customer)
    know(emulator, order.customer, { isdeleted: true })
    return
  }
  if (deed === 3) order.isConfirmed = true
  if (deed === 4) order.tickets = order.tickets.slice(0, -1).filter((ticket) => !model.scanned.has(ticket))
  if (deed > 4 && order.isConfirmed) {
    for (const ticket of order.tickets) {
      model.scanned.add(ticket)
      emulator.entries.set(ticket, emulator.moment())
    }
  }
  tell(emulator, model, id)
}

async function compare({ house, model }: World): Promise<string[]> {
  const facts = (await house.parts.query(
    `select source_key as key, count(*)::int as rows, sum(amount_cents)::int as cents from activity.fact
     where superseded_by is null and removed_at is null group by 1`,
  )) as { key: string; rows: number; cents: number }[]
  const stored = new Map(facts.map((fact) => [fact.key, fact]))
  const sold = [...model.orders.values()].filter(({ isConfirmed }) => isConfirmed).flatMap(({ tickets }) => tickets)
  const there = new Set([...model.orders.values()].flatMap(({ tickets }) => tickets))
  const expected = [
    ...sold.map((ticket) => ({ key: `ticket/${String(ticket)}`, cents: PRICE_AND_FEE })),
    ...[...model.scanned]
      .filter((ticket) => there.has(ticket))
      .map((ticket) => ({ key: `ticket/${String(ticket)}/entry`, cents: 0 })),
  ]
  const wrong = expected.flatMap(({ key, cents }) => {
    const fact = stored.get(key)
    return fact?.cents === cents && fact.rows === 1
      ? []
      : [`${key}: ${JSON.stringify(fact)} should be ${String(cents)}`]
  })
  return [
    ...wrong.slice(0, 5),
    ...(facts.length === expected.length ? [] : [`${String(facts.length)} facts of ${String(expected.length)}`]),
    ...(await wrongAbout(house, model)),
  ]
}

/** Who was removed has no name here, and of nobody too much is kept. */
async function wrongAbout({ parts }: ProofHouse, { removed, orders }: Model): Promise<string[]> {
  const contacts = (await parts.query(
    `select o.external_id as id, o.gone_at is not null as "isGone", r.payload::text ~ 'bezoeker' as "hasName" from integrations.object o
     join identity.source_record r on r.external_id = o.external_id where o.stream = 'contacts' and o.object_type = 'contact'`,
  )) as { id: string; isGone: boolean; hasName: boolean }[]
  const named = contacts.filter(({ id, hasName }) => hasName && removed.has(Number(id)))
  const waiting = (await parts.query(
    `select count(*)::int as count from integrations.object where outcome <> 'mapped'`,
  )) as { count: number }[]
  const objects = (await parts.query(
    `select count(*)::int as count from integrations.object where stream = 'orders'`,
  )) as {
    count: number
  }[]
  return [
    ...named.slice(0, 3).map(({ id }) => `${id} was removed and has a name`),
    ...(waiting[0]?.count === 0 ? [] : [`${String(waiting[0]?.count)} wait`]),
    ...(objects[0]?.count === orders.size ? [] : [`${String(objects[0]?.count)} orders of ${String(orders.size)}`]),
  ]
}
