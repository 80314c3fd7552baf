import type { FastifyInstance } from 'fastify'
import { pino, type DestinationStream, type Logger } from 'pino'
import type { Config } from '../platform/config/config.ts'
import { openDatabase, openPool, type Connection, type Pool } from '../platform/db/pool.ts'
import { transactor, type Transactor } from '../platform/db/transaction.ts'
import { startEventHub } from '../platform/events/events.ts'
import { sealStore } from '../platform/audit/seal-store.ts'
import { startSealing } from '../platform/audit/sealer.ts'
import { fileStore } from '../platform/files/file-store.ts'
import type { App, Authenticate } from '../platform/http/app.ts'
import { serveHealth } from '../platform/http/health.ts'
import { serveApiDescription } from '../platform/http/openapi.ts'
import { mapErrors } from '../platform/http/problems.ts'
import { createServer, serveWebApp } from '../platform/http/server.ts'
import { refuseUnfenced } from './refuse-unfenced.ts'
import { sessionOpener } from '../platform/db/session.ts'
import { askForDailyWork, startDailyWork } from '../platform/jobs/daily.ts'
import { mailTransport } from '../platform/mail/mail-transport.ts'
import { sendMail } from '../platform/mail/outbox.ts'
import { openQueue, runWaitingJobs, startWorker, type WorkerTools } from '../platform/jobs/worker.ts'
import type { Module } from '../platform/module.ts'

export type Started = {
  /** What it was put together of, for whoever needs another one beside it. */
  readonly parts: Parts
  readonly app: App
  readonly http: FastifyInstance
  readonly transactions: Transactor
  readonly pool: Pool
  readonly tools: WorkerTools
  /** Works off what is waiting, for tests and commands. */
  readonly runJobs: () => Promise<void>
  /** Asks for the daily work that has not been asked for today, as the worker does by the clock. */
  readonly askForDailyWork: () => Promise<void>
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
  const witnesses = modules.flatMap((module) => module.witnesses ?? [])
  const transactions = transactor(openDatabase(pool), parts.clock, queue.enqueue, witnesses)
  const sealing = { transactions, seals: sealStore(config.dataDir, config.auditKeyFile) }
  const events = startEventHub(pool)
  const http = await createServer(config, log)
  const app = appOf(parts, { http, transactions, events, sealing })
  mapErrors(http, Object.fromEntries(modules.flatMap((module) => Object.entries(module.constraints))))
  serveHealth(app, pool)
  for (const module of modules) for (const register of module.routes) register(app)
  serveApiDescription(app)
  await serveWebApp(http, config.webRoot)
  const daily = modules.flatMap((module) => module.daily ?? [])
  const tools: WorkerTools = {
    transactions,
    openSession: sessionOpener(pool, parts.clock, queue.enqueue, witnesses),
    files: app.files,
    mail: app.mail,
    baseUrl: config.baseUrl,
    sealing,
    definitions: [sendMail, ...modules.flatMap((module) => module.jobs), ...daily.map((work) => work.job)],
    log,
  }
  for (const { beforeOpening = [] } of modules)
    for (const prepare of beforeOpening) await prepare({ transactions, files: app.files, log })
  const worker = parts.withWorker ? await startWorker(queue, tools) : null
  const sealer = parts.withWorker ? startSealing(sealing, log) : null
  const days = parts.withWorker ? startDailyWork(tools, daily) : null
  return {
    parts,
    app,
    http,
    transactions,
    pool,
    tools,
    runJobs: () => runWaitingJobs(queue, tools),
    askForDailyWork: () => askForDailyWork(tools, daily),
    stop: async () => {
      worker?.stop()
      await days?.stop()
      await sealer?.stop()
      await closeServer(http)
      await queue.stop()
      await events.stop()
      app.mail.close()
      await pool.end()
    },
  }
}

function appOf(
  { config, modules, log, authenticate }: Parts,
  made: Pick<App, 'http' | 'transactions' | 'events' | 'sealing'>,
): App {
  const jobs = modules.flatMap((module) => module.jobs)
  return {
    ...made,
    config,
    log,
    files: fileStore(config.dataDir),
    mail: mailTransport(config.mail),
    authenticate: authenticate({ transactions: made.transactions, config }),
    cancellableJobs: new Set(jobs.filter((job) => job.canCancel).map((job) => job.name)),
    routes: [],
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
