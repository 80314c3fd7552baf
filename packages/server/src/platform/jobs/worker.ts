import { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { CompiledQuery } from 'kysely'
import { AppError, withoutValues } from '../failure.ts'
import type { SealTools } from '../audit/seal-store.ts'
import { ALL_RIGHTS, EVERY_DOMAIN, type Who } from '../context.ts'
import { JOB_QUEUE, QUEUE_SCHEMA } from '../db/migrate.ts'
import type { Pool } from '../db/pool.ts'
import type { OpenSession } from '../db/session.ts'
import type { Enqueue, Transactor } from '../db/transaction.ts'
import type { DropPlace } from '../files/drop-place.ts'
import type { FileStore } from '../files/file-store.ts'
import type { MailTransport } from '../mail/mail-transport.ts'
import type { Outside } from '../outside/outside.ts'
import type { Tx } from '../db/tables.ts'
import { endJob, insertJob, reportJob, startJob } from './job.queries.ts'
import type { JobDefinition, JobRun } from './job.ts'
import { openLifeline } from './lifeline.ts'

/** How often a running job may write its progress, in milliseconds; it also bounds how late a cancel is noticed. */
const REPORT_EVERY = 500
/** The queue is asked for work this often, in seconds. */
const POLL_SECONDS = 0.5

/** After this many unexpected failures a job is said to have failed. */
const MOST_ATTEMPTS = 3
/** A job that was started this often and never ended takes its worker with it each time. The queue gives up at twenty, without telling anybody. */
const MOST_STARTS = 15

type Queued = { readonly tenantId: string; readonly jobId: string }

export type JobQueue = {
  readonly boss: PgBoss
  readonly pool: Pool
  readonly enqueue: Enqueue
  readonly stop: () => Promise<void>
}

/** Opens the queue as the application role: it may use the queue's tables, never change their shape. */
export async function openQueue(pool: Pool, options: { supervise: boolean; log: Logger }): Promise<JobQueue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
    schema: QUEUE_SCHEMA,
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: options.supervise,
    // Together with the heartbeat of ten seconds: a dead worker is noticed within twenty.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    reindex: false,
  })
  boss.on('error', (error) => options.log.error({ err: withoutValues(error) }, 'queue'))
  try {
    await boss.start()
  } catch (error) {
    // Half started it would go on asking a database that is about to go away.
    await boss.stop({ graceful: false })
    throw error
  }
  return {
    boss,
    pool,
    enqueue: async (tx, who, request, now) => {
      const jobId = await insertJob(tx, who, request, now)
      const queued: Queued = { tenantId: who.tenantId, jobId }
      // Sent through the caller's transaction: no commit, no job.
      await boss.send(JOB_QUEUE.name, queued, { db: inTransaction(tx) })
      return jobId
    },
    stop: () => boss.stop({ graceful: true, timeout: 20_000 }),
  }
}

function inTransaction(tx: Tx) {
  return {
    executeSql: async (text: string, values?: unknown[]) => {
      const result = await tx.executeQuery(CompiledQuery.raw(text, values ?? []))
      return { rows: result.rows }
    },
  }
}

/** Works off the queue until stopped; one job at a time per process, because two cores are all a small house has. */
export async function startWorker(queue: JobQueue, tools: WorkerTools): Promise<{ stop: () => void }> {
  const stopping = new AbortController()
  const worker = createWorker(tools, stopping.signal)
  const lifeline = await openLifeline(queue.pool, queue.boss, tools.log)
  queue.boss.once('stopped', () => lifeline.close())
  await queue.boss.work<Queued>(
    JOB_QUEUE.name,
    { pollingIntervalSeconds: POLL_SECONDS, batchSize: 1 },
    async ([job]) => {
      if (!job) return
      await lifeline.hold(job.id)
      try {
        await runJob(worker, job.data)
      } catch (error) {
        // The queue keeps what it is told, also after the person was forgotten whom a message of the database quotes.
        const { type, code } = withoutValues(error)
        throw new Error([type, code].filter((part) => typeof part === 'string').join(' '))
      } finally {
        await lifeline.letGo(job.id)
      }
    },
  )
  return { stop: () => stopping.abort() }
}

/** Works off what is waiting, one by one, until nothing is: for tests and for commands that wait for their work. */
export async function runWaitingJobs(queue: JobQueue, tools: WorkerTools): Promise<void> {
  const worker = createWorker(tools, new AbortController().signal)
  for (;;) {
    const [job] = await queue.boss.fetch<Queued>(JOB_QUEUE.name)
    if (!job) return
    await runJob(worker, job.data)
    await queue.boss.complete(JOB_QUEUE.name, job.id)
  }
}

export type WorkerTools = {
  readonly transactions: Transactor
  readonly openSession: OpenSession
  readonly files: FileStore
  readonly drop: DropPlace
  readonly mail: MailTransport
  readonly baseUrl: string
  readonly sealing: SealTools
  readonly outside: Outside
  readonly definitions: readonly JobDefinition[]
  readonly log: Logger
}

type Worker = Omit<WorkerTools, 'definitions'> & {
  readonly byName: ReadonlyMap<string, JobDefinition>
  readonly stopping: AbortSignal
}

function createWorker({ definitions, ...tools }: WorkerTools, stopping: AbortSignal): Worker {
  return { ...tools, stopping, byName: new Map(definitions.map((definition) => [definition.name, definition])) }
}

