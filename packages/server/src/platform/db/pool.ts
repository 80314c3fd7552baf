import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './database.generated.ts'

/** Either a URL or the parts, as the supervisor gives them (a unix socket has no URL worth writing). */
export type Connection = string | { host: string; port: number; user: string; password: string; database: string }

const { builtins } = pg.types
// Counts and row numbers stay far below 2^53; the one 64-bit value that is not (domain_mask) is always read as text.
pg.types.setTypeParser(builtins.INT8, Number)
// A calendar day has no time zone; turning it into a Date would move birthdays.
pg.types.setTypeParser(builtins.DATE, (text) => text)

export type Pool = pg.Pool

export function openPool(connection: Connection, options: { max: number; name: string }): Pool {
  const settings = typeof connection === 'string' ? { connectionString: connection } : connection
  const pool = new pg.Pool({ ...settings, max: options.max, application_name: options.name, idleTimeoutMillis: 30_000 })
  // A connection that breaks while idle is replaced at next use; without a listener it would end the process.
  pool.on('error', () => undefined)
  return pool
}

export function openDatabase(pool: Pool): Kysely<Database> {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
}
