import { setInterval as every } from 'node:timers'
import type { Logger } from 'pino'
import type { Ctx } from '../context.ts'
import type { Transactor } from '../db/transaction.ts'
import { withoutValues } from '../failure.ts'
import { listTenantIds } from './daily.queries.ts'
import { systemActor } from './worker.ts'

/**
 * Work that is done within a second or two of a change (`upkeep` in a module's manifest): what is derived is made anew. It is no job,
 * because nobody waits for it by name: each round is one short transaction that looks whether there is anything to do. Answers whether more
 * waits. It must be safe beside another process that does the same.
 */
export type Upkeep = (ctx: Ctx) => Promise<boolean>

/** How often is looked, in milliseconds. */
const LOOK_EVERY = 1000
/** Rounds in a row for one organisation, before the next has its turn. */
const MOST_ROUNDS = 20

type Tools = { readonly transactions: Transactor; readonly log: Logger }

/** One look at every organisation; answers whether more waits somewhere. */
export async function doUpkeep({ transactions, log }: Tools, works: readonly Upkeep[]): Promise<boolean> {
  let isMore = false
  for (const tenantId of await listTenantIds(transactions.database))
    for (const work of works) if (await workOff({ transactions, log }, tenantId, work)) isMore = true
  return isMore
}

/** What failed stays marked and is tried again at the next look; other work and another organisation do not wait for it. */
async function workOff({ transactions, log }: Tools, tenantId: string, work: Upkeep): Promise<boolean> {
  try {
    for (let round = 0; round < MOST_ROUNDS; round++)
      if (!(await transactions.inTenant(systemActor(tenantId, 'upkeep'), work))) return false
    return true
  } catch (error) {
    log.error({ err: withoutValues(error) }, 'upkeep')
    return false
  }
}

/** Looks now and every second, until stopped; a look that takes longer is not begun twice. */
export function startUpkeep(tools: Tools, works: readonly Upkeep[]): { stop: () => Promise<void> } {
  let looking: Promise<unknown> | null = null
  let isStopping = false
  const look = () => {
    looking ??= untilDone(tools, works, () => isStopping)
      .catch((error: unknown) => tools.log.error({ err: withoutValues(error) }, 'upkeep'))
      .finally(() => (looking = null))
  }
  look()
  const timer = every(look, LOOK_EVERY)
  timer.unref()
  return {
    stop: async () => {
      isStopping = true
      clearInterval(timer)
      await looking
    },
  }
}

async function untilDone(tools: Tools, works: readonly Upkeep[], isStopping: () => boolean): Promise<void> {
  while (!isStopping() && (await doUpkeep(tools, works)));
}
