import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Connection } from './pool.ts'

const FOLDER = resolve(import.meta.dirname, '../../../migrations')
/** Any constant: two processes that start at once take turns. */
const MIGRATION_LOCK = 7_245_019
export const APP_ROLE = 'klantregie_app'
export const QUEUE_SCHEMA = 'pgboss'

type Migration = { readonly name: string; readonly sql: string; readonly hash: string }

export class SchemaTooNew extends Error {}

/** Reads the ordered list of migrations; two files with one number are an error on purpose, because order matters. */
export async function readMigrations(folder: string = FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const numbers = names.map((name) => name.slice(0, 4))
  const repeated = numbers.find((number, index) => numbers.indexOf(number) !== index)
  if (repeated !== undefined) throw new Error(`Two migrations carry the number ${repeated}.`)
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings the database up to this version, each migration in its own transaction, as the owner role.
 * @throws SchemaTooNew when the database has been migrated by a newer version: starting would lose what it wrote.
 */
export async function migrate(
  connection: Connection,
  migrations?: readonly Migration[],
): Promise<{ applied: string[] }> {
  const wanted = migrations ?? (await readMigrations())
  const client = new pg.Client(typeof connection === 'string' ? { connectionString: connection } : connection)
  // A connection that breaks makes the next query fail; the event itself may not end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await prepare(client)
    const applied = await applyMissing(client, wanted)
    await prepareQueue(connection, client)
    return { applied }
  } finally {
    await client.end()
  }
}

async function prepare(client: pg.Client): Promise<void> {
  await client.query(`create table if not exists public.klantregie_migration (
    name text primary key, hash text not null, applied_at timestamptz not null default now())`)
  const role = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE])
  if (role.rowCount === 0) await client.query(`create role ${APP_ROLE} nologin nosuperuser nobypassrls`)
  await client.query(`grant select on public.klantregie_migration to ${APP_ROLE}`)
}

async function applyMissing(client: pg.Client, wanted: readonly Migration[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; hash: string }>(
    'select name, hash from public.klantregie_migration',
  )
  const done = new Map(rows.map((row) => [row.name, row.hash]))
  const unknown = rows.find((row) => !wanted.some((migration) => migration.name === row.name))
  if (unknown) {
    throw new SchemaTooNew(
      `De gegevens zijn bijgewerkt door een nieuwere versie (${unknown.name}). Start die versie, of zet een back-up van vóór de update terug. / ` +
        `This database was upgraded by a newer version (${unknown.name}). Start that version, or restore a backup from before the upgrade.`,
    )
  }
  const applied: string[] = []
  for (const migration of wanted) {
    const hash = done.get(migration.name)
    if (hash === migration.hash) continue
    if (hash !== undefined)
      throw new Error(`Migration ${migration.name} was changed after it was applied; add a new one instead.`)
    await applyOne(client, migration)
    applied.push(migration.name)
  }
  return applied
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into public.klantregie_migration (name, hash) values ($1, $2)', [
      migration.name,
      migration.hash,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** The queue keeps its own tables, outside the fence: it holds ids only, never anything about a person. */
async function prepareQueue(connection: Connection, client: pg.Client): Promise<void> {
  const settings = typeof connection === 'string' ? { connectionString: connection } : connection
  const boss = new PgBoss({ ...settings, schema: QUEUE_SCHEMA, max: 2, supervise: false, schedule: false })
  boss.on('error', () => undefined)
  await boss.start()
  const queue = await boss.getQueue(JOB_QUEUE.name)
  if (queue === null) await boss.createQueue(JOB_QUEUE.name, JOB_QUEUE.options)
  await boss.stop({ graceful: false })
  await client.query(`grant usage on schema ${QUEUE_SCHEMA} to ${APP_ROLE};
    grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to ${APP_ROLE};
    grant usage on all sequences in schema ${QUEUE_SCHEMA} to ${APP_ROLE};
    grant execute on all functions in schema ${QUEUE_SCHEMA} to ${APP_ROLE}`)
}

/**
 * One queue for all background work. A worker says every five seconds that it is alive; after ten seconds of silence its
 * job is given to another, so a killed worker's job goes on well within a minute.
 */
export const JOB_QUEUE = {
  name: 'klantregie',
  options: { heartbeatSeconds: 10, retryLimit: 20, retryDelay: 1, expireInSeconds: 23 * 3600 },
} as const
