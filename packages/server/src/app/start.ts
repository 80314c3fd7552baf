import type { FastifyInstance } from 'fastify'
import { pino, type DestinationStream, type Logger } from 'pino'
import type { Config } from '../platform/config/config.ts'
import { openDatabase, openPool, type Connection, type Pool } from '../platform/db/pool.ts'
import { transactor, type Transactor } from '../platform/db/transaction.ts'
import { startEventHub } from '../platform/events/events.ts'
import { fileStore } from '../platform/files/file-store.ts'
import type { App, Authenticate } from '../platform/http/app.ts'
import { serveHealth } from '../platform/http/health.ts'
import { serveApiDescription } from '../platform/http/openapi.ts'
import { mapErrors } from '../platform/http/problems.ts'
import { createServer, serveWebApp } from '../platform/http/server.ts'
import { refuseUnfenced } from './refuse-unfenced.ts'
import { sessionOpener } from '../platform/db/session.ts'
import { openQueue, runWaitingJobs, startWorker, type WorkerTools } from '../platform/jobs/worker.ts'
import type { Module } from '../platform/module.ts'

export type Started = {
  readonly app: App
  readonly http: FastifyInstance
  readonly transactions: Transactor
  readonly pool: Pool
  readonly tools: WorkerTools
  /** Works off what is waiting, for tests and commands. */
  readonly runJobs: () => Promise<void>
  /** Lets running requests and job steps finish, then closes everything that was opened here. */
  readonly stop: () => Promise<void>
}

export type Parts = {
  readonly config: Config
  readonly connection: Connection
  readonly modules: readonly Module[]
  readonly authenticate: (app: Pick<App, 'transactions' | 'config'>) => Authenticate
  readonly log: Logger
  readonly clock: () => Date
  /** Tests work jobs off themselves. */
  readonly withWorker: boolean
}

/** Connections for requests; work holds one more, and listening another. */
const POOL_SIZE = 12

/** Puts the product together out of its modules. Nothing else knows all of them. */
export async function start(parts: Parts): Promise<Started> {
  const { config, modules, log } = parts
  const pool = openPool(parts.connection, { max: POOL_SIZE, name: 'klantregie' })
  await refuseUnfenced(pool)
  const queue = await openQueue(pool, { supervise: parts.withWorker, log })
  const transactions = transactor(openDatabase(pool), parts.clock, queue.enqueue)
  const events = startEventHub(pool)
  const http = await createServer(config, log)
  const app: App = {
    http,
    config,
    transactions,
    events,
    log,
    files: fileStore(config.dataDir),
    authenticate: parts.authenticate({ transactions, config }),
    cancellableJobs: new Set(
      modules
        .flatMap((module) => module.jobs)
        .filter((job) => job.canCancel)
        .map((job) => job.name),
    ),
    routes: [],
  }
  mapErrors(http, Object.fromEntries(modules.flatMap((module) => Object.entries(module.constraints))))
  serveHealth(app, pool)
  for (const module of modules) for (const register of module.routes) register(app)
  serveApiDescription(app)
  await serveWebApp(http, config.webRoot)
  const tools: WorkerTools = {
    transactions,
    openSession: sessionOpener(pool, parts.clock, queue.enqueue),
    files: app.files,
    definitions: modules.flatMap((module) => module.jobs),
    log,
  }
  const worker = parts.withWorker ? await startWorker(queue, tools) : null
  return {
    app,
    http,
    transactions,
    pool,
    tools,
    runJobs: () => runWaitingJobs(queue, tools),
    stop: async () => {
      worker?.stop()
      await closeServer(http)
      await queue.stop()
      await events.stop()
      await pool.end()
    },
  }
}

/** Requests get this long to end when the product stops, in milliseconds. */
const GRACE = 5000

/** A browser opens connections ahead of use and may never use them; without a bound, stopping would wait for them. */
async function closeServer(http: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => http.server.closeAllConnections(), GRACE)
  await http.close()
  clearTimeout(cut)
}

/** Structured lines without personal data: what is logged is chosen where it is logged; these keys never pass. */
export function createLog(level: Config['logLevel'], destination?: DestinationStream): Logger {
  const redact = { paths: ['*.password', '*.token', '*.email', '*.name', 'headers'], remove: true }
  return pino({ level, base: null, redact }, destination)
}
