import type { MessageAttempt, WebhookBody, WebhookEventKind } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx, Who } from '../../../platform/context.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { OutgoingProblem } from '../../../platform/outgoing/problem.rules.ts'
import { signWebhook } from '../../../platform/outgoing/signature.ts'
import type { Outside } from '../../../platform/outside/outside.ts'
import { disclosuresOf } from '../../relations/index.ts'
import * as attempts from './attempt.queries.ts'
import type { KeyHolders } from './key-holders.ts'
import { seenId, SEND_JOB } from './message.service.ts'
import * as messages from './message.queries.ts'
import * as rounds from './round.queries.ts'
import { decideNext, hasFailedTooLong, permissionOf, readRetryAfter, type Outcome } from './webhook.rules.ts'
import { placeOf } from './webhook.service.ts'
import * as webhooks from './webhook.queries.ts'

/** Standard Webhooks: long enough for somebody who stores it first, short enough not to wait for somebody who works it off first. */
const PATIENCE = 15_000
/** Sent beside each other; a slow system holds up no other for longer than one attempt. */
const AT_ONCE = 8
/** A worker that is killed while sending leaves what it took until then. Longer than sending can take. */
const LEASE = 2 * 60_000
/** Of what is answered, nothing more is read. */
const MOST_BYTES = 16 * 1024
/** Characters of it that are kept, to see what was wrong. */
const KEPT_ANSWER = 500
/** After this another job has its turn; what is left is asked for again. */
const LONGEST_ROUND = 60_000

export type SendMeans = {
  readonly inTenant: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
  readonly outside: Outside
  readonly clock: () => Date
  readonly keys: KeyHolders
}

/** Asks for sending when something is due, once until it has begun. */
export async function askSending(ctx: Ctx): Promise<boolean> {
  if ((await messages.isAnyDue(ctx)) && (await rounds.claim(ctx))) await ctx.enqueue({ name: SEND_JOB, payload: {} })
  return false
}

/** Sends what is due. Safe to be killed at any moment: what was taken and not settled is taken again. */
export async function sendDue(run: JobRun, keys: KeyHolders): Promise<void> {
  const means: SendMeans = { inTenant: run.inTenant, outside: run.outside, clock: run.clock, keys }
  await run.inTenant(rounds.begin)
  const end = performance.now() + LONGEST_ROUND
  while (!run.signal.aborted && performance.now() < end) {
    const until = new Date(run.clock().getTime() + LEASE)
    const ids = await run.inTenant((ctx) => messages.take(ctx, AT_ONCE, until))
    if (ids.length === 0) return
    await Promise.all(ids.map((id) => send(means, id)))
  }
}

/** One attempt, in no transaction: another system may take its time. Null when there was nothing to send. */
export async function send(means: SendMeans, messageId: string): Promise<z.infer<typeof MessageAttempt> | null> {
  const ready = await means.inTenant((ctx) => prepare(ctx, messageId, means))
  if (!ready) return null
  const at = means.clock()
  const began = performance.now()
  const { outcome, answer } = await post(means.outside, ready, at)
  const attempt = {
    at: at.toISOString(),
    status: outcome.status,
    problem: outcome.problem,
    milliseconds: Math.round(performance.now() - began),
    answer,
  }
  await means.inTenant(async (ctx) => {
    await attempts.insert(ctx, messageId, attempt)
    await settle(ctx, ready, outcome)
  })
  return attempt
}

type Ready = {
  readonly message: messages.MessageRow
  readonly url: string
  readonly secrets: readonly string[]
}

async function prepare(ctx: Ctx, messageId: string, { keys, outside }: SendMeans): Promise<Ready | null> {
  const message = await messages.find(ctx, messageId)
  const webhook = message && (await webhooks.find(ctx, message.webhookId))
  if (!webhook) return null
  if (message.type !== 'webhook.test' && !(await isToBeSent(ctx, message, (await keys.find(ctx, webhook.keyId))?.who)))
    return null
  const isOldSecretLeft = webhook.oldSecretUntil !== null && webhook.oldSecretUntil > ctx.now
  const sealed = [webhook.secret, ...(isOldSecretLeft && webhook.oldSecret !== null ? [webhook.oldSecret] : [])]
  const secrets = await Promise.all(sealed.map((text) => outside.secrets.open(text, placeOf(ctx, webhook.id))))
  return { message, url: webhook.url, secrets }
}

