import type pg from 'pg'
import { openPool } from '../platform/db/pool.ts'
import { cloneDatabase, ownerOf } from '../platform/testing/test-database.ts'
import type { DatabaseConnection } from '../platform/postgres/index.ts'

/** Schemas that are ours; the queue's and PostgreSQL's own are not. */
export const OURS = `n.nspname in ('platform', 'admin', 'governance', 'relations', 'identity', 'activity', 'privacy', 'engagement', 'segments', 'integrations')`

/** The one table that must be readable before anybody's organisation is known; it holds no more than an id and a slug. */
export const UNFENCED = ['platform.tenant']

/** The migrated catalogue, read as the owner. */
export async function withCatalogue<T>(
  connection: DatabaseConnection,
  work: (pool: pg.Pool) => Promise<T>,
): Promise<T> {
  const database = await cloneDatabase(connection)
  const pool = openPool(ownerOf(connection, database.name), { max: 1, name: 'architecture' })
  try {
    return await work(pool)
  } finally {
    await pool.end()
    await database.drop()
  }
}

export async function list<T extends object>(pool: pg.Pool, query: string): Promise<T[]> {
  return (await pool.query<T>(query)).rows
}
