import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import { Kysely, PostgresDialect } from 'kysely'
import { from as copyFrom } from 'pg-copy-streams'
import type { Ctx, Who, Witness } from '../context.ts'
import type { Database } from './database.generated.ts'
import type { Pool } from './pool.ts'
import { transactor, type Enqueue } from './transaction.ts'

/**
 * Several transactions on one connection, for bulk work that keeps temporary tables between them. Temporary tables are
 * private to the connection and are not written to the log, which makes them the fastest place to put a million rows.
 */
export type Session = {
  readonly inTenant: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
  /** Streams rows in COPY text form into a temporary table. `target`: `name (columns)`, from a queries file. */
  readonly copyIn: (target: string, rows: Readable, signal: AbortSignal) => Promise<void>
}

export type OpenSession = <T>(who: Who, work: (session: Session) => Promise<T>) => Promise<T>

export function sessionOpener(
  pool: Pool,
  clock: () => Date,
  enqueue: Enqueue,
  witnesses: readonly Witness[] = [],
): OpenSession {
  return async (who, work) => {
    const client = await pool.connect()
    const single = {
      connect: () => Promise.resolve({ query: client.query.bind(client), release: () => undefined }),
      end: () => Promise.resolve(),
    }
    const database = new Kysely<Database>({ dialect: new PostgresDialect({ pool: single as never }) })
    const { inTenant } = transactor(database, clock, enqueue, witnesses)
    try {
      return await work({
        inTenant: (use) => inTenant(who, use),
        copyIn: (target, rows, signal) =>
          pipeline(rows, client.query(copyFrom(`copy ${target} from stdin`)), { signal }),
      })
    } finally {
      // The connection is thrown away with its temporary tables.
      client.release(true)
    }
  }
}
