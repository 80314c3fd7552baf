import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { authenticateFor, modules } from '../src/app/modules.ts'
import { start, type Started } from '../src/app/start.ts'
import { createOrganisation, createUser, openSession, productAt, sessionCookie } from '../src/modules/admin/index.ts'
import { restoreBackup, writeBackup } from '../src/platform/backup/index.ts'
import { readConfig } from '../src/platform/config/config.ts'
import { fileStore } from '../src/platform/files/file-store.ts'
import {
  appOf,
  cloneDatabase,
  ownerOf,
  startTestServer,
  type TestServer,
} from '../src/platform/testing/test-database.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Reply = { readonly statusCode: number; readonly body: string; json: () => any }

/** An installation with everything that it leaves behind: tables, files and its log. */
export type ErasureHouse = {
  readonly started: Started
  readonly tenantId: string
  readonly ask: (method: Method, path: string, body?: unknown) => Promise<Reply>
  /** Every row of every table as text, by table. */
  readonly dump: () => Promise<Map<string, string[]>>
  /** Names and contents of the data folder, and the log. */
  readonly files: () => { path: string; content: Buffer }[]
  readonly log: () => string
  readonly backup: (path: string) => Promise<void>
  readonly dataDir: string
  readonly close: () => Promise<void>
}

export type Home = { readonly server: TestServer; readonly folder: string; readonly close: () => Promise<void> }

export async function openHome(): Promise<Home> {
  const server = await startTestServer('embedded')
  const folder = mkdtempSync(join(tmpdir(), 'klantregie-prove-'))
  return {
    server,
    folder,
    close: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A new house with one organisation. */
export async function openErasureHouse(home: Home): Promise<ErasureHouse> {
  const database = await cloneDatabase(home.server.connection)
  const dataDir = mkdtempSync(join(home.folder, 'data-'))
  const opened = await open(home, { database, dataDir })
  const { tenantId } = await createOrganisation(opened.started.transactions, {
    name: 'Proefbibliotheek',
    language: 'nl',
    branches: ['Centrum'],
    isDemo: false,
  })
  return dressed(home, { ...opened, database, dataDir, tenantId })
}

/** A backup put back into an empty installation, with the ledger that stands beside the backups. */
export async function openRestored(home: Home, archive: string, from: ErasureHouse): Promise<ErasureHouse> {
  const database = await cloneDatabase(home.server.connection)
  const dataDir = mkdtempSync(join(home.folder, 'data-'))
  cpSync(join(from.dataDir, 'erasures'), join(dataDir, 'erasures'), { recursive: true })
  await restoreBackup({
    connection: ownerOf(home.server.connection, database.name),
    files: fileStore(dataDir),
    path: archive,
  })
  const opened = await open(home, { database, dataDir })
  return dressed(home, { ...opened, database, dataDir, tenantId: from.tenantId })
}

type Database = Awaited<ReturnType<typeof cloneDatabase>>

async function open(home: Home, { database, dataDir }: { database: Database; dataDir: string }) {
  const lines: string[] = []
  const started = await start({
    config: readConfig({ KLANTREGIE_DATA: dataDir, KLANTREGIE_LOG_LEVEL: 'debug' }),
    connection: appOf(home.server.connection, database.name),
    modules,
    authenticate: authenticateFor,
    log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }),
    clock: () => new Date(),
    withWorker: false,
  })
  return { started, lines }
}

type Opened = Awaited<ReturnType<typeof open>> & { database: Database; dataDir: string; tenantId: string }

async function dressed(home: Home, { started, lines, database, dataDir, tenantId }: Opened): Promise<ErasureHouse> {
  const cookie = await signIn(started, tenantId)
  const owner = ownerOf(home.server.connection, database.name)
  return {
    started,
    tenantId,
    dataDir,
    ask: async (method, path, body) => {
      const isFile = body instanceof Uint8Array
      return started.http.inject({
        method,
        url: `/api${path}`,
        headers: {
          cookie,
          ...(isFile ? { 'content-type': 'application/octet-stream' } : {}),
          ...(method === 'POST' && !isFile ? { 'idempotency-key': crypto.randomUUID() } : {}),
        },
        ...(body === undefined ? {} : { payload: isFile ? Buffer.from(body) : (body as object) }),
      })
    },
    dump: () => dumpOf(owner, tenantId),
    files: () =>
      readdirSync(dataDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => ({
          path: join(entry.parentPath, entry.name),
          content: readFileSync(join(entry.parentPath, entry.name)),
        })),
    log: () => lines.join(''),
    backup: async (path) => {
      await writeBackup({
        connection: owner,
        files: fileStore(dataDir),
        path,
        version: 'proof',
        now: new Date(),
      })
    },
    close: async () => {
      await started.stop()
      await database.drop()
    },
  }
}

async function signIn(started: Started, tenantId: string): Promise<string> {
  const token = await started.transactions.inTenant(productAt(tenantId), async (ctx) => {
    const user = await createUser(ctx, {
      name: 'Beheerder',
      email: `beheerder${crypto.randomUUID()}@example.org`,
      role: 'administrator',
      password: 'molens draaien op dinsdag',
    })
    return (await openSession(ctx, user.id, { address: '127.0.0.1', device: 'Proef' })).token
  })
  return `${sessionCookie(started.app.config.baseUrl).name}=${token}`
}

/** All tables of all schemas but PostgreSQL's own, the queue included; long values are read whole. */
async function dumpOf(connection: ReturnType<typeof ownerOf>, tenantId: string): Promise<Map<string, string[]>> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('klantregie.tenant', $1, true)`, [tenantId])
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' order by 1`,
    )
    const dump = new Map<string, string[]>()
    for (const { name } of rows)
      dump.set(
        name,
        (await client.query<{ text: string }>(`select t::text as text from ${name} t`)).rows.map(({ text }) => text),
      )
    await client.query('rollback')
    return dump
  } finally {
    await client.end()
  }
}
