import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { newWebhookSecret, signWebhook, verifyWebhook } from './signature.ts'

/** The example that the reference libraries of Standard Webhooks test themselves with. */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: new Date(1614265330_000), body: '{"test": 2432232314}' }
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='

const { body } = message
const headers = signWebhook(message, [SECRET])
const at = (seconds: number) => new Date(message.at.getTime() + seconds * 1000)
const verify = (more: { headers?: object; body?: string; secrets?: string[]; now?: Date } = {}) =>
  verifyWebhook(
    { headers: { ...headers, ...more.headers }, body: more.body ?? body },
    { secrets: more.secrets ?? [SECRET], now: more.now ?? message.at },
  )

test('the known example gets the known signature', () => {
  expect(headers).toEqual({
    'webhook-id': message.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': SIGNATURE,
  })
})

test('what is signed is the id, the moment and the bytes of the body, with dots between', () => {
  const bytes = Buffer.from('{"naam":"Zoë"}')
  const key = Buffer.from(SECRET.slice('whsec_'.length), 'base64')
  const expected = createHmac('sha256', key)
    .update(Buffer.concat([Buffer.from('a.1614265330.'), bytes]))
    .digest('base64')
  for (const content of [bytes, bytes.toString()])
    expect(signWebhook({ ...message, id: 'a', body: content }, [SECRET])['webhook-signature']).toBe(`v1,${expected}`)
})

describe('whoever receives it', () => {
  const other = newWebhookSecret()

  test('sees that it is right, and which message it is', () => {
    expect(verify()).toEqual({ isRight: true, id: message.id, at: message.at })
  })

  test.each([
    ['the body was changed', { body: `${body} ` }, 'wrong_signature'],
    ['the id was changed', { headers: { 'webhook-id': 'msg_2' } }, 'wrong_signature'],
    ['the moment was changed', { headers: { 'webhook-timestamp': '1614265331' } }, 'wrong_signature'],
    ['it was signed with another secret', { secrets: [other] }, 'wrong_signature'],
    [
      'the signature is of another kind',
      { headers: { 'webhook-signature': SIGNATURE.replace('v1', 'v1a') } },
      'wrong_signature',
    ],
    ['the signature is cut off', { headers: { 'webhook-signature': SIGNATURE.slice(0, 20) } }, 'wrong_signature'],
    ['the signature is empty', { headers: { 'webhook-signature': 'v1,' } }, 'wrong_signature'],
    ['there is no signature', { headers: { 'webhook-signature': undefined } }, 'header_missing'],
    ['there is no id', { headers: { 'webhook-id': '' } }, 'header_missing'],
    ['the moment is no moment', { headers: { 'webhook-timestamp': '1614265330.5' } }, 'header_missing'],
    ['it is older than five minutes', { now: at(301) }, 'too_old'],
    ['it is of more than five minutes from now', { now: at(-301) }, 'too_new'],
  ])('refuses it when %s', (_name, change, reason) => {
    expect(verify(change)).toEqual({ isRight: false, reason })
  })

  test.each([300, -300])('takes it when the clocks are %i seconds apart', (seconds) => {
    expect(verify({ now: at(seconds) }).isRight).toBe(true)
  })

  test('can check it with the old secret and with the new one, while the secret is being changed', () => {
    const both = signWebhook(message, [other, SECRET])
    expect(both['webhook-signature'].split(' ')).toHaveLength(2)
    expect(verify({ headers: both, secrets: [SECRET] }).isRight).toBe(true)
    expect(verify({ headers: both, secrets: [other] }).isRight).toBe(true)
    expect(verify({ secrets: [other, SECRET] }).isRight).toBe(true)
  })
})

test('a new secret has 32 bytes that nobody has', () => {
  const [one, two] = [newWebhookSecret(), newWebhookSecret()]
  expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(one).not.toBe(two)
  expect(signWebhook(message, [one])['webhook-signature']).toMatch(/^v1,/)
})

test.each(['', 'whsec_', 'whsec_kort', 'whsec_!!!', `whsec_${Buffer.alloc(65).toString('base64')}`])(
  '"%s" is not a secret, and the refusal does not repeat it',
  (secret) => {
    expect(() => signWebhook(message, [secret])).toThrow(/base64 of 24 to 64 bytes/)
    if (secret.length > 6) expect(() => signWebhook(message, [secret])).not.toThrow(secret.slice(6))
  },
)

test.each(['', 'a.b'])('"%s" is no id: what is signed would not be certain', (id) => {
  expect(() => signWebhook({ ...message, id }, [SECRET])).toThrow('needs an id')
})
