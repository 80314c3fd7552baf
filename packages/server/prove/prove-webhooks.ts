import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { dice, type Random } from '../src/app/demo/random.ts'
import {
  openReceiver,
  type Conduct,
  type WebhookReceiver,
} from '../src/modules/integrations/testing/webhook-receiver.ts'
import { killer, type Kill } from './killing.ts'
import type { ProofSettings } from './proof.ts'
import { openProofHouse, type ProofHouse } from './proof-house.ts'

type Say = (line: string) => void

/** Relations that are made before messages are sent, at a time. */
const AT_ONCE = 100
/** A worker lives no longer than this before it is killed, in milliseconds. */
const LONGEST = 600
/** Rounds of sending after which a message that still waits was lost. */
const MOST_ROUNDS = 60
/** Of a hundred answers: the receiver is there for half of them. Silence costs fifteen seconds each, and is rare. */
const CONDUCTS: readonly Conduct[] = [
  ...Array<Conduct>(46).fill('fine'),
  ...Array<Conduct>(6).fill('chatty'),
  ...Array<Conduct>(18).fill('error'),
  ...Array<Conduct>(14).fill('hangUp'),
  ...Array<Conduct>(8).fill('busy'),
  ...Array<Conduct>(7).fill('redirect'),
  'silent',
]

/**
 * Relations are made while the receiver misbehaves and workers are killed at random moments. Every relation must be told at least once, with a
 * signature that the library of the makers of Standard Webhooks believes, under the one id that its message has; the secret is changed on the
 * way, and once the receiver says that it is gone. Waits between attempts are passed over, attempts are not.
 */
export async function proveWebhooks(settings: ProofSettings, say: Say): Promise<{ failures: number }> {
  const receiver = await openReceiver()
  const house = await openProofHouse(undefined, {
    environment: { KLANTREGIE_OWN_NETWORK: new URL(receiver.url).host },
  })
  const random = dice(settings.seed, 'webhooks')
  const kills: Kill[] = []
  const workers = killer(house.worker, random, kills)
  const started = performance.now()
  try {
    say(`${String(settings.deliveries)} messages, seed "${settings.seed}"`)
    const scene: Scene = { house, receiver, random, workers, webhookId: await subscribe(house, receiver) }
    const made: string[] = []
    const problems: string[] = []
    while (made.length < settings.deliveries) {
      made.push(...(await makeRelations(house, Math.min(AT_ONCE, settings.deliveries - made.length), made.length)))
      problems.push(...(await sendAll(scene, { isHalfway: isPast(made.length, settings.deliveries) })))
      say(`${String(made.length)} told, ${String(kills.length)} kills`)
    }
    problems.push(...(await compare(scene, made)))
    for (const problem of problems.slice(0, 20)) say(problem)
    const stops = await house.parts.query(`select 1 from platform.audit_entry where action = 'webhook.stopped'`)
    // What never happened proves nothing.
    if (stops.length === 0) problems.push('the receiver was never gone')
    const told = receiver.received.map(({ id }) => id)
    const summary = {
      messages: made.length,
      asked: receiver.asked(),
      received: told.length,
      receivedTwice: told.length - new Set(told).size,
      kills: kills.length,
      stops: stops.length,
      failures: problems.length,
      seconds: Math.round((performance.now() - started) / 100) / 10,
    }
    say(JSON.stringify(summary))
    keep({ settings, summary, problems }, say)
    return { failures: problems.length }
  } finally {
    await workers.stop()
    await house.close()
    await receiver.close()
  }
}

type Scene = {
  readonly house: ProofHouse
  readonly receiver: WebhookReceiver
  readonly random: Random
  readonly workers: ReturnType<typeof killer>
  readonly webhookId: string
}

/** The one time that it goes past the half. */
const isPast = (count: number, all: number) => count >= all / 2 && count - AT_ONCE < all / 2

async function subscribe({ parts }: ProofHouse, receiver: WebhookReceiver): Promise<string> {
  const ask = parts.as('administrator')
  const scopes = ['relations.relation.read']
  const key = await ask('POST', '/keys', { name: 'Website', role: 'relation_manager', scopes })
  if (key.statusCode !== 200) throw new Error(key.body)
  const keyId = (key.json() as { key: { id: string } }).key.id
  const events = ['relation.created']
  const made = await ask('POST', '/webhooks', { name: 'Website', url: receiver.url, events, keyId })
  if (made.statusCode !== 200) throw new Error(made.body)
  const { webhook, secret } = made.json() as { webhook: { id: string }; secret: string }
  receiver.secret = secret
  return webhook.id
}

