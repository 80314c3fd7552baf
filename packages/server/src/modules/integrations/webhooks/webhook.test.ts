import { describe, expect, test } from 'vitest'
import { organisationNamed, relationsInDomain } from '../../../platform/testing/relations-in-domain.ts'
import {
  admin,
  app,
  codeOf,
  makeKey,
  messagesOf,
  person,
  receiver,
  RELATION,
  setNow,
  shown,
  subscribe,
  work,
} from '../testing/webhook-scene.ts'

describe('what happens', () => {
  test('is told once, signed so that the library of Standard Webhooks believes it, and thin', async () => {
    const { id } = await subscribe()
    const relation = await person('Bakker')
    await work()
    await work()
    expect(receiver.refused).toEqual([])
    expect(receiver.received).toMatchObject([{ type: 'relation.created', about: relation }])
    expect(receiver.received[0]!.body).not.toContain('Bakker')
    expect(JSON.parse(receiver.received[0]!.body)).toEqual({
      type: 'relation.created',
      timestamp: app.clock.now().toISOString(),
      version: 1,
      data: { id: relation },
    })
    expect(await messagesOf(id)).toMatchObject([
      { type: 'relation.created', about: relation, state: 'delivered', attempts: [{ status: 200, answer: 'dank je' }] },
    ])
  })

  test('that was taken back with its transaction is told to nobody', async () => {
    await subscribe()
    await expect(
      app.inTransaction(async (ctx) => {
        await ctx.audit('relation.created', { kind: 'relation', id: crypto.randomUUID() })
        throw new Error('taken back')
      }),
    ).rejects.toThrow('taken back')
    await work()
    expect(receiver.received).toEqual([])
    expect(await app.query('select 1 from integrations.webhook_event')).toEqual([])
  })

  test('costs no row while nobody wants to know', async () => {
    await subscribe(['relation.archived'])
    await person('Stil')
    expect(await app.query('select 1 from integrations.webhook_event')).toEqual([])
  })

  test('is not told to the program that did it', async () => {
    const key = await makeKey()
    await subscribe(RELATION, key)
    await app.anonymous(
      'POST',
      '/relations',
      { kind: 'person', name: { surname: 'Zelf' } },
      { authorization: `Bearer ${key.secret}` },
    )
    await work()
    expect(receiver.received).toEqual([])
  })
})

describe('what a key may not see', () => {
  test('is not told: a relation in another domain', async () => {
    const domains = (await admin('GET', '/domains')).json().items as { id: string }[]
    const [own, ...others] = domains.map((domain) => domain.id)
    const [relation] = await relationsInDomain(app, [organisationNamed('Buiten')], own!)
    const { id } = await subscribe(RELATION, await makeKey({ domainIds: others }))
    await app.inTransaction((ctx) => ctx.audit('relation.field_changed', { kind: 'relation', id: relation! }))
    await work()
    expect(receiver.received).toEqual([])
    expect(await messagesOf(id)).toMatchObject([{ state: 'withheld', attempts: [] }])
  })

  test('is not told: a relation under protection', async () => {
    const { id } = await subscribe()
    const relation = await person('Beschermd')
    await app.query('update relations.relation set is_protected = true where id = $1', [relation])
    await work()
    expect(receiver.received).toEqual([])
    expect(await messagesOf(id)).toMatchObject([{ state: 'withheld' }])
  })

  test('cannot be subscribed to, nor with a key that stopped', async () => {
    const key = await makeKey()
    const ask = (more: object) =>
      admin('POST', '/webhooks', { name: 'Website', url: receiver.url, events: RELATION, keyId: key.key.id, ...more })
    expect(codeOf(await ask({ events: ['consent.changed'] }))).toEqual([422, 'integrations.webhook_scope'])
    expect(codeOf(await ask({ url: 'https://naam:geheim@example.org/' }))).toEqual([
      422,
      'integrations.webhook_address',
    ])
    expect(codeOf(await ask({ keyId: crypto.randomUUID() }))).toEqual([422, 'integrations.webhook_key'])
    await admin('DELETE', `/keys/${key.key.id}`)
    expect(codeOf(await ask({}))).toEqual([422, 'integrations.webhook_key'])
  })

  test('is kept back from the moment that its key is withdrawn', async () => {
    const { id, keyId } = await subscribe()
    await person('Later')
    await admin('DELETE', `/keys/${keyId}`)
    await work()
    expect(receiver.received).toEqual([])
    expect(await shown(id)).toMatchObject({ state: 'keyless' })
  })
})

