import type { BulkState, BulkStopReason } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { refreshStatistics } from '../../../platform/tenants/statistics.queries.ts'
import { mayGoOnIn } from './asker.service.ts'
import { forgottenBefore, isBusy, progressOf } from './bulk.rules.ts'
import { carryOut, findPart, lock, removeParts } from './carry-out.queries.ts'
import * as deeds from './deed.queries.ts'
import { readyFor } from './ready.service.ts'
import * as selections from './selection.queries.ts'
import { takeBack } from './take-back.queries.ts'

/** What was just done is unknown to the database's planner; in a transaction of its own. */
export const tellPlanner = (ctx: Ctx): Promise<void> => refreshStatistics(ctx)

/** How far a deed is, 0 to 1. */
export async function progressNow(ctx: Ctx, id: string): Promise<number> {
  const deed = await deeds.find(ctx, id, { userId: null })
  return deed ? progressOf(deed) : 1
}

/**
 * Carries out the next part, as far as whoever asked may still do this. Answers whether there may be more; killed and started again it goes
 * on where it was.
 */
export async function doNext(ctx: Ctx, id: string): Promise<boolean> {
  const deed = await deeds.hold(ctx, id)
  if (deed?.state !== 'running') return false
  const part = await findPart(ctx, id, deed.doneThrough)
  if (!part) return false
  const mayMask = await mayGoOnIn(ctx, deed, deed.byUserId)
  if (mayMask === null) return stopFor(ctx, id, 'right_lost')
  const stretch = { deedId: id, after: deed.doneThrough, through: part.through, mayMask, by: deed.by }
  await lock(ctx, stretch, 'part')
  await carryOut(ctx, stretch, await readyFor(ctx, deed.what))
  await deeds.update(ctx, id, { doneThrough: part.through })
  return part.through < deed.items
}

async function stopFor(ctx: Ctx, id: string, reason: BulkStopReason): Promise<false> {
  await closeDeed(ctx, id, reason)
  return false
}

/** So many things are taken back at once: a transaction of about half a second. */
const STRETCH = 2500

/** The same for taking back what was done. */
export async function undoNext(ctx: Ctx, id: string): Promise<boolean> {
  const deed = await deeds.hold(ctx, id)
  if (deed?.state !== 'undoing' || deed.undoneThrough >= deed.doneThrough) return false
  const mayMask = await mayGoOnIn(ctx, deed, deed.undoneByUserId ?? deed.byUserId)
  if (mayMask === null) return stopFor(ctx, id, 'right_lost')
  const through = Math.min(deed.undoneThrough + STRETCH, deed.doneThrough)
  const by = deed.undoneBy ?? deed.by
  const stretch = { deedId: id, after: deed.undoneThrough, through, mayMask, by }
  await lock(ctx, stretch, 'items')
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
 * Ends work that was stopped or could not go on: what was done stays done. A taking back that broke off can be asked for again, and goes on
 * where it was.
 */
export async function closeDeed(ctx: Ctx, id: string, reason: BulkStopReason): Promise<void> {
  const deed = await deeds.hold(ctx, id)
  if (!deed || !isBusy(deed.state)) return
  await deeds.update(ctx, id, { stopReason: reason })
  await close(ctx, id, { state: 'stopped', action: 'bulk_deed.stopped' })
}

/** What is left of its parts, and the filter that it was asked with, are forgotten. */
async function close(ctx: Ctx, id: string, { state, action }: { state: BulkState; action: string }): Promise<void> {
  await removeParts(ctx, id)
  await deeds.recount(ctx, id)
  await deeds.update(ctx, id, { state, endedAt: ctx.now, gather: null })
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