async function makeRelations({ parts }: ProofHouse, count: number, from: number): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) {
    const name = { surname: `Ontvanger ${String(from + index)}` }
    const reply = await parts.as('administrator')('POST', '/relations', { kind: 'person', name })
    if (reply.statusCode !== 200) throw new Error(reply.body)
    ids.push((reply.json() as { relation: { id: string } }).relation.id)
  }
  return ids
}

/** Until nothing waits any more. Halfway the receiver says that it is gone, and is asked again with another secret. */
async function sendAll(scene: Scene, { isHalfway }: { readonly isHalfway: boolean }): Promise<string[]> {
  const { house, receiver, random, workers } = scene
  let isGone = isHalfway
  receiver.conduct = () => {
    if (!isGone) return random.pick(CONDUCTS)
    isGone = false
    return 'gone'
  }
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await house.doUpkeep()
    await goOn(scene)
    if (!(await isAnythingWaiting(house))) return []
    // Hours of waiting are passed over: what was told to wait is due now, and so is what a killed worker had taken.
    await house.parts.query(
      `update integrations.webhook_message set next_at = now() - interval '1 second' where state = 'waiting'`,
    )
    await house.doUpkeep()
    const kills = random.between(0, 2) === 0 ? 1 : 0
    await workers.finish({ phase: 'sending', look: () => look(house), kills, longest: LONGEST })
  }
  return [`after ${String(MOST_ROUNDS)} rounds messages still wait`]
}

/** What an administrator does: a webhook that was stopped goes on, with another secret, and what was given up is sent again. */
async function goOn({ house, receiver, webhookId }: Scene): Promise<void> {
  const ask = house.parts.as('administrator')
  const [webhook] = (await house.parts.query(
    'select stopped_at is not null as "isStopped" from integrations.webhook',
  )) as {
    isStopped: boolean
  }[]
  if (webhook?.isStopped) {
    await expectDone(ask('PATCH', `/webhooks/${webhookId}`, { isPaused: false }))
    const changed = await ask('POST', `/webhooks/${webhookId}/secret`)
    if (changed.statusCode !== 200) throw new Error(changed.body)
    receiver.secret = (changed.json() as { secret: string }).secret
  }
  const given = (await house.parts.query(`select id from integrations.webhook_message where state = 'given_up'`)) as {
    id: string
  }[]
  for (const { id } of given) await expectDone(ask('POST', `/webhooks/${webhookId}/messages/${id}/replay`))
}

async function expectDone(asked: Promise<{ statusCode: number; body: string }>): Promise<void> {
  const { statusCode, body } = await asked
  if (statusCode !== 200) throw new Error(body)
}

async function isAnythingWaiting({ parts }: ProofHouse): Promise<boolean> {
  const rows = await parts.query(
    `select 1 from integrations.webhook_message where state = 'waiting'
     union all select 1 from integrations.webhook_event where spread_at is null limit 1`,
  )
  return rows.length > 0
}

async function look(house: ProofHouse) {
  const [job] = (await house.parts.query(
    `select state, step, attempts from platform.job where name = 'integrations.send-webhooks' order by created_at desc, id desc limit 1`,
  )) as { state: string; step: string | null; attempts: number }[]
  return job
}

/** What arrived against what happened, and against what the log says of it. */
async function compare({ house, receiver }: Scene, made: readonly string[]): Promise<string[]> {
  const idsByRelation = Map.groupBy(receiver.received, ({ about }) => about)
  const problems = made.flatMap((id) => {
    const told = idsByRelation.get(id) ?? []
    if (told.length === 0) return [`never told: ${id}`]
    return new Set(told.map((one) => one.id)).size > 1 ? [`told under more than one id: ${id}`] : []
  })
  const strangers = receiver.received.filter(({ about }) => about === null || !made.includes(about))
  const states = (await house.parts.query(
    `select state, count(*)::int as count from integrations.webhook_message where state <> 'delivered' group by 1`,
  )) as { state: string; count: number }[]
  return [
    ...problems,
    ...strangers.map(({ about }) => `nobody's message: ${String(about)}`),
    ...receiver.refused.map((why) => `not believed: ${why}`),
    ...states.map(({ state, count }) => `the log says ${state} of ${String(count)}`),
  ]
}

function keep(result: object, say: Say): void {
  const folder = resolve(import.meta.dirname, '../../../bench-results')
  mkdirSync(folder, { recursive: true })
  const path = resolve(folder, `prove-webhooks-${new Date().toISOString().replaceAll(':', '-')}.json`)
  const machine = { cpus: cpus().length, memoryGiB: Math.round(totalmem() / 1024 ** 3), node: process.version }
  writeFileSync(path, JSON.stringify({ machine, ...result }, null, 1))
  say(`Kept in ${path}`)
}
