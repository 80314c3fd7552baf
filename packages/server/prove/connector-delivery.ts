import type { Random } from '../src/app/demo/random.ts'
import type { killer } from './killing.ts'
import type { ProofHouse } from './proof-house.ts'

/** A worker lives no longer than this before it is killed, in milliseconds. */
const LONGEST = 2500
/** Asked again until it came in whole: what was wrong there passes by itself. */
const MOST_TRIES = 4

export type Delivering = {
  readonly house: ProofHouse
  readonly random: Random
  readonly workers: ReturnType<typeof killer>
  readonly connectionId: string
}

/** Makes a connection with `body` and the type visitor; answers its id. */
export async function connectTo({ parts }: ProofHouse, body: object, intake: object = {}): Promise<string> {
  const ask = parts.as('administrator')
  const { items } = (await ask('GET', '/relation-types')).json() as {
    items: { id: string; key: string; domainId: string }[]
  }
  const visitor = items.find(({ key }) => key === 'visitor')
  const made = await ask('POST', '/connections', {
    intake: { typeIds: [visitor?.id], domainId: visitor?.domainId, branchId: null, ...intake },
    everyMinutes: 15,
    silentAfterHours: null,
    ...body,
  })
  if (made.statusCode !== 200) throw new Error(made.body)
  return (made.json() as { id: string }).id
}

/** Asks for a delivery, kills workers at random moments of it, and asks again until it came in whole. Answers what is wrong. */
export async function deliverWhole(scene: Delivering, kind: 'hand' | 'backfill'): Promise<string[]> {
  const { house, workers, random, connectionId } = scene
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const asked = await house.parts.as('administrator')('POST', `/connections/${connectionId}/deliveries`, { kind })
    if (asked.statusCode !== 200) return [`asking: ${asked.body}`]
    await workers.finish({ phase: kind, look: () => look(house), kills: random.between(0, 2), longest: LONGEST })
    const [last] = (await house.parts.query('select state from integrations.delivery order by id desc limit 1')) as {
      state: string
    }[]
    if (last?.state === 'done') return []
  }
  return ['the delivery never came in whole']
}

async function look(house: ProofHouse) {
  const [job] = (await house.parts.query(
    `select state, step, attempts from platform.job where name = 'integrations.run-delivery' order by created_at desc, id desc limit 1`,
  )) as { state: string; step: string | null; attempts: number }[]
  return job
}
