import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { readConfig } from '../platform/config/config.ts'
import { defineModule } from '../platform/module.ts'
import { testApp } from '../platform/testing/test-app.ts'
import { authenticateFor, modules } from './modules.ts'
import { createLog, start } from './start.ts'

const app = await testApp()

/** Connections of the product to this database besides those of the test itself. */
async function connectionsOf(): Promise<number> {
  const owner = new pg.Client(app.ownerUrl)
  await owner.connect()
  const { rows } = await owner.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where datname = current_database() and application_name = 'klantregie'`,
  )
  await owner.end()
  return rows[0]?.count ?? 0
}

const failing = defineModule({
  name: 'failing',
  permissions: [],
  routes: [],
  jobs: [],
  constraints: {},
  personalData: [],
  timeline: [],
  auditActions: [],
  beforeOpening: [() => Promise.reject(new Error('Dit kan zo niet worden geopend.'))],
})

test('when starting fails on the way, what was opened is closed again: no connection and no queue that asks on', async () => {
  const before = await connectionsOf()
  const lines: string[] = []
  const starting = start({
    config: readConfig({ KLANTREGIE_DATA: app.dataDir }),
    connection: app.appUrl,
    modules: [...modules, failing],
    authenticate: authenticateFor,
    log: createLog('warn', { write: (line) => void lines.push(line) }),
    clock: app.clock.now,
    withWorker: true,
  })
  await expect(starting).rejects.toThrow('Dit kan zo niet worden geopend.')
  // The server needs a moment to notice that one is closed.
  await expect.poll(connectionsOf, { timeout: 5000, interval: 50 }).toBe(before)
  expect(lines).toEqual([])
})

/** The program as it is started by hand; answers how it ended and what it said. */
async function runProgram(environment: Readonly<Record<string, string>>) {
  const program = spawn(process.execPath, [resolve(import.meta.dirname, '../../bin/klantregie.ts'), 'serve'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      KLANTREGIE_DATA: app.dataDir,
      KLANTREGIE_LOG_LEVEL: 'error',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [program.stdout, program.stderr]) stream.on('data', (chunk: Buffer) => said.push(String(chunk)))
  const [code] = (await once(program, 'exit')) as [number | null]
  return { code, said: said.join('') }
}

const urlOf = ({ user, password, host, port, database }: { [part: string]: unknown }) =>
  `postgres://${encodeURIComponent(String(user))}:${encodeURIComponent(String(password))}@${encodeURIComponent(String(host))}:${String(port)}/${String(database)}`

test('a program whose port is taken ends by itself, with exit code 1 and a sentence that says what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  try {
    const { code, said } = await runProgram({
      PORT: String(port),
      KLANTREGIE_HOST: '127.0.0.1',
      DATABASE_URL: urlOf(app.appUrl),
      DATABASE_OWNER_URL: urlOf(app.ownerUrl),
    })
    expect(said).toContain(`Poort ${port} is al in gebruik.`)
    expect(said).not.toContain('"level"')
    expect(code).toBe(1)
  } finally {
    other.close()
  }
}, 60_000)
