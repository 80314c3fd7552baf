import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
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
  /** Facts that are written for each relation, where facts are measured. */
  readonly factsEach: number
  readonly csvPath: string
  /** It was kept by an earlier run, with the list in it. */
  readonly isFilled: boolean
  /** From now on a next run on the same folder finds the list in it. */
  readonly markFilled: () => void
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
  readonly factsEach?: number
  readonly say: (line: string) => void
  /** Where the house stands and stays, so that a next run need not fill it again; left out: somewhere for a while. */
  readonly folder?: string
  /** Settings of the product, such as the own network. */
  readonly environment?: Readonly<Record<string, string>>
  /** Left out: turns and rests between questions to another system take their time. */
  readonly wait?: () => Promise<void>
}

export async function openHouse({
  rows,
  factsEach = 10,
  say,
  folder: kept,
  environment = {},
  wait,
}: Options): Promise<House> {
  const folder = kept === undefined ? mkdtempSync(join(tmpdir(), 'klantregie-bench-')) : resolve(kept)
  mkdirSync(folder, { recursive: true })
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
  const marker = join(folder, 'filled.json')
  const found = existsSync(marker) ? (JSON.parse(readFileSync(marker, 'utf8')) as Inhabited & { rows: number }) : null
  if (found && found.rows !== rows) throw new Error(`${folder} holds ${found.rows} rows, not ${rows}`)
  if (!found) {
    const writing = performance.now()
    writeDemoCsv(csvPath, rows, { today: '2026-03-01' })
    const milliseconds = performance.now() - writing
    say(`CSV of ${rows.toLocaleString('nl-NL')} borrowers written in ${Math.round(milliseconds)} ms`)
  }
  const inhabited = found ?? (await inhabit(started))
  const { tenantId } = inhabited
  const cookie = await signIn(started, inhabited)
  const house: House = {
    started,
    tenantId,
    rows,
    factsEach,
    csvPath,
    isFilled: found !== null,
    markFilled: () => writeFileSync(marker, JSON.stringify({ ...inhabited, rows })),
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
      if (kept === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
  return house
}

type Inhabited = { readonly tenantId: string; readonly userId: string }

async function inhabit(started: Started): Promise<Inhabited> {
  const { tenantId } = await createOrganisation(started.transactions, {
    name: 'Meetbibliotheek',
    language: 'nl',
    branches: ['Centrum'],
    isDemo: false,
  })
  const { id } = await started.transactions.inTenant(productAt(tenantId), (ctx) =>
    createUser(ctx, {
      name: 'Meter',
      email: 'meter@example.org',
      role: 'administrator',
      password: 'molens draaien op dinsdag',
    }),
  )
  return { tenantId, userId: id }
}

async function signIn(started: Started, { tenantId, userId }: Inhabited): Promise<string> {
  const { token } = await started.transactions.inTenant(productAt(tenantId), (ctx) =>
    openSession(ctx, userId, { address: '127.0.0.1', device: 'Bench' }),
  )
  return token
}

async function settings(started: Started): Promise<Record<string, string>> {
  const names = ['server_version', 'shared_buffers', 'work_mem', 'max_wal_size', 'fsync', 'synchronous_commit', 'jit']
  const { rows } = await started.pool.query<{ name: string; setting: string }>(
    'select name, current_setting(name) as setting from unnest($1::text[]) name',
    [names],
  )
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
}
