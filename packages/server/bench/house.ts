import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { openHouseDatabase } from '../src/app/database.ts'
import { writeDemoCsv } from '../src/app/demo/borrower-csv.ts'
import { authenticateFor, modules } from '../src/app/modules.ts'
import { start, type Started } from '../src/app/start.ts'
import { createOrganisation, createUser, openSession, productAt, sessionCookie } from '../src/modules/admin/index.ts'
import { readConfig } from '../src/platform/config/config.ts'
import type { Connection } from '../src/platform/db/pool.ts'
import { timed } from './figures.ts'

/** A whole installation on the embedded database with its ordinary, durable settings, and somebody signed in. */
export type House = {
  readonly started: Started
  readonly tenantId: string
  readonly rows: number
  readonly csvPath: string
  /** For filling tables faster than the product would. */
  readonly owner: Connection
  readonly request: (
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    body?: object | NodeJS.ReadableStream,
  ) => Promise<{ status: number; json: any; milliseconds: number }>
  readonly postgresSettings: () => Promise<Record<string, string>>
  readonly close: () => Promise<void>
}

type Options = {
  readonly rows: number
  readonly say: (line: string) => void
  /** Settings of the product, such as the own network. */
  readonly environment?: Readonly<Record<string, string>>
  /** Left out: turns and rests between questions to another system take their time. */
  readonly wait?: () => Promise<void>
}

export async function openHouse({ rows, say, environment = {}, wait }: Options): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'klantregie-bench-'))
  // Otherwise the account of the database cannot reach it, and the data would stand, and stay, somewhere else.
  chmodSync(folder, 0o755)
  const config = readConfig({ KLANTREGIE_DATA: join(folder, 'var'), KLANTREGIE_LOG_LEVEL: 'silent', ...environment })
  const database = await openHouseDatabase(config, () => undefined)
  const log = pino({ level: 'silent' })
  const started = await start({
    config,
    connection: database.app,
    modules,
    authenticate: authenticateFor,
    log,
    clock: () => new Date(),
    withWorker: false,
    ...(wait ? { wait } : {}),
  })
  const csvPath = join(folder, 'leners.csv')
  const writing = performance.now()
  writeDemoCsv(csvPath, rows, { today: '2026-03-01' })
  const milliseconds = performance.now() - writing
  say(`CSV of ${rows.toLocaleString('nl-NL')} borrowers written in ${Math.round(milliseconds)} ms`)
  const { tenantId, cookie } = await signIn(started)
  const house: House = {
    started,
    tenantId,
    rows,
    csvPath,
    owner: database.owner,
    request: async (method, path, body) => {
      const isStream = body !== undefined && 'pipe' in body
      const { result, milliseconds: took } = await timed(() =>
        started.http.inject({
          method,
          url: `/api${path}`,
          headers: {
            cookie: `${sessionCookie(config.baseUrl).name}=${cookie}`,
            ...(isStream ? { 'content-type': 'application/octet-stream' } : {}),
          },
          ...(body === undefined ? {} : { payload: body }),
        }),
      )
      return { status: result.statusCode, json: result.json(), milliseconds: took }
    },
    postgresSettings: () => settings(started),
    close: async () => {
      await started.stop()
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return house
}

async function signIn(started: Started): Promise<{ tenantId: string; cookie: string }> {
  const { tenantId } = await createOrganisation(started.transactions, {
    name: 'Meetbibliotheek',
    language: 'nl',
    branches: ['Centrum'],
    isDemo: false,
  })
  return started.transactions.inTenant(productAt(tenantId), async (ctx) => {
    const user = await createUser(ctx, {
      name: 'Meter',
      email: 'meter@example.org',
      role: 'administrator',
      password: 'molens draaien op dinsdag',
    })
    const { token } = await openSession(ctx, user.id, { address: '127.0.0.1', device: 'Bench' })
    return { tenantId, cookie: token }
  })
}

async function settings(started: Started): Promise<Record<string, string>> {
  const names = ['server_version', 'shared_buffers', 'work_mem', 'max_wal_size', 'fsync', 'synchronous_commit', 'jit']
  const { rows } = await started.pool.query<{ name: string; setting: string }>(
    'select name, current_setting(name) as setting from unnest($1::text[]) name',
    [names],
  )
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
}
