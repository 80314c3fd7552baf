import type { Ctx } from '../../../platform/context.ts'
import { replaceDay } from './count-day.queries.ts'
import { forgetDaysBut } from './days.queries.ts'
import { stretchOf } from './inventory-days.rules.ts'
import { prepareFigures } from './inventory.service.ts'

export { daysOfRound } from './inventory-days.rules.ts'

/** Counts one day, in place of what was counted for it before. */
export async function countDay(ctx: Ctx, day: string): Promise<void> {
  await replaceDay(ctx, stretchOf(day))
  await ctx.announce({ topic: 'segment', id: 'inventory' })
}

/** Other days go, but for those that somebody asked for; and the figures stand ready for whoever looked lately. */
export async function endRound(ctx: Ctx, days: readonly string[]): Promise<void> {
  await forgetDaysBut(ctx, days)
  await prepareFigures(ctx)
}
