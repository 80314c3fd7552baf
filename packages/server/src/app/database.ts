import { join } from 'node:path'
import type { Config } from '../platform/config/config.ts'
import { migrate } from '../platform/db/migrate.ts'
import type { Connection } from '../platform/db/pool.ts'
import { startEmbedded, type SupervisorEvent } from '../platform/postgres/index.ts'

/** A database that is up and migrated. `owner` is for migrations, backup and restore; the product itself uses `app`. */
export type OpenedDatabase = {
  readonly app: Connection
  readonly owner: Connection
  readonly isEmbedded: boolean
  readonly stop: () => Promise<void>
}

/** Starts our own PostgreSQL, or uses the one that was named; brings its schema up to this version. */
export async function openHouseDatabase(
  config: Config,
  tell: (event: SupervisorEvent) => void,
): Promise<OpenedDatabase> {
  const opened =
    config.databaseUrl === undefined
      ? await embedded(config, tell)
      : external(config.databaseUrl, config.databaseOwnerUrl)
  try {
    await migrate(opened.owner)
    return opened
  } catch (error) {
    await opened.stop()
    throw error
  }
}

async function embedded(config: Config, tell: (event: SupervisorEvent) => void): Promise<OpenedDatabase> {
  const server = await startEmbedded({ dataDir: join(config.dataDir, 'postgres'), onEvent: tell })
  const { host, port, database, owner, app } = server.connection
  return {
    owner: { host, port, database, ...owner },
    app: { host, port, database, ...app },
    isEmbedded: true,
    stop: () => server.stop(),
  }
}

/**
 * Without an owner URL, the one URL serves both; it must then not be a superuser's, because a superuser passes the fence
 * between organisations (checked at start, see `refuseUnfenced`).
 */
function external(appUrl: string, ownerUrl: string | undefined): OpenedDatabase {
  return { app: appUrl, owner: ownerUrl ?? appUrl, isEmbedded: false, stop: () => Promise.resolve() }
}
