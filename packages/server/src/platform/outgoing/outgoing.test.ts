import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { jsonOf } from './outgoing.ts'
import { readOwnNetwork } from './own-network.ts'
import { outgoingTo, problemIn, say, systemThat } from './testing/calling.ts'
import { makeCertificate, type MadeCertificate } from './testing/certificate.ts'
import type { Answering } from './testing/other-system.ts'

describe('an answer', () => {
  test('comes with its status, headers and content, also when it is a refusal', async () => {
    const system = await systemThat((_asked, response) =>
      response.writeHead(404, { 'X-Page-Generated': 'now', 'Set-Cookie': 'a=b' }).end('{"detail":"geen"}'),
    )
    const url = `http://api.example.org:${system.port}/orders/?page=1`
    const answer = await outgoingTo([system]).request(url, { headers: { Authorization: 'Token geheim' } })
    expect(answer).toMatchObject({ status: 404, url, headers: { 'x-page-generated': 'now' } })
    expect(answer.headers).not.toHaveProperty('set-cookie')
    expect(jsonOf(answer)).toEqual({ detail: 'geen' })
    expect(system.asked).toMatchObject([
      {
        method: 'GET',
        path: '/orders/?page=1',
        headers: { host: `api.example.org:${system.port}`, authorization: 'Token geheim' },
      },
    ])
  })

  test('that is not JSON says so, without a word of its content', async () => {
    const system = await systemThat((_asked, response) => say('{"name": "Jans')(response))
    const answer = await outgoingTo([system]).request(`http://api.example.org:${system.port}/`)
    const problem = await problemIn(Promise.resolve().then(() => jsonOf(answer)))
    expect(problem.message).toBe(`not_json api.example.org:${system.port}`)
  })

  test('sends what is given along, over connections that are used again', async () => {
    const system = await systemThat((_asked, response) => response.writeHead(204).end())
    const { request } = outgoingTo([system])
    const url = `http://api.example.org:${system.port}/customers/`
    await request(url, { method: 'POST', body: '{"name":"Jansen"}', headers: { 'content-type': 'application/json' } })
    await request(url, { method: 'PATCH', body: '{}' })
    for (let index = 0; index < 10; index += 1) await request(url)
    expect(system.asked.slice(0, 2).map(({ method, body }) => [method, body])).toEqual([
      ['POST', '{"name":"Jansen"}'],
      ['PATCH', '{}'],
    ])
    expect(system.connections()).toBeLessThanOrEqual(2)
  })

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('packed with %s is unpacked', async (encoding, pack) => {
    const system = await systemThat((_asked, response) =>
      say(pack('twaalf provinciën'), { 'content-encoding': encoding })(response),
    )
    const answer = await outgoingTo([system]).request(`http://api.example.org:${system.port}/`)
    expect(answer.body.toString()).toBe('twaalf provinciën')
  })
})

describe('an answer that is too large', () => {
  const stuffed = Buffer.alloc(50_000_000)
  test.each<[string, Answering]>([
    ['as it says beforehand', (_asked, response) => say('x', { 'content-length': '100001' })(response)],
    [
      'without saying so',
      (_asked, response) => {
        response.on('error', () => undefined)
        for (let index = 0; index < 20; index += 1) response.write('x'.repeat(10_000))
      },
    ],
    ['once it is unpacked', (_asked, response) => say(gzipSync(stuffed), { 'content-encoding': 'gzip' })(response)],
    [
      'once it is unpacked, another way',
      (_asked, response) => say(brotliCompressSync(stuffed), { 'content-encoding': 'br' })(response),
    ],
    ['in its headers', (_asked, response) => say('x', { 'x-much': 'x'.repeat(60_000) })(response)],
  ])('%s is put down', async (_name, answer) => {
    const system = await systemThat(answer)
    const before = process.memoryUsage().arrayBuffers
    const problem = await problemIn(outgoingTo([system]).request(`http://api.example.org:${system.port}/`))
    expect(problem.code).toBe('too_large')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
  })

  test('exactly as large as may be is not', async () => {
    const system = await systemThat((_asked, response) => say('x'.repeat(1000))(response))
    const { request } = outgoingTo([system])
    const url = `http://api.example.org:${system.port}/`
    expect((await request(url, { mostBytes: 1000 })).body.length).toBe(1000)
    expect((await problemIn(request(url, { mostBytes: 999 }))).code).toBe('too_large')
  })
})

describe('a broken answer', () => {
  test.each<[string, Answering]>([
    [
      'cut off',
      (_asked, response) => {
        response.writeHead(200, { 'content-length': '100' })
        response.write('half', () => response.destroy())
      },
    ],
    ['packed as it does not say', (_asked, response) => say('not gzip', { 'content-encoding': 'gzip' })(response)],
    [
      'packed and cut off',
      (_asked, response) => say(gzipSync('x'.repeat(999)).subarray(0, 20), { 'content-encoding': 'gzip' })(response),
    ],
    ['packed as we did not ask', (_asked, response) => say('x', { 'content-encoding': 'zstd' })(response)],
    ['packed twice', (_asked, response) => say('x', { 'content-encoding': 'gzip, gzip' })(response)],
    ['that is not HTTP', (_asked, response) => void response.socket?.end('hallo\r\n\r\n')],
  ])('%s is a broken answer', async (_name, answer) => {
    const system = await systemThat(answer)
    const problem = await problemIn(outgoingTo([system]).request(`http://api.example.org:${system.port}/`))
    expect(problem).toMatchObject({ code: 'broken_answer', host: `api.example.org:${system.port}`, isPassing: true })
  })
})

