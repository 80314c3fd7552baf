import { mkdirSync, readdirSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Import } from '@klantregie/contract'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authenticateFor, modules } from '../../../app/modules.ts'
import { start, type Started } from '../../../app/start.ts'
import { readConfig } from '../../../platform/config/config.ts'
import { testApp } from '../../../platform/testing/test-app.ts'
import { show } from '../testing/importing.ts'

const app = await testApp()
/** The folder is made at the first upload. */
const uploadsOnDisk = () =>
  readdirSync(join(app.dataDir, 'files'), { recursive: true })
    .map(String)
    .filter((name) => name.includes('/'))

mkdirSync(join(app.dataDir, 'files'), { recursive: true })

describe('a file beyond the limit', () => {
  const MEBIBYTE = 1024 * 1024
  const GIB = 1024 * MEBIBYTE
  let small: Started
  let address: AddressInfo
  beforeAll(async () => {
    small = await start({
      config: readConfig({ KLANTREGIE_DATA: app.dataDir, KLANTREGIE_MAX_UPLOAD_BYTES: String(MEBIBYTE) }),
      connection: app.appUrl,
      modules,
      authenticate: authenticateFor,
      log: pino({ level: 'silent' }),
      clock: app.clock.now,
      withWorker: false,
    })
    await small.http.listen({ port: 0, host: '127.0.0.1' })
    address = small.http.server.address() as AddressInfo
  })
  afterAll(() => small.stop())

  /** Sends a body over a real connection; answers what came back and how much of it was taken. */
  async function send(port: number, body: Readable, headers: Record<string, string> = {}) {
    const sending = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/imports?fileName=groot.csv',
      headers: {
        cookie: `__Host-klantregie=${app.cookieOf('relation_manager')}`,
        'content-type': 'application/octet-stream',
        ...headers,
      },
    })
    const answer = new Promise<{ status: number; code: string }>((resolve, reject) => {
      sending.once('error', reject)
      sending.once('response', (reply) => {
        let text = ''
        reply.on('data', (chunk: Buffer) => (text += chunk.toString()))
        reply.on('end', () =>
          resolve({ status: reply.statusCode ?? 0, code: (JSON.parse(text) as { code: string }).code }),
        )
      })
    })
    body.pipe(sending)
    return answer.finally(() => {
      body.destroy()
      sending.destroy()
    })
  }

  /** So many bytes of rows, made while they are sent. */
  function generated(bytes: number) {
    const piece = Buffer.from('12345;Jan de Boer;Kerkstraat 1\n'.repeat(2000))
    const counted = { sent: 0 }
    const stream = new Readable({
      read() {
        if (counted.sent >= bytes) this.push(null)
        else this.push(piece)
        counted.sent += piece.length
      },
    })
    return { stream, counted }
  }

  test('of two gigabytes is refused while it is still coming, and leaves nothing', async () => {
    const [before, imports] = [uploadsOnDisk(), await app.query('select id from identity.import')]
    const { stream, counted } = generated(2 * GIB)
    expect(await send(address.port, stream)).toEqual({ status: 413, code: 'http.too_large' })
    expect(counted.sent).toBeLessThan(64 * MEBIBYTE)
    expect(uploadsOnDisk()).toEqual(before)
    expect(await app.query('select id from identity.import')).toEqual(imports)
    expect((await small.http.inject('/health/ready')).statusCode).toBe(200)
  })

  test('that says so is refused before it is read: two gigabytes by the limit of one that holds without settings', async () => {
    const declared = { 'content-length': String(GIB) }
    expect(await send(address.port, Readable.from(['x']), declared)).toEqual({ status: 413, code: 'http.too_large' })
    const usual = await app.http.inject({
      method: 'POST',
      url: '/api/imports?fileName=groot.csv',
      headers: {
        cookie: `__Host-klantregie=${app.cookieOf('relation_manager')}`,
        'content-type': 'application/octet-stream',
        'content-length': String(2 * GIB),
      },
      payload: Readable.from(['x']),
    })
    expect([usual.statusCode, usual.json().code]).toEqual([413, 'http.too_large'])
  })

  test('of exactly the limit is taken', async () => {
    const list = `nr;naam\n${'1;Jan\n'.repeat(200_000)}`.slice(0, MEBIBYTE)
    const reply = await small.http.inject({
      method: 'POST',
      url: '/api/imports?fileName=past.csv',
      headers: {
        cookie: `__Host-klantregie=${app.cookieOf('relation_manager')}`,
        'content-type': 'application/octet-stream',
      },
      payload: Buffer.from(list),
    })
    expect(reply.statusCode).toBe(200)
    await app.runJobs()
    expect((await show(app, reply.json<Import>().id)).state).toBe('ready')
  })

  test('or a connection that breaks off halfway leaves nothing', async () => {
    const before = uploadsOnDisk()
    const body = new Readable({ read: () => undefined })
    const sending = send(address.port, body)
    body.push('nr;naam\n1;Jan\n')
    await expect.poll(() => uploadsOnDisk().filter((name) => name.endsWith('.unfinished'))).toHaveLength(1)
    body.destroy()
    small.http.server.closeAllConnections()
    await expect(sending).rejects.toThrow()
    await expect.poll(uploadsOnDisk).toEqual(before)
  })
})
