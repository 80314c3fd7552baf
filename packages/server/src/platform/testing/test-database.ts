import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrate } from '../db/migrate.ts'
import type { DatabaseConnection } from '../postgres/index.ts'
import { startExternalTestPostgres, startTestPostgres } from '../postgres/testing/index.ts'

const TEMPLATE = 'klantregie_template'

export type TestServer = { readonly connection: DatabaseConnection; readonly stop: () => Promise<void> }

/** One server per test run with a migrated template; `major` 17 is an external database reached over TCP with a password. */
export async function startTestServer(kind: 'embedded' | 'external'): Promise<TestServer> {
  const server = kind === 'external' ? await startExternalTestPostgres() : await startTestPostgres()
  const { connection } = server
  await onServer(connection, (client) => client.query(`create database ${TEMPLATE}`))
  await migrate(ownerOf(connection, TEMPLATE))
  return { connection, stop: () => server.stop() }
}

/** A fresh copy of the migrated template: some 30 ms. */
export async function cloneDatabase(
  connection: DatabaseConnection,
): Promise<{ name: string; drop: () => Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(connection, (client) => createFromTemplate(client, name))
  return {
    name,
    drop: () => onServer(connection, (client) => client.query(`drop database if exists ${name} with (force)`)),
  }
}

/** Copying needs the template for itself; two test files at once take turns. */
async function createFromTemplate(client: pg.Client, name: string): Promise<void> {
  await client.query('select pg_advisory_lock(7245020)')
  await client.query(`create database ${name} template ${TEMPLATE} strategy file_copy`)
}

export function ownerOf(connection: DatabaseConnection, database: string) {
  return { host: connection.host, port: connection.port, database, ...connection.owner }
}

export function appOf(connection: DatabaseConnection, database: string) {
  return { host: connection.host, port: connection.port, database, ...connection.app }
}

async function onServer(connection: DatabaseConnection, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(ownerOf(connection, connection.database))
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
