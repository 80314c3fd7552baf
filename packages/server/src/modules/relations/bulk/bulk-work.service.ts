import type { BulkState } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { refreshStatistics } from '../../../platform/tenants/statistics.queries.ts'
import { forgottenBefore, progressOf } from './bulk.rules.ts'
import { carryOut, lock } from './carry-out.queries.ts'
import * as deeds from './deed.queries.ts'
import { readyFor } from './ready.service.ts'
import * as selections from './selection.queries.ts'
import { takeBack } from './take-back.queries.ts'

/** So many things at once: a transaction of about half a second, and so long does a colleague wait who changes one of them. */
const STRETCH = 5000

/** What was written down a moment ago is unknown to the database's planner; in a transaction of its own. */
export const tellPlanner = (ctx: Ctx): Promise<void> => refreshStatistics(ctx)

/** How far a deed is, 0 to 1. */
export async function progressNow(ctx: Ctx, id: string): Promise<number> {
  const deed = await deeds.find(ctx, id, { userId: null })
  return deed ? progressOf(deed) : 1
}

/** Carries out the next stretch. Answers whether there may be more; killed and started again it goes on where it was. */
export async function doNext(ctx: Ctx, id: string): Promise<boolean> {
  const deed = await deeds.hold(ctx, id)
  if (deed?.state !== 'running' || deed.doneThrough >= deed.items) return false
  const through = Math.min(deed.doneThrough + STRETCH, deed.items)
  const stretch = { deedId: id, after: deed.doneThrough, through, mayMask: deed.mayMask, by: deed.by }
  await lock(ctx, stretch)
  await carryOut(ctx, stretch, await readyFor(ctx, deed.what))
  await deeds.update(ctx, id, { doneThrough: through })
  return through < deed.items
}

/** The same for taking back what was done. */
export async function undoNext(ctx: Ctx, id: string): Promise<boolean> {
  const deed = await deeds.hold(ctx, id)
  if (deed?.state !== 'undoing' || deed.undoneThrough >= deed.doneThrough) return false
  const through = Math.min(deed.undoneThrough + STRETCH, deed.doneThrough)
  const by = deed.undoneBy ?? deed.by
  const stretch = { deedId: id, after: deed.undoneThrough, through, mayMask: deed.mayMask, by }
  await lock(ctx, stretch)
  await takeBack(ctx, stretch, await readyFor(ctx, deed.what))
  await deeds.update(ctx, id, { undoneThrough: through })
  return through < deed.doneThrough
}

const AFTER: Readonly<Partial<Record<BulkState, { state: BulkState; action: string }>>> = {
  running: { state: 'done', action: 'bulk_deed.done' },
  undoing: { state: 'undone', action: 'bulk_deed.undone' },
}

/** Closes what was done or taken back to the end. */
export async function finishDeed(ctx: Ctx, id: string): Promise<void> {
  const deed = await deeds.hold(ctx, id)
  const after = deed && AFTER[deed.state]
  if (after) await close(ctx, id, after)
}

/**
 * Work that was stopped or could not go on: what was done stays done. A taking back that broke off can be asked for again, and goes on
 * where it was.
 */
export async function stopDeed(ctx: Ctx, id: string): Promise<void> {
  const deed = await deeds.hold(ctx, id)
  if (!deed || !AFTER[deed.state]) return
  await close(ctx, id, { state: 'stopped', action: 'bulk_deed.stopped' })
}

async function close(ctx: Ctx, id: string, { state, action }: { state: BulkState; action: string }): Promise<void> {
  await deeds.recount(ctx, id)
  await deeds.update(ctx, id, { state, endedAt: ctx.now })
  const deed = await deeds.hold(ctx, id)
  if (!deed) return
  const { changed, passedBy, restored, kept } = deed
  await ctx.audit(action, { kind: 'bulk_deed', id }, { kind: deed.what.kind, changed, passedBy, restored, kept })
  await ctx.announce({ topic: 'relation', id })
}

/** How long a selection can be used, and so an address that names it. */
const SELECTION_DAYS = 7
const DAY_MS = 24 * 60 * 60 * 1000
const selectedBefore = (now: Date) => new Date(now.getTime() - SELECTION_DAYS * DAY_MS)

/** Whether something of bulk work is old enough to go. */
export async function hasOldWork(ctx: Ctx): Promise<boolean> {
  return (
    (await deeds.hasBefore(ctx, forgottenBefore(ctx.now))) || (await selections.hasBefore(ctx, selectedBefore(ctx.now)))
  )
}

/** So many rows go in one transaction. */
const FORGOTTEN_AT_ONCE = 20_000

/** Takes old work away, a part at a time. Answers whether there is more. */
export async function forgetOldWork(ctx: Ctx): Promise<boolean> {
  await selections.removeBefore(ctx, selectedBefore(ctx.now))
  return deeds.forget(ctx, forgottenBefore(ctx.now), FORGOTTEN_AT_ONCE)
}
