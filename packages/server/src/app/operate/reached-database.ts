import { join } from 'node:path'
import type { Config } from '../../platform/config/config.ts'
import type { Connection } from '../../platform/db/pool.ts'
import { startEmbedded } from '../../platform/postgres/index.ts'

/** A database as it is. `owner` may read and change every table's shape; `app` is what the product signs in as. */
export type ReachedDatabase = {
  readonly owner: Connection
  readonly app: Connection
  readonly isEmbedded: boolean
  readonly stop: () => Promise<void>
}

/**
 * Starts or joins our own PostgreSQL, or takes the one that was named, and changes nothing in it. Backup, restore and
 * doctor must not migrate: a backup is made before an upgrade, and an older backup needs the older tables.
 */
export async function reachDatabase(config: Config): Promise<ReachedDatabase> {
  if (config.databaseUrl !== undefined) {
    const owner = config.databaseOwnerUrl ?? config.databaseUrl
    return { owner, app: config.databaseUrl, isEmbedded: false, stop: () => Promise.resolve() }
  }
  const server = await startEmbedded({ dataDir: join(config.dataDir, 'postgres') })
  const { host, port, database, owner, app } = server.connection
  return {
    owner: { host, port, database, ...owner },
    app: { host, port, database, ...app },
    isEmbedded: true,
    stop: () => server.stop(),
  }
}
