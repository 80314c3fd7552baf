// A worker of its own, for tests and proofs that kill one: run with its settings as JSON. It says "ready" once it works,
// and stops in order on SIGTERM.
import { pino } from 'pino'
import { authenticateFor, modules } from '../../app/modules.ts'
import { start } from '../../app/start.ts'
import { readConfig } from '../config/config.ts'
import type { Connection } from '../db/pool.ts'

export type WorkerSettings = {
  readonly connection: Connection
  readonly dataDir: string
  readonly environment?: Readonly<Record<string, string>>
}

const { connection, dataDir, environment = {} } = JSON.parse(process.argv[2] ?? '') as WorkerSettings
const started = await start({
  config: readConfig({ KLANTREGIE_DATA: dataDir, KLANTREGIE_LOG_LEVEL: 'silent', ...environment }),
  connection,
  modules,
  authenticate: authenticateFor,
  log: pino({ level: 'silent' }),
  clock: () => new Date(),
  withWorker: true,
})
process.once('SIGTERM', () => {
  void started.stop().then(() => process.exit(0))
})
// Whoever started it is gone: nobody is left to stop it.
process.stdin.once('end', () => process.exit(0))
process.stdin.resume()
process.stdout.write('ready\n')
