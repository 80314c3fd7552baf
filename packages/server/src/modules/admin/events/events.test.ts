import type { Readable } from 'node:stream'
import type { Role } from '@klantregie/contract'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { openSession, updateUser } from '../index.ts'
import { mayHear } from './event-access.rules.ts'

let app: TestApp
const open: Readable[] = []
beforeAll(async () => {
  app = await testApp()
})
afterEach(() => {
  for (const stream of open.splice(0)) stream.destroy()
})

/** Opens the stream of a session and collects what comes. */
async function listen(token: string) {
  const headers = { cookie: `__Host-klantregie=${token}` }
  const reply = await app.http.inject({ method: 'GET', url: '/api/events', headers, payloadAsStream: true })
  const stream = reply.stream()
  open.push(stream)
  const heard = { text: '', ended: false }
  stream.on('data', (chunk: Buffer) => (heard.text += chunk.toString()))
  stream.on('end', () => (heard.ended = true))
  await expect.poll(() => heard.text).toContain(': connected')
  return { reply, heard }
}

const newSession = async (role: Role) =>
  (await app.inTransaction((ctx) => openSession(ctx, app.who(role).actor.id, { address: '127.0.0.1', device: 'Test' })))
    .token
const announce = (topic: 'relation' | 'import', id: string, who = app.who('administrator')) =>
  app.inTransaction((ctx) => ctx.announce({ topic, id }), who)

describe('the stream of events', () => {
  test('tells what changed here, and nothing of another organisation', async () => {
    const other = await app.otherTenant()
    const { reply, heard } = await listen(app.cookieOf('administrator'))
    expect(reply.headers['content-type']).toMatch(/^text\/event-stream/)
    expect(reply.headers['cache-control']).toBe('no-store')
    await announce('relation', 'van-elders', other.who)
    await announce('relation', 'van-hier')
    await expect.poll(() => heard.text).toContain('data: {"topic":"relation","id":"van-hier"}\n\n')
    expect(heard.text).not.toContain('van-elders')
  })

  test('tells nothing of what was rolled back', async () => {
    const { heard } = await listen(app.cookieOf('administrator'))
    const failing = app.inTransaction(async (ctx) => {
      await ctx.announce({ topic: 'relation', id: 'nooit' })
      throw new Error('toch niet')
    })
    await expect(failing).rejects.toThrow('toch niet')
    await announce('relation', 'wel')
    await expect.poll(() => heard.text).toContain('"wel"')
    expect(heard.text).not.toContain('nooit')
  })

  test('tells a reader nothing of imports', async () => {
    const { heard } = await listen(app.cookieOf('reader'))
    await announce('import', 'lijst')
    await announce('relation', 'daarna')
    await expect.poll(() => heard.text).toContain('"daarna"')
    expect(heard.text).not.toContain('lijst')
  })

  test('ends as soon as its session is ended, and leaves the other sessions alone', async () => {
    const [ended, kept] = [await listen(await newSession('front_office')), await listen(await newSession('reader'))]
    await app.inTransaction((ctx) => updateUser(ctx, app.who('front_office').actor.id, { isActive: false }))
    await expect.poll(() => ended.heard.ended).toBe(true)
    expect(kept.heard.ended).toBe(false)
  })

  test('does not open for nobody', async () => {
    expect((await app.anonymous('GET', '/events')).statusCode).toBe(401)
  })
})

test.each([
  { what: 'one’s own session', topic: 'session', id: 'ik', hears: true },
  { what: 'somebody else’s session', topic: 'session', id: 'ander', hears: false },
  { what: 'work', topic: 'job', id: '1', hears: true },
  { what: 'an import without the right to see imports', topic: 'import', id: '1', hears: false },
  { what: 'a relation', topic: 'relation', id: '1', hears: true },
] as const)('a reader hears of $what: $hears', ({ topic, id, hears }) => {
  expect(mayHear({ topic, id }, 'ik', new Set(['relations.relation.read']))).toBe(hears)
})

test('a server that stops does not wait for open streams', async () => {
  const address = await app.http.listen({ port: 0, host: '127.0.0.1' })
  const headers = { cookie: `__Host-klantregie=${app.cookieOf('administrator')}` }
  const reply = await fetch(`${address}/api/events`, { headers })
  const text = reply.text()
  const began = performance.now()
  await app.http.close()
  expect(await text).toContain(': connected')
  expect(performance.now() - began).toBeLessThan(2000)
})