describe('what does not arrive', () => {
  test.each([
    ['error', 500, null],
    ['redirect', 302, null],
    ['hangUp', null, 'unreachable'],
  ] as const)(
    'because of %s is tried again with the same id, and every attempt is kept',
    async (conduct, status, problem) => {
      const { id } = await subscribe()
      await person('Opnieuw')
      receiver.conduct = () => conduct
      await work()
      expect(await messagesOf(id)).toMatchObject([{ state: 'waiting', attempts: [{ status, problem }] }])
      receiver.conduct = () => 'fine'
      await work()
      expect(receiver.received).toEqual([])
      setNow(6)
      await work()
      const [message] = await messagesOf(id)
      expect(message).toMatchObject({ state: 'delivered', nextAt: null, attempts: [{ status }, { status: 200 }] })
      expect(receiver.received).toMatchObject([{ id: `msg_${message.id.replaceAll('-', '')}` }])
    },
  )

  test('because they are busy waits for as long as they ask', async () => {
    const { id } = await subscribe()
    await person('Druk')
    receiver.conduct = () => 'busy'
    await work()
    const [{ nextAt }] = await messagesOf(id)
    expect(Date.parse(nextAt) - app.clock.now().getTime()).toBe(3_600_000)
  })

  test('for five days switches it off, tells whoever can do something, and goes on when they say so', async () => {
    const { id } = await subscribe()
    await person('Lang')
    receiver.conduct = () => 'error'
    await work()
    await app.query(`update integrations.webhook set failing_since = failing_since - interval '5 days'`)
    setNow(6)
    await work()
    expect(await shown(id)).toMatchObject({ state: 'failing', waiting: 1 })
    expect((await admin('GET', '/home')).json().waiting).toContainEqual(
      expect.objectContaining({ kind: 'webhooks', isUrgent: true }),
    )
    receiver.conduct = () => 'fine'
    setNow(3600)
    await work()
    expect(receiver.received).toEqual([])
    expect((await admin('PATCH', `/webhooks/${id}`, { isPaused: false })).json()).toMatchObject({ state: 'active' })
    setNow()
    await admin('POST', `/webhooks/${id}/replay`, {
      from: '2020-01-01T00:00:00Z',
      until: '2100-01-01T00:00:00Z',
      onlyUndelivered: true,
    })
    await work()
    expect(receiver.received).toHaveLength(1)
    expect((await app.audit()).map(({ action }) => action)).toContain('webhook.stopped')
  })

  test('because they want nothing any more (410) is not tried again', async () => {
    const { id } = await subscribe()
    await person('Weg')
    receiver.conduct = () => 'gone'
    await work()
    expect(await shown(id)).toMatchObject({ state: 'failing', waiting: 0 })
  })

  test('because a worker was killed while sending, is sent again when its turn is over', async () => {
    await subscribe()
    await person('Gedood')
    await app.started.doUpkeep()
    // What a worker does before it sends; then nothing more is heard of it.
    await app.query(`update integrations.webhook_message set next_at = $1::timestamptz`, [
      new Date(app.clock.now().getTime() + 120_000).toISOString(),
    ])
    await app.runJobs()
    expect(receiver.received).toEqual([])
    setNow(121)
    await work()
    expect(receiver.received).toHaveLength(1)
  })

  test('of what they answer only the beginning is kept', async () => {
    const { id } = await subscribe()
    await person('Praat')
    receiver.conduct = () => 'chatty'
    await work()
    const [{ attempts }] = await messagesOf(id)
    expect(attempts[0].answer).toHaveLength(250)
  })
})