/** Without a key nobody says what may be told: it waits until somebody gives it one, and says so on the screen. */
async function isToBeSent(ctx: Ctx, message: messages.MessageRow, who: Who | null | undefined): Promise<boolean> {
  if (message.state !== 'waiting' || !who) return false
  if (await mayBeTold(ctx, message, who)) return true
  await messages.settle(ctx, message.id, { state: 'withheld', nextAt: null, hasFailed: false })
  return false
}

/** Judged at the moment of sending: a right that was withdrawn, or a relation that was protected since, counts. */
async function mayBeTold(ctx: Ctx, { type, relationId }: messages.MessageRow, who: Who): Promise<boolean> {
  if (!who.permissions.has(permissionOf(type as WebhookEventKind))) return false
  if (relationId === null) return true
  const asKey: Ctx = { ...ctx, ...who, origin: ctx.origin }
  const id = await seenId(asKey, relationId)
  if (id === null) return false
  return (await disclosuresOf(asKey, [id])).get(id)?.mask !== 'protected'
}

async function post(
  outside: Outside,
  { message, url, secrets }: Ready,
  at: Date,
): Promise<{ outcome: Outcome; answer: string | null }> {
  const told: WebhookBody = {
    type: message.type,
    timestamp: message.at.toISOString(),
    version: 1,
    data: { id: message.relationId ?? message.importId },
  }
  const body = JSON.stringify(told)
  const signed = signWebhook({ id: `msg_${message.id.replaceAll('-', '')}`, at, body }, secrets)
  try {
    const {
      status,
      headers,
      body: answer,
    } = await outside.outgoing.request({
      method: 'POST',
      url,
      headers: { ...signed, 'content-type': 'application/json' },
      body,
      timeoutMilliseconds: PATIENCE,
      mostBytes: MOST_BYTES,
      allowedHosts: [new URL(url).hostname],
      redirects: 'refuse',
    })
    const retryAfter = readRetryAfter(headers['retry-after'])
    return { outcome: { status, problem: null, retryAfter }, answer: excerpt(answer) }
  } catch (error) {
    if (!(error instanceof OutgoingProblem)) throw error
    return { outcome: { status: null, problem: error.code, retryAfter: null }, answer: null }
  }
}

/** Readable characters only: what others answer is shown on a screen. */
function excerpt(answer: Buffer): string | null {
  const text = answer
    .toString('utf8')
    .replace(/[\p{Cc}\p{Cf}\uFFFD]+/gu, ' ')
    .trim()
  return text === ''
    ? null
    : Array.from(text)
        .slice(0, KEPT_ANSWER / 2)
        .join('')
}

async function settle(ctx: Ctx, { message }: Ready, outcome: Outcome): Promise<void> {
  const { state, nextAt, isGone } = decideNext(outcome, message.failures, ctx.now)
  const isTest = message.type === 'webhook.test'
  const isDelivered = state === 'delivered'
  await messages.settle(ctx, message.id, {
    state: isTest && !isDelivered ? 'given_up' : state,
    nextAt: isTest ? null : nextAt,
    hasFailed: !isDelivered,
  })
  if (isDelivered) return webhooks.noteDelivered(ctx, message.webhookId)
  // Somebody who tries is not told that it is switched off for it.
  if (isTest) return
  const failingSince = await webhooks.noteFailure(ctx, message.webhookId)
  if (!isGone && !hasFailedTooLong(failingSince, ctx.now)) return
  if (!(await webhooks.stop(ctx, message.webhookId))) return
  await ctx.audit(
    'webhook.stopped',
    { kind: 'webhook', id: message.webhookId },
    { reason: isGone ? 'gone' : 'failing' },
  )
}