async function runJob(worker: Worker, { tenantId, jobId }: Queued): Promise<void> {
  const who = systemActor(tenantId, 'klantregie')
  const row = await worker.transactions.inTenant(who, (ctx) => startJob(ctx, jobId))
  if (!row) return
  const definition = worker.byName.get(row.name)
  if (!definition) throw new Error(`Unknown job ${row.name}`)
  const payload: unknown = definition.payload.parse(row.payload)
  // The work is done in the name of whoever asked for it; that is what the trail must say.
  const actor: Who = {
    ...who,
    actor: { kind: 'system', id: `job:${row.name}`, name: row.actor_name },
    origin: { kind: 'job', name: row.name, id: jobId, address: null, device: null, initiatorId: row.initiator_id },
  }
  const cancelling = new AbortController()
  const run = jobRun({ worker, actor, jobId, cancelling, definition, startedAt: worker.transactions.clock() })
  worker.log.info({ job: row.name, jobId, attempt: row.attempts }, 'job started')
  try {
    if (row.attempts > MOST_STARTS) throw new AppError('internal')
    await definition.run(run, payload)
    await finish(worker, actor, jobId, { state: 'done', errorCode: null })
  } catch (error) {
    // Stopping is not failing: the queue hands the job to the next worker. Something unexpected gets another chance,
    // because the steps are safe to repeat and a database that went away comes back.
    const isUnexpected = !(error instanceof AppError) && !cancelling.signal.aborted
    if (worker.stopping.aborted || (isUnexpected && row.attempts < MOST_ATTEMPTS)) throw error
    await fail({ worker, actor, jobId, definition, payload, error, cancelled: cancelling.signal.aborted })
  }
}

type RunParts = {
  readonly worker: Worker
  readonly actor: Who
  readonly jobId: string
  readonly cancelling: AbortController
  readonly definition: JobDefinition
  readonly startedAt: Date
}

function jobRun(parts: RunParts): JobRun {
  const { worker, actor, jobId, cancelling } = parts
  let lastReport = 0
  return {
    jobId,
    tenantId: actor.tenantId,
    signal: AbortSignal.any([cancelling.signal, worker.stopping]),
    isCancelled: () => cancelling.signal.aborted,
    clock: worker.transactions.clock,
    inTenant: (work) => worker.transactions.inTenant(actor, work),
    inTenantAs: (who, work) =>
      worker.transactions.inTenant(actor.origin ? { ...who, origin: actor.origin } : who, work),
    inSession: (work) => worker.openSession(actor, work),
    files: worker.files,
    drop: worker.drop,
    mail: worker.mail,
    baseUrl: worker.baseUrl,
    sealing: worker.sealing,
    outside: worker.outside,
    report: async ({ fraction, step }) => {
      const now = worker.transactions.clock()
      if (now.getTime() - lastReport < REPORT_EVERY && fraction < 1) return
      lastReport = now.getTime()
      const secondsLeft = estimateSecondsLeft(parts.startedAt, now, fraction)
      const cancelAsked = await worker.transactions.inTenant(actor, async (ctx) => {
        await ctx.announce({ topic: 'job', id: jobId })
        return reportJob(ctx, jobId, { fraction, step, secondsLeft })
      })
      if (cancelAsked && parts.definition.canCancel) cancelling.abort()
    },
  }
}

/** Seconds left at the pace so far; null in the first moments, when a pace means nothing. */
function estimateSecondsLeft(startedAt: Date, now: Date, fraction: number): number | null {
  const elapsed = (now.getTime() - startedAt.getTime()) / 1000
  return fraction < 0.02 || elapsed < 1 ? null : Math.ceil((elapsed / fraction) * (1 - fraction))
}

type Failure = {
  readonly worker: Worker
  readonly actor: Who
  readonly jobId: string
  readonly definition: JobDefinition
  readonly payload: unknown
  readonly error: unknown
  readonly cancelled: boolean
}

async function fail({ worker, actor, jobId, definition, payload, error, cancelled }: Failure): Promise<void> {
  const code = error instanceof AppError ? error.code : null
  if (!cancelled && !code) worker.log.error({ err: withoutValues(error), job: definition.name, jobId }, 'job failed')
  await worker.transactions.inTenant(actor, async (ctx) => {
    await definition.onFailure?.(ctx, payload, { cancelled, code })
    await endJob(
      ctx,
      jobId,
      cancelled ? { state: 'cancelled', errorCode: null } : { state: 'failed', errorCode: code ?? 'internal' },
    )
    await ctx.announce({ topic: 'job', id: jobId })
  })
}

function finish(worker: Worker, actor: Who, jobId: string, end: { state: 'done'; errorCode: null }): Promise<void> {
  return worker.transactions.inTenant(actor, async (ctx) => {
    await endJob(ctx, jobId, end)
    await ctx.announce({ topic: 'job', id: jobId })
  })
}

/** The product itself at work. It has no permissions: services called by jobs check what the job was started for. */
export function systemActor(tenantId: string, name: string): Who {
  return {
    tenantId,
    actor: { kind: 'system', id: `system:${name}`, name: 'Klantregie' },
    language: 'nl',
    permissions: new Set(),
    domainMask: EVERY_DOMAIN,
    rights: ALL_RIGHTS,
  }
}
