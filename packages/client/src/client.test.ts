import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import {
  createRelation,
  exportRelations,
  getImport,
  getRelation,
  listRelations,
  listSources,
  uploadImport,
} from '@klantregie/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readIn } from '../../server/src/modules/identity/testing/importing.ts'
import { testApp, type TestApp } from '../../server/src/platform/testing/test-app.ts'
import { connect, Refusal, Unreachable, type Client } from './index.ts'

// Against the product itself, over HTTP.
let app: TestApp
let url: string
let key: string
let client: Client
const waits: number[] = []

const keyFor = async (more: object = {}): Promise<string> => {
  const scopes = [
    'relations.relation.read',
    'relations.relation.write',
    'relations.relation.export',
    'identity.import.read',
    'identity.import.run',
  ]
  const asked = { name: 'Programma', role: 'relation_manager', scopes, ...more }
  const { secret } = (await app.as('administrator')('POST', '/keys', asked)).json() as { secret: string }
  return secret
}
const person = (surname: string) => ({ kind: 'person' as const, name: { surname } })
/** The clock goes on by as much as somebody would have waited. */
const pause = (milliseconds: number) => {
  waits.push(milliseconds)
  app.clock.set(new Date(app.clock.now().getTime() + milliseconds).toISOString())
  return Promise.resolve()
}

beforeAll(async () => {
  app = await testApp()
  await app.http.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`
  key = await keyFor()
  client = connect({ url, key, language: 'en', pause })
})

test('a route of the contract is called with its types, and answers what it promises', async () => {
  const { relation } = await client.call(createRelation, { body: person('Bakker') })
  const found = await client.call(getRelation, { params: { id: relation.id } })
  expect(found.relation.displayName).toBe('Bakker')
  expect((await client.call(listSources)).items).toEqual(expect.any(Array))
})

test('a refusal has a code to act on and a sentence in the language that was asked for', async () => {
  const refused = client.call(getRelation, { params: { id: '01980000-0000-7000-8000-000000000001' } })
  await expect(refused).rejects.toBeInstanceOf(Refusal)
  await expect(refused).rejects.toMatchObject({ status: 404, code: 'relations.relation_not_found' })
  await expect(connect({ url, key: 'krk_niets' }).call(listSources)).rejects.toMatchObject({ code: 'auth.required' })
})

test('a list is walked through page after page, every line once', async () => {
  for (const surname of ['Adema', 'Cohen', 'Dam', 'Eik']) await client.call(createRelation, { body: person(surname) })
  const names: string[] = []
  for await (const { name } of client.each(listRelations, { query: { limit: '2' } })) names.push(name)
  expect(names).toEqual(['Adema', 'Bakker', 'Cohen', 'Dam', 'Eik'])
})

test('a program that is too fast waits as long as it is told, and goes on', async () => {
  const slow = connect({ url, key: await keyFor({ perMinute: 10 }), pause })
  waits.length = 0
  for (let time = 0; time < 25; time += 1) await slow.call(listSources)
  expect(waits.length).toBeGreaterThan(0)
  expect(Math.max(...waits)).toBeLessThanOrEqual(60_000)
})

test('a POST whose answer got lost is sent again and done once', async () => {
  let lost = 0
  // Passes everything on, and cuts the line the first time before the answer is back.
  const between = createServer((incoming, outgoing) => {
    const { method, url: path, headers } = incoming
    const passed = request(`${url}${path ?? ''}`, { method, headers }, (answer) => {
      if (lost === 0) {
        lost += 1
        answer.resume().on('end', () => incoming.socket.destroy())
      } else answer.pipe(outgoing.writeHead(answer.statusCode ?? 500, answer.headers))
    })
    incoming.pipe(passed)
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => between.once('listening', ready))
  const through = connect({ url: `http://127.0.0.1:${(between.address() as AddressInfo).port}`, key, pause })
  waits.length = 0
  await through.call(createRelation, { body: person('Eenmaal') })
  expect([lost, waits]).toEqual([1, [500]])
  const found = await client.call(listRelations, { query: { q: 'Eenmaal' } })
  expect(found.items.map(({ name }) => name)).toEqual(['Eenmaal'])
  between.closeAllConnections()
  between.close()
})

test('where nobody answers it says so, after trying', async () => {
  waits.length = 0
  const nowhere = connect({ url: 'http://127.0.0.1:9', key, pause, mostAttempts: 3 })
  await expect(nowhere.call(listSources)).rejects.toBeInstanceOf(Unreachable)
  expect(waits).toEqual([500, 1000])
})

test('what answers and is no Klantregie is not believed', async () => {
  const other = createServer((_incoming, outgoing) => void outgoing.end('{"items":7}')).listen(0, '127.0.0.1')
  await new Promise((ready) => other.once('listening', ready))
  const elsewhere = connect({ url: `http://127.0.0.1:${(other.address() as AddressInfo).port}`, key })
  await expect(elsewhere.call(listSources)).rejects.toBeInstanceOf(Unreachable)
  other.closeAllConnections()
  other.close()
})

test('a call that is called off is sent no more', async () => {
  const calling = new AbortController()
  calling.abort()
  await expect(client.call(listSources, {}, { signal: calling.signal })).rejects.toMatchObject({ name: 'AbortError' })
})

test('lines go in and come out as they are', async () => {
  const line = (nr: number, naam: string) => JSON.stringify({ nr, naam })
  const choices = {
    typeKeys: ['borrower'],
    sourceName: 'Programma',
    targets: { nr: 'external_id', naam: 'full_name' },
  } as const
  await readIn(app, 'leden.ndjson', line(1, 'Anna Berg'), { ...choices, isComplete: false })
  const sent = new Blob([`${line(1, 'Anna Berg')}\n${line(2, 'Noémi Łącka')}\n`])
  const { id } = await client.upload(uploadImport, { query: { fileName: 'leden.ndjson', goesOn: 'true' } }, sent)
  for (let round = 0; round < 6; round += 1) {
    await app.runJobs()
    await app.started.doUpkeep()
  }
  const { state, counts } = await client.call(getImport, { params: { id } })
  expect({ state, counts }).toMatchObject({ state: 'done', counts: { rows: 2, new: 1, same: 1 } })
  const names: string[] = []
  for await (const relation of client.lines(exportRelations, { query: { format: 'ndjson' } }))
    names.push((relation as { name: string }).name)
  expect(names).toHaveLength(8)
  expect(names).toContain('Noémi Łącka')
})

test('the examples run as they stand', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'klantregie-client-'))
  const run = async (example: string, ...args: string[]) => {
    const path = resolve(import.meta.dirname, '../examples', example)
    const env = { PATH: process.env['PATH'], KLANTREGIE_URL: url, KLANTREGIE_KEY: key }
    return (await promisify(execFile)(process.execPath, [path, ...args], { env })).stdout
  }
  try {
    const relations = (await run('read-relations.ts')).trimEnd().split('\n')
    expect(relations.map((line) => (JSON.parse(line) as { name: string }).name)).toContain('Noémi Łącka')
    const list = join(folder, 'onbekend.ndjson')
    writeFileSync(list, '{"wie":"Anna Berg","sinds":2026}\n')
    const sending = run('send-list.ts', list)
    const working = setInterval(() => void app.runJobs().then(() => app.started.doUpkeep()), 300)
    const told = JSON.parse(await sending.finally(() => clearInterval(working))) as unknown
    expect(told).toMatchObject({ state: 'ready', heldFor: 'unknown' })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

afterAll(() => app.http.close())
