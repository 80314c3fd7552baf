import { setInterval as every } from 'node:timers'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Ctx } from '../context.ts'
import { withoutValues } from '../failure.ts'
import type { Transactor } from '../db/transaction.ts'
import { workingDayOf } from './daily.rules.ts'
import { claimDay, listTenantIds } from './daily.queries.ts'
import type { JobDefinition } from './job.ts'
import { systemActor } from './worker.ts'

/**
 * Work that an organisation needs once a day (`daily` in a module's manifest). It is an ordinary job, so that it may be killed,
 * continues, reports and is seen; its payload is `DailyPayload`.
 *
 * Guarantees: asked for once per organisation and day, however many workers there are, in the same transaction as the mark that says
 * so; for today when the machine was off for longer (a job that must see every day looks back itself); an organisation made
 * today has its first round within ten minutes.
 */
export type DailyWork = {
  readonly job: JobDefinition<typeof DailyPayload>
  /** A cheap look whether there is anything to do, so that quiet days leave no job behind. Left out: there always is. */
  readonly isDue?: (ctx: Ctx, day: string) => Promise<boolean>
}

/** `day` (jjjj-mm-dd, Amsterdam) is the day that the work is for; not always that of the moment at which it runs. */
export const DailyPayload = z.object({ day: z.iso.date() })

/** How often is looked whether a new day has begun, in milliseconds. */
const LOOK_EVERY = 10 * 60 * 1000

type Tools = { readonly transactions: Transactor; readonly log: Logger }

/** Asks for the daily work of every organisation for which that has not been done; those in `done` are known to need nothing. */
export async function askForDailyWork(
  { transactions, log }: Tools,
  works: readonly DailyWork[],
  done: Map<string, string> = new Map(),
): Promise<void> {
  const day = workingDayOf(transactions.clock())
  for (const tenantId of await listTenantIds(transactions.database)) {
    if (done.get(tenantId) === day) continue
    let isComplete = true
    for (const work of works) {
      try {
        await transactions.inTenant(systemActor(tenantId, 'daily'), (ctx) => askOnce(ctx, work, day))
      } catch (error) {
        // One organisation or one kind of work in trouble may not keep the others waiting; the mark was rolled back, so it
        // is tried again at the next look.
        isComplete = false
        log.error({ err: withoutValues(error), job: work.job.name }, 'daily work could not be asked for')
      }
    }
    if (isComplete) done.set(tenantId, day)
  }
}

async function askOnce(ctx: Ctx, { job, isDue }: DailyWork, day: string): Promise<void> {
  if (!(await claimDay(ctx, { jobName: job.name, day }))) return
  if (isDue && !(await isDue(ctx, day))) return
  await ctx.enqueue({ name: job.name, payload: { day } })
}

/** Looks now and every ten minutes, until stopped. */
export function startDailyWork(tools: Tools, works: readonly DailyWork[]): { stop: () => Promise<void> } {
  const done = new Map<string, string>()
  let looking: Promise<void> | null = null
  const look = () => {
    looking ??= askForDailyWork(tools, works, done)
      .catch((error: unknown) => tools.log.error({ err: withoutValues(error) }, 'daily work'))
      .finally(() => (looking = null))
  }
  look()
  const timer = every(look, LOOK_EVERY)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await looking
    },
  }
}
