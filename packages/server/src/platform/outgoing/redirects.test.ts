import { describe, expect, test } from 'vitest'
import { outgoingTo, problemIn, say, systemThat } from './testing/calling.ts'
import { makeCertificate } from './testing/certificate.ts'
import type { Answering } from './testing/other-system.ts'

describe('being sent elsewhere', () => {
  const to = (status: number, location: string): Answering => {
    return ({ path }, response) =>
      path === '/here' ? response.writeHead(status, { location }).end('elders') : response.writeHead(200).end('daar')
  }
  const headers = { Authorization: 'Token geheim', 'X-Api-Key': 'geheim', Accept: 'application/json' }

  test('within the same system is followed with everything', async () => {
    const system = await systemThat(to(302, '/there?a=1'))
    const url = `http://api.example.org:${system.port}/here`
    expect(await outgoingTo([system]).request(url, { headers })).toMatchObject({
      url: `http://api.example.org:${system.port}/there?a=1`,
    })
    expect(system.asked[1]?.headers).toMatchObject({ authorization: 'Token geheim', 'x-api-key': 'geheim' })
  })

  test('to another host that belongs to the connection goes without anything secret', async () => {
    const files = await systemThat((_asked, response) => say('bestand')(response))
    const api = await systemThat(to(302, `http://files.example.org:${files.port}/export`))
    const answer = await outgoingTo([api, files]).request(`http://api.example.org:${api.port}/here`, { headers })
    expect(answer.body.toString()).toBe('bestand')
    expect(files.asked[0]?.headers).not.toHaveProperty('authorization')
    expect(files.asked[0]?.headers).not.toHaveProperty('x-api-key')
    expect(files.asked[0]?.headers).toMatchObject({ accept: 'application/json' })
  })

  test('to a host that does not belong to the connection is refused, and that host is not called', async () => {
    const evil = await systemThat((_asked, response) => say('kwaad')(response))
    const api = await systemThat(to(302, `http://evil.example.net:${evil.port}/`))
    const problem = await problemIn(outgoingTo([api, evil]).request(`http://api.example.org:${api.port}/here`))
    expect(problem).toMatchObject({ code: 'host_not_allowed', host: `evil.example.net:${evil.port}` })
    expect(evil.connections()).toBe(0)
  })

  test.each([
    ['in a circle', 302, '/here'],
    ['to another kind of address', 302, 'file:///etc/passwd'],
    ['with a name and password', 302, 'http://naam:geheim@api.example.org/'],
    ['to nonsense', 302, 'http://[::1'],
  ])('%s is refused', async (_name, status, location) => {
    const system = await systemThat(to(status, location))
    const problem = await problemIn(outgoingTo([system]).request(`http://api.example.org:${system.port}/here`))
    expect(problem.code).toBe('redirect_refused')
    expect(problem.message).not.toContain('geheim')
    expect(system.asked.length).toBeLessThanOrEqual(6)
  })

  test('from https to http is refused', async () => {
    const certificate = makeCertificate(['api.example.org'], new Date())
    const plain = await systemThat((_asked, response) => say('open')(response))
    const safe = await systemThat(to(302, `http://api.example.org:${plain.port}/`), certificate)
    const { request } = outgoingTo([safe, plain], { certificates: [certificate.certificate] })
    expect((await problemIn(request(`https://api.example.org:${safe.port}/here`))).code).toBe('redirect_refused')
    expect(plain.connections()).toBe(0)
  })

  test.each([
    [301, 'refused'],
    [302, 'refused'],
    [303, 'GET'],
    [307, 'POST'],
    [308, 'POST'],
  ])('a change that is answered with %i: %s', async (status, outcome) => {
    const system = await systemThat(to(status, '/there'))
    const { request } = outgoingTo([system])
    const work = request(`http://api.example.org:${system.port}/here`, { method: 'POST', body: '{}' })
    if (outcome === 'refused') expect((await problemIn(work)).code).toBe('redirect_refused')
    else await work
    expect(system.asked[1]?.method).toBe(outcome === 'refused' ? undefined : outcome)
    expect(system.asked[1]?.body).toBe(outcome === 'refused' ? undefined : outcome === 'POST' ? '{}' : '')
  })

  test('a change is never done again at another host', async () => {
    const files = await systemThat((_asked, response) => say('x')(response))
    const api = await systemThat(to(307, `http://files.example.org:${files.port}/`))
    const { request } = outgoingTo([api, files])
    const work = request(`http://api.example.org:${api.port}/here`, { method: 'POST', body: '{}' })
    expect((await problemIn(work)).code).toBe('redirect_refused')
    expect(files.connections()).toBe(0)
  })
})

describe('hosts of a connection', () => {
  test.each([
    ['api.example.org', ['api.example.org'], true],
    ['API.example.org', ['api.EXAMPLE.org'], true],
    ['api.example.org.', ['api.example.org'], true],
    ['us6.api.example.org', ['*.api.example.org'], true],
    ['api.example.org', ['*.api.example.org'], false],
    ['evilapi.example.org', ['*.api.example.org'], false],
    ['api.example.org.evil.example.net', ['api.example.org', '*.api.example.org'], false],
    ['anything.org', ['*.'], false],
    ['anything.org', ['*'], false],
    ['api.example.org', [], false],
  ])('%s with %s: %s', async (host, allowedHosts, isAllowed) => {
    const system = await systemThat((_asked, response) => say('x')(response))
    const { request } = outgoingTo([system])
    const work = request(`http://${host}:${system.port}/`, { allowedHosts })
    if (isAllowed) expect((await work).status).toBe(200)
    else expect((await problemIn(work)).code).toBe('host_not_allowed')
  })
})