describe('whoever manages it', () => {
  test('sends one again, or a period, with the same id', async () => {
    const { id } = await subscribe()
    await person('Nogmaals')
    await work()
    const [{ id: messageId }] = await messagesOf(id)
    expect((await admin('POST', `/webhooks/${id}/messages/${messageId}/replay`)).statusCode).toBe(200)
    await work()
    const all = { from: '2020-01-01T00:00:00Z', until: '2100-01-01T00:00:00Z' }
    const undelivered = await admin('POST', `/webhooks/${id}/replay`, { ...all, onlyUndelivered: true })
    expect(undelivered.json()).toEqual({ count: 0 })
    expect((await admin('POST', `/webhooks/${id}/replay`, all)).json()).toEqual({ count: 1 })
    await work()
    expect(receiver.received).toHaveLength(3)
    expect(new Set(receiver.received.map((message) => message.id)).size).toBe(1)
    expect(codeOf(await admin('POST', `/webhooks/${id}/messages/${crypto.randomUUID()}/replay`))).toEqual([
      404,
      'integrations.webhook_message_not_found',
    ])
  })

  test('tries it out and sees at once what came of it', async () => {
    const { id } = await subscribe()
    expect((await admin('POST', `/webhooks/${id}/test`)).json()).toMatchObject({ status: 200, problem: null })
    expect(receiver.received).toMatchObject([{ type: 'webhook.test', about: null }])
    receiver.conduct = () => 'error'
    expect((await admin('POST', `/webhooks/${id}/test`)).json()).toMatchObject({ status: 500 })
    await work()
    expect(receiver.received).toHaveLength(1)
    expect(await shown(id)).toMatchObject({ state: 'active' })
  })

  test('changes the secret without a gap: for a day both are right, then only the new one', async () => {
    const { id, secret: old } = await subscribe()
    const { secret } = (await admin('POST', `/webhooks/${id}/secret`)).json()
    expect(secret).not.toBe(old)
    for (const known of [old, secret]) {
      receiver.secret = known
      await admin('POST', `/webhooks/${id}/test`)
    }
    expect([receiver.received.length, receiver.refused]).toEqual([2, []])
    await app.query(`update integrations.webhook set old_secret_until = $1`, [app.clock.now()])
    receiver.secret = old
    await admin('POST', `/webhooks/${id}/test`)
    expect(receiver.refused).toHaveLength(1)
  })

  test('sees the secret once; it is in no list, trail, repeated answer, and sealed in the database', async () => {
    const { secret } = await subscribe()
    const kept = JSON.stringify([
      await app.query('select * from integrations.webhook'),
      await app.query('select * from platform.idempotency_key'),
      await app.audit(),
      (await admin('GET', '/webhooks')).json(),
    ])
    expect(kept).not.toContain(secret.slice(6))
  })

  test('pauses it: what happens meanwhile waits', async () => {
    const { id } = await subscribe()
    await admin('PATCH', `/webhooks/${id}`, { isPaused: true })
    await person('Pauze')
    await work()
    expect(receiver.received).toEqual([])
    await admin('PATCH', `/webhooks/${id}`, { isPaused: false })
    await work()
    expect(receiver.received).toHaveLength(1)
  })

  test('removes it with everything that was told', async () => {
    const { id } = await subscribe()
    await person('Voorbij')
    await work()
    expect((await admin('DELETE', `/webhooks/${id}`)).statusCode).toBe(200)
    expect(await app.query('select 1 from integrations.webhook_attempt')).toEqual([])
    expect(codeOf(await admin('GET', `/webhooks/${id}/messages`))).toEqual([404, 'integrations.webhook_not_found'])
  })
})

describe('an attack', () => {
  test('to an address inside, or where a cloud keeps its passwords, is refused at the moment of connecting', async () => {
    const { key } = await makeKey()
    for (const url of ['http://169.254.169.254/latest', 'http://127.0.0.1:1/', 'http://10.0.0.1/', 'http://[::1]/']) {
      const { webhook } = (
        await admin('POST', '/webhooks', { name: 'Binnen', url, events: RELATION, keyId: key.id })
      ).json()
      const { status, problem } = (await admin('POST', `/webhooks/${webhook.id}/test`)).json()
      expect([url, status]).toEqual([url, null])
      expect(problem).toMatch(/^(address_refused|port_refused|host_not_allowed)$/)
    }
  })

  test('by another organisation, or without the right to it, comes to nothing', async () => {
    const { id } = await subscribe()
    const other = await app.otherTenant()
    for (const [method, path] of [
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/secret'],
      ['POST', '/test'],
      ['GET', '/messages'],
    ] as const) {
      const body = method === 'PATCH' ? { name: 'Van ons' } : undefined
      expect(codeOf(await other.as(method, `/webhooks/${id}${path}`, body))).toEqual([
        404,
        'integrations.webhook_not_found',
      ])
      expect((await app.as('reader')(method, `/webhooks/${id}${path}`, body)).statusCode).toBe(403)
    }
    await person('Van hier')
    await work()
    expect((await other.as('GET', '/webhooks')).json().items).toEqual([])
  })
})
