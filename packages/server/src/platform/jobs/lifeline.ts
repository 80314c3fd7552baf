import type { PoolClient } from 'pg'
import type { Logger } from 'pino'
import type { PgBoss } from 'pg-boss'
import { JOB_QUEUE, QUEUE_SCHEMA } from '../db/migrate.ts'
import type { Pool } from '../db/pool.ts'
import { withoutValues } from '../failure.ts'

/**
 * While a job runs, its worker holds a lock named after it on one connection of its own. A worker that is killed loses
 * the connection, and with it the lock, at the same moment, on whatever machine it ran; every worker looks around at its
 * start and every two seconds, and puts a running job that nobody holds back on the queue. The heartbeat of the queue
 * stays behind it, for a worker that hangs with its connection open.
 */
export type Lifeline = {
  readonly hold: (queuedId: string) => Promise<void>
  readonly letGo: (queuedId: string) => Promise<void>
  readonly close: () => void
}

/** In milliseconds. One small query each time. */
const LOOK_EVERY = 2000
/** Between taking a job and holding its lock a worker needs a moment; younger jobs are left alone. */
const YOUNG = '2 seconds'

const LOCK = `hashtextextended('klantregie-job/' || $1, 0)`

export async function openLifeline(pool: Pool, boss: PgBoss, log: Logger): Promise<Lifeline> {
  const held = new Set<string>()
  const line = lineOf(pool, held)
  const look = async (): Promise<void> => {
    const client = await line.open()
    for (const found of await listRunning(client)) if (!held.has(found.id)) await giveBack(client, boss, found)
  }
  const timer = setInterval(() => {
    // A database that is away is told of by everything else; the next look finds it back.
    look().catch((error: unknown) => log.debug({ err: withoutValues(error) }, 'lifeline'))
  }, LOOK_EVERY)
  timer.unref()
  await look()
  return {
    hold: async (id) => {
      held.add(id)
      await tryLock(await line.open(), id)
    },
    letGo: async (id) => {
      held.delete(id)
      await line.use((client) => client.query(`select pg_advisory_unlock(${LOCK})`, [id]))
    },
    close: () => {
      clearInterval(timer)
      line.close()
    },
  }
}

/** One connection, opened again after it broke; a new one holds nothing yet, so it takes the locks of running jobs. */
function lineOf(pool: Pool, held: ReadonlySet<string>) {
  let opened: Promise<PoolClient> | null = null
  let isClosed = false
  const open = async (): Promise<PoolClient> => {
    if (isClosed) throw new Error('The lifeline is closed.')
    const client = await pool.connect()
    client.once('error', () => {
      opened = null
      client.release(true)
    })
    for (const id of held) await tryLock(client, id)
    return client
  }
  return {
    open: (): Promise<PoolClient> => {
      opened ??= open().catch((error: unknown) => {
        opened = null
        throw error
      })
      return opened
    },
    /** Only while it is open: a connection that broke has let go of its locks by itself. */
    use: async (work: (client: PoolClient) => Promise<unknown>): Promise<void> => {
      const client = await opened?.catch(() => null)
      if (client) await work(client).catch(() => undefined)
    },
    close: (): void => {
      isClosed = true
      void opened?.then((client) => client.release(true)).catch(() => undefined)
      opened = null
    },
  }
}

type Running = { readonly id: string; readonly started_on: string }

async function listRunning(client: PoolClient): Promise<Running[]> {
  const { rows } = await client.query<Running>(
    `select id, started_on::text from ${QUEUE_SCHEMA}.job where name = $1 and state = 'active' and started_on < now() - interval '${YOUNG}'`,
    [JOB_QUEUE.name],
  )
  return rows
}

/** Only when the lock is ours and the job is still the run we saw: another worker may have been quicker. */
async function giveBack(client: PoolClient, boss: PgBoss, { id, started_on: startedOn }: Running): Promise<void> {
  if (!(await tryLock(client, id))) return
  try {
    const same = await client.query(
      `select 1 from ${QUEUE_SCHEMA}.job where name = $1 and id = $2 and state = 'active' and started_on = $3::timestamptz`,
      [JOB_QUEUE.name, id, startedOn],
    )
    if (same.rowCount === 1) await boss.fail(JOB_QUEUE.name, id, { message: 'its worker is gone' })
  } finally {
    await client.query(`select pg_advisory_unlock(${LOCK})`, [id])
  }
}

/** Never waits: who holds the lock already is a worker that was given up by the heartbeat and lives on. */
async function tryLock(client: PoolClient, id: string): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>(`select pg_try_advisory_lock(${LOCK}) as got`, [id])
  return rows[0]?.got === true
}
