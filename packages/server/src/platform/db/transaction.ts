import { sql, type Kysely } from 'kysely'
import type { Ctx, JobRequest, Who, Witness } from '../context.ts'
import type { Database } from './database.generated.ts'
import type { Tx } from './tables.ts'
import { insertAuditEntry } from '../audit/audit.queries.ts'
import { currentOrigin } from '../audit/origin.ts'
import { askCancel } from '../jobs/job.queries.ts'

/** How background work is put on the queue inside a transaction; given by jobs/, so that db/ does not know the queue. */
export type Enqueue = (tx: Tx, who: Who, request: JobRequest, now: Date) => Promise<string>

export type Transactor = {
  /** The only way to the tables: one transaction with tenant and actor set, rolled back whole on any error. */
  readonly inTenant: <T>(who: Who, work: (ctx: Ctx) => Promise<T>) => Promise<T>
  readonly clock: () => Date
  readonly database: Kysely<Database>
}

export const EVENT_CHANNEL = 'klantregie_events'

/** `witnesses`: what modules want to hear of every change; none for what only looks. */
export function transactor(
  database: Kysely<Database>,
  clock: () => Date,
  enqueue: Enqueue,
  witnesses: readonly Witness[] = [],
): Transactor {
  return {
    clock,
    database,
    inTenant: (who, work) =>
      database.transaction().execute(async (tx) => {
        // Local to the transaction: a pooled connection never remembers whose it was, and without this no row is visible.
        await sql`select set_config('klantregie.tenant', ${who.tenantId}, true)`.execute(tx)
        return work(contextOf(tx, who, clock(), { enqueue, witnesses }))
      }),
  }
}

type Means = { readonly enqueue: Enqueue; readonly witnesses: readonly Witness[] }

function contextOf(tx: Tx, who: Who, now: Date, { enqueue, witnesses }: Means): Ctx {
  const ctx: Ctx = {
    ...who,
    now,
    tx,
    origin: who.origin ?? currentOrigin(),
    audit: async (action, subject, details = {}) => {
      await insertAuditEntry(ctx, { action, subject, details, isRead: false })
      for (const witness of witnesses) await witness(ctx, { action, subject })
    },
    auditRead: (action, subject, details = {}) => insertAuditEntry(ctx, { action, subject, details, isRead: true }),
    enqueue: (request) => enqueue(tx, who, request, now),
    cancelJob: (jobId) => askCancel(ctx, jobId),
    announce: async (announcement) => {
      const payload = JSON.stringify({ tenantId: who.tenantId, ...announcement })
      await sql`select pg_notify(${EVENT_CHANNEL}, ${payload})`.execute(tx)
    },
  }
  return ctx
}
