import type { FastifyInstance } from 'fastify'
import { pino, type DestinationStream, type Logger } from 'pino'
import type { Config } from '../platform/config/config.ts'
import { openDatabase, openPool, type Connection, type Pool } from '../platform/db/pool.ts'
import { transactor, type Transactor } from '../platform/db/transaction.ts'
import { readGeographyFrom } from '../platform/geography/geography-files.ts'
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
import { doUpkeep, startUpkeep, type Upkeep } from '../platform/jobs/upkeep.ts'
import { mailTransport } from '../platform/mail/mail-transport.ts'
import { sendMail } from '../platform/mail/outbox.ts'
import { openOutside } from '../platform/outside/outside.ts'
import type { Wait } from '../platform/outgoing/waiting.ts'
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
  /** Makes anew what is derived, until nothing waits, as the worker does every second. */
  readonly doUpkeep: () => Promise<void>
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
  /** How to wait for another system; given by tests, whose clock stands still. */
  readonly wait?: Wait
}

/** Connections for requests; work holds one more, and listening another. */
const POOL_SIZE = 12

/** What was opened, in order; closed the other way round. */
type Opened = { readonly close: () => unknown }[]

/**
 * Puts the product together out of its modules. Nothing else knows all of them. When something fails on the way, what was opened
 * already is closed again: a queue that asks on, or a pool with a connection, would keep the process alive for ever.
 */
export async function start(parts: Parts): Promise<Started> {
  const opened: Opened = []
  try {
    return await open(parts, opened)
  } catch (error) {
    await closeAll(opened)
    throw error
  }
}

/** Everything is closed, also when closing one of them fails; then that is what is thrown. */
async function closeAll(opened: Opened): Promise<void> {
  const [last] = opened.splice(-1)
  if (last === undefined) return
  try {
    await last.close()
  } finally {
    await closeAll(opened)
  }
}

async function open(parts: Parts, opened: Opened): Promise<Started> {
  const { config, modules, log } = parts
  readGeographyFrom(config.dataDir)
  const pool = openPool(parts.connection, { max: POOL_SIZE, name: 'klantregie' })
  opened.push({ close: () => pool.end() })
  await refuseUnfenced(pool)
  const mail = mailTransport(config.mail)
  opened.push({ close: () => mail.close() })
  const events = startEventHub(pool)
  opened.push({ close: events.stop })
  const queue = await openQueue(pool, { supervise: parts.withWorker, log })
  opened.push({ close: queue.stop })
  const witnesses = modules.flatMap((module) => module.witnesses ?? [])
  const transactions = transactor(openDatabase(pool), parts.clock, queue.enqueue, witnesses)
  const outside = openOutside(config, { clock: parts.clock, wait: parts.wait })
  opened.push({ close: () => outside.outgoing.close() })
  const sealing = { transactions, seals: sealStore(config.dataDir, config.auditKeyFile) }
  const http = await createServer(config, log)
  opened.push({ close: () => closeServer(http) })
  const app = appOf(parts, { http, transactions, events, sealing, mail, outside })
  mapErrors(http, Object.fromEntries(modules.flatMap((module) => Object.entries(module.constraints))))
  serveHealth(app, pool)
  for (const module of modules) for (const register of module.routes) register(app)
  serveApiDescription(app)
  await serveWebApp(http, config.webRoot)
  const daily = modules.flatMap((module) => module.daily ?? [])
  const upkeep = modules.flatMap((module) => module.upkeep ?? [])
  const tools: WorkerTools = {
    transactions,
    openSession: sessionOpener(pool, parts.clock, queue.enqueue, witnesses),
    files: app.files,
    drop: app.drop,
    mail,
    baseUrl: config.baseUrl,
    sealing,
    outside,
    definitions: [sendMail, ...modules.flatMap((module) => module.jobs), ...daily.map((work) => work.job)],
    log,
  }
  for (const { beforeOpening = [] } of modules)
    for (const prepare of beforeOpening) await prepare({ transactions, files: app.files, log })
  if (parts.withWorker) await startWork(opened, { queue, tools, daily, upkeep })
  return {
    parts,
    app,
    http,
    transactions,
    pool,
    tools,
    runJobs: () => runWaitingJobs(queue, tools),
    askForDailyWork: () => askForDailyWork(tools, daily),
    doUpkeep: async () => {
      while (await doUpkeep(tools, upkeep));
    },
    stop: () => closeAll(opened),
  }
}

type Working = {
  readonly queue: Awaited<ReturnType<typeof openQueue>>
  readonly tools: WorkerTools
  readonly daily: Parameters<typeof startDailyWork>[1]
  readonly upkeep: readonly Upkeep[]
}

async function startWork(opened: Opened, { queue, tools, daily, upkeep }: Working): Promise<void> {
  opened.push({ close: startSealing(tools.sealing, tools.log).stop })
  opened.push({ close: startDailyWork(tools, daily).stop })
  opened.push({ close: startUpkeep(tools, upkeep).stop })
  opened.push({ close: (await startWorker(queue, tools)).stop })
}

function appOf(
  { config, modules, log, authenticate }: Parts,
  made: Pick<App, 'http' | 'transactions' | 'events' | 'sealing' | 'mail' | 'outside'>,
): App {
  const jobs = modules.flatMap((module) => module.jobs)
  return {
    ...made,
    config,
    log,
    files: fileStore(config.dataDir),
    drop: { root: config.dropDir, mostBytes: config.maxUploadBytes },
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
