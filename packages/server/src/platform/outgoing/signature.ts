import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Signatures of webhooks after the Standard Webhooks specification (version 1, symmetric): HMAC-SHA256 over `id.timestamp.body`, with a
 * secret that is written as `whsec_` and base64. Several signatures stand beside each other while a secret is being changed.
 */
export type WebhookHeaders = {
  readonly 'webhook-id': string
  /** Seconds since 1970. */
  readonly 'webhook-timestamp': string
  readonly 'webhook-signature': string
}

/** Of the specification: between 24 and 64 bytes. */
const LEAST_SECRET_BYTES = 24
const MOST_SECRET_BYTES = 64
const NEW_SECRET_BYTES = 32
const PREFIX = 'whsec_'
/** A message that is older or newer than this may be one that somebody kept. */
const TOLERANCE_SECONDS = 5 * 60

export function newWebhookSecret(): string {
  return `${PREFIX}${randomBytes(NEW_SECRET_BYTES).toString('base64')}`
}

export type WebhookMessage = {
  /** Stays the same when a message is sent again, so that who receives it can tell. No full stop in it: that separates. */
  readonly id: string
  /** Of this attempt, not of what happened. */
  readonly at: Date
  /** Exactly the bytes that are sent. */
  readonly body: string | Uint8Array
}

/**
 * The headers to send along. With more than one secret (the new one first) each receiver finds the signature that it can check.
 * @throws Error for a secret that is none, or an id with a full stop; without saying which
 */
export function signWebhook({ id, at, body }: WebhookMessage, secrets: readonly string[]): WebhookHeaders {
  if (id === '' || id.includes('.') || secrets.length === 0) throw new Error('A webhook needs an id and a secret.')
  const seconds = Math.floor(at.getTime() / 1000).toString()
  const signatures = secrets.map((secret) => `v1,${macOf(keyOf(secret), { id, seconds, body }).toString('base64')}`)
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures.join(' ') }
}

export type WebhookVerdict =
  | { readonly isRight: true; readonly id: string; readonly at: Date }
  | { readonly isRight: false; readonly reason: 'header_missing' | 'too_old' | 'too_new' | 'wrong_signature' }

/** Whether a message came from who knows one of these secrets, unchanged and not too long ago. */
export function verifyWebhook(
  {
    headers,
    body,
  }: { readonly headers: Readonly<Record<string, string | undefined>>; readonly body: string | Uint8Array },
  { secrets, now }: { readonly secrets: readonly string[]; readonly now: Date },
): WebhookVerdict {
  const { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures } = headers
  if (!id || !seconds || !signatures || !/^\d{1,12}$/.test(seconds)) return { isRight: false, reason: 'header_missing' }
  const age = Math.floor(now.getTime() / 1000) - Number(seconds)
  if (age > TOLERANCE_SECONDS) return { isRight: false, reason: 'too_old' }
  if (age < -TOLERANCE_SECONDS) return { isRight: false, reason: 'too_new' }
  const expected = secrets.map((secret) => macOf(keyOf(secret), { id, seconds, body }))
  const given = signatures.split(' ').flatMap((signature) => (signature.startsWith('v1,') ? [signature.slice(3)] : []))
  const isRight = given.some((signature) => expected.some((mac) => isSame(mac, Buffer.from(signature, 'base64'))))
  return isRight ? { isRight, id, at: new Date(Number(seconds) * 1000) } : { isRight, reason: 'wrong_signature' }
}

function macOf(key: Buffer, { id, seconds, body }: { id: string; seconds: string; body: string | Uint8Array }): Buffer {
  return createHmac('sha256', key).update(`${id}.${seconds}.`).update(body).digest()
}

const isSame = (expected: Buffer, given: Buffer): boolean =>
  expected.length === given.length && timingSafeEqual(expected, given)

function keyOf(secret: string): Buffer {
  const written = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret
  const key = /^[A-Za-z0-9+/]+={0,2}$/.test(written) ? Buffer.from(written, 'base64') : Buffer.alloc(0)
  if (key.length < LEAST_SECRET_BYTES || key.length > MOST_SECRET_BYTES)
    throw new Error(
      `A secret of a webhook is ${PREFIX} and the base64 of ${LEAST_SECRET_BYTES} to ${MOST_SECRET_BYTES} bytes.`,
    )
  return key
}
