import { daysLater } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { forgetUnused } from '../conditions/bitmap.queries.ts'
import { ensureBuilt } from '../conditions/building.service.ts'
import type { Slice } from '../portrait/slices.ts'
import { divisionsFor } from './divisions.service.ts'

/** Nobody asks the days of a fortnight ago any more. */
const KEPT_DAYS = 14
/** Each is looked at whenever a relation changes, so their number is bounded; those used last stay. */
const MOST_CONDITIONS = 500

/** `day`: the day that begins ("2026-03-01"). */
export async function forgetOldConditions(ctx: Ctx, day: string): Promise<void> {
  await forgetUnused(ctx, { before: daysLater(day, -KEPT_DAYS), most: MOST_CONDITIONS })
}

/** Kinds, branches and roles of today, so that the first who counts does not wait for them. */
export async function prepareDivisions(ctx: Ctx): Promise<void> {
  const divisions = await divisionsFor(ctx)
  await ensureBuilt(
    ctx,
    divisions.map(({ says }) => says),
  )
}

/**
 * One of the slices of which portraits are made: each in a transaction of its own, so that nothing waits long for them. They do not
 * depend on the day, so nearly always there is nothing to do.
 */
export async function prepareSlice(ctx: Ctx, slice: Slice): Promise<void> {
  await ensureBuilt(ctx, [slice])
}
