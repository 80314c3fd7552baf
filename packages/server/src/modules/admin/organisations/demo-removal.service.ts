import { setTimeout } from 'node:timers/promises'
import type { Ctx, Who } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { FileStore } from '../../../platform/files/file-store.ts'
import { askCancel, listJobs } from '../../../platform/jobs/job.queries.ts'
import * as users from '../users/user.queries.ts'
import * as organisations from './organisation.queries.ts'
import { calculateRemovalOrder } from './removal-order.rules.ts'
import { emptyTable, findFencedTables, removeTrail } from './removal.queries.ts'
import { deleteTenant, type Installation } from './tenant.queries.ts'

/** Work that is going on gets this long to notice that it should stop, in milliseconds. */
const PATIENCE = 10_000
const ASK_EVERY = 250
/** The trail and everything that belongs to it: only the database itself may remove that, and only of a demonstration. */
const TRAIL = /^platform\.audit_/

/**
 * Removes a demonstration organisation and everything in it: rows of every table, files, trail and registration, in one
 * transaction. Nothing else can be removed this way; the database refuses it too.
 * @throws AppError admin.demo_not_found
 */
export async function removeDemo(installation: Installation, files: FileStore, who: Who): Promise<void> {
  await installation.inTenant(who, refuseUnlessDemo)
  await stopWork(installation, who)
  await installation.inTenant(who, async (ctx) => {
    await refuseUnlessDemo(ctx)
    for (const user of await users.findAll(ctx)) await ctx.announce({ topic: 'session', id: user.id })
    const { tables, references } = await findFencedTables(ctx)
    const order = calculateRemovalOrder(tables, references).filter((table) => !TRAIL.test(table))
    // Twice: the database itself writes down that rows went (marks for what is made anew), and those go too.
    for (const table of [...order, ...order]) await emptyTable(ctx, table)
    await removeTrail(ctx)
    await deleteTenant(ctx)
  })
  await files.removeTenant(who.tenantId)
}

async function refuseUnlessDemo(ctx: Ctx): Promise<void> {
  const organisation = await organisations.find(ctx)
  if (!organisation?.isDemo) throw new AppError('admin.demo_not_found')
}

/** Asks all work to stop and waits a little; work that goes on regardless finds its job gone at its next step, and stops. */
async function stopWork(installation: Installation, who: Who): Promise<void> {
  for (let waited = 0; waited <= PATIENCE; waited += ASK_EVERY) {
    const busy = await installation.inTenant(who, async (ctx) => {
      const running = await listJobs(ctx, 'running')
      for (const job of running) await askCancel(ctx, job.id)
      return running.length > 0
    })
    if (!busy) return
    await setTimeout(ASK_EVERY)
  }
}
