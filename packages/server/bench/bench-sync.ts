import { dice } from '../src/app/demo/random.ts'
import { openPretix, type PretixEmulator } from '../src/modules/integrations/testing/pretix-emulator.ts'
import { drawOrder } from '../prove/connector-orders.ts'
import { figuresOf, round, sayFigures, timed } from './figures.ts'
import { openHouse, type House } from './house.ts'

const CHANGED = 500
const HOOKS = 40

type Say = (line: string) => void

/**
 * A theatre of so many orders that is connected, changes, and tells of changes. Turns between questions are left out: what is measured is what
 * we can take in, not what the other system allows to be asked.
 */
export async function benchSync(orders: number, say: Say): Promise<Record<string, unknown>> {
  const emulator = await openPretix(() => new Date())
  const environment = { KLANTREGIE_OWN_NETWORK: new URL(emulator.url).host }
  const house = await openHouse({ rows: 1, say: () => undefined, environment, wait: () => Promise.resolve() })
  const random = dice('sync', 'orders')
  try {
    for (let number = 0; number < orders; number += 1)
      emulator.putOrder(drawOrder(random, { code: `S${String(number)}`, changed: 0 }))
    const connectionId = await connect(house, emulator)
    const backfill = await timed(() => deliver(house, connectionId, 'backfill'))
    const perSecond = Math.round(orders / (backfill.milliseconds / 1000))
    say(
      `backfill of ${String(orders)} orders: ${String(round(backfill.milliseconds / 1000))} s, ${String(perSecond)}/s`,
    )
    for (let changed = 0; changed < CHANGED; changed += 1)
      emulator.putOrder(drawOrder(random, { code: `S${String(random.between(0, orders - 1))}`, changed: 1 }))
    const incremental = await timed(() => deliver(house, connectionId, 'hand'))
    say(`${String(CHANGED)} changes: ${String(round(incremental.milliseconds / 1000))} s`)
    const latency = figuresOf(await hookLatencies(house, emulator, connectionId))
    say(sayFigures('told of a change, until it is on the timeline', latency))
    return {
      orders,
      backfillSeconds: round(backfill.milliseconds / 1000),
      perSecond,
      incrementalSeconds: round(incremental.milliseconds / 1000),
      hookToTimeline: latency,
    }
  } finally {
    await house.close()
    await emulator.close()
  }
}

async function connect(house: House, { url, organizer, token }: PretixEmulator): Promise<string> {
  const types = (await house.request('GET', '/relation-types')).json.items as {
    id: string
    key: string
    domainId: string
  }[]
  const visitor = types.find(({ key }) => key === 'visitor')
  const made = await house.request('POST', '/connections', {
    connector: 'pretix',
    name: 'Kaartverkoop',
    settings: { url, organizer },
    secrets: { token },
    intake: { typeIds: [visitor?.id], domainId: visitor?.domainId, branchId: null },
    everyMinutes: 15,
    silentAfterHours: null,
  })
  if (made.status !== 200) throw new Error(JSON.stringify(made.json))
  return (made.json as { id: string }).id
}

async function deliver(house: House, connectionId: string, kind: 'backfill' | 'hand'): Promise<void> {
  const asked = await house.request('POST', `/connections/${connectionId}/deliveries`, { kind })
  if (asked.status !== 200) throw new Error(JSON.stringify(asked.json))
  await house.started.runJobs()
  const { items } = (await house.request('GET', `/deliveries?connectionId=${connectionId}&limit=3`)).json as {
    items: { state: string }[]
  }
  if (items.some(({ state }) => state !== 'done')) throw new Error(JSON.stringify(items))
}

/** From the moment at which the other system tells, until the relation page shows it. The worker looks every second, which is left out too. */
async function hookLatencies(house: House, emulator: PretixEmulator, connectionId: string): Promise<number[]> {
  await house.request('PATCH', `/connections/${connectionId}`, { state: 'active' })
  await house.started.doUpkeep()
  await house.started.runJobs()
  const { url } = (await house.request('POST', `/connections/${connectionId}/hook`, {})).json as { url: string }
  const path = new URL(url).pathname.replace(/^\/api/, '')
  const random = dice('sync', 'hooks')
  const latencies: number[] = []
  for (let number = 0; number < HOOKS; number += 1) {
    const code = `H${String(number)}`
    emulator.putOrder({ ...drawOrder(random, { code, changed: 0 }), status: 'p' })
    const { milliseconds } = await timed(async () => {
      await house.request('POST', path, {
        organizer: emulator.organizer,
        event: 'winter',
        code,
        action: 'pretix.event.order.paid',
      })
      await house.started.doUpkeep()
      await house.started.runJobs()
    })
    latencies.push(milliseconds)
  }
  return latencies
}