describe('time', () => {
  const overWhen = () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    return { wait: () => promise, itIsOver: () => resolve(undefined) }
  }

  test('is over while nothing is answered', async () => {
    const { wait, itIsOver } = overWhen()
    const system = await systemThat(() => itIsOver())
    const problem = await problemIn(outgoingTo([system], { wait }).request(`http://api.example.org:${system.port}/`))
    expect(problem.code).toBe('timed_out')
  })

  test('is over while an answer drips in', async () => {
    const { wait, itIsOver } = overWhen()
    const system = await systemThat((_asked, response) => void response.writeHead(200).write('x', () => itIsOver()))
    const problem = await problemIn(outgoingTo([system], { wait }).request(`http://api.example.org:${system.port}/`))
    expect(problem.code).toBe('timed_out')
  })

  test('is over while the name is looked up', async () => {
    const { wait, itIsOver } = overWhen()
    const resolve = () => {
      itIsOver()
      return new Promise<never>(() => undefined)
    }
    const problem = await problemIn(outgoingTo([], { wait, resolve }).request('http://api.example.org/'))
    expect(problem).toMatchObject({ code: 'timed_out', host: 'api.example.org' })
  })

  test('is not needed any more: whoever asked can stop', async () => {
    const stop = new AbortController()
    const system = await systemThat(() => stop.abort())
    const { request } = outgoingTo([system])
    const url = `http://api.example.org:${system.port}/`
    expect((await problemIn(request(url, { signal: stop.signal }))).code).toBe('stopped')
    expect((await problemIn(request(url, { signal: stop.signal }))).code).toBe('stopped')
  })
})

test('a system that is not there is unreachable, and a name that does not exist unknown', async () => {
  const system = await systemThat(() => undefined)
  const { request } = outgoingTo([system])
  await system.close()
  expect(await problemIn(request(`http://api.example.org:${system.port}/geheim?token=geheim`))).toMatchObject({
    code: 'unreachable',
    message: `unreachable api.example.org:${system.port} ECONNREFUSED`,
  })
  const unknown = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })
  const nameless = outgoingTo([], { resolve: () => Promise.reject(unknown) })
  expect((await problemIn(nameless.request('http://api.example.org/'))).code).toBe('unknown_host')
})

describe('https', () => {
  const now = new Date()
  const right = makeCertificate(['api.example.org'], now)
  const DAYS = 24 * 3600 * 1000
  const ask = async (certificate: MadeCertificate, trusted: readonly string[] | undefined) => {
    const system = await systemThat((_asked, response) => say('veilig')(response), certificate)
    const settings = trusted ? { certificates: trusted } : {}
    return outgoingTo([system], settings).request(`https://api.example.org:${system.port}/`)
  }

  test('with a certificate that is trusted is answered, and the name is checked though the address is connected to', async () => {
    expect((await ask(right, [right.certificate])).body.toString()).toBe('veilig')
  })

  test.each([
    ['that nobody vouches for', right, undefined],
    ['of another name', makeCertificate(['example.org'], now), true],
    ['that is no longer valid', makeCertificate(['api.example.org'], new Date(now.getTime() - 30 * DAYS)), true],
    ['that is not valid yet', makeCertificate(['api.example.org'], new Date(now.getTime() + 30 * DAYS)), true],
  ])('with a certificate %s is refused, whatever the environment says', async (_name, certificate, isTrusted) => {
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED']
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
    try {
      const problem = await problemIn(ask(certificate, isTrusted ? [certificate.certificate] : undefined))
      expect(problem.code).toBe('certificate')
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before
    }
  })
})

test('a proxy that the environment names is passed by', async () => {
  const proxy = await systemThat((_asked, response) => say('proxy')(response))
  const system = await systemThat((_asked, response) => say('zelf')(response))
  const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'ALL_PROXY', 'NODE_USE_ENV_PROXY'] as const
  for (const name of names) process.env[name] = name === 'NODE_USE_ENV_PROXY' ? '1' : `http://127.0.0.1:${proxy.port}`
  try {
    const answer = await outgoingTo([system]).request(`http://api.example.org:${system.port}/`)
    expect(answer.body.toString()).toBe('zelf')
    expect(proxy.connections()).toBe(0)
  } finally {
    for (const name of names) Reflect.deleteProperty(process.env, name)
  }
})

test('a system with several addresses is reached by the one that answers', async () => {
  const system = await systemThat((_asked, response) => say('x')(response))
  const ownNetwork = readOwnNetwork(`127.0.0.0/8:${system.port} [::1]:1`) ?? []
  const resolve = () =>
    Promise.resolve([
      { address: '127.0.0.1', family: 4 },
      { address: '127.0.0.2', family: 4 },
    ])
  const { request } = outgoingTo([system], { ownNetwork, resolve })
  expect((await request(`http://api.example.org:${system.port}/`)).status).toBe(200)
})
