import type { Config } from '../../platform/config/config.ts'
import { openHouseDatabase } from '../database.ts'
import { authenticateFor, modules } from '../modules.ts'
import { createLog, start, type Started } from '../start.ts'

/** The product without web pages and background work, for a command; everything is closed again afterwards. */
export async function inHouse<T>(config: Config, work: (started: Started) => Promise<T>): Promise<T> {
  const database = await openHouseDatabase(config, () => undefined)
  try {
    const started = await start({
      config,
      connection: database.app,
      modules,
      authenticate: authenticateFor,
      // A command speaks on the terminal itself; only what nobody expected is worth a line of log.
      log: createLog(config.logLevel === 'info' ? 'error' : config.logLevel),
      clock: () => new Date(),
      withWorker: false,
    })
    try {
      return await work(started)
    } finally {
      await started.stop()
    }
  } finally {
    await database.stop()
  }
}
